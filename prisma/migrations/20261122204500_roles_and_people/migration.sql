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

-- AddForeignKey
ALTER TABLE "person_picture" ADD CONSTRAINT "person_picture_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
