import { afterAll, beforeAll, expect, test } from 'vitest';
import { growthBetween, mostGrowth } from '../helpers/growth.ts';
import { statementsOf } from '../helpers/statements.ts';
import { until } from '../helpers/until.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// What is done for very many people takes as many statements as for a few.

let world: World;
let tenant: Tenant;
let lead: Character;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  lead = await tenant.person('Lead');
});

afterAll(() => world.end());

const inDirect = (body: string) => tenant.tell(lead, 'direct', body, { chatKind: 'direct' });

const eventOf = (number: number) => world.db.event.findFirstOrThrow({ where: { number } });

/** A group with its chat, and an event that so many guests of it are invited to; answers its number. */
async function crowd(name: string, size: number, status: 'INVITED' | 'GOING'): Promise<number> {
  await tenant.group(name, [lead]);
  await tenant.say(lead, name, `/link chat to group "${name}"`);
  const [reply] = await tenant.say(lead, name, '/create event "Party" sunday 8pm');
  const number = Number(/#(\d+)/.exec(reply!)![1]);
  const { id, groupId } = await eventOf(number);
  await world.db.$executeRaw`
    WITH people AS (
      INSERT INTO contacts (organization_id, name, phone, created_at, updated_at)
      SELECT ${tenant.organizationId}::uuid, ${name} || ' ' || n, '+34' || (700000000 + ${number} * 10000 + n), now(), now()
      FROM generate_series(1, ${size}::int) AS n RETURNING organization_id, id
    ), members AS (
      INSERT INTO members (organization_id, group_id, contact_id, joined_at)
      SELECT organization_id, ${groupId}::uuid, id, now() FROM people
    )
    INSERT INTO participants (organization_id, event_id, contact_id, status, invited_at, answered_at)
    SELECT organization_id, ${id}::uuid, id, ${status}::participant_status, now(), now() FROM people`;
  return number;
}

test('an event is moved and cancelled, and all are told with one message', async () => {
  const counts: number[][] = [];
  for (const size of [30, 1000]) {
    const name = `Crowd of ${size}`;
    const number = await crowd(name, size, 'GOING');
    const [question] = (await inDirect(`/move event ${number} to sunday 9pm`)).replies;
    expect(question!.body).toContain(`${size.toLocaleString('en-US')} people have answered`);
    const moving = await statementsOf(() => inDirect('yes'));
    expect((await eventOf(number)).startsAt).toEqual(new Date('2026-11-22T20:00:00Z'));
    await inDirect(`/cancel event ${number}`);
    const cancelling = await statementsOf(() => inDirect('yes'));
    expect((await eventOf(number)).status).toBe('CANCELLED');
    counts.push([moving.length, cancelling.length]);
    const { items } = await world.service.simulated.read(tenant.organizationId, name, {
      limit: 3,
      cursor: undefined,
    });
    expect(items.map(({ body }) => body.split('\n')[0])).toEqual([
      expect.stringContaining('is cancelled'),
      expect.stringContaining('moves to'),
      expect.stringContaining('📅 Party'),
    ]);
    // Of many only the first are named.
    expect(items[0]!.mentions).toHaveLength(Math.min(size, 50));
  }
  expect(counts[1]).toEqual(counts[0]);
});

test('a list is compared and taken over', async () => {
  const number = await crowd('Guest', 1000, 'INVITED');
  const counts: number[][] = [];
  for (const [from, to] of [
    [1, 5],
    [6, 205],
  ] as const) {
    const names = Array.from({ length: to - from + 1 }, (_, n) => `Guest ${from + n}`);
    const body = names.map((listed, n) => `${n + 1}. ${listed}`).join('\n');
    const asking = await statementsOf(() => tenant.say(lead, 'Guest', body));
    const doing = await statementsOf(() => tenant.say(lead, 'Guest', 'yes'));
    counts.push([asking.length, doing.length]);
  }
  expect(counts[1]).toEqual(counts[0]);
  expect(await world.db.participant.count({ where: { event: { number }, status: 'GOING' } })).toBe(
    205,
  );
});

test('a group is invited', async () => {
  const counts: number[] = [];
  for (const size of [30, 1000]) {
    await crowd(`Neighbours ${size}`, size, 'INVITED');
    await tenant.group(`Board ${size}`, [lead]);
    const planned = await inDirect(`/create event "Fair" sunday 10am for @"Board ${size}"`);
    const of = /#(\d+)/.exec(planned.replies[0]!.body)![1];
    await inDirect(`/invite @"Neighbours ${size}" to ${of}`);
    const inviting = await statementsOf(() => inDirect('yes'));
    counts.push(inviting.length);
    expect(await world.db.participant.count({ where: { event: { number: Number(of) } } })).toBe(
      size + 1,
    );
  }
  expect(counts[1]).toBe(counts[0]);
});

/** Until all that was to be told has been sent: else it is told beside what is measured. */
const quiet = () =>
  until(async () => (await world.db.outbox.count({ where: { settledAt: null } })) === 0);

test('the time to tell those who answered grows with them, while PostgreSQL knows nothing of tables that have just grown', async () => {
  const telling = (size: number) => async (round: number) => {
    const number = await crowd(`Sudden ${size} ${round}`, size, 'GOING');
    await inDirect(`/move event ${number} to sunday 9pm`);
    await quiet();
    const before = performance.now();
    const { replies } = await inDirect('yes');
    const took = performance.now() - before;
    const told = `I told ${size.toLocaleString('en')} people.`;
    expect(replies.find(({ chat }) => chat === 'direct')!.body).toContain(told);
    return took;
  };
  // Where everybody is compared with everybody, four times as many take sixteen times as long.
  expect(await growthBetween(telling(2_500), telling(10_000))).toBeLessThan(mostGrowth);
});
