-- DropIndex
DROP INDEX "messages_organization_id_contact_id_idx";

-- CreateTable
CREATE TABLE "activities" (
    "organization_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "message_count" INTEGER NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activities_pkey" PRIMARY KEY ("organization_id","group_id")
);

-- CreateTable
CREATE TABLE "heard" (
    "organization_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "heard_pkey" PRIMARY KEY ("organization_id","contact_id")
);

-- CreateIndex
CREATE INDEX "heard_organization_id_at_contact_id_idx" ON "heard"("organization_id", "at", "contact_id");

-- CreateIndex
CREATE INDEX "contacts_organization_id_appointment_time_id_idx" ON "contacts"("organization_id", "appointment_time", "id");

-- CreateIndex
CREATE INDEX "contacts_organization_id_appointment_status_id_idx" ON "contacts"("organization_id", "appointment_status", "id") WHERE (appointment_status IS NOT NULL);

-- CreateIndex
CREATE INDEX "groups_organization_id_member_count_id_idx" ON "groups"("organization_id", "member_count", "id");

-- CreateIndex
CREATE INDEX "groups_organization_id_created_at_id_idx" ON "groups"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "activities_organization_id_last_at_group_id_idx" ON "activities"("organization_id", "last_at", "group_id");

-- CreateIndex
CREATE INDEX "members_role_idx" ON "members"("organization_id", "group_id", "role", "contact_id") WHERE (left_at IS NULL);

-- CreateIndex
CREATE INDEX "messages_organization_id_contact_id_sent_at_idx" ON "messages"("organization_id", "contact_id", "sent_at") WHERE (contact_id IS NOT NULL);

-- AddForeignKey
ALTER TABLE "heard" ADD CONSTRAINT "heard_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "activities" ADD CONSTRAINT "activities_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "histories"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "activities" ADD CONSTRAINT "activities_instants_check" CHECK (
  last_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
ALTER TABLE "heard" ADD CONSTRAINT "heard_instants_check" CHECK (
  at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

INSERT INTO "heard" (organization_id, contact_id, at)
SELECT c.organization_id, c.id, (
  SELECT max(m.sent_at) FROM messages m
  WHERE m.organization_id = c.organization_id AND m.contact_id = c.id AND m.direction = 'IN'
) FROM "contacts" c;

-- What has happened so far. Of a group that is gone nobody is shown anything.
INSERT INTO "activities" (organization_id, group_id, message_count, last_at)
SELECT g.organization_id, g.id,
  (SELECT count(*) FROM messages m WHERE m.organization_id = g.organization_id AND m.group_id = g.id AND m.deleted_at IS NULL),
  greatest(
    g.created_at,
    (SELECT max(m.sent_at) FROM messages m WHERE m.organization_id = g.organization_id AND m.group_id = g.id),
    (SELECT max(t.created_at) FROM tasks t WHERE t.organization_id = g.organization_id AND t.group_id = g.id),
    (SELECT max(e.created_at) FROM events e WHERE e.organization_id = g.organization_id AND e.group_id = g.id),
    (SELECT max(m.joined_at) FROM members m WHERE m.organization_id = g.organization_id AND m.group_id = g.id)
  )
FROM "groups" g;

-- A history, and what is told of it, begins with its group.
CREATE OR REPLACE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO histories (organization_id, id) SELECT organization_id, id FROM touched;
    INSERT INTO activities (organization_id, group_id, last_at) SELECT organization_id, id, created_at FROM touched;
  ELSE
    UPDATE histories h SET is_over = TRUE FROM touched t WHERE h.organization_id = t.organization_id AND h.id = t.id;
  END IF;
  RETURN NULL;
END $$;

-- By statement, not by row, as members_count; in the order of their ids, so that two that write about the same groups,
-- or the same people, wait for one another and never both.
CREATE FUNCTION note_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH newest AS (
    SELECT organization_id, group_id, max(created_at) AS at FROM new_rows WHERE group_id IS NOT NULL GROUP BY 1, 2
  ), locked AS MATERIALIZED (
    SELECT a.organization_id, a.group_id, n.at FROM activities a
    JOIN newest n ON n.organization_id = a.organization_id AND n.group_id = a.group_id
    ORDER BY a.group_id FOR NO KEY UPDATE OF a
  )
  UPDATE activities a SET last_at = l.at FROM locked l
  WHERE a.organization_id = l.organization_id AND a.group_id = l.group_id AND a.last_at < l.at;
  RETURN NULL;
END $$;

CREATE FUNCTION note_joined() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH newest AS (
    SELECT organization_id, group_id, max(joined_at) AS at FROM new_rows GROUP BY 1, 2
  ), locked AS MATERIALIZED (
    SELECT a.organization_id, a.group_id, n.at FROM activities a
    JOIN newest n ON n.organization_id = a.organization_id AND n.group_id = a.group_id
    ORDER BY a.group_id FOR NO KEY UPDATE OF a
  )
  UPDATE activities a SET last_at = l.at FROM locked l
  WHERE a.organization_id = l.organization_id AND a.group_id = l.group_id AND a.last_at < l.at;
  RETURN NULL;
END $$;

CREATE TRIGGER tasks_activity AFTER INSERT ON tasks
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_made();
CREATE TRIGGER events_activity AFTER INSERT ON events
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_made();
CREATE TRIGGER members_activity AFTER INSERT ON members
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_joined();

-- What is said: counted with its group, and noted with whoever said it.
CREATE FUNCTION note_said() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH said AS (
    SELECT organization_id, group_id, max(sent_at) AS at, count(*) FILTER (WHERE deleted_at IS NULL) AS more
    FROM new_rows WHERE group_id IS NOT NULL GROUP BY 1, 2
  ), locked AS MATERIALIZED (
    SELECT a.organization_id, a.group_id, s.at, s.more FROM activities a
    JOIN said s ON s.organization_id = a.organization_id AND s.group_id = a.group_id
    ORDER BY a.group_id FOR NO KEY UPDATE OF a
  )
  UPDATE activities a SET message_count = a.message_count + l.more, last_at = greatest(a.last_at, l.at)
  FROM locked l WHERE a.organization_id = l.organization_id AND a.group_id = l.group_id;
  WITH said AS (
    SELECT organization_id, contact_id, max(sent_at) AS at FROM new_rows
    WHERE contact_id IS NOT NULL AND direction = 'IN' GROUP BY 1, 2
  ), locked AS MATERIALIZED (
    SELECT h.organization_id, h.contact_id, s.at FROM heard h
    JOIN said s ON s.organization_id = h.organization_id AND s.contact_id = h.contact_id
    ORDER BY h.contact_id FOR NO KEY UPDATE OF h
  )
  UPDATE heard h SET at = l.at FROM locked l
  WHERE h.organization_id = l.organization_id AND h.contact_id = l.contact_id AND (h.at IS NULL OR h.at < l.at);
  RETURN NULL;
END $$;

CREATE FUNCTION forget_said() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH gone AS (
    SELECT organization_id, group_id, count(*) AS fewer FROM old_rows
    WHERE group_id IS NOT NULL AND deleted_at IS NULL GROUP BY 1, 2
  ), locked AS MATERIALIZED (
    SELECT a.organization_id, a.group_id, g.fewer FROM activities a
    JOIN gone g ON g.organization_id = a.organization_id AND g.group_id = a.group_id
    ORDER BY a.group_id FOR NO KEY UPDATE OF a
  )
  UPDATE activities a SET message_count = a.message_count - l.fewer FROM locked l
  WHERE a.organization_id = l.organization_id AND a.group_id = l.group_id;
  RETURN NULL;
END $$;

CREATE TRIGGER messages_said AFTER INSERT ON messages
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_said();
CREATE TRIGGER messages_forgotten AFTER DELETE ON messages
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION forget_said();

-- By row: receipts change messages all the time, and these columns hardly ever. Of a group that is gone nothing is
-- counted, however much was said in it.
CREATE FUNCTION count_said_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.group_id IS NOT NULL AND OLD.deleted_at IS NULL THEN
    UPDATE activities a SET message_count = a.message_count - 1
    FROM histories h WHERE h.organization_id = OLD.organization_id AND h.id = OLD.group_id AND NOT h.is_over
      AND a.organization_id = h.organization_id AND a.group_id = h.id;
  END IF;
  IF NEW.group_id IS NOT NULL AND NEW.deleted_at IS NULL THEN
    UPDATE activities a SET message_count = a.message_count + 1
    FROM histories h WHERE h.organization_id = NEW.organization_id AND h.id = NEW.group_id AND NOT h.is_over
      AND a.organization_id = h.organization_id AND a.group_id = h.id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER messages_counted AFTER UPDATE OF group_id, deleted_at ON messages FOR EACH ROW
  WHEN (OLD.group_id IS DISTINCT FROM NEW.group_id OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL))
  EXECUTE FUNCTION count_said_again();

-- Two contacts prove to be one, or are taken apart: whose newest message goes was heard last when they said the one
-- before it.
CREATE FUNCTION hear_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE heard SET at = NEW.sent_at
  WHERE organization_id = NEW.organization_id AND contact_id = NEW.contact_id AND (at IS NULL OR at < NEW.sent_at);
  UPDATE heard SET at = (
    SELECT max(sent_at) FROM messages
    WHERE organization_id = OLD.organization_id AND contact_id = OLD.contact_id AND direction = 'IN'
  ) WHERE organization_id = OLD.organization_id AND contact_id = OLD.contact_id AND at = OLD.sent_at;
  RETURN NULL;
END $$;

CREATE TRIGGER messages_heard AFTER UPDATE OF contact_id ON messages FOR EACH ROW
  WHEN (OLD.contact_id IS DISTINCT FROM NEW.contact_id AND NEW.direction = 'IN')
  EXECUTE FUNCTION hear_again();

CREATE FUNCTION begin_hearing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO heard (organization_id, contact_id) SELECT organization_id, id FROM new_rows;
  RETURN NULL;
END $$;

CREATE TRIGGER contacts_heard AFTER INSERT ON contacts
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION begin_hearing();
