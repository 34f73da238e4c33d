import { expect, test } from 'vitest';
import { answerOf, spokenTo } from '../../src/telephony/simulated/voice.ts';

test.each<[Record<string, string>, string]>([
  [
    {
      ...{ name: 'Pau', organization: 'Riverside', language: 'en-GB', reason: 'event' },
      ...{ event_title: 'Game', event_when: 'Sunday 10:00', event_place: '' },
    },
    'Hello Pau, this is the automatic assistant of Riverside. It is about Game, Sunday 10:00. Are you coming?',
  ],
  [
    {
      name: 'Marta',
      language: 'es-ES',
      reason: 'task',
      task_title: 'Pagar',
      task_due: 'el viernes',
    },
    'Hola Marta, soy el asistente automático. Es por Pagar, el viernes. ¿Está hecho?',
  ],
  [
    { reason: 'message', message: 'The pitch is closed.', special_instructions: 'speak slowly' },
    'Hello, this is the automatic assistant. The pitch is closed.',
  ],
  [
    { reason: 'appointment', message: 'Bring your card.', appointment_type: 'Check-up' },
    'Hello, this is the automatic assistant. Bring your card. It is about your appointment: Check-up. Do you confirm it?',
  ],
  [{ reason: 'toString' }, 'Hello, this is the automatic assistant.'],
])('of %j is said: %s', (variables, text) => {
  expect(spokenTo(variables)).toBe(text);
});

test('whoever is called for no reason that is known says what one says to a message', () => {
  expect(answerOf('yes', { reason: 'valueOf' })).toBe('ok');
});
