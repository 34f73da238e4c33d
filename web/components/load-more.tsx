import { Button, Center } from '@mantine/core';
import { useCommonWords } from '../lib/words.ts';

interface Further {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** The button at the end of a short list that goes on. */
export function LoadMore({ hasNextPage, isFetchingNextPage, fetchNextPage }: Further) {
  const words = useCommonWords();
  if (!hasNextPage) return null;
  return (
    <Center mt="md">
      <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
        {words.loadMore}
      </Button>
    </Center>
  );
}
