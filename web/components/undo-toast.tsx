import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { undoOperation } from '../../client/muster.ts';
import { api, ask } from '../lib/api.ts';
import { useProblemWords } from '../lib/problem-words.ts';
import { useCommonWords } from '../lib/words.ts';

/** For so long an operation can be taken back by whoever did it (docs/rules.md). */
const undoMs = 10 * 60_000;

/** Tells that many were changed at once, with a button that takes it back while that can be done. */
export function useUndoToast(): (message: string, operationId: string) => void {
  const client = useQueryClient();
  const words = useCommonWords();
  const say = useProblemWords();
  return (message, operationId) => {
    const takeBack = async () => {
      notifications.hide(operationId);
      try {
        await ask(undoOperation({ client: api, path: { operationId } }));
        notifications.show({ message: words.undone, color: 'teal' });
      } catch (error) {
        notifications.show({ message: say(error), color: 'red', autoClose: 10_000 });
      }
      await client.invalidateQueries();
    };
    notifications.show({
      id: operationId,
      color: 'teal',
      autoClose: undoMs,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
          <Button size="compact-sm" variant="light" onClick={takeBack}>
            {words.undo}
          </Button>
        </Group>
      ),
    });
  };
}
