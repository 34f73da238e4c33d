import { expect, test } from 'vitest';
import { readHeard } from '../../src/telephony/simulated/heard.ts';
import { mostGrowth } from '../helpers/growth.ts';
import { holdGrowth } from '../helpers/loop.ts';
import { fc } from '../helpers/properties.ts';

const heard = (text: string, reason: string, language = 'en') =>
  readHeard(text, { reason, language });

test.each<[string, string, 'GOING' | 'MAYBE' | 'DECLINED' | null, number?]>([
  ['yes', 'en', 'GOING'],
  ['Yes!', 'en', 'GOING'],
  ['Hello, yes please', 'en', 'GOING'],
  ["I'm coming", 'en', 'GOING'],
  ["Well, I'll be there", 'en', 'GOING'],
  ['yes, with my brother', 'en', 'GOING', 1],
  ["I'm coming with my brother", 'en', 'GOING', 1],
  ["I'm in, and I'm bringing a friend", 'en', 'GOING', 1],
  ['yes. I was there with my brother last time', 'en', 'GOING'],
  ['yes +2', 'en', 'GOING', 2],
  ['yes plus one', 'en', 'GOING', 1],
  ['yes, with my brother and two friends', 'en', 'GOING', 3],
  ['yes and my wife', 'en', 'GOING', 1],
  ['yes, with pleasure', 'en', 'GOING'],
  ['no', 'en', 'DECLINED'],
  ["Sorry, I can't", 'en', 'DECLINED'],
  ["no, I can't make it", 'en', 'DECLINED'],
  ['maybe', 'en', 'MAYBE'],
  ["I don't know yet", 'en', 'MAYBE'],
  ['yes, I mean no', 'en', 'GOING'],
  ['yes, no', 'en', null],
  ["I'd say yes if I could", 'en', null],
  ['what?', 'en', null],
  ['', 'en', null],
  ['sí', 'es', 'GOING'],
  ['Sí, voy con mi hermano', 'es', 'GOING', 1],
  ['me apunto con dos amigos', 'es', 'GOING', 2],
  ['no puedo, lo siento', 'es', 'DECLINED'],
  ['quizás', 'es', 'MAYBE'],
  ['yes', 'es', 'GOING'],
])('of an event, %j (%s) is %s', (text, language, status, guests = 0) => {
  expect(heard(text, 'event', language).answer).toEqual(status && { status, guests });
});

test.each<[string, string, boolean | null]>([
  ['done', 'en', true],
  ["Yes, it's done", 'en', true],
  ["I've just paid by card", 'en', true],
  ['yes', 'en', true],
  ['not yet', 'en', false],
  ['no', 'en', false],
  ['no, not yet, sorry', 'en', false],
  ['maybe', 'en', null],
  ['hecho', 'es', true],
  ['sí, ya está hecho', 'es', true],
  ['todavía no', 'es', false],
])('of a task, %j (%s) is %s', (text, language, done) => {
  expect(heard(text, 'task', language)).toMatchObject({ done, answer: null });
});

test.each<[string, string, string | null]>([
  ['confirm', 'en', 'CONFIRMED'],
  ['yes', 'en', 'CONFIRMED'],
  ["I'll be there", 'en', 'CONFIRMED'],
  ['cancel', 'en', 'CANCELLED'],
  ['I have to cancel, sorry', 'en', 'CANCELLED'],
  ['another day, please', 'en', 'RESCHEDULED'],
  ['no', 'en', null],
  ['confirmo', 'es', 'CONFIRMED'],
  ['quiero cancelar', 'es', 'CANCELLED'],
  ['mejor otro día', 'es', null],
  ['otro día', 'es', 'RESCHEDULED'],
])('of an appointment, %j (%s) is %s', (text, language, appointment) => {
  expect(heard(text, 'appointment', language).appointment).toBe(appointment);
});

test.each([
  "don't call me again",
  'Please do not call me again.',
  'no me llames más',
  'No, no me llames más por favor',
  'stop calling',
  'Stop calling me!',
  'yes, and stop calling me',
  'stop',
  'Stop, please',
])('"%s" is an opt-out, whatever the call was about', (text) => {
  for (const reason of ['message', 'event', 'task', 'appointment'])
    for (const language of ['en', 'es'])
      expect(heard(text, reason, language).optOut, `${reason} ${language}`).toBe(true);
});

test.each([
  "I can't stop by",
  "no, I can't stop by",
  'yes, but stop at the bakery on your way',
  "don't stop",
  'I will stop calling you names',
  'call me again tomorrow',
  'no',
  'ok',
])('"%s" is none', (text) => {
  for (const reason of ['message', 'event', 'task', 'appointment'])
    expect(heard(text, reason).optOut, reason).toBe(false);
});

test('an answer is kept beside an opt-out', () => {
  expect(heard("yes, and don't call me again", 'event')).toMatchObject({
    answer: { status: 'GOING', guests: 0 },
    optOut: true,
    sentiment: 'NEGATIVE',
  });
});

test('a message is listened to, and asks for nothing', () => {
  expect(heard('yes', 'message')).toMatchObject({ answer: null, done: null, appointment: null });
});

test('nobody talks for so long that others have to wait', async () => {
  const say = (share: number) => async () => {
    for (const reason of ['event', 'task', 'appointment'])
      for (const unit of ['a ', 'yes and ', 'with ', 'please ', 'done done ', 'my brother and '])
        heard(unit.repeat(20_000).slice(0, 2000 * share), reason);
  };
  expect(await holdGrowth(say(1 / 4), say(1))).toBeLessThan(mostGrowth);
});

test('whatever is said is heard as something', () => {
  const reasons = fc.constantFrom('event', 'task', 'appointment', 'message', '', '__proto__');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), reasons, (text, reason) => {
      const { answer, optOut } = heard(text, reason);
      expect(typeof optOut).toBe('boolean');
      expect(answer?.guests ?? 0).toBeLessThanOrEqual(20);
    }),
  );
});
