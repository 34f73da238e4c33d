import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import {
  findRecurrence,
  isRule,
  nextOccurrences,
  readRecurrence,
} from '../../src/dates/recurrence.ts';
import { recurrence as inSpanish } from '../../src/languages/spanish/recurrence.ts';
import { saidAt } from './phrases.ts';
import { notRepeating, repeating } from './recurrence-phrases.ts';

function referenceIn(zone: string, said = saidAt) {
  return { sentAt: DateTime.fromISO(said, { zone }).toJSDate(), zone, locale: 'en' };
}

function read(phrase: string, zone = 'Europe/Madrid', said?: string) {
  const reading = readRecurrence(phrase, referenceIn(zone, said));
  if (!reading.ok) throw new Error(`${phrase}: ${reading.problem.code}`);
  return reading.value;
}

const wallTime = (at: Date, zone: string) =>
  DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm');

const zones = [
  'Europe/Madrid',
  'America/New_York',
  'Asia/Kolkata',
  'America/St_Johns',
  'Pacific/Auckland',
  'Pacific/Honolulu',
];

describe.each(zones)('said on Friday 20 November 2026 at 18:00 in %s', (zone) => {
  test.each(repeating)('%j is %s, first %s', (phrase, rule, ...times) => {
    const reading = read(phrase, zone);
    expect(reading.rule).toBe(rule);
    expect(reading.next.map((at) => wallTime(at, zone))).toEqual(times);
    expect(reading.first).toEqual(reading.next[0]);
    expect(isRule(reading.rule)).toBe(true);
  });

  test.each(notRepeating)('%j is refused: %s', (phrase, code) => {
    const reading = readRecurrence(phrase, referenceIn(zone));
    expect(reading.ok ? reading.value.rule : reading.problem.code).toBe(code);
  });
});

describe('in Spanish, said on Friday 20 November 2026 at 18:00', () => {
  test.each([
    ['cada lunes', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-23 23:59'],
    ['todos los lunes', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-23 23:59'],
    ['los lunes y jueves a las 18:00', 'FREQ=WEEKLY;BYDAY=MO,TH', '2026-11-23 18:00'],
    ['los sabados 10-12', 'FREQ=WEEKLY;BYDAY=SA', '2026-11-21 10:00'],
    ['todos los miércoles de 18 a 20', 'FREQ=WEEKLY;BYDAY=WE', '2026-11-25 18:00'],
    ['cada dos semanas', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', '2026-11-20 23:59'],
    ['entre semana', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-20 23:59'],
    ['de lunes a viernes a las 9', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-23 09:00'],
    ['cada fin de semana', 'FREQ=WEEKLY;BYDAY=SA,SU', '2026-11-21 23:59'],
    ['todos los días a las 9', 'FREQ=DAILY', '2026-11-21 09:00'],
    ['cada mes', 'FREQ=MONTHLY;BYMONTHDAY=20', '2026-11-20 23:59'],
    ['mensual el día 1', 'FREQ=MONTHLY;BYMONTHDAY=1', '2026-12-01 23:59'],
    ['el día 1 de cada mes', 'FREQ=MONTHLY;BYMONTHDAY=1', '2026-12-01 23:59'],
    ['todos los meses el 15', 'FREQ=MONTHLY;BYMONTHDAY=15', '2026-12-15 23:59'],
    ['el primer lunes de cada mes', 'FREQ=MONTHLY;BYDAY=1MO', '2026-12-07 23:59'],
    ['el último viernes de cada mes', 'FREQ=MONTHLY;BYDAY=-1FR', '2026-11-27 23:59'],
    ['cada 3 de mayo', 'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3', '2027-05-03 23:59'],
    ['cada año el 3 de mayo', 'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3', '2027-05-03 23:59'],
    ['cada lunes desde el 1 de diciembre', 'FREQ=WEEKLY;BYDAY=MO', '2026-12-07 23:59'],
    ['cada lunes hasta junio', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270630T235900', '2026-11-23 23:59'],
    [
      'cada lunes durante 6 semanas',
      'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270103T235900',
      '2026-11-23 23:59',
    ],
    ['cada lunes 10 veces', 'FREQ=WEEKLY;BYDAY=MO;COUNT=10', '2026-11-23 23:59'],
    ['every monday', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-23 23:59'],
  ])('%j is %s, first %s', (phrase, rule, first) => {
    const reading = readRecurrence(phrase, { ...referenceIn('Europe/Madrid'), locale: 'es' });
    if (!reading.ok) throw new Error(reading.problem.code);
    expect(reading.value.rule).toBe(rule);
    expect(wallTime(reading.value.first, 'Europe/Madrid')).toBe(first);
  });

  test('what is said back is read again', () => {
    const reference = { ...referenceIn('Europe/Madrid'), locale: 'es' };
    for (const phrase of [
      'cada lunes y jueves a las 18:00',
      'el primer lunes de cada mes',
      'el día 1 de cada mes',
      'cada lunes de 10:00 a 12:00',
      'cada 2 semanas, el viernes',
      'el 3 de mayo de cada año',
    ]) {
      const reading = readRecurrence(phrase, reference);
      expect(reading.ok && inSpanish(reading.value.facts, reference.sentAt)).toBe(phrase);
    }
  });
});

test('a missing time is said to be missing', () => {
  expect(read('every monday').hasTime).toBe(false);
  expect(read('every monday 18:00').hasTime).toBe(true);
  expect(read('every morning').hasTime).toBe(true);
});

test('hours and lengths give the end of the first', () => {
  const ends = (phrase: string) => read(phrase).endsAt?.toISOString();
  expect(ends('every monday 10-12')).toBe('2026-11-23T11:00:00.000Z');
  expect(ends('10-12 every monday')).toBe('2026-11-23T11:00:00.000Z');
  expect(ends('every monday from 10 to 12 until june')).toBe('2026-11-23T11:00:00.000Z');
  expect(ends('every monday 18:00 for 2h for 6 weeks')).toBe('2026-11-23T19:00:00.000Z');
  expect(ends('every monday 18:00')).toBeUndefined();
});

describe('days on which clocks change', () => {
  const times = (phrase: string, zone: string, said: string) => {
    const { rule, first } = read(phrase, zone, said);
    return nextOccurrences({ rule, zone, startsAt: first }, new Date(0), 4).map((at) =>
      at.toISOString(),
    );
  };

  test('18:00 stays 18:00', () => {
    // Madrid: 2027-03-28 02:00 → 03:00.
    expect(times('every sunday 18:00', 'Europe/Madrid', '2027-03-20T12:00').slice(0, 3)).toEqual([
      '2027-03-21T17:00:00.000Z',
      '2027-03-28T16:00:00.000Z',
      '2027-04-04T16:00:00.000Z',
    ]);
  });

  test('a time that is skipped moves forward, that day only', () => {
    expect(times('every day 02:30', 'Europe/Madrid', '2027-03-26T12:00')).toEqual([
      '2027-03-27T01:30:00.000Z',
      '2027-03-28T01:30:00.000Z',
      '2027-03-29T00:30:00.000Z',
      '2027-03-30T00:30:00.000Z',
    ]);
    // Where that day would be the first, the next one is.
    expect(times('every day 02:30', 'Europe/Madrid', '2027-03-27T12:00')[0]).toBe(
      '2027-03-29T00:30:00.000Z',
    );
  });

  test('of a time that comes twice it is the first', () => {
    expect(times('every day 02:30', 'Europe/Madrid', '2026-10-24T12:00').slice(0, 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
  });
});

describe('a schedule', () => {
  const zone = 'Europe/Madrid';
  const { rule, first } = read('every monday 18:00 3 times');

  test('goes on after any moment, and ends', () => {
    const schedule = { rule, zone, startsAt: first };
    const from = (after: Date) =>
      nextOccurrences(schedule, after, 5).map((at) => wallTime(at, zone));
    const all = ['2026-11-23 18:00', '2026-11-30 18:00', '2026-12-07 18:00'];
    expect(from(new Date(0))).toEqual(all);
    expect(from(first)).toEqual(all.slice(1));
    expect(from(new Date('2030-01-01'))).toEqual([]);
  });

  test('has a rule of ours', () => {
    for (const other of [
      '',
      'every monday',
      'FREQ=SECONDLY',
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=1',
      'FREQ=WEEKLY;BYDAY=XX',
      'DTSTART:20261120T180000Z\nRRULE:FREQ=DAILY',
      'RRULE:FREQ=DAILY',
      'FREQ=DAILY;UNTIL=20270630T235900Z',
    ])
      expect(isRule(other), other).toBe(false);
  });
});

describe('in free text', () => {
  const found = (text: string) => {
    const span = findRecurrence(text, referenceIn('Europe/Madrid'));
    if (span) expect(text.slice(span.start, span.end)).toBe(span.text);
    return span?.text;
  };

  test.each([
    ['Training every monday 18:00 at Riverside for @Group', 'every monday 18:00'],
    [
      'Training every monday 18:00 for 2h for 6 weeks max 10',
      'every monday 18:00 for 2h for 6 weeks',
    ],
    ['Game 18:00 every friday', '18:00 every friday'],
    ['Feed the cat every day for @Family', 'every day'],
    ['Send report weekly', 'weekly'],
    ['Daily standup every weekday 9:30', 'every weekday 9:30'],
    ['Water plants every 2 weeks', 'every 2 weeks'],
    ['Pay rent monthly on the 1st until june for me', 'monthly on the 1st until june'],
    [
      'Clean on the first monday of every month 10am max 5',
      'on the first monday of every month 10am',
    ],
    ['Pilates saturday 10am every week max 14', 'saturday 10am every week'],
    ['meet on sundays', 'on sundays'],
    ['brush teeth every night', 'every night'],
    ['run every other day', 'every other day'],
    // For readRecurrence to refuse, rather than to lose its end.
    ['pay every monday until christmas for @Pau', 'every monday until christmas'],
    ['pay every monday until 1 jan 2020', 'every monday until 1 jan 2020'],
    ['pay every monday 25:99', 'every monday 25:99'],
  ])('%j has %j', (text, phrase) => {
    expect(found(text)).toBe(phrase);
  });

  test.each([
    'Read every page',
    'each player brings 2',
    'Every day carry kit',
    'Weekly report due friday',
    'Daily standup',
    'Monthly accounts for @Group',
    'Weekdays club',
    'every one of us',
    'every second counts',
    'every night shift',
    'every time I call',
    'First friday of the month party',
    'The sundays band',
    'Match every 40 days of june',
    'every blursday',
    '',
  ])('%j has none', (text) => {
    expect(found(text)).toBeUndefined();
  });
});
