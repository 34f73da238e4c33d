import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// Everybody talks at once, about the same groups, events and tasks: whatever the order in which it
// happens, everybody is answered once, nothing goes wrong, and at the end everything fits together.

let world: World;
let tenant: Tenant;
let boss: Character;
const people: Character[] = [];
const groups = ['Reds', 'Blues'];

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  boss = await tenant.person('Boss', { role: 'ADMIN' });
  for (let n = 0; n < 10; n += 1) people.push(await tenant.person(`Person ${n}`));
  for (const group of groups) {
    await tenant.group(group, people.slice(0, 6));
    await tenant.say(boss, group, `/link chat to group ${group}`);
  }
});

afterAll(() => world.end());

/** Mulberry32: the same numbers for the same seed, on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test.each([1, 2, 3])('a crowd of seed %i', async (seed) => {
  const next = random(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!;
  const events: number[] = [];
  const tasks: number[] = [];
  for (const group of groups) {
    for (const limit of ['max 3', 'max 5', '']) {
      const [event] = await tenant.say(
        boss,
        'boss',
        `/create event "Game ${seed}" saturday 10am ${limit} for @${group}`,
      );
      events.push(Number(/#(\d+)/.exec(event!)![1]));
    }
    const [task] = await tenant.say(boss, 'boss', `/create task "Net ${seed}" for @${group}`);
    tasks.push(Number(/#(\d+)/.exec(task!)![1]));
  }

  function command(): [Character, string] {
    const person = pick(people);
    const other = pick(people);
    const group = pick(groups);
    const event = pick(events);
    const task = pick(tasks);
    return pick<[Character, string]>([
      [person, `/in ${event}`],
      [person, `/in ${event} +${Math.floor(next() * 3)}`],
      [person, `/out ${event}`],
      [person, `/maybe ${event}`],
      [person, `/done ${task}`],
      [person, `/reopen ${task}`],
      [boss, `/add ${other.phone} to @${group}`],
      [boss, `/remove ${other.phone} from @${group}`],
      [boss, `/promote ${other.phone} in @${group}`],
      [boss, `/demote ${other.phone} in @${group}`],
      [boss, `/create task "More ${seed}" for @${group}`],
      [boss, `/create event "More ${seed}" sunday 10am max 2 for @${group}`],
      [person, `/who is coming to ${event}`],
      [person, `/progress ${task}`],
      [person, '/away saturday'],
      [person, '/away 3 days'],
      [person, '/back'],
      [person, '/back 1'],
    ]);
  }

  for (let batch = 0; batch < 15; batch += 1) {
    const said = Array.from({ length: 12 }, command);
    const outcomes = await Promise.all(
      said.map(async ([who, text], place) => {
        const chat = `${seed} ${batch} ${place}`;
        const asked = await tenant.tell(who, chat, text);
        const isAsked = asked.replies.some(({ body }) => body.includes('/confirm '));
        return isAsked ? tenant.tell(who, chat, 'yes') : asked;
      }),
    );
    for (const [place, { replies }] of outcomes.entries()) {
      expect(
        replies.filter(({ chat }) => chat === `${seed} ${batch} ${place}`),
        said[place]![1],
      ).toHaveLength(1);
    }
    expect(world.errors, said.map(([, text]) => text).join('\n')).toEqual([]);
  }

  // Each of these lists what does not fit.
  const { db } = world;
  const misfits = {
    seats: await db.$queryRaw`
      SELECT e.number, e.seats_taken FROM events e
      LEFT JOIN participants p ON p.event_id = e.id AND p.status = 'GOING'
      GROUP BY e.organization_id, e.id HAVING e.seats_taken <> coalesce(sum(1 + p.guests), 0) OR e.seats_taken > e.capacity`,
    'a place is free, and the first in line would fit': await db.$queryRaw`
      SELECT e.number FROM events e JOIN LATERAL (
        SELECT guests FROM participants p WHERE p.event_id = e.id AND p.status = 'WAITLISTED' ORDER BY waiting_ticket LIMIT 1
      ) first ON TRUE WHERE e.seats_taken + 1 + first.guests <= e.capacity`,
    'two with one ticket': await db.$queryRaw`
      SELECT event_id FROM participants WHERE waiting_ticket IS NOT NULL GROUP BY event_id, waiting_ticket HAVING count(*) > 1`,
    'members who are not invited, and others who are': await db.$queryRaw`
      SELECT e.number FROM events e
      FULL JOIN (SELECT group_id, contact_id FROM members WHERE left_at IS NULL) m ON m.group_id = e.group_id
      FULL JOIN participants p ON p.event_id = e.id AND p.contact_id = m.contact_id
      WHERE (e.id IS NOT NULL AND p.event_id IS NULL) OR m.contact_id IS NULL`,
    'member counts': await db.$queryRaw`
      SELECT g.name FROM groups g
      WHERE g.member_count <> (SELECT count(*) FROM members m WHERE m.group_id = g.id AND m.left_at IS NULL)`,
    'groups without an admin': await db.$queryRaw`
      SELECT group_id FROM members WHERE left_at IS NULL GROUP BY group_id HAVING count(*) FILTER (WHERE role = 'ADMIN') = 0`,
    'open copies of people who left': await db.$queryRaw`
      SELECT t.number FROM tasks c JOIN tasks t ON t.id = c.parent_id
      WHERE c.status = 'OPEN' AND NOT EXISTS (
        SELECT 1 FROM members m WHERE m.group_id = t.group_id AND m.contact_id = c.assignee_id AND m.left_at IS NULL)`,
    'invitations that are not as times away have them': await db.$queryRaw`
      SELECT e.number, p.status, p.source FROM participants p
      JOIN events e ON e.id = p.event_id
      WHERE e.starts_at > ${world.clock.now()} AND (p.source IS NOT DISTINCT FROM 'AWAY' OR p.status = 'INVITED')
        AND (p.status = 'INVITED') = EXISTS (
          SELECT 1 FROM absences a
          WHERE a.contact_id = p.contact_id AND a.starts_at <= e.starts_at AND a.ends_at > e.starts_at)`,
    'times away that overlap': await db.$queryRaw`
      SELECT one.number FROM absences one JOIN absences other ON other.contact_id = one.contact_id AND other.id <> one.id
        AND other.starts_at < one.ends_at AND other.ends_at > one.starts_at
      WHERE one.ends_at > ${world.clock.now()} AND other.ends_at > ${world.clock.now()}`,
    'numbers given twice': await db.$queryRaw`
      SELECT number FROM (SELECT number FROM tasks WHERE number IS NOT NULL UNION ALL SELECT number FROM events) n GROUP BY number HAVING count(*) > 1`,
    'commands that nobody finished':
      await db.$queryRaw`SELECT message_id FROM inbox WHERE status <> 'HANDLED'`,
    'replies that nobody got': await db.$queryRaw`SELECT id FROM outbox WHERE status <> 'SENT'`,
  };
  for (const [what, rows] of Object.entries(misfits)) expect(rows, what).toEqual([]);
});
