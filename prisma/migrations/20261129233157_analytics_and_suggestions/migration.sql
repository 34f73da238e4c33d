-- CreateEnum
CREATE TYPE "business_type" AS ENUM ('MEDICAL', 'SALON', 'RESTAURANT', 'CONSULTANT', 'CLUB', 'FAMILY', 'BOOK_CLUB', 'GENERAL');

-- AlterTable
ALTER TABLE "groups" ADD COLUMN     "top_list" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "average_appointment_cents" INTEGER,
ADD COLUMN     "business_type" "business_type" NOT NULL DEFAULT 'GENERAL';

-- CreateTable
CREATE TABLE "dismissals" (
    "organization_id" UUID NOT NULL,
    "suggestion" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dismissals_pkey" PRIMARY KEY ("organization_id","suggestion")
);

-- CreateIndex
CREATE INDEX "calls_rang_idx" ON "calls"("organization_id", "ended_at") WHERE (status = 'ENDED'::call_status AND attempts > 0);

-- AddForeignKey
ALTER TABLE "dismissals" ADD CONSTRAINT "dismissals_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "organizations" ADD CONSTRAINT "organizations_average_appointment_check" CHECK (average_appointment_cents >= 0);

ALTER TABLE "dismissals" ADD CONSTRAINT "dismissals_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
