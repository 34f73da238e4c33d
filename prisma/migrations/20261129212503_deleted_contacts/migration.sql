-- CreateIndex
CREATE INDEX "contacts_deleted_idx" ON "contacts"("organization_id", "deleted_at", "id") WHERE (deleted_at IS NOT NULL);
