-- AlterEnum
ALTER TYPE "role" ADD VALUE 'presales';
ALTER TYPE "role" ADD VALUE 'accountant';
ALTER TYPE "role" ADD VALUE 'supportLead';
ALTER TYPE "role" ADD VALUE 'agent';

-- CreateTable
CREATE TABLE "person_picture" (
    "person_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "person_picture_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "hand_over" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "opportunity_ids" UUID[],
    "receiver_ids" UUID[],
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hand_over_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "hand_over_person_id_made_at_idx" ON "hand_over"("person_id", "made_at");

-- AddForeignKey
ALTER TABLE "person_picture" ADD CONSTRAINT "person_picture_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
