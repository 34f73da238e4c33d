import { describe, expect, test } from 'vitest';
import { readReplyAnswer } from '../../../src/commands/plain/reply-answer.ts';
import { growthOf, mostGrowth } from '../../helpers/growth.ts';

/** "DECLINED (knee)", with "?" where it is doubtful; "silence" for what is none, or goes on to something else. */
function read(body: string, locale: string): string {
  const answer = readReplyAnswer(body, locale);
  if (!answer || answer.certainty === 'loose') return 'silence';
  const { status, guests, remark, certainty } = answer;
  if (certainty === 'named') return `${status} of ${remark}`;
  const said = [status, guests > 0 && `+${guests}`, remark && `(${remark})`];
  return `${said.filter(Boolean).join(' ')}${certainty === 'doubtful' ? '?' : ''}`;
}

const english: [said: string, read: string][] = [
  ["I can't make it, sorry guys", 'DECLINED'],
  ["Can't come, have fun! ⚽", 'DECLINED (have fun! ⚽)'],
  ["I'm out, knee again", 'DECLINED (knee again)'],
  ["sorry I'm injured", "DECLINED (I'm injured)"],
  ['Sorry lads, working late', 'DECLINED (working late)'],
  ["unfortunately I'm away that weekend", "DECLINED (I'm away that weekend)"],
  ['nope', 'DECLINED'],
  ['nah mate', 'DECLINED'],
  ['no, sorry guys!', 'DECLINED'],
  ["no, I'm ill", "DECLINED (I'm ill)"],
  ['out - sick', 'DECLINED (sick)'],
  ['out (sick)', 'DECLINED (sick)'],
  ["I'm out because of work", 'DECLINED (of work)'],
  ["can't make it 😢 next time", 'DECLINED (😢 next time)'],
  ['I’m out. Have fun 👍', 'DECLINED (Have fun 👍)'],
  ['+1', 'GOING'],
  ['+ 1!', 'GOING'],
  ['sure', 'GOING'],
  ['me!', 'GOING'],
  ['me too', 'GOING'],
  ["sure, I'm in", 'GOING'],
  ["I'm in but 10 min late", 'GOING (10 min late)'],
  ["I'm in\nwill bring balls", 'GOING (will bring balls)'],
  ["yes, I'm in, running late", 'GOING (running late)'],
  ['yes but later', 'GOING (later)'],
  ["I'll be there, save me a seat", 'GOING (save me a seat)'],
  ['In! 🎉 can’t wait', 'GOING (🎉 can’t wait)'],
  ['not sure, ask me tomorrow', 'MAYBE (ask me tomorrow)'],
  ['maybe, depends on work', 'MAYBE (depends on work)?'],
  ["I'm in if it doesn't rain", "GOING (if it doesn't rain)?"],
  ["no, that's wrong", "DECLINED (that's wrong)?"],
  ['yes, that one', 'GOING (that one)?'],
  ["sorry I'm late", "DECLINED (I'm late)?"],
  ['sorry', 'DECLINED?'],
  ['knee again', 'DECLINED (knee again)?'],
  ['in, or maybe not', 'GOING (or maybe not)?'],
  ['in?', 'silence'],
  ["I'm in, what time?", 'silence'],
  ["I'm in a meeting", 'silence'],
  ['out for lunch', 'silence'],
  ['count me in on that joke', 'silence'],
  ['in or out', 'silence'],
  ['yes and no', 'silence'],
  ["yes, I can't", 'silence'],
  ["in, no wait, I'm out", 'silence'],
  ['in 👎', 'silence'],
  ["I'm in but", 'silence'],
  ['lol', 'silence'],
  ['ok', 'silence'],
  ['Sam is in', 'GOING of Sam'],
  ["sam's out", 'DECLINED of sam'],
  ['Sam and Jo are coming', 'GOING of Sam and Jo'],
  ["great, I'm in", 'GOING'],
  ['Yesss!', 'GOING'],
  ['knee again, out', 'DECLINED (knee again)'],
  ["I've got work so can't make it, sorry", "DECLINED (I've got work)"],
  ["if it's dry, I'm in", "GOING (if it's dry)?"],
  ['fish and chips are great', 'silence'],
  ['see you there', 'silence'],
];

const spanish: [said: string, read: string][] = [
  ['claro', 'GOING'],
  ['¡Claro que sí!', 'GOING'],
  ['yo también', 'GOING'],
  ['no puedo, tengo cole', 'DECLINED (tengo cole)'],
  ['No puedo porque trabajo', 'DECLINED (trabajo)'],
  ['no voy, lo siento chicos', 'DECLINED'],
  ['lo siento, estoy malo', 'DECLINED (estoy malo)'],
  ['imposible, tengo examen', 'DECLINED (tengo examen)'],
  ['perdón gente, estoy de viaje', 'DECLINED (estoy de viaje)'],
  ['voy pero llego tarde', 'GOING (llego tarde)'],
  ['me apunto, llego 10 min tarde', 'GOING (llego 10 min tarde)'],
  ['Apúntame! Llevo yo los balones', 'GOING (Llevo yo los balones)'],
  ['quizás, depende del curro', 'MAYBE (depende del curro)?'],
  ['voy si puedo', 'GOING (si puedo)?'],
  ['sí, llego tarde', 'GOING (llego tarde)?'],
  ['sí, no puedo', 'silence'],
  ['genial, me apunto', 'GOING'],
  ['tengo examen, así que no voy', 'DECLINED (tengo examen)'],
  ['nooo', 'DECLINED'],
  ['voy a casa', 'silence'],
  ['no puedo creerlo', 'silence'],
  ['¿voy?', 'silence'],
  ['jajaja', 'silence'],
];

describe('an answer with what is said besides', () => {
  test.each(english)('%s → %s', (said, meant) => {
    expect(read(said, 'en-GB')).toBe(meant);
  });

  test.each(spanish)('in Spanish: %s → %s', (said, meant) => {
    expect(read(said, 'es-ES')).toBe(meant);
  });

  test('takes no longer than its length asks for', () => {
    for (const body of ["I'm in, ", 'no, ', 'sorry ', 'but ', '👎 ', 'or '])
      expect(growthOf((said) => readReplyAnswer(said), body.repeat(8))).toBeLessThan(mostGrowth);
  });
});
