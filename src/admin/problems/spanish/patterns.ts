/**
 * Sentences of services in English, with … for each thing that they put in, and the Spanish of each: a text with the
 * same things in the same order, or what makes one of them.
 */
export type Patterns = Readonly<Record<string, string | ((...things: string[]) => string)>>;

/** Tells by a table; what is answered is undefined for a sentence that is not in it. The first that fits counts. */
export function tellBy(patterns: Patterns): (sentence: string) => string | undefined {
  const table = Object.entries(patterns).map(
    ([english, spanish]) => [english.split('…'), spanish] as const,
  );
  return (sentence) => {
    for (const [pieces, spanish] of table) {
      const things = takeOut(sentence, pieces);
      if (things) return typeof spanish === 'string' ? putIn(things, spanish) : spanish(...things);
    }
    return undefined;
  };
}

/**
 * What stands between the pieces of a sentence, undefined of another sentence. Each piece is taken where it comes
 * first, and no way is gone back: what files put in is long, and as they like.
 */
function takeOut(
  sentence: string,
  [head = '', ...pieces]: readonly string[],
): string[] | undefined {
  const tail = pieces.pop();
  if (tail === undefined) return sentence === head ? [] : undefined;
  if (!sentence.startsWith(head) || !sentence.endsWith(tail)) return undefined;
  const things: string[] = [];
  let at = head.length;
  for (const piece of pieces) {
    const end = sentence.indexOf(piece, at);
    if (end === -1) return undefined;
    things.push(sentence.slice(at, end));
    at = end + piece.length;
  }
  const end = sentence.length - tail.length;
  return end < at ? undefined : [...things, sentence.slice(at, end)];
}

function putIn(things: string[], spanish: string): string {
  const left = things.values();
  return spanish.replace(/…/g, () => left.next().value ?? '');
}
