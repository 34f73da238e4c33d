-- AlterTable
ALTER TABLE "participants" ADD COLUMN     "by_name" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "exemptions" (
    "organization_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,

    CONSTRAINT "exemptions_pkey" PRIMARY KEY ("organization_id","task_id","contact_id")
);

-- CreateIndex
CREATE INDEX "exemptions_organization_id_contact_id_idx" ON "exemptions"("organization_id", "contact_id");

-- AddForeignKey
ALTER TABLE "exemptions" ADD CONSTRAINT "exemptions_organization_id_task_id_fkey" FOREIGN KEY ("organization_id", "task_id") REFERENCES "tasks"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exemptions" ADD CONSTRAINT "exemptions_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who was left out of a group's task, as the log tells it; not who was given it since.
INSERT INTO "exemptions" ("organization_id", "task_id", "contact_id")
SELECT t."organization_id", t."id", c."id"
FROM "audit_entries" a
JOIN "tasks" t ON t."organization_id" = a."organization_id" AND t."id" = a."subject_id" AND t."group_id" IS NOT NULL
CROSS JOIN LATERAL jsonb_array_elements_text(a."after"->'exceptIds') AS "left_out" ("id")
JOIN "contacts" c ON c."organization_id" = a."organization_id" AND c."id" = "left_out"."id"::uuid
WHERE a."action" = 'task.create' AND a."after" ? 'exceptIds'
  AND NOT EXISTS (
    SELECT 1 FROM "tasks" copy
    WHERE copy."organization_id" = t."organization_id" AND copy."parent_id" = t."id" AND copy."assignee_id" = c."id"
  )
ON CONFLICT DO NOTHING;

-- Who is invited and is no member was invited by name, or by another group.
UPDATE "participants" p SET "by_name" = true
FROM "events" e
WHERE e."organization_id" = p."organization_id" AND e."id" = p."event_id" AND NOT EXISTS (
  SELECT 1 FROM "members" m
  WHERE m."organization_id" = e."organization_id" AND m."group_id" = e."group_id" AND m."contact_id" = p."contact_id"
    AND m."left_at" IS NULL
);
