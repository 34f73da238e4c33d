-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "last_used_at" TIMESTAMPTZ(3);

ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_used_instants_check" CHECK (
  last_used_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
