-- The core of Muster. The first part and the last are written by hand, because Prisma cannot say
-- functions, generated columns, checks and triggers; the middle is what Prisma makes of the schema.

-- UUID v7 (RFC 9562): PostgreSQL 18 has it; older servers get the same layout from random bits.
DO $$
BEGIN
  IF current_setting('server_version_num')::int >= 180000 THEN
    CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
    RETURN uuidv7();
  ELSE
    CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
    RETURN encode(
      set_bit(
        set_bit(
          overlay(
            uuid_send(gen_random_uuid())
            PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
            FROM 1 FOR 6
          ), 52, 1
        ), 53, 1
      ), 'hex'
    )::uuid;
  END IF;
END $$;

-- What names are compared by: without case, accents, spaces and punctuation, so that "@book-club"
-- and "@BookClub" name "Book Club". A name that is nothing else keeps itself. Only the accents of
-- U+0300–U+036F go: in Hindi or Thai, combining marks are vowels, not decoration.
CREATE FUNCTION name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN coalesce(
  nullif(
    regexp_replace(
      lower(normalize(regexp_replace(normalize(name, NFKD), U&'[\0300-\036F]', '', 'g'), NFC)),
      U&'[\0001-\0020!-/:-@\005B-`{-~\00A0\2000-\206F\00B7\00AB\00BB\3000]+', '', 'g'
    ), ''
  ),
  lower(btrim(name))
);


-- CreateEnum
CREATE TYPE "user_role" AS ENUM ('ADMIN', 'MANAGER', 'USER');

-- CreateEnum
CREATE TYPE "chat_kind" AS ENUM ('GROUP', 'DIRECT');

-- CreateEnum
CREATE TYPE "group_status" AS ENUM ('ACTIVE', 'ARCHIVED', 'INACTIVE');

-- CreateEnum
CREATE TYPE "group_visibility" AS ENUM ('ALL_STAFF', 'ADMINS_ONLY', 'CUSTOM');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('ADMIN', 'MEMBER');

-- CreateEnum
CREATE TYPE "task_status" AS ENUM ('OPEN', 'DONE', 'WITHDRAWN', 'CANCELLED');

-- CreateEnum
CREATE TYPE "event_status" AS ENUM ('SCHEDULED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "participant_status" AS ENUM ('INVITED', 'GOING', 'MAYBE', 'DECLINED', 'WAITLISTED');

-- CreateEnum
CREATE TYPE "answer_source" AS ENUM ('COMMAND', 'REPLY', 'REACTION', 'POLL', 'EVENT', 'API', 'WAITING_LIST');

-- CreateEnum
CREATE TYPE "message_direction" AS ENUM ('IN', 'OUT');

-- CreateEnum
CREATE TYPE "inbox_status" AS ENUM ('RECEIVED', 'HANDLED', 'FAILED');

-- CreateEnum
CREATE TYPE "outbox_status" AS ENUM ('PENDING', 'SENT', 'UNKNOWN', 'FAILED');

-- CreateEnum
CREATE TYPE "actor_kind" AS ENUM ('CHAT', 'API', 'SYSTEM');

-- CreateTable
CREATE TABLE "organizations" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL GENERATED ALWAYS AS (name_key(name)) STORED,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organizations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counters" (
    "organization_id" UUID NOT NULL,
    "last_number" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "counters_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "users" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "email" TEXT,
    "role" "user_role" NOT NULL,
    "contact_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "contacts" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL GENERATED ALWAYS AS (name_key(name)) STORED,
    "first_name_key" TEXT NOT NULL GENERATED ALWAYS AS (name_key(split_part(name, ' '::text, 1))) STORED,
    "phone" TEXT,
    "email" TEXT,
    "notes" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "contacts_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "whatsapp_ids" (
    "organization_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "contact_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "whatsapp_ids_pkey" PRIMARY KEY ("organization_id","external_id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "transport" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "chats" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "account_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" "chat_kind" NOT NULL,
    "name" TEXT,
    "peer_external_id" TEXT,
    "stranger_told_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chats_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "links" (
    "organization_id" UUID NOT NULL,
    "chat_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "links_pkey" PRIMARY KEY ("organization_id","chat_id")
);

-- CreateTable
CREATE TABLE "groups" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL GENERATED ALWAYS AS (name_key(name)) STORED,
    "description" TEXT,
    "color" TEXT NOT NULL DEFAULT '#3B82F6',
    "icon" TEXT,
    "time_zone" TEXT,
    "visibility" "group_visibility" NOT NULL DEFAULT 'ALL_STAFF',
    "status" "group_status" NOT NULL DEFAULT 'ACTIVE',
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "member_count" INTEGER NOT NULL DEFAULT 0,
    "created_by_contact_id" UUID,
    "created_by_user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "groups_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "group_viewers" (
    "organization_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "group_viewers_pkey" PRIMARY KEY ("organization_id","group_id","user_id")
);

-- CreateTable
CREATE TABLE "members" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "group_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "role" "member_role" NOT NULL DEFAULT 'MEMBER',
    "title" TEXT,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "members_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "tasks" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "number" INTEGER,
    "title" TEXT NOT NULL,
    "notes" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "status" "task_status" NOT NULL DEFAULT 'OPEN',
    "group_id" UUID,
    "parent_id" UUID,
    "assignee_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "tasks_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "events" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "notes" TEXT,
    "place" TEXT,
    "starts_at" TIMESTAMPTZ(3),
    "has_time" BOOLEAN NOT NULL DEFAULT true,
    "ends_at" TIMESTAMPTZ(3),
    "capacity" INTEGER,
    "seats_taken" INTEGER NOT NULL DEFAULT 0,
    "status" "event_status" NOT NULL DEFAULT 'SCHEDULED',
    "group_id" UUID NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "events_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "participants" (
    "organization_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "status" "participant_status" NOT NULL DEFAULT 'INVITED',
    "guests" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "source" "answer_source",
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "waiting_ticket" INTEGER,

    CONSTRAINT "participants_pkey" PRIMARY KEY ("organization_id","event_id","contact_id")
);

-- CreateTable
CREATE TABLE "messages" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "chat_id" UUID NOT NULL,
    "direction" "message_direction" NOT NULL,
    "external_id" TEXT NOT NULL,
    "sender_external_id" TEXT,
    "sender_name" TEXT,
    "contact_id" UUID,
    "body" TEXT NOT NULL,
    "mentions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "quoted_external_id" TEXT,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "organization_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "status" "inbox_status" NOT NULL DEFAULT 'RECEIVED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leased_until" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("organization_id","message_id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "sequence" BIGSERIAL NOT NULL,
    "chat_id" UUID NOT NULL,
    "cause_message_id" UUID,
    "body" TEXT NOT NULL,
    "mentions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "quoted_external_id" TEXT,
    "status" "outbox_status" NOT NULL DEFAULT 'PENDING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leased_until" TIMESTAMPTZ(3) NOT NULL,
    "external_id" TEXT,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" "actor_kind" NOT NULL,
    "actor_contact_id" UUID,
    "actor_user_id" UUID,
    "message_id" UUID,
    "operation_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "group_id" UUID,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "confirmations" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "chat_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "confirmations_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "organizations_name_key_key" ON "organizations"("name_key");

-- CreateIndex
CREATE UNIQUE INDEX "users_organization_id_contact_id_key" ON "users"("organization_id", "contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys"("hash");

-- CreateIndex
CREATE INDEX "api_keys_organization_id_user_id_idx" ON "api_keys"("organization_id", "user_id");

-- CreateIndex
CREATE INDEX "contacts_name_idx" ON "contacts"("organization_id", "name_key", "id") WHERE (deleted_at IS NULL);

-- CreateIndex
CREATE INDEX "contacts_first_name_idx" ON "contacts"("organization_id", "first_name_key") WHERE (deleted_at IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "contacts_phone_key" ON "contacts"("organization_id", "phone") WHERE (deleted_at IS NULL);

-- CreateIndex
CREATE INDEX "whatsapp_ids_organization_id_contact_id_idx" ON "whatsapp_ids"("organization_id", "contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_transport_external_id_key" ON "accounts"("transport", "external_id");

-- CreateIndex
CREATE INDEX "chats_organization_id_peer_external_id_idx" ON "chats"("organization_id", "peer_external_id") WHERE (peer_external_id IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "chats_organization_id_account_id_external_id_key" ON "chats"("organization_id", "account_id", "external_id");

-- CreateIndex
CREATE INDEX "links_organization_id_group_id_idx" ON "links"("organization_id", "group_id");

-- CreateIndex
CREATE INDEX "groups_organization_id_status_name_key_id_idx" ON "groups"("organization_id", "status", "name_key", "id");

-- CreateIndex
CREATE UNIQUE INDEX "groups_organization_id_name_key_key" ON "groups"("organization_id", "name_key");

-- CreateIndex
CREATE INDEX "group_viewers_organization_id_user_id_idx" ON "group_viewers"("organization_id", "user_id");

-- CreateIndex
CREATE INDEX "members_contact_idx" ON "members"("organization_id", "contact_id") WHERE (left_at IS NULL);

-- CreateIndex
CREATE INDEX "members_organization_id_group_id_joined_at_id_idx" ON "members"("organization_id", "group_id", "joined_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "members_active_key" ON "members"("organization_id", "group_id", "contact_id") WHERE (left_at IS NULL);

-- CreateIndex
CREATE INDEX "tasks_assignee_idx" ON "tasks"("organization_id", "assignee_id", "status", "due_at") WHERE (assignee_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "tasks_open_children_idx" ON "tasks"("organization_id", "parent_id") WHERE (parent_id IS NOT NULL AND status = 'OPEN'::task_status);

-- CreateIndex
CREATE INDEX "tasks_group_idx" ON "tasks"("organization_id", "group_id", "number") WHERE (group_id IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "tasks_organization_id_number_key" ON "tasks"("organization_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_organization_id_parent_id_assignee_id_key" ON "tasks"("organization_id", "parent_id", "assignee_id");

-- CreateIndex
CREATE INDEX "events_organization_id_group_id_starts_at_id_idx" ON "events"("organization_id", "group_id", "starts_at", "id");

-- CreateIndex
CREATE INDEX "events_organization_id_starts_at_id_idx" ON "events"("organization_id", "starts_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "events_organization_id_number_key" ON "events"("organization_id", "number");

-- CreateIndex
CREATE INDEX "participants_organization_id_contact_id_idx" ON "participants"("organization_id", "contact_id");

-- CreateIndex
CREATE INDEX "messages_organization_id_chat_id_sent_at_id_idx" ON "messages"("organization_id", "chat_id", "sent_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "messages_organization_id_external_id_key" ON "messages"("organization_id", "external_id");

-- CreateIndex
CREATE INDEX "inbox_waiting_idx" ON "inbox"("leased_until") WHERE (status = 'RECEIVED'::inbox_status);

-- CreateIndex
CREATE INDEX "outbox_waiting_idx" ON "outbox"("leased_until") WHERE (status = 'PENDING'::outbox_status);

-- CreateIndex
CREATE INDEX "outbox_organization_id_cause_message_id_sequence_idx" ON "outbox"("organization_id", "cause_message_id", "sequence");

-- CreateIndex
CREATE INDEX "outbox_organization_id_chat_id_sequence_idx" ON "outbox"("organization_id", "chat_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_entries_organization_id_at_id_idx" ON "audit_entries"("organization_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entries_organization_id_subject_type_subject_id_at_idx" ON "audit_entries"("organization_id", "subject_type", "subject_id", "at");

-- CreateIndex
CREATE INDEX "audit_entries_organization_id_group_id_at_id_idx" ON "audit_entries"("organization_id", "group_id", "at", "id") WHERE (group_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "confirmations_open_idx" ON "confirmations"("organization_id", "chat_id", "contact_id", "expires_at") WHERE (settled_at IS NULL);

-- AddForeignKey
ALTER TABLE "counters" ADD CONSTRAINT "counters_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "whatsapp_ids" ADD CONSTRAINT "whatsapp_ids_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chats" ADD CONSTRAINT "chats_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "accounts"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "links" ADD CONSTRAINT "links_organization_id_chat_id_fkey" FOREIGN KEY ("organization_id", "chat_id") REFERENCES "chats"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "links" ADD CONSTRAINT "links_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "groups" ADD CONSTRAINT "groups_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "groups" ADD CONSTRAINT "groups_organization_id_created_by_contact_id_fkey" FOREIGN KEY ("organization_id", "created_by_contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "groups" ADD CONSTRAINT "groups_organization_id_created_by_user_id_fkey" FOREIGN KEY ("organization_id", "created_by_user_id") REFERENCES "users"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_viewers" ADD CONSTRAINT "group_viewers_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_viewers" ADD CONSTRAINT "group_viewers_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_organization_id_parent_id_fkey" FOREIGN KEY ("organization_id", "parent_id") REFERENCES "tasks"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_organization_id_assignee_id_fkey" FOREIGN KEY ("organization_id", "assignee_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_organization_id_created_by_id_fkey" FOREIGN KEY ("organization_id", "created_by_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_organization_id_created_by_id_fkey" FOREIGN KEY ("organization_id", "created_by_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participants" ADD CONSTRAINT "participants_organization_id_event_id_fkey" FOREIGN KEY ("organization_id", "event_id") REFERENCES "events"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participants" ADD CONSTRAINT "participants_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_chat_id_fkey" FOREIGN KEY ("organization_id", "chat_id") REFERENCES "chats"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_organization_id_message_id_fkey" FOREIGN KEY ("organization_id", "message_id") REFERENCES "messages"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_organization_id_chat_id_fkey" FOREIGN KEY ("organization_id", "chat_id") REFERENCES "chats"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_organization_id_cause_message_id_fkey" FOREIGN KEY ("organization_id", "cause_message_id") REFERENCES "messages"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_organization_id_chat_id_fkey" FOREIGN KEY ("organization_id", "chat_id") REFERENCES "chats"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What each row must satisfy, whoever writes it. Lengths: docs/rules.md.
ALTER TABLE "organizations"
  ADD CONSTRAINT "organizations_name_check" CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 120);

ALTER TABLE "users"
  ADD CONSTRAINT "users_name_check" CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 120),
  ADD CONSTRAINT "users_email_check" CHECK (length(email) <= 254);

ALTER TABLE "api_keys"
  ADD CONSTRAINT "api_keys_label_check" CHECK (length(label) BETWEEN 1 AND 120);

ALTER TABLE "contacts"
  ADD CONSTRAINT "contacts_email_check" CHECK (length(email) <= 254),
  ADD CONSTRAINT "contacts_notes_check" CHECK (length(notes) <= 2000),
  ADD CONSTRAINT "contacts_name_check" CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 120),
  ADD CONSTRAINT "contacts_phone_check" CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'); -- E.164

ALTER TABLE "groups"
  ADD CONSTRAINT "groups_name_check" CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 120),
  ADD CONSTRAINT "groups_description_check" CHECK (length(description) <= 500),
  ADD CONSTRAINT "groups_icon_check" CHECK (length(icon) <= 40),
  ADD CONSTRAINT "groups_color_check" CHECK (color ~ '^#[0-9A-F]{6}$'),
  ADD CONSTRAINT "groups_member_count_check" CHECK (member_count >= 0);

ALTER TABLE "members"
  ADD CONSTRAINT "members_title_check" CHECK (length(title) BETWEEN 1 AND 60),
  ADD CONSTRAINT "members_left_at_check" CHECK (left_at >= joined_at);

ALTER TABLE "tasks"
  ADD CONSTRAINT "tasks_title_check" CHECK (title = btrim(title) AND length(title) BETWEEN 1 AND 200),
  ADD CONSTRAINT "tasks_notes_check" CHECK (length(notes) <= 4000),
  -- A child has a parent and an assignee and answers to its parent's number and group; every other
  -- task has a number of its own.
  ADD CONSTRAINT "tasks_shape_check" CHECK (
    CASE WHEN parent_id IS NULL
      THEN number IS NOT NULL AND (assignee_id IS NULL OR group_id IS NULL)
      ELSE number IS NULL AND assignee_id IS NOT NULL AND group_id IS NULL
    END
  ),
  -- A shared task is done when its children are: it has no answer of its own.
  ADD CONSTRAINT "tasks_shared_status_check" CHECK (assignee_id IS NOT NULL OR status IN ('OPEN', 'CANCELLED')),
  ADD CONSTRAINT "tasks_closed_at_check" CHECK ((status = 'OPEN') = (closed_at IS NULL));

ALTER TABLE "events"
  ADD CONSTRAINT "events_title_check" CHECK (title = btrim(title) AND length(title) BETWEEN 1 AND 200),
  ADD CONSTRAINT "events_notes_check" CHECK (length(notes) <= 4000),
  ADD CONSTRAINT "events_place_check" CHECK (length(place) BETWEEN 1 AND 200),
  ADD CONSTRAINT "events_ends_at_check" CHECK (ends_at IS NULL OR (starts_at IS NOT NULL AND ends_at > starts_at)),
  ADD CONSTRAINT "events_capacity_check" CHECK (capacity >= 1),
  -- The last place cannot be given twice, however many answer at once.
  ADD CONSTRAINT "events_seats_taken_check" CHECK (seats_taken BETWEEN 0 AND coalesce(capacity, seats_taken));

ALTER TABLE "participants"
  ADD CONSTRAINT "participants_guests_check" CHECK (guests BETWEEN 0 AND 50),
  ADD CONSTRAINT "participants_reason_check" CHECK (length(reason) BETWEEN 1 AND 500),
  ADD CONSTRAINT "participants_waiting_check" CHECK ((status = 'WAITLISTED') = (waiting_ticket IS NOT NULL)),
  ADD CONSTRAINT "participants_answered_check" CHECK (status = 'INVITED' OR answered_at IS NOT NULL);

-- members_count: groups.member_count follows the active members. By statement, not by row, so that
-- adding 10,000 members updates the group once.
CREATE FUNCTION count_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE groups g SET member_count = g.member_count + d.joined
    FROM (SELECT organization_id, group_id, count(*) AS joined FROM new_rows WHERE left_at IS NULL GROUP BY 1, 2) d
    WHERE g.organization_id = d.organization_id AND g.id = d.group_id;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE groups g SET member_count = g.member_count - d.gone
    FROM (SELECT organization_id, group_id, count(*) AS gone FROM old_rows WHERE left_at IS NULL GROUP BY 1, 2) d
    WHERE g.organization_id = d.organization_id AND g.id = d.group_id;
  ELSE
    UPDATE groups g SET member_count = g.member_count + d.change
    FROM (
      SELECT organization_id, group_id, sum(change) AS change FROM (
        SELECT organization_id, group_id, 1 AS change FROM new_rows WHERE left_at IS NULL
        UNION ALL
        SELECT organization_id, group_id, -1 FROM old_rows WHERE left_at IS NULL
      ) rows GROUP BY 1, 2 HAVING sum(change) <> 0
    ) d
    WHERE g.organization_id = d.organization_id AND g.id = d.group_id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER members_count_insert AFTER INSERT ON members
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_members();
CREATE TRIGGER members_count_update AFTER UPDATE ON members
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_members();
CREATE TRIGGER members_count_delete AFTER DELETE ON members
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_members();

-- participants_seats: events.seats_taken follows the answers, and the check above holds the limit.
CREATE FUNCTION count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE events e SET seats_taken = e.seats_taken + d.taken
    FROM (SELECT organization_id, event_id, sum(1 + guests) AS taken FROM new_rows WHERE status = 'GOING' GROUP BY 1, 2) d
    WHERE e.organization_id = d.organization_id AND e.id = d.event_id;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE events e SET seats_taken = e.seats_taken - d.freed
    FROM (SELECT organization_id, event_id, sum(1 + guests) AS freed FROM old_rows WHERE status = 'GOING' GROUP BY 1, 2) d
    WHERE e.organization_id = d.organization_id AND e.id = d.event_id;
  ELSE
    UPDATE events e SET seats_taken = e.seats_taken + d.change
    FROM (
      SELECT organization_id, event_id, sum(change) AS change FROM (
        SELECT organization_id, event_id, 1 + guests AS change FROM new_rows WHERE status = 'GOING'
        UNION ALL
        SELECT organization_id, event_id, -(1 + guests) FROM old_rows WHERE status = 'GOING'
      ) rows GROUP BY 1, 2 HAVING sum(change) <> 0
    ) d
    WHERE e.organization_id = d.organization_id AND e.id = d.event_id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER participants_seats_insert AFTER INSERT ON participants
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_seats();
CREATE TRIGGER participants_seats_update AFTER UPDATE ON participants
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_seats();
CREATE TRIGGER participants_seats_delete AFTER DELETE ON participants
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_seats();

-- members_last_admin: a group that has members has an admin, seen at commit, so that a hand-over
-- may take two statements. The group's row is locked first: two admins who demote each other at
-- the same moment must not both succeed.
CREATE FUNCTION keep_an_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM groups WHERE organization_id = OLD.organization_id AND id = OLD.group_id FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT 1 FROM members
    WHERE organization_id = OLD.organization_id AND group_id = OLD.group_id AND left_at IS NULL
    HAVING count(*) > 0 AND count(*) FILTER (WHERE role = 'ADMIN') = 0
  ) THEN
    RAISE EXCEPTION 'a group that has members must keep an admin'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'members_last_admin';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER members_last_admin_update AFTER UPDATE ON members
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.role = 'ADMIN' AND OLD.left_at IS NULL AND (NEW.role <> 'ADMIN' OR NEW.left_at IS NOT NULL))
  EXECUTE FUNCTION keep_an_admin();
CREATE CONSTRAINT TRIGGER members_last_admin_delete AFTER DELETE ON members
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.role = 'ADMIN' AND OLD.left_at IS NULL)
  EXECUTE FUNCTION keep_an_admin();

-- Nothing edits or deletes an audit entry (docs/rules.md).
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are never changed or deleted';
END $$;

CREATE TRIGGER audit_entries_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
