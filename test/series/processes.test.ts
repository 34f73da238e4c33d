import { DateTime } from 'luxon';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nextOccurrences } from '../../src/dates/recurrence-rule.ts';
import type { Service } from '../../src/service.ts';
import { fc } from '../helpers/properties.ts';
import { createWorld, type World } from '../helpers/world.ts';

let world: World;
let tenants = 0;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.end());

const hour = 60 * 60_000;

test('any rules, zones, jumps of the clock and restarts, in three processes: each date once, none lost while it is on', async () => {
  let others: Service[] = [await world.another(), await world.another()];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('Europe/Madrid', 'America/New_York', 'Australia/Lord_Howe'),
      fc.constantFrom(
        'every day 9:00',
        'every 2 days 2:30',
        'every tuesday and thursday 19:00',
        'every 2 weeks 18:00',
        'monthly on the 31st 10:00',
        'every monday 8:00 until 31 march',
        'every day 23:30 for 5 times',
      ),
      // Hours after which all look at once; days of absence now and then; a restart after each third.
      fc.array(
        fc.oneof(
          { weight: 4, arbitrary: fc.integer({ min: 6, max: 20 }) },
          fc.integer({ min: 24, max: 900 }),
        ),
        {
          minLength: 12,
          maxLength: 16,
        },
      ),
      async (timeZone, rule, waits) => {
        world.clock.set('2026-10-20T11:00:00Z');
        tenants += 1;
        const tenant = await world.tenant(`Zone ${tenants}`, { timeZone });
        const ana = await tenant.person('Ana');
        await tenant.group('Team', [ana]);
        const { organizationId } = tenant;
        await world.db.organization.update({
          where: { id: organizationId },
          data: { quietFrom: null, quietUntil: null },
        });
        await tenant.say(ana, 'team', '/link chat to group Team');
        await tenant.say(ana, 'team', `/create event Training ${rule}`);
        await tenant.say(ana, 'team', `/create task Water ${rule}`);
        const looks: Date[] = [];
        for (const [place, wait] of waits.entries()) {
          world.clock.advance(wait * hour);
          looks.push(world.clock.now());
          // Two rounds, as of a clock that looks every five seconds.
          for (let round = 0; round < 2; round += 1)
            await Promise.all(
              [world.service, ...others].map(({ alarmClock }) => alarmClock.tick()),
            );
          if (place % 6 === 5) {
            await world.restart();
            for (const other of others) await other.stop();
            others = [await world.another(), await world.another()];
          }
        }
        const events = await world.db.event.findMany({
          where: { organizationId },
          orderBy: { startsAt: 'asc' },
        });
        const tasks = await world.db.task.findMany({
          where: { organizationId, number: { not: null } },
          orderBy: { dueAt: 'asc' },
        });
        for (const rows of [
          events.map(({ startsAt, recurrence }) => ({ at: startsAt!, recurrence })),
          tasks.map(({ dueAt, recurrence }) => ({ at: dueAt!, recurrence })),
        ]) {
          const [first] = rows;
          const all = [
            first!.at,
            ...nextOccurrences(
              { rule: first!.recurrence!, zone: timeZone, startsAt: first!.at },
              first!.at,
              200,
            ),
          ].map((at) => at.getTime());
          const made = rows.map(({ at }) => at.getTime());
          // Each once, and by the rule: so on its wall clock too.
          expect(new Set(made).size).toBe(made.length);
          expect(made.filter((at) => !all.includes(at))).toEqual([]);
          const times = new Set(
            rows.map(({ at }) => DateTime.fromJSDate(at, { zone: timeZone }).toFormat('HH:mm')),
          );
          expect(times.size).toBeLessThanOrEqual(2);
          // What somebody could have looked for in time is there.
          const lost = all.filter((at, place) => {
            const since = all[place - 1];
            return (
              since !== undefined &&
              !made.includes(at) &&
              looks.some((look) => look.getTime() >= since && look.getTime() < at)
            );
          });
          expect(lost).toEqual([]);
        }
        const numbers = [...events, ...tasks].map(({ number }) => number!);
        expect(new Set(numbers).size).toBe(numbers.length);
      },
    ),
    { numRuns: 8 },
  );
  for (const other of others) await other.stop();
}, 240_000);
