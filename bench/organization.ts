import { createChange } from '../src/change/create-change.ts';
import type { Clock } from '../src/clock.ts';
import type { Database } from '../src/db/client.ts';
import { createGroup } from '../src/membership/create-group.ts';
import { createOrganization } from '../src/people/organizations.ts';
import type { Service } from '../src/service.ts';

/** A Friday noon in Madrid, at which everything begins, so that a run does today what it did yesterday. */
export const friday = new Date('2026-11-20T11:00:00Z');

/** A clock that begins there and goes on by twenty seconds whenever it is told. */
export type BenchClock = Clock & { goOn(): void };

export function createBenchClock(): BenchClock {
  let at = friday.getTime();
  return {
    now: () => new Date(at),
    goOn: () => {
      at += 20_000;
    },
  };
}

/** A chat with its own group of twelve and its match, and somebody who talks there. */
export interface Team {
  organizationId: string;
  chat: string;
  phone: string;
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
  name = 'Bench',
): Promise<BenchOrganization> {
  const at = friday;
  const fields = { name, timeZone: 'Europe/Madrid', locale: 'en-GB' };
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

/** An organization of twelve people in so many teams. */
export async function createTeams(
  db: Database,
  service: Service,
  name: string,
  count: number,
): Promise<Team[]> {
  const { organizationId, people, group } = await createBenchOrganization(db, 12, name);
  const teams = Array.from({ length: count }, (_, n) => ({
    organizationId,
    chat: `${name} ${n + 1}`,
    phone: people[0]!.phone,
  }));
  for (const { chat, phone } of teams) {
    await group(chat, 12);
    for (const body of [`/link chat to group "${chat}"`, '/create event "Match" sunday 11am']) {
      const { replies } = await service.simulated.say(organizationId, { chat, from: phone, body });
      if (replies.length === 0) throw new Error(`"${body}" was not answered`);
    }
  }
  return teams;
}
