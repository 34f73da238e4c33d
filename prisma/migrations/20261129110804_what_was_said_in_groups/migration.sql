-- DropForeignKey
ALTER TABLE "messages" DROP CONSTRAINT "messages_organization_id_group_id_fkey";

-- CreateTable
CREATE TABLE "histories" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "is_over" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "histories_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "histories_over_idx" ON "histories"("organization_id", "id") WHERE (is_over);

-- AddForeignKey
ALTER TABLE "histories" ADD CONSTRAINT "histories_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is said in a group is its history's, which outlasts it: a group goes at once, however much was said in it,
-- and its messages become their chats' alone in batches (src/groups/end-histories.ts). The key is checked as before,
-- so that nothing that is said at that moment is left behind.
INSERT INTO histories (organization_id, id) SELECT organization_id, id FROM groups;

CREATE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO histories (organization_id, id) SELECT organization_id, id FROM touched;
  ELSE
    UPDATE histories h SET is_over = TRUE FROM touched t WHERE h.organization_id = t.organization_id AND h.id = t.id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER groups_history_insert AFTER INSERT ON groups
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION keep_history();
CREATE TRIGGER groups_history_delete AFTER DELETE ON groups
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION keep_history();

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "histories"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
