import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/db/client.ts';

/** A table of organizations' rows, with the columns that a copy must give, beside the organization. */
interface TenantTable {
  name: string;
  columns: string[];
}

/** Every table that has an organization_id: one that a later migration adds too. */
export function tenantTables(db: Database): Promise<TenantTable[]> {
  return db.$queryRaw<TenantTable[]>`
    SELECT table_name AS name, array_agg(column_name::text) AS columns FROM information_schema.columns
    WHERE table_schema = 'public' AND is_generated = 'NEVER' AND column_name <> 'organization_id'
      AND table_name IN (
        SELECT table_name FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name = 'organization_id'
      )
    GROUP BY table_name ORDER BY table_name`;
}

async function columnsOfOrganizations(db: Database): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT column_name::text AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = 'organizations' AND is_generated = 'NEVER' AND column_name <> 'id'`;
  return rows.map(({ name }) => name);
}

/**
 * Copies an organization as often as wanted, with all that is in it, and answers the new ones' ids. Ids of rows
 * are unique within an organization, so a copy is one statement a table.
 */
export async function copyOrganization(
  db: Database,
  original: string,
  count: number,
): Promise<string[]> {
  const copies = Array.from({ length: count }, () => randomUUID());
  const tables = await tenantTables(db);
  const own = await columnsOfOrganizations(db);
  await db.$transaction(async (tx) => {
    // The copy is as right as what it copies: triggers would count its members and seats again.
    await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
    await tx.$executeRawUnsafe(
      `INSERT INTO organizations (id, ${own.join(', ')})
       SELECT copy, ${own.map((column) => (column === 'name' ? `name || ' ' || copy` : column)).join(', ')}
       FROM organizations CROSS JOIN unnest($2::uuid[]) AS copy WHERE id = $1::uuid`,
      original,
      copies,
    );
    for (const { name, columns } of tables) {
      const values = columns.map((column) =>
        name === 'accounts' && column === 'external_id'
          ? `replace(external_id, organization_id::text, copy::text)`
          : column,
      );
      await tx.$executeRawUnsafe(
        `INSERT INTO ${name} (organization_id, ${columns.join(', ')})
         SELECT copy, ${values.join(', ')} FROM ${name} CROSS JOIN unnest($2::uuid[]) AS copy
         WHERE organization_id = $1::uuid`,
        original,
        copies,
      );
    }
  });
  // Of so many rows at once PostgreSQL knows nothing yet: it would read one by going through all of them.
  await db.$executeRaw`ANALYZE`;
  return copies;
}
