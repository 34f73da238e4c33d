-- A command costs what it touches, also in an organization of very many: what is found in an index is not
-- looked for by reading. The extensions are PostgreSQL's own and trusted: who owns the database may make them.
-- pg_trgm finds parts of names; btree_gin has the organization in the same index, so that nobody's search
-- reads past the people of others.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- DropIndex
DROP INDEX "contacts_name_idx";

-- DropIndex
DROP INDEX "events_organization_id_group_id_starts_at_id_idx";

-- DropIndex
DROP INDEX "events_organization_id_starts_at_id_idx";

-- DropIndex
DROP INDEX "tasks_open_children_idx";

-- CreateIndex
CREATE INDEX "audit_entries_organization_id_message_id_idx" ON "audit_entries"("organization_id", "message_id") WHERE (message_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "audit_entries_organization_id_operation_id_idx" ON "audit_entries"("organization_id", "operation_id");

-- CreateIndex
CREATE INDEX "audit_entries_organization_id_actor_contact_id_at_id_idx" ON "audit_entries"("organization_id", "actor_contact_id", "at", "id") WHERE (actor_contact_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "audit_entries_organization_id_action_at_id_idx" ON "audit_entries"("organization_id", "action", "at", "id");

-- CreateIndex
CREATE INDEX "chats_kind_organization_id_id_idx" ON "chats"("kind", "organization_id", "id");

-- CreateIndex
CREATE INDEX "chats_account_id_organization_id_id_idx" ON "chats"("account_id", "organization_id", "id");

-- CreateIndex
CREATE INDEX "contacts_name_idx" ON "contacts"("organization_id", "name_key") WHERE (deleted_at IS NULL);

-- CreateIndex
CREATE INDEX "contacts_walk_idx" ON "contacts"("organization_id", "name_key", "id") WHERE (name_key >= ''::text);

-- CreateIndex
-- What is pending is written at once, so that an import is quick, and is read by each search: it stays short.
CREATE INDEX "contacts_part_idx" ON "contacts" USING GIN ("organization_id" uuid_ops, "name_key" gin_trgm_ops, "phone" gin_trgm_ops, "email" gin_trgm_ops) WITH (gin_pending_list_limit = 256) WHERE (deleted_at IS NULL);

-- CreateIndex
CREATE INDEX "events_organization_id_group_id_starts_at_idx" ON "events"("organization_id", "group_id", "starts_at");

-- CreateIndex
CREATE INDEX "events_organization_id_starts_at_idx" ON "events"("organization_id", "starts_at");

-- CreateIndex
CREATE INDEX "groups_name_part_idx" ON "groups" USING GIN ("organization_id" uuid_ops, "name_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "outbox_unsent_idx" ON "outbox"("organization_id", "status", "id") WHERE (status <> 'SENT'::outbox_status);

-- CreateIndex
CREATE INDEX "participants_event_id_organization_id_status_idx" ON "participants"("event_id", "organization_id", "status");

-- CreateIndex
CREATE INDEX "participants_line_idx" ON "participants"("event_id", "organization_id", "waiting_ticket", "contact_id") WHERE (waiting_ticket IS NOT NULL);

-- CreateIndex
CREATE INDEX "tasks_copies_idx" ON "tasks"("parent_id", "organization_id", "status") WHERE (parent_id IS NOT NULL);

-- A group, a chat, a task belongs to one organization, which PostgreSQL does not know of columns: it takes them
-- for independent, expects of a large organization's group a fraction of the rows that it has, and chooses plans
-- for those. Extended statistics say that one follows from the other.
CREATE STATISTICS "audit_entries_of_organization" (dependencies, ndistinct) ON organization_id, subject_type, subject_id, group_id FROM "audit_entries";
CREATE STATISTICS "chats_of_organization" (dependencies, ndistinct) ON organization_id, account_id FROM "chats";
CREATE STATISTICS "chat_members_of_organization" (dependencies, ndistinct) ON organization_id, chat_id, contact_id FROM "chat_members";
CREATE STATISTICS "contacts_of_organization" (dependencies, ndistinct) ON organization_id, name_key, first_name_key FROM "contacts";
CREATE STATISTICS "events_of_organization" (dependencies, ndistinct) ON organization_id, group_id FROM "events";
CREATE STATISTICS "exemptions_of_organization" (dependencies, ndistinct) ON organization_id, task_id, contact_id FROM "exemptions";
CREATE STATISTICS "links_of_organization" (dependencies, ndistinct) ON organization_id, group_id FROM "links";
CREATE STATISTICS "members_of_organization" (dependencies, ndistinct) ON organization_id, group_id, contact_id FROM "members";
CREATE STATISTICS "messages_of_organization" (dependencies, ndistinct) ON organization_id, chat_id, group_id, contact_id FROM "messages";
CREATE STATISTICS "outbox_of_organization" (dependencies, ndistinct) ON organization_id, chat_id, cause_message_id FROM "outbox";
CREATE STATISTICS "participants_of_organization" (dependencies, ndistinct) ON organization_id, event_id, contact_id FROM "participants";
CREATE STATISTICS "tasks_of_organization" (dependencies, ndistinct) ON organization_id, parent_id, assignee_id, group_id FROM "tasks";
CREATE STATISTICS "whatsapp_ids_of_organization" (dependencies, ndistinct) ON organization_id, contact_id FROM "whatsapp_ids";
-- Where there is something: of an empty table PostgreSQL would remember that it is empty.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM organizations) THEN
    ANALYZE audit_entries, chats, chat_members, contacts, events, exemptions, links, members, messages, outbox, participants, tasks, whatsapp_ids;
  END IF;
END $$;
