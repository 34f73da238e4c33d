import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { findRange, findUnknownTime, readRange } from '../../src/dates/range.ts';

function rangeAt(phrase: string, said: string, zone: string): string {
  const sentAt = DateTime.fromISO(said, { zone }).toJSDate();
  const reading = readRange(phrase, { sentAt, zone, locale: 'en' });
  if (!reading.ok) return reading.problem.code;
  const [from, to] = [reading.value.from, reading.value.to].map((at) => {
    const local = DateTime.fromJSDate(at, { zone });
    return local.toFormat(
      local.toMillis() === local.startOf('day').toMillis() ? 'MM-dd' : 'MM-dd HH:mm',
    );
  });
  return `${from} to ${to}: ${reading.value.label}`;
}

const zones = ['Europe/Madrid', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];

describe.each(zones)('asked on Friday 20 November 2026 at 18:00 in %s', (zone) => {
  test.each([
    ['today', '11-20 to 11-21: today (Fri 20 Nov)'],
    ['tonight', '11-20 18:00 to 11-21 06:00: tonight (Fri 20 Nov)'],
    ['tomorrow', '11-21 to 11-22: tomorrow (Sat 21 Nov)'],
    ['tomorrow morning', '11-21 05:00 to 11-21 12:00: tomorrow morning (Sat 21 Nov)'],
    ['yesterday', '11-19 to 11-20: yesterday (Thu 19 Nov)'],
    ['this week', '11-16 to 11-23: this week (Mon 16 – Sun 22 Nov)'],
    ['this week?', '11-16 to 11-23: this week (Mon 16 – Sun 22 Nov)'],
    ['next week', '11-23 to 11-30: next week (Mon 23 – Sun 29 Nov)'],
    ['last week', '11-09 to 11-16: last week (Mon 9 – Sun 15 Nov)'],
    ['this weekend', '11-21 to 11-23: this weekend (Sat 21 – Sun 22 Nov)'],
    ['the weekend', '11-21 to 11-23: this weekend (Sat 21 – Sun 22 Nov)'],
    ['next weekend', '11-28 to 11-30: next weekend (Sat 28 – Sun 29 Nov)'],
    ['this month', '11-01 to 12-01: this month (Sun 1 – Mon 30 Nov)'],
    ['next month', '12-01 to 01-01: next month (Tue 1 – Thu 31 Dec)'],
    ['in december', '12-01 to 01-01: Tue 1 – Thu 31 Dec'],
    ['may', '05-01 to 06-01: Sat 1 – Mon 31 May 2027'],
    ['sunday', '11-22 to 11-23: Sun 22 Nov'],
    ['on sunday', '11-22 to 11-23: Sun 22 Nov'],
    ['next sunday', '11-22 to 11-23: Sun 22 Nov'],
    ['friday', '11-20 to 11-21: today (Fri 20 Nov)'],
    ['next friday', '11-27 to 11-28: Fri 27 Nov'],
    ['last friday', '11-13 to 11-14: Fri 13 Nov'],
    ['friday next week', '11-27 to 11-28: Fri 27 Nov'],
    ['in the next 10 days', '11-20 to 11-30: the next 10 days (Fri 20 – Sun 29 Nov)'],
    ['next two weeks', '11-20 to 12-04: the next two weeks (Fri 20 Nov – Thu 3 Dec)'],
    ['the last 7 days', '11-14 to 11-21: the last 7 days (Sat 14 – Fri 20 Nov)'],
    ['22 nov', '11-22 to 11-23: Sun 22 Nov'],
    ['10 nov', '11-10 to 11-11: Tue 10 Nov'],
    ['3 jan', '01-03 to 01-04: Sun 3 Jan 2027'],
    ['2026-11-29', '11-29 to 11-30: Sun 29 Nov'],
    ['saturday 10am', '11-21 to 11-22: tomorrow (Sat 21 Nov)'],
    ['in 3 days', '11-23 to 11-24: Mon 23 Nov'],
    ['the 25th', '11-25 to 11-26: Wed 25 Nov'],
    ['from friday to sunday', '11-20 to 11-23: Fri 20 – Sun 22 Nov'],
    ['from 1 dec to 15 dec', '12-01 to 12-16: Tue 1 – Tue 15 Dec'],
    ['from the 1 dec to 15 december', '12-01 to 12-16: Tue 1 – Tue 15 Dec'],
    ['from 5 may to 9 may', '05-05 to 05-10: Wed 5 – Sun 9 May 2027'],
    ['sunday to friday', '11-22 to 11-28: Sun 22 – Fri 27 Nov'],
    ['fri–sun', '11-20 to 11-23: Fri 20 – Sun 22 Nov'],
    ['between 22 nov and 3 dec', '11-22 to 12-04: Sun 22 Nov – Thu 3 Dec'],
    ['friday to sunday', '11-20 to 11-23: Fri 20 – Sun 22 Nov'],
    ['22-24 nov', '11-22 to 11-25: Sun 22 – Tue 24 Nov'],
    ['sat 10-12', '11-21 to 11-22: tomorrow (Sat 21 Nov)'],
    ['before sunday', '11-20 18:00 to 11-22: before sunday (Sun 22 Nov)'],
    ['until sunday', '11-20 18:00 to 11-23: until sunday (Sun 22 Nov)'],
    ['before the 25th', '11-20 18:00 to 11-25: before the 25th (Wed 25 Nov)'],
    ['until 24 dec', '11-20 18:00 to 12-25: until 24 dec (Thu 24 Dec)'],
    ['until next week', '11-20 18:00 to 11-30: until next week (Mon 23 – Sun 29 Nov)'],
    ['until june', '11-20 18:00 to 07-01: until june (Tue 1 – Wed 30 Jun 2027)'],
    ['before the weekend', '11-20 18:00 to 11-21: before the weekend (Sat 21 – Sun 22 Nov)'],
    ['after sunday', '11-23 to 11-20 18:00: after sunday (Sun 22 Nov)'],
    ['before yesterday', 'rangeUnreadable'],
    ['before christmas eve', '11-20 18:00 to 12-24: before christmas eve (Thu 24 Dec)'],
    ['christmas eve', '12-24 to 12-25: Thu 24 Dec'],
    ["until new year's eve", "11-20 18:00 to 01-01: until new year's eve (Thu 31 Dec)"],
    ['before thanksgiving', 'rangeUnreadable'],
    ["mother's day", 'rangeUnreadable'],
    ['friday and sunday', 'rangeUnreadable'],
    ['', 'rangeUnreadable'],
    ['6pm', 'rangeUnreadable'],
    ['game 41', 'rangeUnreadable'],
    ['the last of us', 'rangeUnreadable'],
    ['this week and more', 'rangeUnreadable'],
    ['30 february', 'dateImpossible'],
    ['1 jan 2040', 'dateTooFar'],
  ])('%j is %s', (phrase, range) => {
    expect(rangeAt(phrase, '2026-11-20T18:00', zone)).toBe(range);
  });
});

test('a week has as many hours as its clock says', () => {
  const hours = (said: string) => {
    const zone = 'Europe/Madrid';
    const sentAt = DateTime.fromISO(said, { zone }).toJSDate();
    const reading = readRange('this week', { sentAt, zone, locale: 'en' });
    return reading.ok && (reading.value.to.getTime() - reading.value.from.getTime()) / 3_600_000;
  };
  expect(hours('2026-10-21T12:00')).toBe(169);
  expect(hours('2026-11-20T12:00')).toBe(168);
  expect(hours('2027-03-24T12:00')).toBe(167);
});

test("a day that begins at one o'clock is whole", () => {
  // Santiago skips midnight on 2026-09-06.
  const said = '2026-09-05T12:00';
  expect(rangeAt('tomorrow', said, 'America/Santiago')).toContain('09-06 to 09-07:');
  expect(rangeAt('tomorrow', '2026-09-06T12:00', 'America/Santiago')).toContain('09-07 to 09-08:');
  expect(rangeAt('the next 2 days', '2026-09-06T12:00', 'America/Santiago')).toContain('to 09-08:');
});

test('on a Sunday this week ends tonight and on a Monday it has just begun', () => {
  expect(rangeAt('this week', '2026-11-22T23:59', 'Europe/Madrid')).toContain('11-16 to 11-23');
  expect(rangeAt('this week', '2026-11-23T00:00', 'Europe/Madrid')).toContain('11-23 to 11-30');
  expect(rangeAt('sunday', '2026-11-22T12:00', 'Europe/Madrid')).toContain('11-22 to 11-23');
  expect(rangeAt('this weekend', '2026-11-22T12:00', 'Europe/Madrid')).toContain('11-21 to 11-23');
});

describe('in free text', () => {
  const reference = {
    sentAt: new Date('2026-11-20T17:00:00Z'),
    zone: 'Europe/Madrid',
    locale: 'en',
  };
  test.each([
    ['playing this week?', 'this week', 'this week (Mon 16 – Sun 22 Nov)'],
    ['who is coming on sunday?', 'on sunday', 'Sun 22 Nov'],
    ['who is coming sunday?', 'sunday', 'Sun 22 Nov'],
    ['who plays sat?', 'sat', 'tomorrow (Sat 21 Nov)'],
    [
      'who is around in the next 10 days',
      'in the next 10 days',
      'the next 10 days (Fri 20 – Sun 29 Nov)',
    ],
    ['who plays from friday to sunday please', 'from friday to sunday', 'Fri 20 – Sun 22 Nov'],
    ['who plays fri-sun', 'fri-sun', 'Fri 20 – Sun 22 Nov'],
    ['who is away until friday?', 'until friday', 'until friday (Fri 20 Nov)'],
    ['who is away in may?', 'in may', 'Sat 1 – Mon 31 May 2027'],
    ['who may come sunday', 'sunday', 'Sun 22 Nov'],
    ['playing\u00a0this\u00a0week?', 'this\u00a0week', 'this week (Mon 16 – Sun 22 Nov)'],
  ])('%j has %j', (text, span, label) => {
    const found = findRange(text, reference);
    expect(found && text.slice(found.start, found.end)).toBe(span);
    expect(found?.range.label).toBe(label);
  });

  test.each([
    'is in @BookClub',
    'is in for game 41',
    "hasn't done 41",
    'is playing',
    'may come',
    '',
  ])('%j has none', (text) => {
    expect(findRange(text, reference)).toBeUndefined();
  });

  test.each([
    ['who is free before thanksgiving?', 'before thanksgiving'],
    ['who plays at carnival', 'at carnival'],
    ["who is in on Mother's Day", "on Mother's Day"],
    ['who is free before christmas eve?', undefined],
    ['who is coming on sunday', undefined],
    ['who is here before the game', undefined],
  ])('%j has the unknown time %j', (text, phrase) => {
    expect(findUnknownTime(text, reference)).toBe(phrase);
  });
});
