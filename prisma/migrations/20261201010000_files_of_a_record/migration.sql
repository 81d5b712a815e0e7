CREATE INDEX "attachment_entity_record_id_created_at_idx" ON "attachment"("entity", "record_id", "created_at");
