import { describe, expect, test } from 'vitest';
import { timeWordsFor } from '../../src/dates/time-words.ts';

const english = timeWordsFor('en-GB');
const spanish = timeWordsFor('es-ES');

describe('a name of time with a slip in it is known for what it was meant', () => {
  test.each([
    ...[
      ['satuday', 'saturday'],
      ['saterday', 'saturday'],
      ['frday', 'friday'],
      ['firday', 'friday'],
      ['munday', 'monday'],
      ['wensday', 'wednesday'],
      ['wendsday', 'wednesday'],
      ['thrusday', 'thursday'],
      ['tuseday', 'tuesday'],
      ['tommorrrow', 'tomorrow'],
      ['febuary', 'february'],
      ['decmber', 'december'],
      ['evning', 'evening'],
    ],
  ])('%s: %s', (typed, meant) => {
    expect(english.read(typed)?.meant).toMatch(new RegExp(`^${meant}$|^tom+or+ow$`));
  });

  test.each([
    ['sabdo', 'sábado'],
    ['savado', 'sábado'],
    ['biernes', 'viernes'],
    ['virnes', 'viernes'],
    ['miercols', 'miércoles'],
    ['jurves', 'jueves'],
    ['lunse', 'lunes'],
    ['mañna'.normalize('NFD').replace(/\p{M}/gu, ''), 'mañana'],
    ['dicembre', 'diciembre'],
    ['saturdy', 'saturday'],
  ])('%s: %s', (typed, meant) => {
    expect(spanish.read(typed)?.meant).toBe(meant);
  });
});

test('a time without its colon is known for what it was meant, and a year is none', () => {
  const meant = (word: string) => english.read(word)?.meant;
  expect([meant('1930'), meant('930am'), meant('0730'), meant('2130h')]).toEqual([
    ...['19:30', '9:30am', '07:30', '21:30'],
  ]);
  for (const word of ['2026', '1975', '40:31', '7', '007', '112', '12345']) {
    expect(meant(word), word).toBeUndefined();
  }
});

describe('what is nearly a word of time, and is another', () => {
  test.each(
    [
      ...[
        'money',
        'sundae',
        'sunny',
        'fridge',
        'frida',
        'mandy',
        'sandy',
        'wendy',
        'match',
        'much',
      ],
      ...['holiday', 'birthday', 'someday', 'match', 'wedding', 'thirsty', 'mourning', 'meeting'],
      ...['dinner', 'lunch', 'training', 'augustus', 'marching', 'xqzt', "friday's", '👍'],
    ].map((word) => [word]),
  )('%s', (word) => {
    expect(english.read(word)).toBeUndefined();
  });

  test.each(
    [
      'domino',
      'manzana',
      'marta',
      'marcos',
      'luces',
      'coche',
      'partes',
      'salado',
      'dinero',
      'jefes',
    ].map((word) => [word]),
  )('%s', (word) => {
    expect(spanish.read(word)).toBeUndefined();
  });
});

test('words of either language are known in Spanish, and only its own in English', () => {
  expect(spanish.read('saturday')).toMatchObject({ sense: 'day', isWeak: false });
  expect(spanish.read('sabado')).toMatchObject({ sense: 'day', isWeak: false });
  expect(english.read('sabado')).toBeUndefined();
});

test('what may be something else is weak', () => {
  for (const word of ['sun', 'sat', 'may', 'march', 'night', 'week', '5', '15th', 'half'])
    expect(english.read(word)?.isWeak, word).toBe(true);
  for (const word of [
    'sunday',
    'tomorrow',
    'december',
    'noon',
    '7pm',
    '19:30',
    'mondays',
    'easter',
  ])
    expect(english.read(word)?.isWeak, word).toBe(false);
});
