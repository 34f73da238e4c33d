-- Every instant is one of the years 1970 to 2199 (docs/rules.md, dates; src/dates/instants.ts). A message that
-- was dated 9999 made a task due in 10001, which no list could write any more. A new column wants the same
-- (test/db/instants.test.ts).

-- What is stored already: a date that nobody can mean is none.
UPDATE tasks SET due_at = NULL, recurrence = NULL
WHERE due_at NOT BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z';
UPDATE events SET starts_at = NULL, ends_at = NULL, recurrence = NULL
WHERE starts_at NOT BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
  OR ends_at NOT BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z';

-- All else is the nearest that is kept: in order of time as before. The audit log is never changed, and its
-- instants are the clock's own.
DO $$
DECLARE
  stored record;
BEGIN
  FOR stored IN
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND data_type = 'timestamp with time zone'
      AND table_name NOT IN ('audit_entries', '_prisma_migrations')
  LOOP
    EXECUTE format(
      'UPDATE %1$I SET %2$I = least(greatest(%2$I, %3$L), %4$L) WHERE %2$I NOT BETWEEN %3$L AND %4$L',
      stored.table_name, stored.column_name, '1970-01-01T00:00:00Z', '2199-12-31T23:59:59.999Z'
    );
  END LOOP;
END $$;

ALTER TABLE "organizations" ADD CONSTRAINT "organizations_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  updated_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "users" ADD CONSTRAINT "users_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  updated_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  disabled_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  expires_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  revoked_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "contacts" ADD CONSTRAINT "contacts_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  updated_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  deleted_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  opted_out_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  hinted_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "whatsapp_ids" ADD CONSTRAINT "whatsapp_ids_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "accounts" ADD CONSTRAINT "accounts_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  paired_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "chats" ADD CONSTRAINT "chats_instants_check" CHECK (
  stranger_told_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  behind_since BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "links" ADD CONSTRAINT "links_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "mirrors" ADD CONSTRAINT "mirrors_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  compared_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "chat_members" ADD CONSTRAINT "chat_members_instants_check" CHECK (
  since BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  told_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "groups" ADD CONSTRAINT "groups_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  updated_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "members" ADD CONSTRAINT "members_instants_check" CHECK (
  joined_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  left_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "tasks" ADD CONSTRAINT "tasks_instants_check" CHECK (
  due_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  updated_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  closed_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  nudged_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "events" ADD CONSTRAINT "events_instants_check" CHECK (
  starts_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  ends_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  updated_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "participants" ADD CONSTRAINT "participants_instants_check" CHECK (
  invited_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  answered_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "messages" ADD CONSTRAINT "messages_instants_check" CHECK (
  sent_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  stored_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  edited_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  deleted_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "media" ADD CONSTRAINT "media_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "inbox" ADD CONSTRAINT "inbox_instants_check" CHECK (
  leased_until BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  received_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  handled_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "outbox" ADD CONSTRAINT "outbox_instants_check" CHECK (
  expires_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  leased_until BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  sent_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  settled_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_instants_check" CHECK (
  at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  expires_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  settled_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
