-- CreateEnum
CREATE TYPE "task_mode" AS ENUM ('EACH', 'ANYONE');

-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "mode" "task_mode" NOT NULL DEFAULT 'EACH';

ALTER TABLE "tasks"
  ADD CONSTRAINT "tasks_mode_check" CHECK (mode = 'EACH' OR (parent_id IS NULL AND assignee_id IS NULL));
