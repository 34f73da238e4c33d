import { type DateRange, findRange, findUnknownTime } from '../../dates/range.ts';
import type { DateReference } from '../../dates/reference.ts';
import { remembered } from '../../dates/remembered.ts';
import { languageOf } from '../../forms/language.ts';
import type { QuestionPatterns } from '../../languages/clause-words.ts';
import type { Standing } from '../../languages/reply.ts';
import { clauseWordsFor } from '../../languages/words.ts';
import { type Words, wordsFor } from '../arguments/words.ts';
import { nearRangeAtEnd } from '../near-range.ts';
import { cleanText, fold } from '../tokenize.ts';

/** What is asked after "/who". */
export type Question =
  /** "is in @BookClub", "are the members": without a name, of the linked group. */
  | { about: 'members'; group: string | null }
  /** "hasn't done 41", "hasn't paid the fees": the number is null where it was left out. */
  | { about: 'task'; number: number | null; title: string | null; done: boolean }
  /** "hasn't answered 12", "hasn't answered to the game": the silent. */
  | ({ about: 'silent' } & AskedEvents)
  /** "is coming before christmas eve": a time that is not known; "satuday", with what it is probably meant for. */
  | { about: 'unknownTime'; phrase: string; meant?: string }
  /** "is playing this week", with any verb: who is coming; or those who answered otherwise: "isn't coming". */
  | ({ about: 'coming'; status: Standing | null; perhapsTask: string | null } & AskedEvents);

/** Which events are asked about; null for what is not said. */
export interface AskedEvents {
  number: number | null;
  range: DateRange | null;
  group: string | null;
  /** What one is called: "dinner". */
  title: string | null;
  /** What may be what one is called: "to play". */
  perhaps: string | null;
  /** All that was asked, but for times, numbers and groups. */
  words: string;
}

/** How questions are asked in a locale: in its language and in English. */
interface Patterns
  extends Record<Exclude<keyof QuestionPatterns, 'taskLead' | 'perhapsTitleLead'>, RegExp> {
  /** To do a task, or to owe it, and its number. */
  taskNumber: RegExp;
  perhapsTitle: RegExp;
  /** The form of a verb that tells what has been done. */
  done: RegExp;
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
    maybe: new RegExp(anyOf('maybe')),
    waiting: new RegExp(anyOf('waiting')),
    declined: new RegExp(anyOf('declined')),
    acting: new RegExp(anyOf('acting'), 'u'),
    making: new RegExp(anyOf('making')),
    attending: new RegExp(`^${anyOf('attending')}$`),
    done: formsOf(language),
    noise: new RegExp(`^${anyOf('noise')}$`),
    titleLead: new RegExp(anyOf('titleLead')),
    perhapsTitle: new RegExp(anyOf('perhapsTitleLead')),
    inGroup: new RegExp(`^${anyOf('inGroup')}(\\S.*)$`, 'i'),
    ofGroup: new RegExp(`^${anyOf('ofGroup')}$`),
    here: new RegExp(`^${anyOf('here')}$`),
  };
});

function formsOf(language: string): RegExp {
  const forms = clauseWordsFor(language).map(({ verbs }) => verbs);
  const irregular = forms.flatMap((verbs) => Object.keys(verbs.irregular));
  return new RegExp(
    `^(?:${irregular.join('|')}|\\p{L}{2,}(?:${forms.map(({ done }) => done).join('|')}))$`,
    'u',
  );
}

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
      title: null,
      done: !asked.negation.test(plain) && !asked.owing.test(plain),
    };

  // "@SundaySoccerTeam" and "Friday Club" in quotes name no day.
  const visible = text.replace(namePattern, (name) => '_'.repeat(name.length));
  const span = findRange(visible, reference);
  const rest = span
    ? visible.slice(0, span.start) + ' '.repeat(span.end - span.start) + visible.slice(span.end)
    : visible;
  const number = /(?:^|\s)#?(\d{1,9})(?=\s|$)/.exec(rest);
  const member = asked.inGroup.exec(text)?.[1];
  // "está en espera" is about a waiting list.
  const named = member !== undefined && asked.waiting.test(plain) ? undefined : member;
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
  }
  const words = fold(rest.replace(/_+/g, ' ').replace(/#?\b\d{1,9}\b/g, ' ')).replace(
    /n't\b/g,
    ' not',
  );
  const quoted = /(?<![@＠])["“”„«»]([^"“”„«»]+)["“”„«»]/.exec(text)?.[1];
  const act = number === null ? actIn(words, asked) : undefined;
  if (act) return { about: 'task', number: null, ...act, title: quoted ?? act.title };
  const isSilent =
    asked.silent.test(plain) ||
    (asked.answering.test(plain) && asked.negation.test(plain) && !asked.declined.test(plain));
  const events = {
    number: number ? Number(number[1]) : null,
    range: span?.range ?? null,
    group,
    title: quoted ?? after(words, asked.titleLead),
    perhaps: after(words, asked.perhapsTitle),
    words,
  };
  // "to the sundae" calls something by its title.
  const slip = span || events.title !== null ? undefined : nearRangeAtEnd(visible, reference);
  if (slip) return { about: 'unknownTime', ...slip };
  if (isSilent) return { about: 'silent', ...events };
  const status = statusIn(plain, asked);
  const perhapsTask = status === null ? doneIn(words, asked) : null;
  return { about: 'coming', status, perhapsTask, ...events };
}

/** What follows the first place that a pattern fits. */
function after(words: string, lead: RegExp): string | null {
  const found = lead.exec(words);
  return (found && words.slice(found.index + found[0].length).trim()) || null;
}

/** Those who are asked for, where they are not all: "said maybe", "isn't coming", "is waiting". */
function statusIn(plain: string, asked: Patterns): Standing | null {
  if (asked.maybe.test(plain)) return 'MAYBE';
  if (asked.waiting.test(plain)) return 'WAITLISTED';
  return asked.declined.test(plain) || asked.negation.test(plain) ? 'DECLINED' : null;
}

/** What is perhaps a task that somebody has done: "brought the snacks"; null for a verb alone, and where it is about coming. */
function doneIn(words: string, asked: Patterns): string | null {
  const [verb = '', ...others] = words.trim().split(/\s+/);
  const isDone =
    asked.done.test(verb) && !asked.attending.test(verb) && !asked.answering.test(verb);
  return isDone && others.length > 0 ? titleOf(words, asked) : null;
}

/** The words that say what something is called. */
function titleOf(words: string, asked: Patterns): string | null {
  const said = words
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !asked.noise.test(word));
  return said.join(' ') || null;
}

/** Something that is to be done, and what it is called: "hasn't paid the fees", "owes what". */
function actIn(
  words: string,
  asked: Patterns,
): { title: string | null; done: boolean } | undefined {
  if (asked.answering.test(words) || asked.silent.test(words)) return undefined;
  const said = words.trim();
  const made = asked.making.exec(said);
  if (made) {
    const isDone = made.slice(1).some((said) => said !== undefined);
    return { title: titleOf(said.slice(made[0].length), asked), done: isDone };
  }
  const act = asked.acting.exec(words);
  const verb = act?.slice(1).find((said) => said !== undefined) ?? '';
  if (asked.attending.test(verb)) return undefined;
  const isNegated = asked.negation.test(words);
  const isToDo = / to | por | de | que /.test(act?.[0] ?? '');
  // "who has balls" asks for no task; "who has paid", "who did it" do.
  const isDone = asked.done.test(verb) || asked.doing.test(verb);
  const isIt = act !== null && asked.noise.test(verb) && asked.doing.test(act[0]);
  const isAct = act !== null && (isNegated || isToDo || isDone || isIt);
  if (!isAct && !asked.owing.test(words)) return undefined;
  return { title: titleOf(words, asked), done: !isNegated && !isToDo && !asked.owing.test(words) };
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
