-- CreateTable
CREATE TABLE "export_ticket" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "spec" JSONB NOT NULL,
    "count" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "export_ticket_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "export_ticket_person_id_created_at_idx" ON "export_ticket"("person_id", "created_at");

-- AddForeignKey
ALTER TABLE "export_ticket" ADD CONSTRAINT "export_ticket_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
