import type { DateReference } from '../../dates/reference.ts';
import { cleanText, type Token, tokenize } from '../tokenize.ts';
import { parseQuestion } from '../who/question.ts';
import { date } from './date.ts';
import type { Found } from './find-arguments.ts';
import { leadAt, mark, markQuestion } from './mark-question.ts';
import { quoted } from './mendings.ts';
import { isJoint, isParticle, looksLikeName, nameRun } from './names.ts';
import { parseArguments } from './read-arguments.ts';
import { type Slot, type Stretch, textOf, type Unread } from './slot.ts';
import { target } from './targets.ts';
import { optionalText, text } from './text.ts';
import { choice, duration } from './tokens.ts';
import { isPunctuation, isWord, type Words, wordsFor } from './words.ts';

/** What stands beside whom and what: how urgently, and when. */
export const clauses = {
  priority: choice('priority', { urgent: ['urgently', 'asap'], high: ['important'] }),
  now: choice('time', { now: ['immediately'] }),
  over: duration('span', ['over', 'spread over']),
  until: { ...date('deadline', { keywords: ['until', 'till'] }), positional: false },
  when: date('date', { week: 'noDay' }),
};

export const slots = {
  ...clauses,
  asked: {
    ...optionalText('question'),
    keywords: [mark],
    positional: false,
  } satisfies Slot<string | null>,
  whom: target('whom', { keywords: ['for', 'to'], positional: true }),
  text: quotedPiece('message'),
};

/** What stands in quotes; of several pieces the last, for the first may be a name. */
function quotedPiece(label: string): Slot<string | null> {
  const isPiece = ({ kind, handle }: Token) => kind === 'quoted' && !handle;
  return {
    ...optionalText(label),
    form: {
      kind: 'token',
      matches: (tokens, at) =>
        isPiece(tokens[at]!) && !tokens.slice(at + 1).some(isPiece) ? 1 : 0,
    },
  };
}

type Name = keyof typeof slots;

/** The stretches of what was found, by name. */
export function callStretches(found: Found & { ok: true }): Partial<Record<Name, Stretch>> {
  return Object.fromEntries(found.stretches);
}

/** Tells whom, what and when from one another: the pure half. */
export function findCall(typed: string, reference: DateReference): Found {
  const words = wordsFor(reference.locale);
  const line = cleanText(typed.replaceAll('\n', ' '));
  const read = tokenize(line);
  if (!read.ok) return parseArguments(slots, line, reference);
  const { tokens } = read;
  const head = headOf(tokens, words);
  if (tokens.some(({ kind, handle }) => kind === 'quoted' && !handle)) {
    const lead = tokens.findIndex((_, at) => leadAt(tokens, at, words) > 0);
    if (lead === -1) return parseArguments(slots, line, reference);
    return findAsked(line, tokens, lead, reference);
  }
  if (asksAt(tokens, head, line, reference)) return findAsked(line, tokens, head, reference);
  return findTyped(line, tokens, head, reference);
}

/** Where those end that a text begins with: "@Pau and @Sam", "to everyone"; 0 where it names nobody. */
function headOf(tokens: readonly Token[], words: Words): number {
  if (tokens.length === 0) return 0;
  const isLead =
    isParticle(tokens, 0, words) ||
    words.singleWordsFor(['for', 'to']).some((word) => isWord(tokens[0], word));
  const from = isLead && tokens.length > 1 ? 1 : 0;
  if (!looksLikeName(tokens, from, words)) return 0;
  // "everyone who hasn't answered" are those who are asked for.
  if (leadAt(tokens, 0, words) > 0) return 0;
  let end = from + nameRun(tokens, from, words).length;
  // "a @Pau y a @Sam"
  while (end + 2 < tokens.length && isJoint(tokens[end]!, words)) {
    const next = isParticle(tokens, end + 1, words) ? end + 2 : end + 1;
    if (!looksLikeName(tokens, next, words)) break;
    end = next + nameRun(tokens, next, words).length;
  }
  while (end < tokens.length && isPunctuation(tokens[end]!)) end += 1;
  return end;
}

/** Whether what follows whom asks for those who have not answered, or not done something. */
function asksAt(
  tokens: readonly Token[],
  head: number,
  line: string,
  reference: DateReference,
): boolean {
  if (head >= tokens.length || leadAt(tokens, head, wordsFor(reference.locale)) === 0) return false;
  if (head === 0) return true;
  const { about } = parseQuestion(line.slice(tokens[head]!.start), reference);
  return about === 'silent' || about === 'task';
}

/** Within a question a name has its mark: "who hasn't answered to 12" is for nobody called 12. */
const askedSlots = { ...slots, whom: target('whom', { keywords: [], positional: 'handle' }) };

/** A question, and what stands beside it. What is left of it, or follows its number, is perhaps what they are told. */
function findAsked(
  typed: string,
  tokens: readonly Token[],
  lead: number,
  reference: DateReference,
): Found {
  const { line, said } = markQuestion(typed, tokens, lead, reference);
  const found = parseArguments(askedSlots, line, reference);
  const asSaid = (text: string) => text.replace(mark, () => said);
  const left = found.ok ? afterNumber(found.stretches.get('asked')) : leftIn(found);
  if (left === undefined) {
    if (found.ok || found.likely === undefined) return found;
    return { ...found, likely: asSaid(found.likely) };
  }
  const isTold = found.ok && found.stretches.has('text');
  const text = asSaid(left);
  const doubt = { code: 'doubtful', text, meant: null, within: null } as const;
  if (isTold) return { ok: false, problem: doubt };
  const likely = asSaid(line.replace(left, () => quoted(left)));
  return { ok: false, problem: { ...doubt, within: 'message' }, likely };
}

function leftIn({ problem, likely }: Unread): string | undefined {
  return problem.code === 'unexpected' && likely === undefined ? problem.text : undefined;
}

/** What follows the number that a question ends in. */
function afterNumber(asked: Stretch | undefined): string | undefined {
  if (!asked) return undefined;
  const at = asked.tokens.findIndex(({ value }) => /^#\d/.test(value));
  const tokens = asked.tokens.slice(at + 1).filter((token) => !isPunctuation(token));
  return at === -1 || tokens.length === 0 ? undefined : textOf({ ...asked, tokens });
}

/** Whom, and all that follows as it was typed; or a doubt about what stands at an edge of that and may be a clause. */
function findTyped(
  line: string,
  tokens: readonly Token[],
  head: number,
  reference: DateReference,
): Found {
  const words = wordsFor(reference.locale);
  const rest = tokens.slice(head);
  const named = tokens.slice(0, head).filter((token) => !isPunctuation(token));
  const name = named.length > 0 ? line.slice(0, named.at(-1)!.end).replace(/[:,;]+$/, '') : '';
  const whom: Found =
    name === ''
      ? { ok: true, stretches: new Map() }
      : parseArguments({ whom: slots.whom }, name, reference);
  if (!whom.ok) return whom;
  const said = rest.length > 0 ? line.slice(rest[0]!.start) : '';
  // Nothing is told: "@BookClub tomorrow 9am".
  const alone = parseArguments(clauses, said, reference);
  if (alone.ok) return { ok: true, stretches: new Map([...alone.stretches, ...whom.stretches]) };
  const clause = clauseAtEdge(said, reference);
  if (clause !== undefined) {
    const doubt = { code: 'doubtful', text: clause, meant: null, within: 'message' } as const;
    return {
      ok: false,
      problem: doubt,
      likely: `${line.slice(0, rest[0]!.start)}${quoted(said)}`.trim(),
    };
  }
  const stretches = new Map(whom.stretches);
  stretches.set('text', { source: line, tokens: rest, words });
  return { ok: true, stretches };
}

/**
 * What a text without quotes begins or ends with, and would be a clause beside quotes: "urgent", "over 1 hour", a date
 * that opens it. One that it ends in is the text's: "We moved to 7 pm".
 */
function clauseAtEdge(said: string, reference: DateReference): string | undefined {
  const found = parseArguments({ ...clauses, text: text('message') }, said, reference);
  if (!found.ok) return undefined;
  for (const name of ['priority', 'now', 'over', 'until', 'when'] as const) {
    const stretch = found.stretches.get(name);
    const last = stretch?.tokens.at(-1);
    if (!stretch || !last) continue;
    const lead = said.slice(0, stretch.tokens[0]!.start).trim();
    const opens = lead === '' || (name !== 'when' && !lead.includes(' ') && name !== 'priority');
    const ends = said.slice(last.end).replace(/[\s.!]/g, '') === '';
    if (opens || (ends && name !== 'when')) return textOf(stretch);
  }
  return undefined;
}
