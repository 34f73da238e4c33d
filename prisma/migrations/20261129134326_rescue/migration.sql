-- AlterTable
ALTER TABLE "events" ADD COLUMN     "free_told_at" TIMESTAMPTZ(3),
ADD COLUMN     "rescue_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "groups" ADD COLUMN     "rescue_last_minutes" INTEGER NOT NULL DEFAULT 15,
ADD COLUMN     "rescue_minutes" INTEGER DEFAULT 60;

-- AlterTable
ALTER TABLE "participants" ADD COLUMN     "offered_until" TIMESTAMPTZ(3),
ADD COLUMN     "passed_at" TIMESTAMPTZ(3);

ALTER TABLE "events" ADD CONSTRAINT "events_rescue_instants_check" CHECK (
  rescue_since BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  free_told_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
ALTER TABLE "participants" ADD CONSTRAINT "participants_offer_instants_check" CHECK (
  offered_until BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  passed_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
-- A place is offered to somebody who waits for it.
ALTER TABLE "participants" ADD CONSTRAINT "participants_offer_check"
  CHECK (offered_until IS NULL OR status = 'WAITLISTED');
-- A minute to a day.
ALTER TABLE "groups" ADD CONSTRAINT "groups_rescue_check" CHECK (
  rescue_minutes BETWEEN 1 AND 1440 AND rescue_last_minutes BETWEEN 1 AND 1440
);
