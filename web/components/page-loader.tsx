import { Skeleton, Stack } from '@mantine/core';
import { useCommonWords } from '../lib/words.ts';

/** The shape of a page whose content is on its way. */
export function PageLoader() {
  const words = useCommonWords();
  return (
    <Stack aria-busy="true" aria-label={words.loading} role="status">
      <Skeleton h={32} w="40%" />
      <RowsLoader />
    </Stack>
  );
}

export function RowsLoader({ rows = 6, height = 44 }: { rows?: number; height?: number }) {
  return [...Array(rows).keys()].map((row) => <Skeleton key={row} h={height} />);
}
