import { expect, test } from 'vitest';
import { parseWhy, type WhyQuestion } from '../../src/commands/chat/why-question.ts';

const refusal = (person: string | null = null): WhyQuestion => ({ about: 'refusal', person });
const waiting = (person: string | null, number: number | null = null): WhyQuestion => ({
  about: 'waiting',
  person,
  number,
});
const about = (number: number): WhyQuestion => ({ about: 'number', number });
const unknown: WhyQuestion = { about: 'unknown' };

test.each<[string, WhyQuestion]>([
  ['', refusal()],
  ['was I refused?', refusal()],
  ["wasn't I allowed", refusal()],
  ["can't I do that", refusal()],
  ['was @Sam refused', refusal('Sam')],
  ['was @"Sam Smith" refused', refusal('Sam Smith')],
  ['was Sam Smith refused?', refusal('Sam Smith')],
  ['am I waiting', waiting(null)],
  ['am I still waiting for #12?', waiting(null, 12)],
  ['waiting 12', waiting(null, 12)],
  ['is @Pau waiting for 12', waiting('Pau', 12)],
  ['is Pau García on the waiting list', waiting('Pau García')],
  ['is @34600111222 waiting?', waiting('34600111222')],
  ['is @Pau, waiting', waiting('Pau')],
  ['41', about(41)],
  ['#41?', about(41)],
  ['was task 41 withdrawn', about(41)],
  ['was event 12 cancelled?', about(12)],
  ['is the sky blue', unknown],
  ['not?', refusal()],
  ['is @Pau not waiting', waiting('Pau')],
  ['was 41 not done', about(41)],
  ['"unclosed', unknown],
])('%s', (typed, question) => {
  expect(parseWhy(typed, 'en-GB')).toEqual(question);
});

test.each<[string, WhyQuestion]>([
  ['estoy esperando', waiting(null)],
  ['está @Pau esperando para 12', waiting('Pau', 12)],
  ['sigue Pau en la lista de espera del 12', waiting('Pau', 12)],
  ['no puedo', refusal()],
  ['no', refusal()],
  ['se retiró la tarea 41', about(41)],
  ['se movió el evento 12', about(12)],
  ['am I waiting', waiting(null)],
])('in Spanish: %s', (typed, question) => {
  expect(parseWhy(typed, 'es-ES')).toEqual(question);
});
