import { readDuration } from '../../dates/duration.ts';
import type { Slot, TokenForm } from './slot.ts';
import { choice, count } from './tokens.ts';
import type { Words } from './words.ts';

const limitWords = ['max', 'maximum', 'limit', 'limit to', 'up to'];

/** A limit after its word: "max 14", "limit to 14 people". */
export const limit = () => count('limit', limitWords);

/** That there is none any more: "no limit". */
export const noLimit = () =>
  choice<'limit'>('limit', { limit: ['max', 'maximum'] }, ['no', 'without']);

/** The least people after their word: "min 10", "at least 10 people". The "min" of "for 90 min" is of a length. */
export function minimum(): Slot<number | null> {
  const slot = count('minimum', ['min', 'minimum', 'at least']);
  const { matches: counted } = slot.form as TokenForm;
  const matches: TokenForm['matches'] = (tokens, at, isFirst, words) => {
    const isLength =
      /^\d+$/.test(tokens[at - 2]?.folded ?? '') && isOfLength(tokens[at - 3]?.folded, words);
    return isLength ? 0 : counted(tokens, at, isFirst, words);
  };
  return { ...slot, form: { kind: 'token', matches } };
}

/** Whether the number after a word is one of minutes: "for [90 min]", "1 hour [30 min]". */
function isOfLength(word: string | undefined, words: Words): boolean {
  if (word === undefined) return false;
  if (words.singleWordsFor(['for', 'lasting']).includes(word)) return true;
  return [word, `1 ${word}`].some((text) => readDuration(text)?.length === text.length);
}

/** That there is none any more: "no min". */
export const noMinimum = () => choice<'min'>('minimum', { min: ['minimum'] }, ['no', 'without']);

/** That answers close no more: "no answer by", "no deadline". */
export const noAnswerBy = () =>
  choice<'by'>('deadline', { by: ['until', 'deadline'] }, [
    'no',
    'no answer',
    'no answers',
    'no reply',
    'no rsvp',
    'without',
  ]);
