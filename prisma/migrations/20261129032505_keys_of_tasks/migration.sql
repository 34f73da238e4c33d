-- Copies have no number, and begin with their task: no other index of all tasks begins with the organization.
-- PostgreSQL took one for the check of a foreign key, and read it whole for each of ten thousand copies.
-- DropIndex
DROP INDEX "tasks_organization_id_number_key";

-- DropIndex
DROP INDEX "tasks_organization_id_parent_id_assignee_id_key";

-- CreateIndex
CREATE UNIQUE INDEX "tasks_organization_id_number_key" ON "tasks"("organization_id", "number") WHERE (number IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "tasks_copy_key" ON "tasks"("parent_id", "organization_id", "assignee_id");
