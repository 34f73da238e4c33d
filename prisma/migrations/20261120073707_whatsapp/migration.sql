-- AlterEnum
ALTER TYPE "outbox_status" ADD VALUE 'EXPIRED';

-- AlterTable
ALTER TABLE "accounts" ADD COLUMN     "gap_ms" INTEGER NOT NULL DEFAULT 4000,
ADD COLUMN     "paired_at" TIMESTAMPTZ(3),
ADD COLUMN     "per_minute" INTEGER NOT NULL DEFAULT 15;

-- AlterTable
ALTER TABLE "groups" ADD COLUMN     "last_message_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_message_preview" TEXT;

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "keep_messages_days" INTEGER;

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "expires_at" TIMESTAMPTZ(3);

ALTER TABLE "accounts"
  ADD CONSTRAINT "accounts_gap_ms_check" CHECK (gap_ms BETWEEN 0 AND 600000),
  ADD CONSTRAINT "accounts_per_minute_check" CHECK (per_minute BETWEEN 1 AND 600);

ALTER TABLE "organizations"
  ADD CONSTRAINT "organizations_keep_messages_days_check" CHECK (keep_messages_days >= 1);

ALTER TABLE "groups"
  ADD CONSTRAINT "groups_last_message_preview_check" CHECK (length(last_message_preview) <= 200);
