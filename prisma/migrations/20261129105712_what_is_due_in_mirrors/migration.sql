-- CreateTable
CREATE TABLE "mirror_touches" (
    "organization_id" UUID NOT NULL,
    "mirror_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mirror_touches_pkey" PRIMARY KEY ("organization_id","mirror_id","id")
);

-- CreateIndex
CREATE INDEX "chat_members_untold_idx" ON "chat_members"("organization_id", "chat_id") WHERE (told_at IS NULL AND state <> 'PRESENT'::chat_member_state);

-- CreateIndex
CREATE INDEX "chat_members_failed_idx" ON "chat_members"("since") WHERE (state = 'FAILED'::chat_member_state);

-- CreateIndex
CREATE INDEX "mirrors_account_id_status_compared_at_idx" ON "mirrors"("account_id", "status", "compared_at");

-- AddForeignKey
ALTER TABLE "mirror_touches" ADD CONSTRAINT "mirror_touches_organization_id_mirror_id_fkey" FOREIGN KEY ("organization_id", "mirror_id") REFERENCES "mirrors"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "mirror_touches" ADD CONSTRAINT "mirror_touches_instants_check" CHECK (
  at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

-- Whoever changes a side of a mirror touches it, by a row of their own: they wait for nobody who does the same,
-- and whoever compares the sides takes away those rows alone that were there when he looked
-- (src/mirror/due-mirrors.ts). Triggers, because many write; where nothing is mirrored they look a key up. The
-- mirror's key is locked, so that one that ends meanwhile is passed over.

-- Of rows with a group: members.
CREATE FUNCTION touch_mirrors_of_groups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO mirror_touches (organization_id, mirror_id, at)
  SELECT t.organization_id, mirror.id, now()
  FROM (SELECT DISTINCT organization_id, group_id FROM touched) t
  CROSS JOIN LATERAL (
    SELECT mr.id FROM mirrors mr WHERE mr.organization_id = t.organization_id AND mr.group_id = t.group_id
    FOR KEY SHARE
  ) mirror;
  RETURN NULL;
END $$;

-- Of rows with a chat: chat_members.
CREATE FUNCTION touch_mirrors_of_chats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO mirror_touches (organization_id, mirror_id, at)
  SELECT t.organization_id, mirror.id, now()
  FROM (SELECT DISTINCT organization_id, chat_id FROM touched) t
  CROSS JOIN LATERAL (
    SELECT mr.id FROM mirrors mr WHERE mr.organization_id = t.organization_id AND mr.chat_id = t.chat_id
    FOR KEY SHARE
  ) mirror;
  RETURN NULL;
END $$;

-- Of rows with a contact: whatsapp_ids.
CREATE FUNCTION touch_mirrors_of_contacts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO mirror_touches (organization_id, mirror_id, at)
  SELECT t.organization_id, mirror.id, now()
  FROM (SELECT DISTINCT organization_id, contact_id FROM touched) t
  CROSS JOIN LATERAL (
    SELECT mr.id FROM members m
    JOIN mirrors mr ON mr.organization_id = m.organization_id AND mr.group_id = m.group_id
    WHERE m.organization_id = t.organization_id AND m.contact_id = t.contact_id AND m.left_at IS NULL
    FOR KEY SHARE OF mr
  ) mirror;
  RETURN NULL;
END $$;

-- Of one group, chat or contact whose name, description, status or phone is another.
CREATE FUNCTION touch_mirrors_of_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO mirror_touches (organization_id, mirror_id, at)
  SELECT NEW.organization_id, mirror.id, now() FROM (
    SELECT mr.id FROM mirrors mr WHERE mr.organization_id = NEW.organization_id AND (
      (TG_TABLE_NAME = 'groups' AND mr.group_id = NEW.id)
      OR (TG_TABLE_NAME = 'chats' AND mr.chat_id = NEW.id)
      OR (TG_TABLE_NAME = 'contacts' AND mr.group_id = ANY(ARRAY(
        SELECT m.group_id FROM members m
        WHERE m.organization_id = NEW.organization_id AND m.contact_id = NEW.id AND m.left_at IS NULL
      )))
    )
    FOR KEY SHARE
  ) mirror;
  RETURN NULL;
END $$;

-- A mirror that was made, looked at or come to a stop.
CREATE FUNCTION touch_mirror() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO mirror_touches (organization_id, mirror_id, at) VALUES (NEW.organization_id, NEW.id, now());
  RETURN NULL;
END $$;

CREATE TRIGGER members_mirrors_insert AFTER INSERT ON members
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_mirrors_of_groups();
CREATE TRIGGER members_mirrors_update AFTER UPDATE ON members
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_mirrors_of_groups();
CREATE TRIGGER members_mirrors_delete AFTER DELETE ON members
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_mirrors_of_groups();

CREATE TRIGGER chat_members_mirrors_insert AFTER INSERT ON chat_members
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_mirrors_of_chats();
CREATE TRIGGER chat_members_mirrors_update AFTER UPDATE ON chat_members
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_mirrors_of_chats();
CREATE TRIGGER chat_members_mirrors_delete AFTER DELETE ON chat_members
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_mirrors_of_chats();

-- An id that passes from one contact to another is of both.
CREATE TRIGGER whatsapp_ids_mirrors_insert AFTER INSERT ON whatsapp_ids
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_mirrors_of_contacts();
CREATE TRIGGER whatsapp_ids_mirrors_update AFTER UPDATE ON whatsapp_ids
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_mirrors_of_contacts();
CREATE TRIGGER whatsapp_ids_mirrors_update_from AFTER UPDATE ON whatsapp_ids
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_mirrors_of_contacts();
CREATE TRIGGER whatsapp_ids_mirrors_delete AFTER DELETE ON whatsapp_ids
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_mirrors_of_contacts();

CREATE TRIGGER groups_mirrors_update AFTER UPDATE ON groups FOR EACH ROW
  WHEN ((OLD.name, OLD.description, OLD.status) IS DISTINCT FROM (NEW.name, NEW.description, NEW.status))
  EXECUTE FUNCTION touch_mirrors_of_one();
CREATE TRIGGER chats_mirrors_update AFTER UPDATE ON chats FOR EACH ROW
  WHEN ((OLD.name, OLD.description) IS DISTINCT FROM (NEW.name, NEW.description))
  EXECUTE FUNCTION touch_mirrors_of_one();
CREATE TRIGGER contacts_mirrors_update AFTER UPDATE ON contacts FOR EACH ROW
  WHEN (OLD.phone IS DISTINCT FROM NEW.phone)
  EXECUTE FUNCTION touch_mirrors_of_one();

CREATE TRIGGER mirrors_touch_insert AFTER INSERT ON mirrors FOR EACH ROW EXECUTE FUNCTION touch_mirror();
CREATE TRIGGER mirrors_touch_update AFTER UPDATE ON mirrors FOR EACH ROW EXECUTE FUNCTION touch_mirror();

-- What there is has not been looked at in this way.
INSERT INTO mirror_touches (organization_id, mirror_id, at) SELECT organization_id, id, now() FROM mirrors;
