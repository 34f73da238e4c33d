/** Two who go where the other goes, and the title of most of those events. */
export interface Pair {
  one: string;
  other: string;
  title: string;
}

/** People each two of whom are a pair. */
export interface Circle {
  contactIds: string[];
  /** The title that most of their pairs have. */
  title: string;
}

/**
 * The circles of at least so many people, each of whom is in one at most. Whoever has the most others begins, and takes
 * in, again those with the most others first, whoever is a pair with all who are in: not the largest circles that there
 * are, which would take for ever, and the same ones each time.
 */
export function findCircles(pairs: readonly Pair[], least: number): Circle[] {
  const others = new Map<string, Map<string, string>>();
  for (const { one, other, title } of pairs)
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = others.get(from) ?? new Map<string, string>();
      others.set(from, known.set(to, title));
    }
  const inOrder = (ids: Iterable<string>) =>
    [...ids].sort((a, b) => others.get(b)!.size - others.get(a)!.size || (a < b ? -1 : 1));
  const free = new Set(others.keys());
  const circles: Circle[] = [];
  for (const first of inOrder(others.keys())) {
    if (!free.has(first)) continue;
    const circle = [first];
    for (const next of inOrder(others.get(first)!.keys()))
      if (free.has(next) && circle.every((id) => others.get(id)!.has(next))) circle.push(next);
    if (circle.length < least) continue;
    for (const id of circle) free.delete(id);
    const titles = circle.flatMap((id) => circle.flatMap((to) => others.get(id)!.get(to) ?? []));
    circles.push({ contactIds: circle.sort(), title: mostCommon(titles) });
  }
  return circles;
}

function mostCommon(titles: readonly string[]): string {
  const counts = [...Map.groupBy(titles, (title) => title)];
  const [[title]] = counts.sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)) as [
    [string, string[]],
  ];
  return title;
}
