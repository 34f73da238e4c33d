import { findRange, type DateRange } from '../../dates/range.ts';
import type { DateReference } from '../../dates/reference.ts';
import { cleanText } from '../tokenize.ts';

/** What is asked after "/who". */
export type Question =
  /** "is in @BookClub": the members. */
  | { about: 'members'; group: string }
  /** "hasn't done 41", "has done 41". */
  | { about: 'task'; number: number; done: boolean }
  /** "hasn't answered 12": the silent. */
  | { about: 'silent'; number: number | null; range: DateRange | null; group: string | null }
  /** "is playing this week", with any verb: who is coming. */
  | { about: 'coming'; number: number | null; range: DateRange | null; group: string | null };

const negation = /\b(?:has|have|had|did|does|do|is|are)(?:n't|nt\b| not\b)|\bnot\b/;

/**
 * Reads a question. The verb does not matter: what counts is a group, a number, a time, and whether it
 * asks for those who have not done or not answered.
 */
export function parseQuestion(typed: string, reference: DateReference): Question {
  const text = cleanText(typed).replace(/[‘’‛´]/g, "'").replace(/[\s?!.]+$/, '');
  const plain = text.toLowerCase();
  const group = handleIn(text);

  const task = /\b(?:done|finished|completed|do|finish|complete)\s+(?:task\s+)?#?(\d{1,9})\b/.exec(plain);
  if (task) return { about: 'task', number: Number(task[1]), done: !negation.test(plain) };

  if (/^(?:is |are |'s )?\s*(?:all )?(?:in|part of|a member of|members? of)\s+[@＠"“„«]/.test(plain)) {
    return { about: 'members', group: group ?? text.replace(/^.*?["“„«]|["”“»]$/g, '') };
  }

  const span = findRange(text, reference);
  const rest = span ? text.slice(0, span.start) + ' '.repeat(span.end - span.start) + text.slice(span.end) : text;
  const number = /(?:^|\s)#?(\d{1,9})(?=\s|$)/.exec(rest);
  const about = /\b(?:answer|answered|replied|reply|responded|respond|said|silent)\b/.test(plain) && (negation.test(plain) || plain.includes('silent'));
  return {
    about: about ? 'silent' : 'coming',
    number: number ? Number(number[1]) : null,
    range: span?.range ?? null,
    group,
  };
}

function handleIn(text: string): string | null {
  const handle = /[@＠](?:["“”„«»]([^"“”„«»]+)["“”„«»]|([^\s,?!]+))/.exec(text);
  return handle?.[1] ?? handle?.[2] ?? null;
}
