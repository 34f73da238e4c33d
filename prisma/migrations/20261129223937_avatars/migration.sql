-- AlterTable
ALTER TABLE "mirrors" ADD COLUMN     "avatar_hash" TEXT;

-- CreateTable
CREATE TABLE "avatars" (
    "organization_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "data" BYTEA NOT NULL,
    "unused_since" TIMESTAMPTZ(3),

    CONSTRAINT "avatars_pkey" PRIMARY KEY ("organization_id","group_id","hash")
);

-- CreateIndex
CREATE INDEX "avatars_unused_since_idx" ON "avatars"("unused_since") WHERE (unused_since IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "avatars_used_key" ON "avatars"("organization_id", "group_id") WHERE (unused_since IS NULL);

-- AddForeignKey
ALTER TABLE "avatars" ADD CONSTRAINT "avatars_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "avatars" ADD CONSTRAINT "avatars_instants_check" CHECK (
  unused_since BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

-- Another avatar is to be given to the chat that its group is in step with.
CREATE TRIGGER avatars_mirrors_insert AFTER INSERT ON avatars
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_mirrors_of_groups();
CREATE TRIGGER avatars_mirrors_update AFTER UPDATE ON avatars
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_mirrors_of_groups();
