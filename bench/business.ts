import type { Client } from 'pg';
import type { Database } from '../src/db/client.ts';
import { createOrganization } from '../src/people/organizations.ts';
import { friday } from './organization.ts';

const size = { contacts: 100_000, groups: 500, largest: 10_000, other: 100 };

/** An organization of a business: 500 groups of 100,000 contacts. */
export interface Business {
  organizationId: string;
  /** Of 10,000. */
  largest: string;
  /** The id of one of the others, of a hundred each, by its number from 1. */
  groupOf: (n: number) => string;
}

export async function createBusiness(db: Database, raw: Client): Promise<Business> {
  const fields = { name: 'Bench', timeZone: 'Europe/Madrid', locale: 'en-GB' };
  const { organization } = await createOrganization(db, fields, friday);
  const organizationId = organization.id;
  await raw.query(
    `INSERT INTO contacts (organization_id, name, phone, email, created_at, updated_at, appointment_time, appointment_status)
     SELECT $1, 'Person ' || md5(n::text), '+34' || (600000000 + n), 'person' || n || '@example.com', $2, $2,
       $2::timestamptz + interval '1 minute' * n, CASE WHEN n % 10 = 0 THEN 'PENDING'::appointment_status END
     FROM generate_series(1, ${size.contacts}) n`,
    [organizationId, friday],
  );
  const made = await raw.query<{ id: string; name: string }>(
    `INSERT INTO groups (organization_id, name, created_at, updated_at)
     SELECT $1, 'Group ' || n, $2, $2 FROM generate_series(0, ${size.groups - 1}) n RETURNING id, name`,
    [organizationId, friday],
  );
  const groupOf = (n: number) => made.rows.find(({ name }) => name === `Group ${n}`)!.id;
  await raw.query(
    `WITH people AS (
       SELECT id, row_number() OVER (ORDER BY phone) - 1 AS n FROM contacts WHERE organization_id = $1
     ), homes AS (SELECT id, split_part(name, ' ', 2)::int AS n FROM groups WHERE organization_id = $1)
     INSERT INTO members (organization_id, group_id, contact_id, role, joined_at)
     SELECT $1, g.id, p.id, CASE WHEN p.n % 50 = 0 THEN 'ADMIN' ELSE 'MEMBER' END::member_role, $2
     FROM homes g JOIN people p ON CASE g.n WHEN 0 THEN p.n < ${size.largest}
       ELSE p.n BETWEEN (g.n - 1) * 50 AND (g.n - 1) * 50 + ${size.other - 1} END`,
    [organizationId, friday],
  );
  return { organizationId, largest: groupOf(0), groupOf };
}
