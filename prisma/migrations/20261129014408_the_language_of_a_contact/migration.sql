-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "locale" TEXT;
