import { Alert, Group, Loader, Text } from '@mantine/core';
import { IconMessageOff, IconUsers } from '@tabler/icons-react';
import type { PreviewTaskResponse } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import { useProblemWords } from '../../lib/problem-words.ts';
import { useCrowd } from './use-crowd.ts';
import { useTaskWords } from './words.ts';

interface TaskPreviewProps {
  data?: PreviewTaskResponse;
  error: unknown;
  isFetching: boolean;
}

/** Before a task is made: how many get a copy, and whom of them no chat reaches. */
export function TaskPreview({ data, error, isFetching }: TaskPreviewProps) {
  const words = useTaskWords();
  const format = useFormat();
  const sayProblem = useProblemWords();
  const say = useCrowd();
  return (
    <div role="status" aria-busy={isFetching}>
      {isFetching ? (
        <Group gap="xs">
          <Loader size="xs" />
          <Text size="sm">{words.counting}</Text>
        </Group>
      ) : error ? (
        <Alert color="red">{sayProblem(error)}</Alert>
      ) : data ? (
        <Alert icon={<IconUsers />} title={words.people(data.people, format.number(data.people))}>
          {data.strangers.total > 0 && (
            <Group gap={6} wrap="nowrap" align="flex-start">
              <IconMessageOff size={18} aria-hidden="true" style={{ flexShrink: 0 }} />
              <Text size="sm">{words.unreached(say(data.strangers))}</Text>
            </Group>
          )}
        </Alert>
      ) : null}
    </div>
  );
}
