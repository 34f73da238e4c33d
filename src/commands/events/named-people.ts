import { findFitting, findPeople, type Person, readPersonName } from '../../context/find-people.ts';
import type { Context } from '../../context/read-context.ts';
import { countryOf } from '../../forms/country.ts';
import type { Say } from '../../languages/say.ts';
import { isJoint } from '../arguments/names.ts';
import type { Remark } from '../arguments/remark.ts';
import { wordsFor } from '../arguments/words.ts';
import type { Token } from '../tokenize.ts';
import { textOfTokens } from './choose-events.ts';
import { answerVocabularyFor, phraseAt } from './company.ts';

/** Somebody's name among tokens: how many it has, and whom it fits. */
export interface NamedThere {
  length: number;
  people: Person[];
}

/** Names by the place where each begins. */
export type NamesThere = ReadonlyMap<number, NamedThere>;

/** A name has three words at most, and stands among the first: what follows is a reason, however long. */
const longestName = 3;
const looked = 12;

/** Who is called what among tokens, of those whom the sender may name; of each the longest. One statement. */
export async function findNames(
  tokens: readonly Token[],
  { change, group, message, locale }: Context,
): Promise<NamesThere> {
  const words = wordsFor(locale);
  const country = countryOf(message.organization);
  const isName = ({ kind, folded, handle }: Token) =>
    handle || (kind === 'word' && /\p{L}/u.test(folded) && !words.joints.has(folded));
  const runs = tokens.flatMap((token, at) => {
    if (!isName(token) || (at >= looked && !token.handle)) return [];
    return Array.from({ length: longestName }, (_, more) => tokens.slice(at, at + more + 1))
      .filter((own, more) => own.length === more + 1)
      .filter((own) => own.slice(1).every((next) => isName(next) && !next.handle))
      .map((own) => ({ at, length: own.length, text: nameOf(own) }));
  });
  if (runs.length === 0) return new Map();
  const found = await findFitting(
    change,
    change.actor,
    runs.map(({ text }) => readPersonName(text, message.mentions, country)),
    { groupId: group?.id ?? null },
  );
  const names = new Map<number, NamedThere>();
  for (const [place, { at, length }] of runs.entries()) {
    const people = found[place]!;
    if (people.length > 0) names.set(at, { length, people });
  }
  return names;
}

/** "Sam's" and "Sam," name Sam. */
function nameOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ value }) => value.replace(/[,;:.!?]+$/, ''))
    .join(' ')
    .replace(/['’]s$/, '');
}

/** People whose answer it seems to be. */
export interface Others {
  people: Person[];
  /** Whether nothing else can be meant: each is mentioned, or has the "@" of one. */
  marked: boolean;
  /** Whether "for" stands before them. */
  introduced: boolean;
  /** How many tokens say it. */
  to: number;
}

/**
 * Reads whose answer it is from what follows it: "for Sam", "@Pau and Jo". Undefined where nobody but the sender
 * is named there. Throws contactNotFound for an "@" that nobody has, contactAmbiguous.
 */
export async function readOthers(
  tokens: readonly Token[],
  names: NamesThere,
  context: Context,
): Promise<Others | undefined> {
  const { change, locale, message, sender, group } = context;
  const words = wordsFor(locale);
  const country = countryOf(message.organization);
  const { forSomebody } = answerVocabularyFor(locale);
  const lead = phraseAt(tokens, 0, (said) => forSomebody.includes(said));
  const people: Person[] = [];
  let marked = true;
  let to = lead;
  for (let at = lead; at < tokens.length; ) {
    const token = tokens[at]!;
    const named = names.get(at);
    if (!named && !token.handle && !isUnknownName(tokens, at, lead)) break;
    if (!named || named.people.length > 1) {
      const name = named
        ? nameOf(tokens.slice(at, at + named.length))
        : nameOf(tokens.slice(at, at + 1));
      const wanted = readPersonName(name, message.mentions, country);
      // Throws: it fits nobody, or several.
      people.push(
        ...(await findPeople(change, change.actor, [wanted], { groupId: group?.id ?? null })),
      );
    } else people.push(named.people[0]!);
    marked &&= token.handle;
    at += named?.length ?? 1;
    to = at;
    while (at < tokens.length && isJoint(tokens[at]!, words)) at += 1;
    // Another is named after a joint, or with an "@".
    if (at === to && !tokens[at]?.handle && !tokens[at - 1]!.value.endsWith(',')) break;
  }
  const others = people.filter(({ contactId }) => contactId !== sender.contactId);
  if (others.length === 0) return undefined;
  return { people: unique(people), marked, introduced: lead > 0, to };
}

/** "for Jordi", and nothing else: a name that nobody has. */
function isUnknownName(tokens: readonly Token[], at: number, lead: number): boolean {
  return (
    lead > 0 &&
    at === lead &&
    tokens.length - at <= 2 &&
    tokens.slice(at).every(({ kind, value }) => kind === 'word' && /^\p{Lu}\p{Ll}/u.test(value))
  );
}

function unique(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.contactId, person])).values()];
}

/** How many of the first tokens name the sender, which says nothing new: "for me", their own name. */
export function ownNameLength(
  tokens: readonly Token[],
  names: NamesThere,
  { sender, locale }: Context,
): number {
  const words = wordsFor(locale);
  const { forSomebody } = answerVocabularyFor(locale);
  const lead = phraseAt(tokens, 0, (said) => forSomebody.includes(said));
  const named = names.get(lead);
  const isOwn = named?.people.length === 1 && named.people[0]!.contactId === sender.contactId;
  const length = isOwn ? named.length : words.self.has(tokens[lead]?.folded ?? '') ? 1 : 0;
  const after = tokens[lead + length];
  // "me and my wife" says who comes along, "mi hermano" whose brother.
  const isAlone = after === undefined || (isOwn && !isJoint(after, words));
  return length > 0 && isAlone ? lead + length : 0;
}

/** A reason as it was typed, with people who are mentioned by name; without brackets, the reply puts it in some. */
export function nameMentions(
  { source, tokens }: Remark,
  own: readonly Token[],
  names: NamesThere,
  say: Say,
): string {
  let text = textOfTokens(source, own);
  for (const [at, token] of tokens.entries()) {
    if (!token.handle || !own.includes(token)) continue;
    const typed = source.slice(token.start, token.end);
    const [person] = names.get(at)?.people ?? [];
    const isNumber = /^\+?\d{7,}$/.test(token.folded);
    if (person) text = text.replace(typed, person.name);
    else if (isNumber) text = text.replace(typed, say.somebody());
  }
  return text.replace(/^\((.*)\)$/s, '$1');
}
