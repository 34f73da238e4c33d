-- CreateTable
CREATE TABLE "requests" (
    "organization_id" UUID NOT NULL,
    "key_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "requests_pkey" PRIMARY KEY ("organization_id","key_id","key")
);

-- CreateIndex
CREATE INDEX "requests_created_at_idx" ON "requests"("created_at");

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_organization_id_key_id_fkey" FOREIGN KEY ("organization_id", "key_id") REFERENCES "api_keys"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What a request is called is no longer than its header may be.
ALTER TABLE "requests" ADD CONSTRAINT "requests_key_check" CHECK (length(key) BETWEEN 1 AND 200);

-- Instants that can be read back (src/dates/instants.ts).
ALTER TABLE "requests" ADD CONSTRAINT "requests_instants_check" CHECK (
  created_at BETWEEN '1970-01-01T00:00:00Z' AND '2199-12-31T23:59:59.999Z'
);
