-- DropForeignKey
ALTER TABLE "requests" DROP CONSTRAINT "requests_organization_id_key_id_fkey";

-- What came with a key may come with a session. The answers that are kept stay those of their keys.
ALTER TABLE "requests" RENAME COLUMN "key_id" TO "credential_id";

-- CreateTable
CREATE TABLE "sign_in_links" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_links_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "key_id" UUID,
    "hash" BYTEA NOT NULL,
    "device" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "sign_in_links_organization_id_user_id_idx" ON "sign_in_links"("organization_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_links_hash_organization_id_key" ON "sign_in_links"("hash", "organization_id");

-- CreateIndex
CREATE INDEX "sessions_organization_id_user_id_idx" ON "sessions"("organization_id", "user_id");

-- CreateIndex
CREATE INDEX "sessions_organization_id_key_id_idx" ON "sessions"("organization_id", "key_id") WHERE (key_id IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "sessions_hash_organization_id_key" ON "sessions"("hash", "organization_id");

-- AddForeignKey
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_organization_id_key_id_fkey" FOREIGN KEY ("organization_id", "key_id") REFERENCES "api_keys"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- A link ends after it was made.
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_order_check" CHECK (expires_at > created_at);

-- Instants that can be read back (src/dates/instants.ts).
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
  AND expires_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
  AND used_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
  AND last_used_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
  AND ended_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
