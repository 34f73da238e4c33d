-- DropIndex
DROP INDEX "campaigns_once_key";

-- AlterTable
ALTER TABLE "campaigns" DROP COLUMN "once",
DROP COLUMN "once_key";
