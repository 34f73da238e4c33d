import { type DateRange, findRange, findUnknownTime } from '../../dates/range.ts';
import type { DateReference } from '../../dates/reference.ts';
import { remembered } from '../../dates/remembered.ts';
import type { QuestionPatterns } from '../../languages/clause-words.ts';
import { languageOf } from '../../languages/language.ts';
import { clauseWordsFor } from '../../languages/words.ts';
import { type Words, wordsFor } from '../arguments/words.ts';
import { cleanText, fold } from '../tokenize.ts';

/** What is asked after "/who". */
export type Question =
  /** "is in @BookClub", "are the members": without a name, of the linked group. */
  | { about: 'members'; group: string | null }
  /** "hasn't done 41", "has done 41"; the number is null where it was left out. */
  | { about: 'task'; number: number | null; done: boolean }
  /** "hasn't answered 12": the silent. */
  | { about: 'silent'; number: number | null; range: DateRange | null; group: string | null }
  /** "is coming before christmas eve": a time that is not known. */
  | { about: 'unknownTime'; phrase: string }
  /** "is playing this week", with any verb: who is coming. */
  | { about: 'coming'; number: number | null; range: DateRange | null; group: string | null };

/** How questions are asked in a locale: in its language and in English. */
interface Patterns extends Record<Exclude<keyof QuestionPatterns, 'taskLead'>, RegExp> {
  /** To do a task, or to owe it, and its number. */
  taskNumber: RegExp;
}

const patternsOf = remembered((language: string): Patterns => {
  const questions = clauseWordsFor(language).map(({ question }) => question);
  const anyOf = (kind: keyof QuestionPatterns) =>
    `(?:${questions.map((question) => question[kind]).join('|')})`;
  return {
    negation: new RegExp(anyOf('negation')),
    doing: new RegExp(anyOf('doing')),
    owing: new RegExp(anyOf('owing')),
    taskNumber: new RegExp(
      `(?:${anyOf('doing')}|${anyOf('owing')})\\s+${anyOf('taskLead')}#?(\\d{1,9})\\b`,
    ),
    answering: new RegExp(anyOf('answering')),
    silent: new RegExp(anyOf('silent')),
    inGroup: new RegExp(`^${anyOf('inGroup')}(\\S.*)$`, 'i'),
    ofGroup: new RegExp(`^${anyOf('ofGroup')}$`),
    here: new RegExp(`^${anyOf('here')}$`),
  };
});

/**
 * Reads a question. The verb does not matter: what counts is a group, a number, a time, and whether it
 * asks for those who have not done or not answered.
 */
export function parseQuestion(typed: string, reference: DateReference): Question {
  const text = cleanText(typed)
    .replace(/[‘’‛´]/g, "'")
    .replace(/(?<![\s?!.])[\s?!.]+$/, '');
  const plain = fold(text);
  const group = handleIn(text);
  const asked = patternsOf(languageOf(reference.locale));

  const task = asked.taskNumber.exec(plain);
  if (task)
    return {
      about: 'task',
      number: Number(task[1]),
      done: !asked.negation.test(plain) && !asked.owing.test(plain),
    };

  // "@SundaySoccerTeam" and "Friday Club" in quotes name no day.
  const visible = text.replace(namePattern, (name) => '_'.repeat(name.length));
  const span = findRange(visible, reference);
  const rest = span
    ? visible.slice(0, span.start) + ' '.repeat(span.end - span.start) + visible.slice(span.end)
    : visible;
  const number = /(?:^|\s)#?(\d{1,9})(?=\s|$)/.exec(rest);
  const named = asked.inGroup.exec(text)?.[1];
  // "before christmas eve", with nothing after it: not "to the christmas dinner".
  const unknown = span ? undefined : findUnknownTime(visible, reference);
  if (unknown !== undefined && visible.endsWith(unknown)) {
    return { about: 'unknownTime', phrase: unknown };
  }
  // "in Sunday Soccer Team" goes on after the day, "in sunday" does not.
  if (!span || (group === null && named !== undefined && /\p{L}/u.test(text.slice(span.end)))) {
    if (named !== undefined && (group !== null || number === null)) {
      return {
        about: 'members',
        group:
          group ??
          (asked.here.test(fold(named)) ? null : unquote(named, wordsFor(reference.locale))),
      };
    }
    if (asked.ofGroup.test(plain)) return { about: 'members', group: null };
    if (asked.doing.test(plain) && asked.negation.test(plain))
      return { about: 'task', number: null, done: false };
  }
  const isSilent =
    asked.silent.test(plain) || (asked.answering.test(plain) && asked.negation.test(plain));
  return {
    about: isSilent ? 'silent' : 'coming',
    number: number ? Number(number[1]) : null,
    range: span?.range ?? null,
    group,
  };
}

/** "the Book Club", "el grupo Book Club" and "Book Club" in quotes are the same name. */
function unquote(name: string, words: Words): string {
  const [lead, article] = /^(\p{L}+)\s+(?=\S)/u.exec(name) ?? [];
  return lead !== undefined && words.articles.has(fold(article!))
    ? unquote(name.slice(lead.length), words)
    : name.replace(/^["“”„«»']|["“”„«»']$/g, '');
}

/** A handle, or what stands in quotes. */
const namePattern = /[@＠]?["“”„«»][^"“”„«»]+["“”„«»]|[@＠][^\s,?!]+/g;

function handleIn(text: string): string | null {
  const handle = /[@＠](?:["“”„«»]([^"“”„«»]+)["“”„«»]|([^\s,?!]+))/.exec(text);
  return handle?.[1] ?? handle?.[2] ?? null;
}
