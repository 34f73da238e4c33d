import { randomUUID } from 'node:crypto';
import { createChange } from '../src/audit/create-change.ts';
import type { Clock } from '../src/clock.ts';
import type { Database } from '../src/db/client.ts';
import { createGroup } from '../src/groups/create-group.ts';
import { createOrganization } from '../src/people/organizations.ts';

/** A Friday noon in Madrid that never passes, so that a run does today what it did yesterday. */
export const fixedClock: Clock = { now: () => new Date('2026-11-20T11:00:00Z') };

export interface BenchPerson {
  id: string;
  phone: string;
}

export interface BenchOrganization {
  organizationId: string;
  people: BenchPerson[];
  /** Makes a group of the first so many people; answers its id. */
  group(name: string, size: number): Promise<string>;
}

/** An organization with so many contacts who have phones. */
export async function createBenchOrganization(db: Database, size: number): Promise<BenchOrganization> {
  const at = fixedClock.now();
  const fields = { name: 'Bench', timeZone: 'Europe/Madrid', locale: 'en-GB' };
  const { id: organizationId } = await createOrganization(db, fields, at, randomUUID());
  const people = await db.$queryRaw<BenchPerson[]>`
    INSERT INTO contacts (organization_id, name, phone, created_at, updated_at)
    SELECT ${organizationId}::uuid, 'Person ' || n, '+34' || (600000000 + n), ${at}, ${at}
    FROM generate_series(1, ${size}::int) AS n
    RETURNING id, phone`;
  return {
    organizationId,
    people,
    async group(name, members) {
      const chosen = people.slice(0, members).map(({ id }) => ({ contactId: id }));
      const change = createChange({ tx: db, organizationId, at });
      return (await createGroup(change, { name, members: chosen })).id;
    },
  };
}
