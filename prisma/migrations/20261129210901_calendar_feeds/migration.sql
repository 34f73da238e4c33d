-- CreateTable
CREATE TABLE "calendar_feeds" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "contact_id" UUID NOT NULL,
    "group_id" UUID,
    "hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feeds_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "calendar_feeds_organization_id_contact_id_idx" ON "calendar_feeds"("organization_id", "contact_id");

-- CreateIndex
CREATE INDEX "calendar_feeds_organization_id_group_id_idx" ON "calendar_feeds"("organization_id", "group_id") WHERE (group_id IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feeds_hash_organization_id_key" ON "calendar_feeds"("hash", "organization_id");

-- AddForeignKey
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- As every column of instants (docs/decisions/0044).
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z' AND
  read_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);

-- A SHA-256.
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_hash_check" CHECK (octet_length(hash) = 32);
