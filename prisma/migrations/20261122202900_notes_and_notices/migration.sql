-- CreateEnum
CREATE TYPE "notice_kind" AS ENUM ('mentioned', 'assigned', 'won', 'lost');

-- AlterTable
ALTER TABLE "timeline_entry" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "deleted_by_id" UUID,
ADD COLUMN     "edited_at" TIMESTAMPTZ(3),
ADD COLUMN     "revised" INTEGER;

-- CreateTable
CREATE TABLE "note_version" (
    "entry_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_version_pkey" PRIMARY KEY ("entry_id","number")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "notice_kind" NOT NULL,
    "entity" TEXT NOT NULL,
    "record_ids" UUID[],
    "entry_id" UUID,
    "author_id" UUID,
    "mutation_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notice_person_id_created_at_idx" ON "notice"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "notice_entry_id_idx" ON "notice"("entry_id");

-- CreateIndex
CREATE INDEX "notice_record_ids_idx" ON "notice" USING GIN ("record_ids");

-- CreateIndex
CREATE UNIQUE INDEX "notice_person_id_kind_mutation_id_key" ON "notice"("person_id", "kind", "mutation_id");

-- AddForeignKey
ALTER TABLE "timeline_entry" ADD CONSTRAINT "timeline_entry_deleted_by_id_fkey" FOREIGN KEY ("deleted_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_version" ADD CONSTRAINT "note_version_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "timeline_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "timeline_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;
