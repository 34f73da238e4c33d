import { expect, test } from 'vitest';
import { factsOf, readRecurrence } from '../../src/dates/recurrence.ts';
import { recurrence as english } from '../../src/languages/english/recurrence.ts';
import { recurrence as spanish } from '../../src/languages/spanish/recurrence.ts';

const zone = 'Europe/Madrid';
const sentAt = new Date('2026-11-20T17:00:00Z');

function facts(phrase: string) {
  const reading = readRecurrence(phrase, { sentAt, zone, locale: 'en' });
  if (!reading.ok) throw new Error(`${phrase}: ${reading.problem.code}`);
  return reading.value.facts;
}

test.each([
  ['every day', 'every day', 'cada día'],
  ['every 3 days at 9', 'every 3 days at 09:00', 'cada 3 días a las 09:00'],
  ['every day at 1am', 'every day at 01:00', 'cada día a la 01:00'],
  ['every monday', 'every Monday', 'cada lunes'],
  [
    'every mon and thu 18:00',
    'every Monday and Thursday at 18:00',
    'cada lunes y jueves a las 18:00',
  ],
  ['weekdays', 'every weekday', 'cada día laborable'],
  ['every weekend', 'every weekend', 'cada fin de semana'],
  ['every 2 weeks on friday', 'every 2 weeks on Friday', 'cada 2 semanas, el viernes'],
  ['monthly on the 1st', 'every month on the 1st', 'el día 1 de cada mes'],
  ['every 2 months on the 22nd', 'every 2 months on the 22nd', 'el día 22 cada 2 meses'],
  ['monthly on the last day', 'every month on the last day', 'el último día de cada mes'],
  [
    'every first monday of the month',
    'every month on the first Monday',
    'el primer lunes de cada mes',
  ],
  [
    'every last friday of the month',
    'every month on the last Friday',
    'el último viernes de cada mes',
  ],
  ['every 3 may', 'every year on 3 May', 'el 3 de mayo de cada año'],
  [
    'every monday 18:00 until 30 june 2027',
    'every Monday at 18:00 until Wed 30 Jun 2027',
    'cada lunes a las 18:00 hasta el mié 30 jun 2027',
  ],
  ['every monday 10 times', 'every Monday, 10 times', 'cada lunes, 10 veces'],
  ['every monday 10-12', 'every Monday 10:00–12:00', 'cada lunes de 10:00 a 12:00'],
])('%j is %j and %j', (phrase, inEnglish, inSpanish) => {
  const said = facts(phrase);
  expect(english(said, sentAt)).toBe(inEnglish);
  expect(spanish(said, sentAt)).toBe(inSpanish);
});

test('what was said back in English is read again as the same', () => {
  for (const phrase of ['every mon and thu 18:00', 'every 2 months on the 22nd', 'every 3 may']) {
    const said = english(facts(phrase), sentAt);
    expect(english(facts(said), sentAt)).toBe(said);
  }
});

test('a stored schedule says what its phrase said', () => {
  const reading = readRecurrence('every monday 10-12 until june', { sentAt, zone, locale: 'en' });
  if (!reading.ok) throw new Error(reading.problem.code);
  const { rule, first, endsAt, hasTime } = reading.value;
  expect(factsOf({ rule, zone, startsAt: first, hasTime, endsAt: endsAt ?? null })).toEqual(
    reading.value.facts,
  );
});
