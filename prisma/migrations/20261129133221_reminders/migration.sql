-- CreateEnum
CREATE TYPE "reminder_kind" AS ENUM ('REMINDER', 'MESSAGE');

-- CreateEnum
CREATE TYPE "reminder_status" AS ENUM ('OPEN', 'HELD', 'DONE', 'CANCELLED');

-- CreateTable
CREATE TABLE "reminders" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "number" INTEGER NOT NULL,
    "kind" "reminder_kind" NOT NULL DEFAULT 'REMINDER',
    "text" TEXT NOT NULL,
    "mentions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "group_id" UUID,
    "chat_id" UUID,
    "message_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "recurrence" TEXT,
    "zone" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "status" "reminder_status" NOT NULL DEFAULT 'OPEN',
    "created_by_id" UUID,
    "created_by_user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "reminder_people" (
    "organization_id" UUID NOT NULL,
    "reminder_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "marked_at" TIMESTAMPTZ(3),
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "reminder_people_pkey" PRIMARY KEY ("organization_id","reminder_id","contact_id")
);

-- CreateIndex
CREATE INDEX "reminders_own_idx" ON "reminders"("organization_id", "created_by_id", "next_at") WHERE (created_by_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "reminders_group_idx" ON "reminders"("organization_id", "group_id", "next_at") WHERE (group_id IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "reminders_organization_id_number_key" ON "reminders"("organization_id", "number");

-- CreateIndex
CREATE INDEX "reminder_people_organization_id_contact_id_idx" ON "reminder_people"("organization_id", "contact_id");

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_organization_id_created_by_id_fkey" FOREIGN KEY ("organization_id", "created_by_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_organization_id_created_by_user_id_fkey" FOREIGN KEY ("organization_id", "created_by_user_id") REFERENCES "users"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "reminder_people" ADD CONSTRAINT "reminder_people_organization_id_reminder_id_fkey" FOREIGN KEY ("organization_id", "reminder_id") REFERENCES "reminders"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "reminder_people" ADD CONSTRAINT "reminder_people_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- As every column of instants (docs/decisions/0044).
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_instants_check" CHECK (
  starts_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  next_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  updated_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
ALTER TABLE "reminder_people" ADD CONSTRAINT "reminder_people_instants_check" CHECK (
  marked_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  left_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

-- Only a group is sent a message, and only a message waits for its writer's word.
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_kind_check" CHECK (
  (kind = 'REMINDER' OR group_id IS NOT NULL) AND (kind = 'MESSAGE' OR status <> 'HELD')
);
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_text_check" CHECK (length(text) BETWEEN 1 AND 4096);
