import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBestTime } from '../../src/analytics/best-time.ts';
import { countGroups } from '../../src/analytics/count.ts';
import { nothing } from '../../src/analytics/counted.ts';
import { periodOf } from '../../src/analytics/period.ts';
import { readOverlaps } from '../../src/analytics/read-overlaps.ts';
import { readSeries } from '../../src/analytics/read-series.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { fc } from '../helpers/properties.ts';
import { createTenant } from '../people/tenant.ts';
import { histories, writeHistory } from './history.ts';
import { callsOf, countByHand, deedsOf, type Rows, readAll } from './oracle.ts';

// Every figure, on whatever may have happened, in whatever days of whatever zone, against the same counted by hand.

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Instants about which clocks change, in the zones in which they do. */
const moments = [
  ['Europe/Madrid', '2026-11-20T10:00:00Z'],
  ['Europe/Madrid', '2026-10-25T00:30:00Z'],
  ['America/New_York', '2026-11-01T05:30:00Z'],
  ['America/Santiago', '2026-09-06T12:00:00Z'],
  ['Asia/Kolkata', '2026-03-29T18:29:59.999Z'],
  ['Pacific/Auckland', '2026-04-05T02:00:00Z'],
] as const;

const asked = fc.oneof(
  fc.constantFrom(1, 7, 30, 33).map((days) => ({ days })),
  fc.tuple(fc.nat(40), fc.nat(20)).map(([ago, length]) => ({ ago, length })),
);

test('each figure is what its rows say', async () => {
  await fc.assert(
    fc.asyncProperty(
      histories,
      fc.constantFrom(...moments),
      asked,
      async (history, moment, days) => {
        const [zone, instant] = moment;
        const at = new Date(instant);
        const { organizationId } = await createTenant(database.db);
        const groupIds = await writeHistory(database.db, organizationId, history, at);
        const period = periodOf('days' in days ? days : isoDays(at, days), zone, at);
        const frame = { scope: { tx: database.db, organizationId }, groupIds, period };
        const rows = await readAll(database.db, organizationId);
        const counted = await countGroups(frame, at);
        const span = { from: period.from, to: period.to };
        const earlier = { from: period.before, to: period.from };
        for (const groupId of groupIds) {
          const { now, before } = counted.get(groupId)!;
          expect(rounded(now)).toEqual(rounded(countByHand(rows, groupId, { span, earlier, at })));
          const then = countByHand(rows, groupId, { span: earlier, earlier, at });
          expect(
            rounded({
              ...before,
              members: nothing.members,
              calls: { ...before.calls, membersCalled: 0 },
            }),
          ).toEqual(
            rounded({
              ...then,
              members: nothing.members,
              calls: { ...then.calls, membersCalled: 0 },
            }),
          );
          await expectSeries({ ...frame, groupIds: [groupId] }, rows);
        }
        const [one, other] = groupIds.map((id) => membersNow(rows, id));
        const both = one!.filter((id) => other!.includes(id)).length;
        const overlaps = await readOverlaps(frame);
        expect(overlaps.map((overlap) => [overlap.both, overlap.alike])).toEqual(
          both === 0 ? [] : [[both, both / (one!.length + other!.length - both)]],
        );
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

/** Who is in a group. */
const membersNow = ({ members }: Rows, id: string) =>
  members
    .filter(({ groupId, leftAt }) => groupId === id && leftAt === null)
    .map(({ contactId }) => contactId);

/** Days that end some days ago, as ISO dates. */
function isoDays(at: Date, { ago, length }: { ago: number; length: number }) {
  const day = (before: number) =>
    new Date(at.getTime() - before * 24 * 60 * 60_000).toISOString().slice(0, 10);
  return { from: day(ago + length), to: day(ago) };
}

/** Minutes and seconds are divided in the database to another last digit. */
const rounded = (value: unknown) =>
  JSON.parse(JSON.stringify(value), (_, each) =>
    typeof each === 'number' ? Math.round(each * 1e6) / 1e6 : each,
  );

async function expectSeries(frame: Parameters<typeof readSeries>[0], rows: Rows): Promise<void> {
  const { period } = frame;
  const groupId = frame.groupIds[0]!;
  const isNow = (at: Date | null) => at !== null && at >= period.from && at < period.to;
  const deeds = deedsOf(rows, groupId).filter(({ at }) => isNow(at));
  const stays = rows.members.filter((stay) => stay.groupId === groupId);
  const instants = {
    joined: stays.map(({ joinedAt }) => joinedAt),
    left: stays.map(({ leftAt }) => leftAt),
    calls: callsOf(rows, groupId).map(({ endedAt }) => endedAt),
    answeredCalls: deeds.filter(({ what }) => what === 'call').map(({ at }) => at),
    answers: deeds.filter(({ what }) => what === 'answer').map(({ at }) => at),
    done: deeds.filter(({ what }) => what === 'done').map(({ at }) => at),
    said: deeds.filter(({ what }) => what === 'said').map(({ at }) => at),
  };
  const series = await readSeries(frame);
  const firsts = series.map(({ day }) => day);
  for (const [name, all] of Object.entries(instants)) {
    const counts = new Map(firsts.map((day) => [day, 0]));
    for (const at of all.filter(isNow)) {
      const day = localDay(at!, period.zone);
      const first = firsts.findLast((one) => one <= day)!;
      counts.set(first, counts.get(first)! + 1);
    }
    expect({ name, counts: series.map((point) => point[name as keyof typeof instants]) }).toEqual({
      name,
      counts: [...counts.values()],
    });
  }
  const answered = deeds.filter(({ what }) => what !== 'said');
  const best = await readBestTime(frame);
  if (answered.length < 20) expect(best).toBeNull();
  else expect(best!.of).toBe(answered.length);
}

/** The day of an instant on the clock of a zone, as Intl has it. */
function localDay(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
}
