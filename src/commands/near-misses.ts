import { distance } from 'fastest-levenshtein';

/** Words, and their letters in the order of the alphabet. */
interface Spelt {
  text: string;
  letters: string;
}

/** A name taken apart once, because near misses look through all of them. */
export interface Name extends Spelt {
  /** Its first word. */
  first: Spelt;
  words: number;
  /** Whether its first word says what is done, and the others to what: "cancel event", but not "call off". */
  isOrder: boolean;
}

export function nameOf(text: string, isOrder: boolean): Name {
  const words = text.split(' ');
  return { ...spelt(text), first: spelt(words[0]!), words: words.length, isOrder };
}

/**
 * Names that differ from as many words by a letter in four; else those that the first word begins
 * ("create"); each with the words that were said for it.
 */
export function nearMisses(
  names: readonly Name[],
  words: readonly string[],
): { text: string; words: number }[] {
  const said = words.map((_, at) => spelt(words.slice(0, at + 1).join(' ')));
  const scored: (Difference & { text: string; words: number })[] = [];
  for (const name of names) {
    const found = difference(name, said[name.words - 1] ?? said.at(-1)!);
    if (isNear(found))
      scored.push({ ...found, text: name.text, words: Math.min(name.words, words.length) });
  }
  scored.sort((a, b) => a.share - b.share);
  const best = scored.filter(({ letters }) => letters === scored[0]?.letters);
  if (best.length > 0) return best.map(({ text, words }) => ({ text, words }));
  return names
    .filter(
      ({ first, words: count, isOrder }) =>
        // "/call" is a word of its own, and no part of "call off".
        isOrder &&
        count > 1 &&
        // "/play" is for another bot, and not a slip of "plan".
        (first.text === words[0] || (first.text.length > 4 && isNear(difference(first, said[0]!)))),
    )
    .map(({ text }) => ({ text, words: 1 }));
}

interface Difference {
  letters: number;
  share: number;
}

function difference(name: Spelt, said: Spelt): Difference {
  const { length } = name.text;
  // So different in length they are not near: told before letters are compared, which takes its time.
  if (Math.abs(length - said.text.length) > length * farthestShare) return different;
  // Two letters that changed places are one slip of a thumb: "mabye".
  const swapped = name.text !== said.text && name.letters === said.letters;
  const letters = swapped ? 1 : distance(name.text, said.text);
  return { letters, share: letters / length };
}

/** The largest share of its letters in which a name may differ from what was said. */
const farthestShare = 1 / 3;
const different = { letters: Number.POSITIVE_INFINITY, share: Number.POSITIVE_INFINITY };

function isNear({ letters, share }: Difference): boolean {
  return share <= 1 / 4 || (letters === 1 && share <= farthestShare);
}

function spelt(text: string): Spelt {
  return { text, letters: [...text].sort().join('') };
}
