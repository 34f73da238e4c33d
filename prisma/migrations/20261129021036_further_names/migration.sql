-- CreateTable
CREATE TABLE "further_names" (
    "organization_id" UUID NOT NULL,
    "name_key" TEXT NOT NULL,
    "group_id" UUID NOT NULL,

    CONSTRAINT "further_names_pkey" PRIMARY KEY ("organization_id","name_key")
);

-- CreateIndex
CREATE INDEX "further_names_organization_id_group_id_idx" ON "further_names"("organization_id", "group_id");

-- AddForeignKey
ALTER TABLE "further_names" ADD CONSTRAINT "further_names_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "groups"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Names without what is no letter, digit or blank: "📚 Readers" is called @Readers too.
INSERT INTO "further_names" ("organization_id", "name_key", "group_id")
SELECT g."organization_id", name_key(bare.name), g."id"
FROM "groups" g
CROSS JOIN LATERAL (SELECT btrim(regexp_replace(g."name", '[^[:alnum:][:space:]]+', ' ', 'g')) AS name) bare
WHERE bare.name <> '' AND name_key(bare.name) <> g."name_key" AND NOT EXISTS (
  SELECT 1 FROM "groups" own
  WHERE own."organization_id" = g."organization_id" AND own."name_key" = name_key(bare.name)
)
ON CONFLICT DO NOTHING;
