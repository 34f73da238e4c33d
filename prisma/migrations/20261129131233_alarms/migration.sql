-- CreateEnum
CREATE TYPE "alarm_kind" AS ENUM ('EVENT_UNANSWERED', 'EVENT_COMING', 'ANSWERS_CLOSE', 'ATTENDANCE', 'OFFER_ENDS', 'TASK_DUE', 'TASK_OVERDUE', 'SERIES_NEXT', 'REMINDER', 'MESSAGE', 'DIGEST');

-- CreateEnum
CREATE TYPE "alarm_outcome" AS ENUM ('RUNG', 'IDLE', 'MISSED', 'FAILED');

-- AlterTable
ALTER TABLE "groups" ADD COLUMN     "remind_coming" INTEGER DEFAULT 180,
ADD COLUMN     "remind_unanswered" INTEGER DEFAULT 2880;

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "quiet_from" INTEGER DEFAULT 1320,
ADD COLUMN     "quiet_until" INTEGER DEFAULT 480;

-- CreateTable
CREATE TABLE "alarms" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "kind" "alarm_kind" NOT NULL,
    "subject_id" UUID NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "rings_at" TIMESTAMPTZ(3) NOT NULL,
    "useful_until" TIMESTAMPTZ(3),
    "zone" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "outcome" "alarm_outcome",
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "alarms_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "alarms_due_idx" ON "alarms"("rings_at", "organization_id") WHERE (settled_at IS NULL);

-- CreateIndex
CREATE INDEX "alarms_own_idx" ON "alarms"("organization_id", "rings_at") WHERE (settled_at IS NULL);

-- CreateIndex
CREATE INDEX "alarms_settled_at_idx" ON "alarms"("settled_at") WHERE (settled_at IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "alarms_organization_id_subject_id_kind_planned_at_key" ON "alarms"("organization_id", "subject_id", "kind", "planned_at");

-- AddForeignKey
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- As every column of instants (docs/decisions/0044).
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_instants_check" CHECK (
  planned_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  rings_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  useful_until BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  settled_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_outcome_check" CHECK ((outcome IS NULL) = (settled_at IS NULL));

-- Minutes of a day.
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_quiet_check" CHECK (
  (quiet_from IS NULL) = (quiet_until IS NULL) AND quiet_from BETWEEN 0 AND 1439 AND quiet_until BETWEEN 0 AND 1439
);

-- Up to four weeks before.
ALTER TABLE "groups" ADD CONSTRAINT "groups_remind_check" CHECK (
  remind_unanswered BETWEEN 1 AND 40320 AND remind_coming BETWEEN 1 AND 40320
);
