-- AlterEnum
ALTER TYPE "alarm_kind" ADD VALUE 'AWAY_ENDS';
