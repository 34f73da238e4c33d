-- The table was there and unused until now.
DELETE FROM "confirmations";

-- CreateEnum
CREATE TYPE "inbox_kind" AS ENUM ('SENT', 'EDITED', 'DELETED');

-- AlterTable
ALTER TABLE "confirmations" DROP COLUMN "action",
DROP COLUMN "payload",
ADD COLUMN     "command" TEXT NOT NULL,
ADD COLUMN     "message_id" UUID NOT NULL,
ADD COLUMN     "settled_by_id" UUID,
ADD COLUMN     "snapshot" TEXT;

-- AlterTable
ALTER TABLE "events" ADD COLUMN     "recurrence" TEXT;

-- AlterTable
ALTER TABLE "inbox" DROP CONSTRAINT "inbox_pkey",
ADD COLUMN     "kind" "inbox_kind" NOT NULL DEFAULT 'SENT',
ADD CONSTRAINT "inbox_pkey" PRIMARY KEY ("organization_id", "message_id", "kind");

-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "about_number" INTEGER,
ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "edited_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "confirm_above" INTEGER NOT NULL DEFAULT 25;

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "about_number" INTEGER,
ADD COLUMN     "edits_external_id" TEXT;

-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "nudged_at" TIMESTAMPTZ(3),
ADD COLUMN     "recurrence" TEXT;

-- CreateIndex
CREATE INDEX "confirmations_organization_id_message_id_idx" ON "confirmations"("organization_id", "message_id");

-- AddForeignKey
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_organization_id_settled_by_id_fkey" FOREIGN KEY ("organization_id", "settled_by_id") REFERENCES "messages"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_organization_id_message_id_fkey" FOREIGN KEY ("organization_id", "message_id") REFERENCES "messages"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "organizations"
  ADD CONSTRAINT "organizations_confirm_above_check" CHECK (confirm_above >= 1);

ALTER TABLE "tasks"
  ADD CONSTRAINT "tasks_recurrence_check" CHECK (length(recurrence) <= 500);

ALTER TABLE "events"
  ADD CONSTRAINT "events_recurrence_check" CHECK (length(recurrence) <= 500);
