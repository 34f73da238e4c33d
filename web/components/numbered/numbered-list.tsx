import { SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';
import type { usePages } from '../../lib/use-pages.ts';
import { LoadMore } from '../load-more.tsx';
import { RowsLoader } from '../page-loader.tsx';
import { ProblemState } from '../states.tsx';

interface NumberedListProps<Entry> {
  label: string;
  pages: Pick<
    ReturnType<typeof usePages<Entry, unknown>>,
    | 'entries'
    | 'error'
    | 'refetch'
    | 'isPending'
    | 'hasNextPage'
    | 'isFetchingNextPage'
    | 'fetchNextPage'
  >;
  /** How high a card is, about, and how many stand side by side where there is room. */
  height: number;
  columns: number;
  /** In place of none. */
  empty: ReactNode;
  card: (entry: Entry) => ReactNode;
}

/** Tasks or events as cards, read on as they are looked at. */
export function NumberedList<Entry>({
  label,
  pages,
  height,
  columns,
  empty,
  card,
}: NumberedListProps<Entry>) {
  if (pages.error) return <ProblemState error={pages.error} reset={pages.refetch} />;
  if (pages.isPending) return <RowsLoader height={height} rows={6 / columns} />;
  if (pages.entries.length === 0) return empty;
  return (
    <div>
      <SimpleGrid cols={{ base: 1, md: columns }} spacing="sm" role="list" aria-label={label}>
        {pages.entries.map(card)}
      </SimpleGrid>
      <LoadMore {...pages} />
    </div>
  );
}
