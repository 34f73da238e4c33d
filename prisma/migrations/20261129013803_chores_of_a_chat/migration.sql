-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "chat_group_id" UUID;

-- CreateIndex
CREATE INDEX "tasks_chat_group_idx" ON "tasks"("organization_id", "chat_group_id", "number") WHERE (chat_group_id IS NOT NULL);

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_organization_id_chat_group_id_fkey" FOREIGN KEY ("organization_id", "chat_group_id") REFERENCES "groups"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "tasks"
  ADD CONSTRAINT "tasks_chat_group_check" CHECK (chat_group_id IS NULL OR (parent_id IS NULL AND group_id IS NULL));
