-- AlterTable
ALTER TABLE "participants" ADD COLUMN     "attended" BOOLEAN;
