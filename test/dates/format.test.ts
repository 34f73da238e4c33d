import { expect, test } from 'vitest';
import { formatDay, formatDuration, formatInstant } from '../../src/dates/format.ts';

const madrid = { zone: 'Europe/Madrid', now: new Date('2026-11-20T17:00:00Z') };

test.each([
  ['2026-11-22T22:59:00Z', 'Sun 22 Nov 23:59'],
  ['2026-09-01T04:05:00Z', 'Tue 1 Sep 06:05'],
  ['2026-12-31T22:59:00Z', 'Thu 31 Dec 23:59'],
  ['2026-12-31T23:00:00Z', 'Fri 1 Jan 2027 00:00'],
  ['2025-11-22T22:59:00Z', 'Sat 22 Nov 2025 23:59'],
])('%s is %s', (at, text) => {
  expect(formatInstant(new Date(at), madrid)).toBe(text);
  expect(formatInstant(new Date(at), { ...madrid, relative: true })).toBe(text);
  expect(formatDay(new Date(at), madrid)).toBe(text.slice(0, -6));
});

test.each([
  ['2026-11-20T17:00:00Z', 'today 18:00'],
  ['2026-11-20T22:59:00Z', 'today 23:59'],
  ['2026-11-20T23:00:00Z', 'tomorrow 00:00'],
  ['2026-11-21T22:59:00Z', 'tomorrow 23:59'],
  ['2026-11-21T23:00:00Z', 'Sun 22 Nov 00:00'],
  ['2026-11-19T22:00:00Z', 'Thu 19 Nov 23:00'],
])('%s, relative, is %s', (at, text) => {
  expect(formatInstant(new Date(at), { ...madrid, relative: true })).toBe(text);
});

test.each([
  [1, '1 min'],
  [45, '45 min'],
  [60, '1 h'],
  [90, '1 h 30 min'],
  [120, '2 h'],
  [1440, '1 day'],
  [3060, '2 days 3 h'],
  [0, '0 min'],
])('%i minutes are %s', (minutes, text) => {
  expect(formatDuration(minutes)).toBe(text);
});
