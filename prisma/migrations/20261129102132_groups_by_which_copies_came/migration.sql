-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "through_group_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];

-- CreateIndex
CREATE INDEX "members_stays_idx" ON "members"("organization_id", "group_id", "contact_id");

-- Which groups a task was for stood in the log alone.
UPDATE tasks t SET through_group_ids = ARRAY(
  SELECT jsonb_array_elements_text(a.after->'groupIds')::uuid
)
FROM audit_entries a
WHERE a.organization_id = t.organization_id AND a.subject_type = 'task' AND a.subject_id = t.id
  AND a.action = 'task.create' AND a.after ? 'groupIds';

-- Its copies came by the groups that their owners were in, but for those that were given by name. Whose stay
-- cannot be found any more, because contacts were merged since, may be of any of them.
UPDATE tasks copy SET through_group_ids = coalesce(
  (
    SELECT array_agg(DISTINCT m.group_id) FROM members m
    WHERE m.organization_id = t.organization_id AND m.group_id = ANY(t.through_group_ids)
      AND m.contact_id = copy.assignee_id AND m.joined_at <= t.created_at
      AND (m.left_at IS NULL OR m.left_at >= t.created_at)
  ),
  t.through_group_ids
)
FROM tasks t
JOIN audit_entries a ON a.organization_id = t.organization_id AND a.subject_type = 'task' AND a.subject_id = t.id
  AND a.action = 'task.create'
WHERE t.through_group_ids <> '{}' AND copy.organization_id = t.organization_id AND copy.parent_id = t.id
  AND NOT coalesce(a.after->'contactIds', '[]') ? copy.assignee_id::text
  -- Who was given it later by name was not there when it was made.
  AND copy.created_at = t.created_at;
