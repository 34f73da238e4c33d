import { Alert, Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useProblemWords } from '../../lib/problem-words.ts';
import type { WorkFormProps } from './plan-dialog.tsx';
import type { Work } from './plans.ts';
import { useBulkWords } from './words.ts';

interface Props extends WorkFormProps {
  /** What was filled in; undefined while something is missing. */
  work: Work | undefined;
  children: ReactNode;
}

/** The frame of a form whose work is shown before it is done. */
export function WorkForm({ work, onWork, isPending, error, children }: Props) {
  const words = useBulkWords();
  const say = useProblemWords();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (work) onWork(work);
      }}
    >
      <Stack>
        {children}
        {error != null && <Alert color="red">{say(error)}</Alert>}
        <Group justify="flex-end">
          <Button type="submit" disabled={!work} loading={isPending}>
            {words.preview}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
