import { Drawer, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCommonWords } from '../../lib/words.ts';
import { RowsLoader } from '../page-loader.tsx';
import { ProblemState } from '../states.tsx';
import type { Numbered } from './numbered.ts';

interface NumberedDrawerProps<Thing> {
  query: UseQueryResult<Thing>;
  /** What it is called until it is there. */
  title: string;
  onClose: () => void;
  children: (thing: Thing) => ReactNode;
}

/** One task or event, beside the list that it is in. */
export function NumberedDrawer<Thing extends Numbered>({
  query: { data: thing, error, refetch },
  title,
  onClose,
  children,
}: NumberedDrawerProps<Thing>) {
  const words = useCommonWords();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={
        <Text fw={650} size="lg" style={{ overflowWrap: 'anywhere' }}>
          {thing ? `#${thing.number} ${thing.title}` : title}
        </Text>
      }
      closeButtonProps={{ 'aria-label': words.close, size: 'lg' }}
    >
      {error ? (
        <ProblemState error={error} reset={refetch} />
      ) : thing ? (
        <Stack>{children(thing)}</Stack>
      ) : (
        <Stack aria-busy="true">
          <RowsLoader />
        </Stack>
      )}
    </Drawer>
  );
}
