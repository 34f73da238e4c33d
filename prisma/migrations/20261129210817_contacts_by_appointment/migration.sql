-- CreateIndex
CREATE INDEX "contacts_appointment_time_idx" ON "contacts"("organization_id", "appointment_time") WHERE (appointment_time IS NOT NULL);

-- CreateIndex
CREATE INDEX "contacts_appointment_status_idx" ON "contacts"("organization_id", "appointment_status") WHERE (appointment_status IS NOT NULL);
