import { createChange } from '../src/audit/create-change.ts';
import type { Clock } from '../src/clock.ts';
import type { Database } from '../src/db/client.ts';
import { createGroup } from '../src/groups/create-group.ts';
import { createOrganization } from '../src/people/organizations.ts';

/** A Friday noon in Madrid, at which everything begins, so that a run does today what it did yesterday. */
export const friday = new Date('2026-11-20T11:00:00Z');

/** A clock that begins there and goes on by twenty seconds whenever it is told. */
export function createBenchClock(): Clock & { goOn(): void } {
  let at = friday.getTime();
  return {
    now: () => new Date(at),
    goOn: () => {
      at += 20_000;
    },
  };
}

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
export async function createBenchOrganization(
  db: Database,
  size: number,
): Promise<BenchOrganization> {
  const at = friday;
  const fields = { name: 'Bench', timeZone: 'Europe/Madrid', locale: 'en-GB' };
  const { organization } = await createOrganization(db, fields, at);
  const organizationId = organization.id;
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
