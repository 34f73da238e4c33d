import type { Token } from '../tokenize.ts';
import type { Words } from './words.ts';

/** What stands between the names of a list. */
export function isJoint({ kind, handle, value, folded }: Token, { joints }: Words): boolean {
  return kind === 'word' && !handle && (joints.has(folded) || value === ',' || value === ';');
}

/** Whether a word here says no more than that people follow: "añadir a Pau y a Sam". */
export function isParticle(tokens: readonly Token[], at: number, { beforePeople }: Words): boolean {
  const { kind, handle, folded } = tokens[at]!;
  return kind === 'word' && !handle && beforePeople.has(folded) && at + 1 < tokens.length;
}

/** "me", "everyone"; "mi" and "todos" only where no noun follows: "para mi hermano" is a title's. */
function isPronoun(tokens: readonly Token[], at: number, words: Words): boolean {
  const { value, folded } = tokens[at]!;
  if (!words.self.has(folded) && !words.everyone.has(folded)) return false;
  const next = tokens[at + 1];
  const isPlain = value.toLowerCase() === folded;
  return (
    !words.determiners.has(folded) ||
    !isPlain ||
    next === undefined ||
    isJoint(next, words) ||
    words.afterName.has(next.folded) ||
    words.repeating.has(next.folded) ||
    words.courtesies.has(next.folded)
  );
}

/** The most words that say "anyone". */
const longestAnyone = 3;

/**
 * Where what says "anyone" ends that begins here, and those begin of whom one is meant, if they are named:
 * "anyone", "anyone in @BookClub", "one of us". Undefined where it says something else: "one of the books".
 */
export function anyoneAt(tokens: readonly Token[], at: number, words: Words): number | undefined {
  if (!words.anyoneLeads.has(tokens[at]!.folded)) return undefined;
  for (let length = longestAnyone; length > 0; length -= 1) {
    const own = tokens.slice(at, at + length);
    if (own.length < length || own.some(({ kind, handle }) => kind !== 'word' || handle)) continue;
    const phrase = own.map(({ folded }) => folded).join(' ');
    const end = at + length;
    if (words.anyoneOf.has(phrase) && beginsCompany(tokens, end, words)) return end;
    if (!words.anyone.has(phrase)) continue;
    const next = tokens[end];
    if (next !== undefined && words.among.has(next.folded) && beginsCompany(tokens, end + 1, words))
      return end + 1;
    if (
      next === undefined ||
      words.afterAnyone.has(next.folded) ||
      words.courtesies.has(next.folded)
    )
      return end;
  }
  return undefined;
}

/** Whether those stand here of whom one is meant: "us", "the team", "@BookClub", "“Book Club”". */
function beginsCompany(tokens: readonly Token[], at: number, words: Words): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const isNamed =
    token.kind === 'quoted' ||
    words.together.has(token.folded) ||
    words.linkedGroup.has(token.folded) ||
    looksLikeName(tokens, at, words);
  return isNamed || (words.articles.has(token.folded) && beginsCompany(tokens, at + 1, words));
}

/** Whether a name that needs no quotes to be known as one stands here: a handle, a phone, "me", "📚 Book Club". */
export function looksLikeName(tokens: readonly Token[], at: number, words: Words): boolean {
  const { handle, value } = tokens[at]!;
  if (handle || isPronoun(tokens, at, words)) return true;
  if (anyoneAt(tokens, at, words) !== undefined) return true;
  // "📚 Book Club", as replies show a group; "candles for 🎂" ends in a picture.
  if (/^\p{Extended_Pictographic}/u.test(value)) return at + 1 < tokens.length;
  // "@ Pau": some keyboards put a blank after "@".
  if (value === '@' || value === '＠') return at + 1 < tokens.length;
  const digits = tokens
    .slice(at, phoneEnd(tokens, at))
    .map((token) => token.value.replace(/\D/g, ''))
    .join('');
  return digits.length >= 7;
}

const firstNames = new WeakMap<readonly Token[], number>();

/** Where the first name that needs no quotes stands; past the end where there is none. Asked at every word. */
export function firstNameAt(tokens: readonly Token[], words: Words): number {
  const known = firstNames.get(tokens);
  if (known !== undefined) return known;
  const found = tokens.findIndex((_, at) => looksLikeName(tokens, at, words));
  const at = found === -1 ? tokens.length : found;
  firstNames.set(tokens, at);
  return at;
}

/** Where the phone that begins here ends: "+34 600 111 222" is four tokens. */
function phoneEnd(tokens: readonly Token[], at: number): number {
  if (!/^(?:\+|\d{7})[\d().-]*,?$/.test(tokens[at]!.value)) return at;
  let end = at + 1;
  // A mention, as phones send it, is whole: "@34600111222 20 dec".
  if (tokens[at]!.handle && /^\d/.test(tokens[at]!.value)) return end;
  while (
    end < tokens.length &&
    !tokens[end - 1]!.value.endsWith(',') &&
    /^[\d().-]{2,},?$/.test(tokens[end]!.value)
  )
    end += 1;
  return end;
}

/** The tokens of the name that begins here, one word or a phone, and of those that are joined to it. */
export function nameRun(tokens: readonly Token[], at: number, words: Words): number[] {
  const company = anyoneAt(tokens, at, words);
  if (company !== undefined) {
    const named = company < tokens.length && beginsCompany(tokens, company, words);
    const names = named ? nameRun(tokens, company, words) : [];
    return Array.from({ length: company - at }, (_, offset) => at + offset).concat(names);
  }
  let end = Math.max(phoneEnd(tokens, at), at + 1);
  if (tokens[at]!.value === '@' && end < tokens.length) end += 1;
  for (;;) {
    let next = end;
    while (next < tokens.length && isJoint(tokens[next]!, words)) next += 1;
    const joined = next > end || tokens[end - 1]!.value.endsWith(',') || tokens[end - 1]!.handle;
    if (!joined || next >= tokens.length || !looksLikeName(tokens, next, words)) break;
    // "@Pau me": only handles follow one another without a joint.
    if (next === end && !tokens[next]!.handle) break;
    end = Math.max(phoneEnd(tokens, next), next + 1);
  }
  return Array.from({ length: end - at }, (_, offset) => at + offset);
}
