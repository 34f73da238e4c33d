import { describe, expect, test } from 'vitest';
import { type Callee, decide, type Rules } from '../../src/calls/decide.ts';
import { type CallTimes, isOpen, openingFrom } from '../../src/calls/opening.ts';
import { budgetFrom, dialsTakeMs } from '../../src/calls/times.ts';
import { zoneOfPhone } from '../../src/forms/zone-of-phone.ts';
import type { DayHours } from '../../src/people/call-hours.ts';
import { fc } from '../helpers/properties.ts';

const zones = ['Europe/Madrid', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
const usual: CallTimes = {
  hours: [
    ...Array.from({ length: 5 }, () => ({ from: 540, until: 1200 })),
    { from: 600, until: 1080 },
    null,
  ],
  quiet: { from: 1320, until: 480 },
  holidays: new Set(['2026-12-25']),
};
const never = new Date('2100-01-01T00:00:00Z');
const opening = (at: string, zone = 'Europe/Madrid', times = usual) =>
  openingFrom(new Date(at), zone, times, never)?.toISOString();

describe('somebody may be called', () => {
  test.each([
    ['at once, within the hours', '2026-11-20T11:00:00Z', '2026-11-20T11:00:00.000Z'],
    ['from nine on', '2026-11-20T05:00:00Z', '2026-11-20T08:00:00.000Z'],
    ['not at eight in the evening sharp', '2026-11-20T19:00:00Z', '2026-11-21T09:00:00.000Z'],
    ['not on a Sunday', '2026-11-22T11:00:00Z', '2026-11-23T08:00:00.000Z'],
    ['not on a holiday', '2026-12-25T11:00:00Z', '2026-12-26T09:00:00.000Z'],
    ['by the clock after it was changed', '2026-10-25T11:00:00Z', '2026-10-26T08:00:00.000Z'],
  ])('%s', (_, at, from) => expect(opening(at)).toBe(from));

  test('not in quiet hours, though the others are open', () => {
    const hours = Array.from({ length: 7 }, () => ({ from: 0, until: 1440 }));
    expect(opening('2026-11-20T22:00:00Z', 'UTC', { ...usual, hours })).toBe(
      '2026-11-21T08:00:00.000Z',
    );
  });

  test('not after the reason has passed', () => {
    const until = new Date('2026-11-21T08:00:00Z');
    expect(openingFrom(new Date('2026-11-20T20:00:00Z'), 'UTC', usual, until)).toBeUndefined();
  });

  test('never, where every day is shut', () => {
    expect(
      opening('2026-11-20T11:00:00Z', 'UTC', { ...usual, hours: Array(7).fill(null) }),
    ).toBeUndefined();
  });
});

/** Weekday from Monday, date and minute on the clock of a zone, by Intl and not by Luxon. */
function wall(at: Date, zone: string) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    ...({ weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit' } as const),
    ...({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)!.value;
  return {
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday')),
    date: `${part('year')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

function isOpenByTheWall(at: Date, zone: string, { hours, quiet, holidays }: CallTimes): boolean {
  const { weekday, date, minute } = wall(at, zone);
  const open = hours[weekday];
  if (!open || holidays.has(date) || minute < open.from || minute >= open.until) return false;
  if (!quiet || quiet.from === quiet.until) return true;
  return quiet.until <= quiet.from
    ? minute >= quiet.until && minute < quiet.from
    : minute < quiet.from || minute >= quiet.until;
}

// A quarter of an hour is what clocks change by at the least (Lord Howe: half an hour).
const quarters = (most: number) => fc.integer({ min: 0, max: most }).map((n) => n * 15);
const dayHours = fc.option(
  fc
    .tuple(quarters(94), quarters(96))
    .filter(([from, until]) => from < until)
    .map(([from, until]): DayHours => ({ from, until })),
);
const times = fc.record({
  hours: fc.array(dayHours, { minLength: 7, maxLength: 7 }),
  quiet: fc.option(fc.record({ from: quarters(95), until: quarters(95) })),
  holidays: fc
    .uniqueArray(
      fc.constantFrom('2026-03-29', '2026-10-25', '2026-11-01', '2026-04-05', '2026-10-04'),
    )
    .map((days) => new Set(days)),
});
// Around the nights on which these zones change their clocks.
const moments = fc
  .tuple(
    fc.constantFrom(
      '2026-03-28T00:00Z',
      '2026-10-24T00:00Z',
      '2026-10-31T00:00Z',
      '2026-04-03T00:00Z',
      '2026-10-02T00:00Z',
    ),
    quarters(4 * 24 * 4),
  )
  .map(([from, minutes]) => new Date(new Date(from).getTime() + minutes * 60_000));

describe('any hours, zones and clocks', () => {
  test('the first opening is open, and nothing before it is', () => {
    fc.assert(
      fc.property(times, fc.constantFrom(...zones), moments, (rules, zone, at) => {
        const until = new Date(at.getTime() + 6 * 24 * 60 * 60_000);
        const first = openingFrom(at, zone, rules, until);
        const end = first ?? until;
        for (let time = at.getTime(); time < end.getTime(); time += 15 * 60_000)
          expect(isOpenByTheWall(new Date(time), zone, rules)).toBe(false);
        if (!first) return;
        expect(first >= at && first < until).toBe(true);
        expect(isOpenByTheWall(first, zone, rules)).toBe(true);
        expect(isOpen(first, zone, rules)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

const callee: Callee = {
  contactId: 'c',
  phone: '+34600111222',
  isGone: false,
  optedOut: false,
  doNotCall: false,
  consent: null,
  zone: 'Europe/Madrid',
  stands: true,
  appointmentTime: null,
  reachedAt: null,
  turns: [],
};
const rules: Rules = {
  times: usual,
  consentRequired: false,
  turnsPerDay: 3,
  usefulUntil: new Date('2026-11-27T00:00:00Z'),
  isAboutAppointments: false,
};
const noon = new Date('2026-11-20T11:00:00Z');
const hoursAgo = (hours: number) => new Date(noon.getTime() - hours * 60 * 60_000);

describe('whether somebody is called', () => {
  test.each<[string, Partial<Callee>, Partial<Rules>, string]>([
    ['is deleted or has left', { isGone: true }, {}, 'GONE'],
    ['has no phone', { phone: null }, {}, 'NO_PHONE'],
    ['wants no calls', { doNotCall: true }, {}, 'DO_NOT_CALL'],
    ['said stop', { optedOut: true }, {}, 'STOP'],
    ['has refused', { consent: false }, {}, 'NO_CONSENT'],
    ['has not agreed where they must', {}, { consentRequired: true }, 'NO_CONSENT'],
    ['has answered', { stands: false }, {}, 'SETTLED'],
    ['has no appointment', {}, { isAboutAppointments: true }, 'NO_APPOINTMENT'],
    [
      'had their appointment',
      { appointmentTime: hoursAgo(1) },
      { isAboutAppointments: true },
      'OVER',
    ],
    ['would be called too late', {}, { usefulUntil: noon }, 'OVER'],
    ['was reached today', { reachedAt: hoursAgo(2) }, {}, 'CALLED_TODAY'],
    ['is shut until it is over', {}, { times: { ...usual, hours: Array(7).fill(null) } }, 'CLOSED'],
    [
      'was turned to often',
      { turns: [3, 2, 1].map(hoursAgo) },
      { usefulUntil: hoursAgo(-5) },
      'ENOUGH',
    ],
  ])('who %s is not', (_, who, given, reason) => {
    expect(decide({ ...callee, ...who }, noon, { ...rules, ...given })).toEqual({
      leftOut: reason,
    });
  });

  test('who agreed is, and who was reached yesterday', () => {
    const who = { ...callee, consent: true, reachedAt: hoursAgo(24) };
    expect(decide(who, noon, { ...rules, consentRequired: true })).toEqual({ dialAt: noon });
  });

  test('who was turned to thrice today is tomorrow', () => {
    const turns = [3, 2, 1].map(hoursAgo);
    expect(decide({ ...callee, turns }, noon, rules)).toEqual({
      dialAt: new Date('2026-11-21T09:00:00Z'),
    });
  });

  test('nobody is called in what is theirs to refuse, whatever else holds', () => {
    const instants = fc.integer({ min: -72, max: 72 }).map(hoursAgo);
    const callees = fc.record({
      contactId: fc.constant('c'),
      phone: fc.option(fc.constant('+34600111222')),
      isGone: fc.boolean(),
      optedOut: fc.boolean(),
      doNotCall: fc.boolean(),
      consent: fc.option(fc.boolean()),
      zone: fc.constantFrom(...zones),
      stands: fc.boolean(),
      appointmentTime: fc.option(instants),
      reachedAt: fc.option(instants),
      turns: fc
        .array(fc.integer({ min: 0, max: 23 }).map(hoursAgo), { maxLength: 5 })
        .map((all) => all.sort((a, b) => +a - +b)),
    });
    const anyRules = fc.record({
      consentRequired: fc.boolean(),
      turnsPerDay: fc.integer({ min: 1, max: 4 }),
      usefulUntil: instants,
      isAboutAppointments: fc.boolean(),
    });
    fc.assert(
      fc.property(callees, times, anyRules, (who, open, given) => {
        const all = { times: open, ...given };
        const decision = decide(who, noon, all);
        if ('leftOut' in decision) return;
        const { dialAt } = decision;
        expect(who).toMatchObject({
          isGone: false,
          optedOut: false,
          doNotCall: false,
          stands: true,
        });
        expect(who.phone).not.toBeNull();
        expect(who.consent === false || (given.consentRequired && who.consent === null)).toBe(
          false,
        );
        expect(dialAt >= noon && dialAt < given.usefulUntil).toBe(true);
        if (who.appointmentTime) expect(dialAt < who.appointmentTime).toBe(true);
        expect(isOpenByTheWall(dialAt, who.zone, open)).toBe(true);
        const recent = who.turns.filter((turn) => +turn > +dialAt - 24 * 60 * 60_000);
        expect(recent.length).toBeLessThan(given.turnsPerDay);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the budget', () => {
  const budget = { perHalfMinute: 5, perQuarterHour: 25 };

  test('holds in any window, for any moments at which somebody looks', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 120_000 }), { minLength: 30, maxLength: 120 });
    fc.assert(
      fc.property(waits, fc.boolean(), (looks, isUrgent) => {
        const dials: number[] = [];
        let at = noon.getTime();
        for (const wait of looks) {
          at += wait;
          // As many as are allowed at this moment.
          while (
            budgetFrom(
              dials.map((time) => new Date(time)),
              budget,
              isUrgent,
            ) <= at
          )
            dials.push(at);
        }
        for (const [place, time] of dials.entries()) {
          const within = (ms: number) =>
            dials.slice(place).filter((other) => other < time + ms).length;
          expect(within(30_000)).toBeLessThanOrEqual(5);
          expect(within(15 * 60_000)).toBeLessThanOrEqual(25);
        }
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    [1, 0],
    [5, 24],
    [25, 144],
    [26, 900],
    [60, 1854],
  ])('%i dials take %i seconds', (count, seconds) => {
    const plan = { timing: 'IMMEDIATE', priority: 'NORMAL', spreadMinutes: null } as const;
    expect(dialsTakeMs(count, budget, plan) / 1000).toBe(seconds);
  });
});

describe('the zone of a phone', () => {
  test.each([
    ['+81312345678', 'Asia/Tokyo'],
    ['+4930123456', 'Europe/Berlin'],
    ['+442079460000', 'Europe/London'],
    // Spain has the Canaries, and the United States have many.
    ['+34600111222', undefined],
    ['+12125550100', undefined],
  ])('%s', (phone, zone) => expect(zoneOfPhone(phone)).toBe(zone));
});
