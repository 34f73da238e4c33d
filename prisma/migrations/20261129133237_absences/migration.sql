-- AlterEnum
ALTER TYPE "answer_source" ADD VALUE 'AWAY';

-- CreateTable
CREATE TABLE "absences" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "contact_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "group_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "absences_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "absences_organization_id_contact_id_ends_at_idx" ON "absences"("organization_id", "contact_id", "ends_at");

-- CreateIndex
CREATE INDEX "absences_organization_id_group_id_idx" ON "absences"("organization_id", "group_id") WHERE (group_id IS NOT NULL);

-- AddForeignKey
ALTER TABLE "absences" ADD CONSTRAINT "absences_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "absences" ADD CONSTRAINT "absences_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- As every column of instants (docs/decisions/0044).
ALTER TABLE "absences" ADD CONSTRAINT "absences_instants_check" CHECK (
  starts_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  ends_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  updated_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
ALTER TABLE "absences" ADD CONSTRAINT "absences_length_check" CHECK (ends_at > starts_at);
ALTER TABLE "absences" ADD CONSTRAINT "absences_number_check" CHECK (number > 0);
ALTER TABLE "absences" ADD CONSTRAINT "absences_reason_check" CHECK (length(reason) BETWEEN 1 AND 500);

-- Whoever is away has given no answer: there is no instant at which they did. As text, because a value of an
-- enum is of no use in the transaction that adds it.
ALTER TABLE "participants" DROP CONSTRAINT "participants_answered_check";
ALTER TABLE "participants" ADD CONSTRAINT "participants_answered_check" CHECK (
  status = 'INVITED' OR answered_at IS NOT NULL OR (status = 'DECLINED' AND source::text = 'AWAY')
);
