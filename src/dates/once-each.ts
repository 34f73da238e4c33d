/** Of things that come again the first of each series, in the order that they have; and all that come once. */
export function onceEach<Thing extends { seriesId?: string | null }>(
  things: readonly Thing[],
): Thing[] {
  const seen = new Set<string>();
  return things.filter(({ seriesId }) => {
    if (!seriesId) return true;
    const isFirst = !seen.has(seriesId);
    seen.add(seriesId);
    return isFirst;
  });
}
