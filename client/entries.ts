interface Page<Entry> {
  items: Entry[];
  nextCursor: string | null;
}

/**
 * The entries of a list, page after page, each read when it is needed:
 * `entriesOf((page) => listGroups({ client, query: { ...page, sort: 'name' }, throwOnError: true }))`.
 */
export async function* entriesOf<Entry>(
  read: (page: { cursor?: string }) => Promise<{ data: Page<Entry> }>,
): AsyncGenerator<Entry> {
  let next: { cursor?: string } | undefined = {};
  while (next) {
    const { data } = await read(next);
    yield* data.items;
    next = data.nextCursor === null ? undefined : { cursor: data.nextCursor };
  }
}
