-- CreateTable
CREATE TABLE "opportunity_batch" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "steps" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "opportunity_batch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "opportunity_batch_made_at_idx" ON "opportunity_batch"("made_at");

-- CreateIndex
CREATE INDEX "opportunity_batch_person_id_idx" ON "opportunity_batch"("person_id");

-- AddForeignKey
ALTER TABLE "opportunity_batch" ADD CONSTRAINT "opportunity_batch_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
