-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "picture" JSONB;
