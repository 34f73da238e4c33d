import { describe, expect, test } from 'vitest';
import { readDuration } from '../../src/dates/duration.ts';

describe('readDuration', () => {
  test.each([
    ['2h', 120],
    ['90m', 90],
    ['1h30', 90],
    ['1h 30m', 90],
    ['1h30m', 90],
    ['2 hours', 120],
    ['1 hour and 15 minutes', 75],
    ['half an hour', 30],
    ['an hour', 60],
    ['an hour and a half', 90],
    ['1.5h', 90],
    ['1,5 h', 90],
    ['45 min', 45],
    ['1 hr', 60],
    ['2 days', 2880],
    ['2 weeks', 20_160],
    ['14 days', 20_160],
    ['1m', 1],
    ['2\u00a0H', 120],
  ])('%j is %i minutes', (text, minutes) => {
    expect(readDuration(text)).toEqual({ minutes, length: text.length });
  });

  test.each([
    ['2h max 14', 120, 2],
    ['1h 30m, at home', 90, 6],
    ['2 hours for @Group', 120, 7],
    [' 2h', 120, 3],
    ['2h 14 people', 120, 2],
  ])('%j begins with %i minutes, %i characters long', (text, minutes, length) => {
    expect(readDuration(text)).toEqual({ minutes, length });
  });

  test.each([
    '',
    '5',
    'h',
    '0m',
    '0.1m',
    '15 days',
    '400h',
    '2m30',
    '2 hockey sticks',
    'a man',
    'a m',
    '2:30',
    '-2h',
    'soon',
    '99999999999h',
  ])('%j is none', (text) => {
    expect(readDuration(text)).toBeUndefined();
  });
});
