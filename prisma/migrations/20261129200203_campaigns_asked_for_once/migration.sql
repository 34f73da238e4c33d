-- AlterTable
ALTER TABLE "campaigns" ADD COLUMN     "once" JSONB,
ADD COLUMN     "once_key" TEXT;

-- CreateIndex
CREATE INDEX "calls_organization_id_campaign_id_id_idx" ON "calls"("organization_id", "campaign_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "campaigns_once_key" ON "campaigns"("organization_id", "once_key") WHERE (once_key IS NOT NULL);

-- A name of a request stands beside what was answered, and is no longer than its header may be.
ALTER TABLE "campaigns"
  ADD CONSTRAINT "campaigns_once_check" CHECK ((once_key IS NULL) = (once IS NULL) AND length(once_key) <= 300);
