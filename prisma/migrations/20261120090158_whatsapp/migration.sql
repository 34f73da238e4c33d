-- CreateEnum
CREATE TYPE "receipt" AS ENUM ('SENT', 'DELIVERED', 'READ', 'FAILED');

-- CreateEnum
CREATE TYPE "chat_member_state" AS ENUM ('PRESENT', 'INVITED', 'NEEDS_LINK', 'NOT_ON_WHATSAPP', 'FAILED');

-- CreateEnum
CREATE TYPE "mirror_status" AS ENUM ('CREATING', 'ACTIVE', 'STOPPED');

-- DropIndex
DROP INDEX "outbox_waiting_idx";

-- AlterTable
ALTER TABLE "accounts" ADD COLUMN     "gap_ms" INTEGER NOT NULL DEFAULT 4000,
ADD COLUMN     "paired_at" TIMESTAMPTZ(3),
ADD COLUMN     "per_minute" INTEGER NOT NULL DEFAULT 15;

-- AlterTable
ALTER TABLE "chats" ADD COLUMN     "behind_since" TIMESTAMPTZ(3),
ADD COLUMN     "description" TEXT;

-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "opted_out_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "inbox" ADD COLUMN     "was_missed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "group_id" UUID,
ADD COLUMN     "media" JSONB,
ADD COLUMN     "media_id" UUID,
ADD COLUMN     "poll_options" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "receipt" "receipt",
ADD COLUMN     "sender_alias" TEXT;

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "catch_up_minutes" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "event_polls" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "keep_messages_days" INTEGER;

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "media_id" UUID,
ADD COLUMN     "poll_options" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "settled_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "mirrors" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "group_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "chat_id" UUID,
    "status" "mirror_status" NOT NULL,
    "problem" TEXT,
    "invite_link" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "compared_at" TIMESTAMPTZ(3),

    CONSTRAINT "mirrors_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "chat_members" (
    "organization_id" UUID NOT NULL,
    "chat_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "is_admin" BOOLEAN NOT NULL,
    "state" "chat_member_state" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_members_pkey" PRIMARY KEY ("organization_id","chat_id","contact_id")
);

-- CreateTable
CREATE TABLE "media" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "mime_type" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "data" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "mirrors_organization_id_account_id_idx" ON "mirrors"("organization_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "mirrors_organization_id_group_id_key" ON "mirrors"("organization_id", "group_id");

-- CreateIndex
CREATE UNIQUE INDEX "mirrors_organization_id_chat_id_key" ON "mirrors"("organization_id", "chat_id");

-- CreateIndex
CREATE INDEX "chat_members_organization_id_contact_id_idx" ON "chat_members"("organization_id", "contact_id");

-- CreateIndex
CREATE INDEX "messages_organization_id_group_id_sent_at_id_idx" ON "messages"("organization_id", "group_id", "sent_at", "id") WHERE (group_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "messages_organization_id_contact_id_idx" ON "messages"("organization_id", "contact_id") WHERE (contact_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "messages_polls_idx" ON "messages"("organization_id", "sent_at") WHERE (poll_options <> '{}'::text[]);

-- CreateIndex
CREATE INDEX "messages_organization_id_media_id_idx" ON "messages"("organization_id", "media_id") WHERE (media_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "outbox_organization_id_media_id_idx" ON "outbox"("organization_id", "media_id") WHERE (media_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "confirmations_organization_id_settled_by_id_idx" ON "confirmations"("organization_id", "settled_by_id") WHERE (settled_by_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "outbox_open_idx" ON "outbox"("organization_id", "chat_id", "sequence") WHERE (settled_at IS NULL);

-- CreateIndex
CREATE INDEX "outbox_waiting_idx" ON "outbox"("leased_until") WHERE (settled_at IS NULL);

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_organization_id_merged_into_id_fkey" FOREIGN KEY ("organization_id", "merged_into_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mirrors" ADD CONSTRAINT "mirrors_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "accounts"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mirrors" ADD CONSTRAINT "mirrors_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mirrors" ADD CONSTRAINT "mirrors_organization_id_chat_id_fkey" FOREIGN KEY ("organization_id", "chat_id") REFERENCES "chats"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_members" ADD CONSTRAINT "chat_members_organization_id_chat_id_fkey" FOREIGN KEY ("organization_id", "chat_id") REFERENCES "chats"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_members" ADD CONSTRAINT "chat_members_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_media_id_fkey" FOREIGN KEY ("organization_id", "media_id") REFERENCES "media"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media" ADD CONSTRAINT "media_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_organization_id_media_id_fkey" FOREIGN KEY ("organization_id", "media_id") REFERENCES "media"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

UPDATE "outbox" SET settled_at = coalesce(sent_at, created_at) WHERE status <> 'PENDING';

ALTER TABLE "outbox"
  ADD CONSTRAINT "outbox_settled_check" CHECK (
    CASE status
      WHEN 'PENDING' THEN settled_at IS NULL
      WHEN 'SENDING' THEN settled_at IS NULL
      -- Open while it may still be found out, and settled when that was given up.
      WHEN 'UNKNOWN' THEN TRUE
      ELSE settled_at IS NOT NULL
    END
  ),
  ADD CONSTRAINT "outbox_one_content_check" CHECK (media_id IS NULL OR cardinality(poll_options) = 0);

ALTER TABLE "accounts"
  ADD CONSTRAINT "accounts_budget_check" CHECK (gap_ms BETWEEN 0 AND 600000 AND per_minute BETWEEN 1 AND 600);

ALTER TABLE "organizations"
  ADD CONSTRAINT "organizations_catch_up_minutes_check" CHECK (catch_up_minutes BETWEEN 0 AND 1440),
  ADD CONSTRAINT "organizations_keep_messages_days_check" CHECK (keep_messages_days BETWEEN 8 AND 3650);

ALTER TABLE "mirrors"
  ADD CONSTRAINT "mirrors_chat_check" CHECK (chat_id IS NOT NULL OR status <> 'ACTIVE');

ALTER TABLE "messages"
  ADD CONSTRAINT "messages_receipt_check" CHECK (receipt IS NULL OR direction = 'OUT');

ALTER TABLE "contacts"
  ADD CONSTRAINT "contacts_merged_check" CHECK (merged_into_id IS NULL OR deleted_at IS NOT NULL);
