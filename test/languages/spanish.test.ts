import { describe, expect, test } from 'vitest';
import { dueBy, either, format, list, people } from '../../src/languages/spanish/wording.ts';

test.each([
  ['Pau', 'Sam y Pau'],
  ['Iván', 'Sam e Iván'],
  ['Ínigo', 'Sam e Ínigo'],
  ['Hilda', 'Sam e Hilda'],
  ['Ian', 'Sam y Ian'],
  ['Hielo', 'Sam y Hielo'],
  ['Yolanda', 'Sam y Yolanda'],
])('“y” is “e” before the sound of i alone: %s', (name, listed) => {
  expect(list(['Sam', name])).toBe(listed);
});

test.each([
  ['Pau', 'Sam o Pau'],
  ['Olga', 'Sam u Olga'],
  ['Óscar', 'Sam u Óscar'],
  ['Hortensia', 'Sam u Hortensia'],
])('“o” is “u” before the sound of o: %s', (name, listed) => {
  expect(either(['Sam', name])).toBe(listed);
});

test.each([
  [7, 'Sam o 7 más'],
  [8, 'Sam u 8 más'],
  [11, 'Sam u 11 más'],
  [80, 'Sam u 80 más'],
  [110, 'Sam o 110 más'],
  [1_100, 'Sam o 1100 más'],
  [11_000, 'Sam u 11.000 más'],
])('numbers sound as they are read: %d', (rest, listed) => {
  expect(either(['Sam'], rest + 1)).toBe(listed);
});

test('four digits stand together, five are parted', () => {
  expect([1, 1_200, 12_000].map(format)).toEqual(['1', '1200', '12.000']);
  expect([0, 1, 12].map(people)).toEqual(['0 personas', '1 persona', '12 personas']);
});

describe('a date that something is due by', () => {
  const now = new Date('2026-11-20T11:00:00Z');
  const zone = 'Europe/Madrid';

  test.each([
    ['2026-11-20T17:00:00Z', true, 'para hoy 18:00'],
    ['2026-11-21T22:59:00Z', false, 'para mañana'],
    ['2026-11-22T22:59:00Z', true, 'para el dom 22 nov 23:59'],
    ['2027-01-05T22:59:00Z', false, 'para el mar 5 ene 2027'],
  ])('%s', (at, hasTime, text) => {
    expect(dueBy({ at: new Date(at), zone, hasTime }, now)).toBe(text);
  });
});
