-- CreateIndex
CREATE INDEX "audit_entries_organization_id_actor_user_id_at_id_idx" ON "audit_entries"("organization_id", "actor_user_id", "at", "id") WHERE (actor_user_id IS NOT NULL);
