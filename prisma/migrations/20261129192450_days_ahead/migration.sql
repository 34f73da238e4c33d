-- AlterTable
ALTER TABLE "groups" ADD COLUMN     "ahead_days" INTEGER NOT NULL DEFAULT 6;
