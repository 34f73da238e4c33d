-- AlterTable
ALTER TABLE "events" ADD COLUMN     "answer_by" TIMESTAMPTZ(3),
ADD COLUMN     "min_people" INTEGER,
ADD COLUMN     "rule_answer_by" TIMESTAMPTZ(3);

-- As every column of instants (docs/decisions/0044).
ALTER TABLE "events" ADD CONSTRAINT "events_answer_by_check" CHECK (
  answer_by BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  rule_answer_by BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
-- What happens once has no rule.
ALTER TABLE "events" ADD CONSTRAINT "events_rule_answer_by_check" CHECK (rule_answer_by IS NULL OR series_id IS NOT NULL);
-- Nobody waits for more people than there are places.
ALTER TABLE "events" ADD CONSTRAINT "events_min_people_check" CHECK (
  min_people BETWEEN 1 AND 100000 AND (capacity IS NULL OR min_people <= capacity)
);
