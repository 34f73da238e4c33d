-- AlterTable
ALTER TABLE "events" ADD COLUMN     "occurs_at" TIMESTAMPTZ(3),
ADD COLUMN     "rule_from" TIMESTAMPTZ(3),
ADD COLUMN     "series_id" UUID,
ADD COLUMN     "series_zone" TEXT;

-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "occurs_at" TIMESTAMPTZ(3),
ADD COLUMN     "rule_from" TIMESTAMPTZ(3),
ADD COLUMN     "series_id" UUID,
ADD COLUMN     "series_zone" TEXT;

-- What has a rule is the first of a series from now on; what was called off, or has no date, ends with that.
UPDATE events SET recurrence = NULL WHERE recurrence IS NOT NULL AND (starts_at IS NULL OR status = 'CANCELLED');
UPDATE tasks SET recurrence = NULL
WHERE recurrence IS NOT NULL AND (due_at IS NULL OR number IS NULL OR status = 'CANCELLED');
UPDATE events e SET series_id = e.id, rule_from = e.starts_at, occurs_at = e.starts_at, series_zone = coalesce(g.time_zone, o.time_zone)
FROM organizations o, groups g
WHERE e.recurrence IS NOT NULL AND o.id = e.organization_id AND g.organization_id = e.organization_id AND g.id = e.group_id;
UPDATE tasks t SET series_id = t.id, rule_from = t.due_at, occurs_at = t.due_at,
  series_zone = coalesce((SELECT time_zone FROM groups g WHERE g.organization_id = t.organization_id AND g.id = t.group_id), o.time_zone)
FROM organizations o
WHERE t.recurrence IS NOT NULL AND o.id = t.organization_id;

-- CreateIndex
CREATE UNIQUE INDEX "events_organization_id_series_id_occurs_at_key" ON "events"("organization_id", "series_id", "occurs_at");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_series_key" ON "tasks"("series_id", "organization_id", "occurs_at") WHERE (series_id IS NOT NULL);

-- A rule without a series would never come again; of a series all is known, or nothing.
ALTER TABLE "events" ADD CONSTRAINT "events_series_check" CHECK (
  num_nulls(series_id, rule_from, series_zone, occurs_at) IN (0, 4) AND (recurrence IS NULL OR series_id IS NOT NULL)
);
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_series_check" CHECK (
  num_nulls(series_id, rule_from, series_zone, occurs_at) IN (0, 4) AND (recurrence IS NULL OR series_id IS NOT NULL)
  AND (series_id IS NULL OR number IS NOT NULL)
);

-- As every column of instants (docs/decisions/0044).
ALTER TABLE "events" ADD CONSTRAINT "events_series_instants_check" CHECK (
  rule_from BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  occurs_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_series_instants_check" CHECK (
  rule_from BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  occurs_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

-- What was planned before goes on when it is over: what is over already, at once.
INSERT INTO alarms (organization_id, kind, subject_id, planned_at, rings_at, zone)
SELECT organization_id, 'SERIES_NEXT'::alarm_kind, id, coalesce(ends_at, starts_at), coalesce(ends_at, starts_at), series_zone
FROM events WHERE recurrence IS NOT NULL
UNION ALL
SELECT organization_id, 'SERIES_NEXT', id, due_at, due_at, series_zone FROM tasks WHERE recurrence IS NOT NULL;
