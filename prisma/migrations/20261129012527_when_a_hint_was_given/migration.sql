-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "hinted_at" TIMESTAMPTZ(3);
