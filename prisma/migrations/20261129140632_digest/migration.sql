-- AlterTable
ALTER TABLE "groups" ADD COLUMN     "digest_minute" INTEGER NOT NULL DEFAULT 480,
ADD COLUMN     "digest_rule" TEXT;

-- What is said every day, or on days of the week in their order: nothing else can be reckoned in one statement.
ALTER TABLE "groups" ADD CONSTRAINT "groups_digest_check" CHECK (
  digest_rule ~ '^FREQ=(DAILY|WEEKLY;BYDAY=(?=[MTWFS])(MO)?,?(TU)?,?(WE)?,?(TH)?,?(FR)?,?(SA)?,?(SU)?)$'
  AND digest_minute BETWEEN 0 AND 1439
);
