import { describe, expect, test } from 'vitest';
import { readEventAnswer } from '../../../src/commands/plain/event-answer.ts';
import { growthOf, mostGrowth } from '../../helpers/growth.ts';
import { fc } from '../../helpers/properties.ts';

/** "GOING", "GOING +2", or "silence". */
function read(body: string, locale?: string): string {
  const answer = readEventAnswer(body, locale);
  if (!answer) return 'silence';
  return answer.guests > 0 ? `${answer.status} +${answer.guests}` : answer.status;
}

const everywhere: Record<string, string[]> = {
  GOING: [
    'in',
    'In',
    'IN!',
    'in.',
    "I'm in",
    'I’m in!!',
    'im in',
    'i am in',
    'count me in',
    'Count me in, please',
    'going',
    "I'm going",
    'coming',
    "I'm coming 🎉",
    "I'll be there",
    'I will be there!',
    'I can make it',
    'sure',
    'Of course!',
    'me!',
    'me too',
    'with pleasure',
    'yes',
    'Yes!',
    'yep',
    "yes, I'm in",
    'yes count me in',
    'yes please',
    'in, thanks',
    '  in  ',
    'in 👍',
    '👍',
    '👍🏽',
    '👍👍👍',
    '✅',
    '✔️',
    '🙋',
    '🙋🏻‍♀️',
    '🙋‍♂️',
  ],
  'GOING +1': [
    'in +1',
    "I'm in +1",
    'im in + 1',
    'in plus one',
    'in, plus 1',
    'yes +1',
    '👍 +1',
    'in with a friend',
  ],
  'GOING +2': [
    'in +2',
    "I'm in with 2 friends",
    'in bringing two kids',
    'count me in +2 friends',
    'in +2, thanks',
  ],
  'GOING +99': ['in +99'],
  MAYBE: [
    'maybe',
    'Maybe.',
    'maybe...',
    'perhaps',
    'not sure',
    'Not sure yet',
    "I'm not sure",
    'I might come',
    "don't know yet",
    '🤔',
    'maybe 🤔',
    'maybe, sorry',
  ],
  DECLINED: [
    'out',
    "I'm out",
    "can't make it",
    'cant make it',
    "Can't make it, sorry",
    'Sorry, can’t make it',
    'cant come',
    'I cannot come',
    'not coming',
    'not going',
    "no, I can't make it",
    'no, sorry, I can’t come',
    'count me out',
    "I won't be there",
    'not this time',
    'unfortunately I can’t come',
    '👎',
    '❌',
    'out ❌',
    "can't make it 😢",
    'no',
    'nope',
    'No!',
    'nah',
    'no can do',
    'I’ll pass',
  ],
  silence: [
    "I'm in a meeting",
    'in a meeting',
    'count me in the morning',
    'in case it rains',
    'in?',
    'maybe?',
    'are you in',
    'who is in',
    'in or out',
    'Sam is in',
    "we're in",
    'going home now',
    'coming to you in a minute',
    'out of office',
    'out for lunch',
    'maybe tomorrow',
    'maybe +1',
    'out +1',
    '+1',
    'yes but late',
    'yes and no',
    'no in',
    'yes out',
    'no maybe',
    'ok',
    'ok 👍',
    'see you there',
    '😀',
    '👍😀',
    '👍👎',
    'in 👎',
    'out 👍',
    'can’t wait!',
    'cant believe it',
    'I can’t come to the phone',
    'not sure what you mean',
    'count me in on that joke',
    'in '.repeat(30),
    '',
    ' ',
    '/in',
    'in +',
    'in +x',
    'in + 1 + 1',
    'in 12',
  ],
};

const inSpanish: Record<string, string[]> = {
  GOING: [
    'voy',
    'Voy!',
    '¡Voy!',
    'yo voy',
    'me apunto',
    'Me apunto 🎉',
    'apúntame',
    'cuenta conmigo',
    'sí',
    'Sí, voy',
    'sí, me apunto',
    'iré',
    'ahí estaré',
    'puedo ir',
    'voy, gracias',
    'claro',
    '¡Claro que sí!',
    'yo también',
    'por supuesto',
    'me sumo',
    "I'm in",
  ],
  'GOING +1': [
    'voy +1',
    'me apunto +1',
    'voy con un amigo',
    'voy con una amiga',
    'voy más uno',
    'sí +1',
  ],
  'GOING +2': ['voy con 2 amigos', 'voy con dos amigas', 'me apunto + 2', 'voy con 2 más'],
  MAYBE: [
    'quizás',
    'Quizá',
    'a lo mejor',
    'tal vez',
    'no sé',
    'No lo sé',
    'aún no lo sé',
    'puede',
    'puede que vaya',
    'no sé si puedo',
    'ya veré',
  ],
  DECLINED: [
    'no puedo',
    'No puedo, lo siento',
    'lo siento, no puedo',
    'no voy',
    'no puedo ir',
    'no podré',
    'no iré',
    'no me apunto',
    'no contéis conmigo',
    'esta vez no',
    'no, no puedo',
    'no voy, perdón',
    'no',
    'imposible',
    'paso',
    'hoy no puedo',
  ],
  silence: [
    'voy a casa',
    'voy tarde',
    '¿voy?',
    'voy?',
    'me apunto la fecha',
    'no puedo creerlo',
    'no sé qué dices',
    'puede ser mañana',
    'vale',
    'no voy a casa',
    'voy con mi hermano al cine',
    'sí pero tarde',
    'quizás mañana',
  ],
};

const cases = (table: Record<string, string[]>) =>
  Object.entries(table).flatMap(([meant, bodies]) => bodies.map((body) => [body, meant] as const));

describe('a whole message in reply to an event', () => {
  test.each(cases(everywhere))('%s → %s', (body, meant) => {
    expect(read(body, 'en-GB')).toBe(meant);
    // English words work everywhere.
    expect(read(body, 'es-ES')).toBe(meant);
  });

  test.each(cases(inSpanish))('in Spanish: %s → %s', (body, meant) => {
    expect(read(body, 'es-ES')).toBe(meant);
    if (meant !== 'silence') expect(read(body)).toBe(meant);
  });

  test('Spanish words are chatter where people speak English', () => {
    expect(read('voy', 'en-GB')).toBe('silence');
    expect(read('no puedo', 'en-GB')).toBe('silence');
  });

  test('any text is read in the time that its length asks for, and nothing long is an answer', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 });
    const pieces = fc
      .array(
        fc.constantFrom('in', 'no', 'yes', '+1', 'sorry', 'please', '👍', '🤔', "can't", ' ', 'a'),
        { minLength: 1 },
      )
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.oneof(text, pieces), (body) => {
        expect(growthOf(readEventAnswer, body)).toBeLessThan(mostGrowth);
        if (body.length > 60) expect(readEventAnswer(body)).toBeUndefined();
      }),
    );
  });
});
