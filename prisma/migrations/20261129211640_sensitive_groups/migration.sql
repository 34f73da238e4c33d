-- AlterTable
ALTER TABLE "groups" ADD COLUMN     "sensitive" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "members_admins_idx" ON "members"("organization_id", "group_id", "contact_id") WHERE (left_at IS NULL AND role = 'ADMIN'::member_role);
