import { conjunctions } from './phrases.ts';

/** What may stand before and after what is said: "hello", "please". */
export type Said = ReadonlySet<string>;

/** As phrases are compared: lower case, no accents, no apostrophes, one blank between words. */
export function foldSaid(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’‘´]/g, '')
    .toLowerCase()
    .replace(/\+/g, ' + ')
    .replace(/[^\p{L}\p{N}+/ ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What stands around phrases, as `clausesIn` takes it. */
export function saidAround(phrases: readonly string[]): Said {
  return new Set([...phrases, ...conjunctions].map(foldSaid).filter((phrase) => phrase !== ''));
}

/** Longer than anybody says at a time. */
const longest = 2000;

/**
 * The parts of what somebody says, folded: "yes, and please don't call me again" is two. A part is taken
 * apart further where one word joins two things, and it is not known as a whole.
 */
export function clausesIn(
  text: string,
  around: Said,
  isKnown: (clause: string) => boolean,
): string[] {
  return text
    .slice(0, longest)
    .split(/[.,;:!?¡¿()\n–—]+/)
    .map(foldSaid)
    .flatMap((clause) => {
      const bare = withoutEdges(clause, around, isKnown);
      if (isKnown(bare)) return [bare];
      return bare
        .split(joined)
        .map((part) => withoutEdges(part, around, isKnown))
        .filter((part) => part !== '');
    });
}

const joined = new RegExp(` (?:${conjunctions.join('|')}) `);

/** A clause without what stands around it: the longest of that first, and nothing of what is known. */
function withoutEdges(clause: string, around: Said, isKnown: (clause: string) => boolean): string {
  let words = clause === '' ? [] : clause.split(' ');
  while (words.length > 0 && !isKnown(words.join(' '))) {
    const before = lengths.find((length) => around.has(words.slice(0, length).join(' ')));
    const after = lengths.find((length) => around.has(words.slice(-length).join(' ')));
    if (before === undefined && after === undefined) break;
    words = before === undefined ? words.slice(0, -after!) : words.slice(before);
  }
  return words.join(' ');
}

/** Words of what stands around, at most. */
const lengths = [4, 3, 2, 1];
