import { type DateRange, findRange } from '../../dates/range.ts';
import type { DateReference } from '../../dates/reference.ts';
import { cleanText } from '../tokenize.ts';

/** What is asked after "/who". */
export type Question =
  /** "is in @BookClub", "are the members": without a name, of the linked group. */
  | { about: 'members'; group: string | null }
  /** "hasn't done 41", "has done 41"; the number is null where it was left out. */
  | { about: 'task'; number: number | null; done: boolean }
  /** "hasn't answered 12": the silent. */
  | { about: 'silent'; number: number | null; range: DateRange | null; group: string | null }
  /** "is playing this week", with any verb: who is coming. */
  | { about: 'coming'; number: number | null; range: DateRange | null; group: string | null };

const negation = /\b(?:has|have|had|did|does|do|is|are)(?:n't|nt\b| not\b)|\bnot\b/;
const doing = /\b(?:did|do|done|finish(?:ed)?|complete(?:d)?|owes?)\b/;
const taskNumber = new RegExp(`${doing.source}\\s+(?:task\\s+)?#?(\\d{1,9})\\b`);
/** "in @BookClub", "a member of the Book Club"; "in for sunday" and "in on sunday" are about coming. */
const inGroup =
  /^(?:(?:is|are|'s)\s+)?(?:all\s+)?(?:in|(?:an?\s+|the\s+)?(?:part|members?|admins?)\s+(?:of|in))\s+(?!(?:for|on|at|to)\b)(\S.*)$/i;
const ofGroup = /^(?:(?:is|are|'s)\s+)?(?:an?\s+|the\s+)?(?:members?|admins?)$/;
const here = /^(?:here|(?:the|this|our) (?:group|chat|team))$/;

/**
 * Reads a question. The verb does not matter: what counts is a group, a number, a time, and whether it
 * asks for those who have not done or not answered.
 */
export function parseQuestion(typed: string, reference: DateReference): Question {
  const text = cleanText(typed)
    .replace(/[‘’‛´]/g, "'")
    .replace(/(?<![\s?!.])[\s?!.]+$/, '');
  const plain = text.toLowerCase();
  const group = handleIn(text);

  const task = taskNumber.exec(plain);
  if (task)
    return {
      about: 'task',
      number: Number(task[1]),
      done: !negation.test(plain) && !plain.includes('owe'),
    };

  // "@SundaySoccerTeam" and "Friday Club" in quotes name no day.
  const visible = text.replace(namePattern, (name) => '_'.repeat(name.length));
  const span = findRange(visible, reference);
  const rest = span
    ? visible.slice(0, span.start) + ' '.repeat(span.end - span.start) + visible.slice(span.end)
    : visible;
  const number = /(?:^|\s)#?(\d{1,9})(?=\s|$)/.exec(rest);
  const named = inGroup.exec(text)?.[1];
  // "in Sunday Soccer Team" goes on after the day, "in sunday" does not.
  if (!span || (group === null && named !== undefined && /\p{L}/u.test(text.slice(span.end)))) {
    if (named !== undefined && (group !== null || number === null)) {
      return {
        about: 'members',
        group: group ?? (here.test(named.toLowerCase()) ? null : unquote(named)),
      };
    }
    if (ofGroup.test(plain)) return { about: 'members', group: null };
    if (doing.test(plain) && negation.test(plain))
      return { about: 'task', number: null, done: false };
  }
  const about =
    /\b(?:answer|answered|replied|reply|responded|respond|said|silent)\b/.test(plain) &&
    (negation.test(plain) || plain.includes('silent'));
  return {
    about: about ? 'silent' : 'coming',
    number: number ? Number(number[1]) : null,
    range: span?.range ?? null,
    group,
  };
}

/** "the Book Club" and "Book Club" in quotes are the same name. */
function unquote(name: string): string {
  return name.replace(/^the\s+/i, '').replace(/^["“”„«»']|["“”„«»']$/g, '');
}

/** A handle, or what stands in quotes. */
const namePattern = /[@＠]?["“”„«»][^"“”„«»]+["“”„«»]|[@＠][^\s,?!]+/g;

function handleIn(text: string): string | null {
  const handle = /[@＠](?:["“”„«»]([^"“”„«»]+)["“”„«»]|([^\s,?!]+))/.exec(text);
  return handle?.[1] ?? handle?.[2] ?? null;
}
