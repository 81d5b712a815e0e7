-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "entry_id" UUID,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_by_id" UUID,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attachment_entry_id_idx" ON "attachment"("entry_id");

-- CreateIndex
CREATE INDEX "attachment_person_id_created_at_idx" ON "attachment"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "attachment_created_at_idx" ON "attachment"("created_at");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "timeline_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
