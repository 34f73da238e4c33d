-- What Citus refuses, where organization_id says on which machine a row is (docs/scale.md, test/db/citus.test.ts).
-- Ids never change, so no key has to follow one; on a large database, taking and making the keys anew reads it once.

-- DropForeignKey
ALTER TABLE "accounts" DROP CONSTRAINT "accounts_organization_id_fkey";

-- DropForeignKey
ALTER TABLE "api_keys" DROP CONSTRAINT "api_keys_organization_id_user_id_fkey";

-- DropForeignKey
ALTER TABLE "audit_entries" DROP CONSTRAINT "audit_entries_organization_id_fkey";

-- DropForeignKey
ALTER TABLE "chat_members" DROP CONSTRAINT "chat_members_organization_id_chat_id_fkey";

-- DropForeignKey
ALTER TABLE "chat_members" DROP CONSTRAINT "chat_members_organization_id_contact_id_fkey";

-- DropForeignKey
ALTER TABLE "chats" DROP CONSTRAINT "chats_organization_id_account_id_fkey";

-- DropForeignKey
ALTER TABLE "confirmations" DROP CONSTRAINT "confirmations_organization_id_chat_id_fkey";

-- DropForeignKey
ALTER TABLE "confirmations" DROP CONSTRAINT "confirmations_organization_id_contact_id_fkey";

-- DropForeignKey
ALTER TABLE "confirmations" DROP CONSTRAINT "confirmations_organization_id_message_id_fkey";

-- DropForeignKey
ALTER TABLE "confirmations" DROP CONSTRAINT "confirmations_organization_id_settled_by_id_fkey";

-- DropForeignKey
ALTER TABLE "contacts" DROP CONSTRAINT "contacts_organization_id_fkey";

-- DropForeignKey
ALTER TABLE "contacts" DROP CONSTRAINT "contacts_organization_id_merged_into_id_fkey";

-- DropForeignKey
ALTER TABLE "counters" DROP CONSTRAINT "counters_organization_id_fkey";

-- DropForeignKey
ALTER TABLE "events" DROP CONSTRAINT "events_organization_id_created_by_id_fkey";

-- DropForeignKey
ALTER TABLE "events" DROP CONSTRAINT "events_organization_id_group_id_fkey";

-- DropForeignKey
ALTER TABLE "exemptions" DROP CONSTRAINT "exemptions_organization_id_contact_id_fkey";

-- DropForeignKey
ALTER TABLE "exemptions" DROP CONSTRAINT "exemptions_organization_id_task_id_fkey";

-- DropForeignKey
ALTER TABLE "further_names" DROP CONSTRAINT "further_names_organization_id_group_id_fkey";

-- DropForeignKey
ALTER TABLE "group_viewers" DROP CONSTRAINT "group_viewers_organization_id_group_id_fkey";

-- DropForeignKey
ALTER TABLE "group_viewers" DROP CONSTRAINT "group_viewers_organization_id_user_id_fkey";

-- DropForeignKey
ALTER TABLE "groups" DROP CONSTRAINT "groups_organization_id_created_by_contact_id_fkey";

-- DropForeignKey
ALTER TABLE "groups" DROP CONSTRAINT "groups_organization_id_created_by_user_id_fkey";

-- DropForeignKey
ALTER TABLE "groups" DROP CONSTRAINT "groups_organization_id_fkey";

-- DropForeignKey
ALTER TABLE "histories" DROP CONSTRAINT "histories_organization_id_fkey";

-- DropForeignKey
ALTER TABLE "inbox" DROP CONSTRAINT "inbox_organization_id_message_id_fkey";

-- DropForeignKey
ALTER TABLE "links" DROP CONSTRAINT "links_organization_id_chat_id_fkey";

-- DropForeignKey
ALTER TABLE "links" DROP CONSTRAINT "links_organization_id_group_id_fkey";

-- DropForeignKey
ALTER TABLE "media" DROP CONSTRAINT "media_organization_id_fkey";

-- DropForeignKey
ALTER TABLE "members" DROP CONSTRAINT "members_organization_id_contact_id_fkey";

-- DropForeignKey
ALTER TABLE "members" DROP CONSTRAINT "members_organization_id_group_id_fkey";

-- DropForeignKey
ALTER TABLE "messages" DROP CONSTRAINT "messages_organization_id_chat_id_fkey";

-- DropForeignKey
ALTER TABLE "messages" DROP CONSTRAINT "messages_organization_id_contact_id_fkey";

-- DropForeignKey
ALTER TABLE "messages" DROP CONSTRAINT "messages_organization_id_group_id_fkey";

-- DropForeignKey
ALTER TABLE "messages" DROP CONSTRAINT "messages_organization_id_media_id_fkey";

-- DropForeignKey
ALTER TABLE "mirror_touches" DROP CONSTRAINT "mirror_touches_organization_id_mirror_id_fkey";

-- DropForeignKey
ALTER TABLE "mirrors" DROP CONSTRAINT "mirrors_organization_id_account_id_fkey";

-- DropForeignKey
ALTER TABLE "mirrors" DROP CONSTRAINT "mirrors_organization_id_chat_id_fkey";

-- DropForeignKey
ALTER TABLE "mirrors" DROP CONSTRAINT "mirrors_organization_id_group_id_fkey";

-- DropForeignKey
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_organization_id_cause_message_id_fkey";

-- DropForeignKey
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_organization_id_chat_id_fkey";

-- DropForeignKey
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_organization_id_media_id_fkey";

-- DropForeignKey
ALTER TABLE "participants" DROP CONSTRAINT "participants_organization_id_contact_id_fkey";

-- DropForeignKey
ALTER TABLE "participants" DROP CONSTRAINT "participants_organization_id_event_id_fkey";

-- DropForeignKey
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_organization_id_assignee_id_fkey";

-- DropForeignKey
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_organization_id_chat_group_id_fkey";

-- DropForeignKey
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_organization_id_created_by_id_fkey";

-- DropForeignKey
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_organization_id_fkey";

-- DropForeignKey
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_organization_id_group_id_fkey";

-- DropForeignKey
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_organization_id_parent_id_fkey";

-- DropForeignKey
ALTER TABLE "users" DROP CONSTRAINT "users_organization_id_contact_id_fkey";

-- DropForeignKey
ALTER TABLE "users" DROP CONSTRAINT "users_organization_id_fkey";

-- DropForeignKey
ALTER TABLE "whatsapp_ids" DROP CONSTRAINT "whatsapp_ids_organization_id_contact_id_fkey";

-- DropIndex
DROP INDEX "api_keys_hash_key";

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_hash_organization_id_key" ON "api_keys"("hash", "organization_id");

-- AddForeignKey
ALTER TABLE "counters" ADD CONSTRAINT "counters_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_organization_id_merged_into_id_fkey" FOREIGN KEY ("organization_id", "merged_into_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "whatsapp_ids" ADD CONSTRAINT "whatsapp_ids_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "chats" ADD CONSTRAINT "chats_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "accounts"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "links" ADD CONSTRAINT "links_organization_id_chat_id_fkey" FOREIGN KEY ("organization_id", "chat_id") REFERENCES "chats"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "links" ADD CONSTRAINT "links_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mirrors" ADD CONSTRAINT "mirrors_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "accounts"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mirrors" ADD CONSTRAINT "mirrors_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mirrors" ADD CONSTRAINT "mirrors_organization_id_chat_id_fkey" FOREIGN KEY ("organization_id", "chat_id") REFERENCES "chats"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mirror_touches" ADD CONSTRAINT "mirror_touches_organization_id_mirror_id_fkey" FOREIGN KEY ("organization_id", "mirror_id") REFERENCES "mirrors"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "chat_members" ADD CONSTRAINT "chat_members_organization_id_chat_id_fkey" FOREIGN KEY ("organization_id", "chat_id") REFERENCES "chats"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "chat_members" ADD CONSTRAINT "chat_members_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "groups" ADD CONSTRAINT "groups_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "groups" ADD CONSTRAINT "groups_organization_id_created_by_contact_id_fkey" FOREIGN KEY ("organization_id", "created_by_contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "groups" ADD CONSTRAINT "groups_organization_id_created_by_user_id_fkey" FOREIGN KEY ("organization_id", "created_by_user_id") REFERENCES "users"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "histories" ADD CONSTRAINT "histories_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "further_names" ADD CONSTRAINT "further_names_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "group_viewers" ADD CONSTRAINT "group_viewers_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "group_viewers" ADD CONSTRAINT "group_viewers_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_organization_id_chat_group_id_fkey" FOREIGN KEY ("organization_id", "chat_group_id") REFERENCES "groups"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_organization_id_parent_id_fkey" FOREIGN KEY ("organization_id", "parent_id") REFERENCES "tasks"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_organization_id_assignee_id_fkey" FOREIGN KEY ("organization_id", "assignee_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_organization_id_created_by_id_fkey" FOREIGN KEY ("organization_id", "created_by_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "exemptions" ADD CONSTRAINT "exemptions_organization_id_task_id_fkey" FOREIGN KEY ("organization_id", "task_id") REFERENCES "tasks"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "exemptions" ADD CONSTRAINT "exemptions_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_organization_id_created_by_id_fkey" FOREIGN KEY ("organization_id", "created_by_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "participants" ADD CONSTRAINT "participants_organization_id_event_id_fkey" FOREIGN KEY ("organization_id", "event_id") REFERENCES "events"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "participants" ADD CONSTRAINT "participants_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_chat_id_fkey" FOREIGN KEY ("organization_id", "chat_id") REFERENCES "chats"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "histories"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_media_id_fkey" FOREIGN KEY ("organization_id", "media_id") REFERENCES "media"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "media" ADD CONSTRAINT "media_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_organization_id_message_id_fkey" FOREIGN KEY ("organization_id", "message_id") REFERENCES "messages"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_organization_id_chat_id_fkey" FOREIGN KEY ("organization_id", "chat_id") REFERENCES "chats"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_organization_id_cause_message_id_fkey" FOREIGN KEY ("organization_id", "cause_message_id") REFERENCES "messages"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_organization_id_media_id_fkey" FOREIGN KEY ("organization_id", "media_id") REFERENCES "media"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_organization_id_chat_id_fkey" FOREIGN KEY ("organization_id", "chat_id") REFERENCES "chats"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_organization_id_message_id_fkey" FOREIGN KEY ("organization_id", "message_id") REFERENCES "messages"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_organization_id_settled_by_id_fkey" FOREIGN KEY ("organization_id", "settled_by_id") REFERENCES "messages"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- A part of a table that is on another machine has a name of its own, so the triggers say whose they are.
CREATE OR REPLACE FUNCTION touch_mirrors_of_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO mirror_touches (organization_id, mirror_id, at)
  SELECT NEW.organization_id, mirror.id, now() FROM (
    SELECT mr.id FROM mirrors mr WHERE mr.organization_id = NEW.organization_id AND (
      (TG_ARGV[0] = 'groups' AND mr.group_id = NEW.id)
      OR (TG_ARGV[0] = 'chats' AND mr.chat_id = NEW.id)
      OR (TG_ARGV[0] = 'contacts' AND mr.group_id = ANY(ARRAY(
        SELECT m.group_id FROM members m
        WHERE m.organization_id = NEW.organization_id AND m.contact_id = NEW.id AND m.left_at IS NULL
      )))
    )
    FOR KEY SHARE
  ) mirror;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER groups_mirrors_update AFTER UPDATE ON groups FOR EACH ROW
  WHEN ((OLD.name, OLD.description, OLD.status) IS DISTINCT FROM (NEW.name, NEW.description, NEW.status))
  EXECUTE FUNCTION touch_mirrors_of_one('groups');
CREATE OR REPLACE TRIGGER chats_mirrors_update AFTER UPDATE ON chats FOR EACH ROW
  WHEN ((OLD.name, OLD.description) IS DISTINCT FROM (NEW.name, NEW.description))
  EXECUTE FUNCTION touch_mirrors_of_one('chats');
CREATE OR REPLACE TRIGGER contacts_mirrors_update AFTER UPDATE ON contacts FOR EACH ROW
  WHEN (OLD.phone IS DISTINCT FROM NEW.phone)
  EXECUTE FUNCTION touch_mirrors_of_one('contacts');
