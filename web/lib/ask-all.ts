interface Page<Entry> {
  items: Entry[];
  nextCursor: string | null;
}

/** As long as any page may be. */
export const longestPage = 100;

/** All of a list that is looked at as a whole, page by page; `most` entries at most, and then `isCut`. */
export async function askAll<Entry>(
  askPage: (cursor: string | undefined) => Promise<Page<Entry>>,
  most: number,
): Promise<{ entries: Entry[]; isCut: boolean }> {
  const entries: Entry[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await askPage(cursor);
    entries.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined && entries.length < most);
  return { entries, isCut: cursor !== undefined };
}
