-- CreateEnum
CREATE TYPE "campaign_status" AS ENUM ('PREPARING', 'SCHEDULED', 'EXECUTING', 'PAUSED', 'COMPLETED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "campaign_timing" AS ENUM ('IMMEDIATE', 'SCHEDULED', 'STAGGERED');

-- CreateEnum
CREATE TYPE "campaign_priority" AS ENUM ('NORMAL', 'HIGH', 'URGENT');

-- CreateEnum
CREATE TYPE "call_reason" AS ENUM ('MESSAGE', 'EVENT', 'TASK', 'APPOINTMENT');

-- CreateEnum
CREATE TYPE "pause_reason" AS ENUM ('BY_HAND', 'NOT_CONFIGURED', 'NO_MONEY', 'BLOCKED');

-- CreateEnum
CREATE TYPE "call_status" AS ENUM ('WAITING', 'DIALLING', 'ENDED');

-- CreateEnum
CREATE TYPE "call_outcome" AS ENUM ('ANSWERED', 'NO_ANSWER', 'BUSY', 'VOICEMAIL', 'DECLINED', 'FAILED', 'LEFT_OUT');

-- CreateEnum
CREATE TYPE "left_out_reason" AS ENUM ('NO_PHONE', 'STOP', 'DO_NOT_CALL', 'NO_CONSENT', 'CALLED_TODAY', 'ENOUGH', 'CLOSED', 'SETTLED', 'OVER', 'NO_APPOINTMENT', 'GONE', 'STOPPED', 'SELF');

-- CreateEnum
CREATE TYPE "attempt_status" AS ENUM ('DIALLING', 'PLACED', 'UNKNOWN', 'ENDED', 'SETTLED', 'VOID');

-- CreateEnum
CREATE TYPE "appointment_action" AS ENUM ('CONFIRMED', 'CANCELLED', 'RESCHEDULED');

-- CreateEnum
CREATE TYPE "sentiment" AS ENUM ('POSITIVE', 'NEUTRAL', 'NEGATIVE');

-- CreateEnum
CREATE TYPE "consent_source" AS ENUM ('CHAT', 'CALL', 'API', 'IMPORT');

-- CreateEnum
CREATE TYPE "appointment_status" AS ENUM ('PENDING', 'CONFIRMED', 'CANCELLED', 'RESCHEDULED');

-- AlterEnum
ALTER TYPE "alarm_kind" ADD VALUE 'CAMPAIGN';

-- AlterEnum
ALTER TYPE "answer_source" ADD VALUE 'CALL';

-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "appointment_duration" INTEGER,
ADD COLUMN     "appointment_provider" TEXT,
ADD COLUMN     "appointment_status" "appointment_status",
ADD COLUMN     "appointment_time" TIMESTAMPTZ(3),
ADD COLUMN     "appointment_type" TEXT,
ADD COLUMN     "booking_source" TEXT,
ADD COLUMN     "call_consent" BOOLEAN,
ADD COLUMN     "call_consent_at" TIMESTAMPTZ(3),
ADD COLUMN     "call_consent_source" "consent_source",
ADD COLUMN     "call_hours_before" INTEGER,
ADD COLUMN     "do_not_call_at" TIMESTAMPTZ(3),
ADD COLUMN     "do_not_call_source" "consent_source",
ADD COLUMN     "special_instructions" TEXT,
ADD COLUMN     "time_zone" TEXT;

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "call_consent_required" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "call_hours" JSONB NOT NULL DEFAULT '[{"from":540,"until":1200},{"from":540,"until":1200},{"from":540,"until":1200},{"from":540,"until":1200},{"from":540,"until":1200},{"from":600,"until":1080},null]',
ADD COLUMN     "call_retry_minutes" INTEGER[] DEFAULT ARRAY[30, 120]::INTEGER[],
ADD COLUMN     "dials_per_half_minute" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "dials_per_quarter_hour" INTEGER NOT NULL DEFAULT 25,
ADD COLUMN     "holidays" DATE[] DEFAULT ARRAY[]::DATE[],
ADD COLUMN     "turns_per_day" INTEGER NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "unasked" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "campaigns" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "number" INTEGER NOT NULL,
    "status" "campaign_status" NOT NULL,
    "reason" "call_reason" NOT NULL,
    "timing" "campaign_timing" NOT NULL,
    "priority" "campaign_priority" NOT NULL DEFAULT 'NORMAL',
    "message" TEXT,
    "group_id" UUID,
    "contact_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "event_id" UUID,
    "task_id" UUID,
    "custom_hours_before" INTEGER,
    "starts_at" TIMESTAMPTZ(3),
    "spread_minutes" INTEGER,
    "useful_until" TIMESTAMPTZ(3) NOT NULL,
    "pause_reason" "pause_reason",
    "message_id" UUID,
    "shown_at" TIMESTAMPTZ(3),
    "shown" TEXT,
    "shows" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID,
    "created_by_user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "calls" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "campaign_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "status" "call_status" NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "held_at" TIMESTAMPTZ(3),
    "rank" SMALLINT NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "outcome" "call_outcome",
    "left_out" "left_out_reason",
    "appointment_action" "appointment_action",
    "answer" "participant_status",
    "done" BOOLEAN,
    "duration_seconds" INTEGER,
    "cost_cents" DECIMAL(12,4),
    "sentiment" "sentiment",
    "summary" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "calls_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "attempts" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "call_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_call_id" TEXT,
    "status" "attempt_status" NOT NULL,
    "variables" JSONB NOT NULL,
    "dialled_at" TIMESTAMPTZ(3) NOT NULL,
    "look_at" TIMESTAMPTZ(3),
    "looks" INTEGER NOT NULL DEFAULT 0,
    "hang_up" BOOLEAN NOT NULL DEFAULT false,
    "outcome" "call_outcome",
    "detail" TEXT,
    "duration_seconds" INTEGER,
    "cost_cents" DECIMAL(12,4),
    "ended_at" TIMESTAMPTZ(3),
    "heard_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "attempts_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "simulated_calls" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "attempt_id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "variables" JSONB NOT NULL,
    "rang_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "report" JSONB,

    CONSTRAINT "simulated_calls_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "campaigns_organization_id_group_id_id_idx" ON "campaigns"("organization_id", "group_id", "id");

-- CreateIndex
CREATE INDEX "campaigns_open_idx" ON "campaigns"("organization_id", "id") WHERE (finished_at IS NULL OR shows);

-- CreateIndex
CREATE UNIQUE INDEX "campaigns_organization_id_number_key" ON "campaigns"("organization_id", "number");

-- CreateIndex
CREATE INDEX "calls_organization_id_contact_id_id_idx" ON "calls"("organization_id", "contact_id", "id");

-- CreateIndex
CREATE INDEX "calls_due_idx" ON "calls"("next_at", "organization_id") WHERE (next_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "calls_next_idx" ON "calls"("organization_id", "rank" DESC, "next_at", "id") WHERE (next_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "calls_open_idx" ON "calls"("organization_id", "campaign_id", "id") WHERE (status <> 'ENDED'::call_status);

-- CreateIndex
CREATE INDEX "calls_reached_idx" ON "calls"("organization_id", "contact_id", "ended_at") WHERE (outcome = 'ANSWERED'::call_outcome);

-- CreateIndex
CREATE UNIQUE INDEX "calls_organization_id_campaign_id_contact_id_key" ON "calls"("organization_id", "campaign_id", "contact_id");

-- CreateIndex
CREATE INDEX "attempts_organization_id_dialled_at_idx" ON "attempts"("organization_id", "dialled_at");

-- CreateIndex
CREATE INDEX "attempts_organization_id_call_id_dialled_at_idx" ON "attempts"("organization_id", "call_id", "dialled_at");

-- CreateIndex
CREATE INDEX "attempts_organization_id_contact_id_dialled_at_idx" ON "attempts"("organization_id", "contact_id", "dialled_at");

-- CreateIndex
CREATE INDEX "attempts_look_idx" ON "attempts"("look_at", "organization_id") WHERE (look_at IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "attempts_provider_provider_call_id_organization_id_key" ON "attempts"("provider", "provider_call_id", "organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "attempts_open_key" ON "attempts"("organization_id", "contact_id") WHERE (settled_at IS NULL);

-- CreateIndex
CREATE INDEX "simulated_calls_organization_id_attempt_id_idx" ON "simulated_calls"("organization_id", "attempt_id");

-- CreateIndex
CREATE INDEX "simulated_calls_open_idx" ON "simulated_calls"("rang_at") WHERE (ended_at IS NULL);

-- CreateIndex
CREATE INDEX "outbox_unasked_idx" ON "outbox"("organization_id", "chat_id", "created_at") WHERE (unasked);

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_organization_id_event_id_fkey" FOREIGN KEY ("organization_id", "event_id") REFERENCES "events"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_organization_id_task_id_fkey" FOREIGN KEY ("organization_id", "task_id") REFERENCES "tasks"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_organization_id_created_by_id_fkey" FOREIGN KEY ("organization_id", "created_by_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_organization_id_created_by_user_id_fkey" FOREIGN KEY ("organization_id", "created_by_user_id") REFERENCES "users"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_organization_id_campaign_id_fkey" FOREIGN KEY ("organization_id", "campaign_id") REFERENCES "campaigns"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_organization_id_call_id_fkey" FOREIGN KEY ("organization_id", "call_id") REFERENCES "calls"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "simulated_calls" ADD CONSTRAINT "simulated_calls_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- As every column of instants (docs/decisions/0044).
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_instants_check" CHECK (
  starts_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  useful_until BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  shown_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  updated_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  started_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  finished_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
ALTER TABLE "calls" ADD CONSTRAINT "calls_instants_check" CHECK (
  next_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  held_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  ended_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_instants_check" CHECK (
  dialled_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  look_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  ended_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  heard_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  settled_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
ALTER TABLE "simulated_calls" ADD CONSTRAINT "simulated_calls_instants_check" CHECK (
  rang_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  answered_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  ended_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_calls_instants_check" CHECK (
  call_consent_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  do_not_call_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  appointment_time BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

ALTER TABLE "campaigns"
  ADD CONSTRAINT "campaigns_message_check" CHECK (message = btrim(message) AND length(message) BETWEEN 1 AND 200),
  ADD CONSTRAINT "campaigns_people_check" CHECK (cardinality(contact_ids) <= 1000),
  ADD CONSTRAINT "campaigns_spread_check" CHECK (spread_minutes BETWEEN 15 AND 1440 AND (timing = 'STAGGERED') = (spread_minutes IS NOT NULL)),
  ADD CONSTRAINT "campaigns_hours_check" CHECK (custom_hours_before BETWEEN 1 AND 336),
  ADD CONSTRAINT "campaigns_reason_check" CHECK (
    (reason = 'EVENT') = (event_id IS NOT NULL) AND (reason = 'TASK') = (task_id IS NOT NULL)
    AND (reason <> 'MESSAGE' OR message IS NOT NULL)
  ),
  ADD CONSTRAINT "campaigns_finished_check" CHECK ((status IN ('COMPLETED', 'CANCELLED')) = (finished_at IS NOT NULL)),
  ADD CONSTRAINT "campaigns_paused_check" CHECK ((status = 'PAUSED') = (pause_reason IS NOT NULL));

-- Each ends in exactly one outcome, and waits for nothing then.
ALTER TABLE "calls"
  ADD CONSTRAINT "calls_ended_check" CHECK ((status = 'ENDED') = (outcome IS NOT NULL) AND (status = 'ENDED') = (ended_at IS NOT NULL)),
  ADD CONSTRAINT "calls_waiting_check" CHECK (status = 'WAITING' OR (next_at IS NULL AND held_at IS NULL)),
  ADD CONSTRAINT "calls_held_check" CHECK (status <> 'WAITING' OR (next_at IS NULL) <> (held_at IS NULL)),
  ADD CONSTRAINT "calls_left_out_check" CHECK ((outcome IS NOT DISTINCT FROM 'LEFT_OUT') = (left_out IS NOT NULL)),
  ADD CONSTRAINT "calls_rank_check" CHECK (rank BETWEEN 0 AND 2);

ALTER TABLE "attempts"
  ADD CONSTRAINT "attempts_settled_check" CHECK ((status IN ('SETTLED', 'VOID')) = (settled_at IS NOT NULL)),
  ADD CONSTRAINT "attempts_phone_check" CHECK (phone ~ '^\+[1-9][0-9]{6,14}$');

ALTER TABLE "contacts"
  ADD CONSTRAINT "contacts_consent_check" CHECK ((call_consent IS NULL) = (call_consent_at IS NULL) AND (call_consent IS NULL) = (call_consent_source IS NULL)),
  ADD CONSTRAINT "contacts_do_not_call_check" CHECK ((do_not_call_at IS NULL) = (do_not_call_source IS NULL)),
  ADD CONSTRAINT "contacts_appointment_check" CHECK (
    length(appointment_type) BETWEEN 1 AND 120 AND length(appointment_provider) BETWEEN 1 AND 120
    AND length(booking_source) BETWEEN 1 AND 120 AND length(special_instructions) BETWEEN 1 AND 1000
    AND appointment_duration BETWEEN 1 AND 1440 AND call_hours_before BETWEEN 1 AND 336
  );

ALTER TABLE "organizations"
  ADD CONSTRAINT "organizations_calls_check" CHECK (
    dials_per_half_minute BETWEEN 1 AND 100 AND dials_per_quarter_hour BETWEEN 1 AND 3000
    AND cardinality(call_retry_minutes) <= 5 AND cardinality(holidays) <= 366 AND turns_per_day BETWEEN 1 AND 100
    AND jsonb_typeof(call_hours) = 'array'
  );
