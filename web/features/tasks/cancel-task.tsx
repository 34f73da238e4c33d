import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { cancelTask, type Task } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { useChange } from '../../lib/use-change.ts';
import { useTaskWords } from './words.ts';

/** Asks before a task is cancelled; of what repeats also whether all that follow are. */
export function CancelTask({ task, onClose }: { task: Task; onClose: () => void }) {
  const words = useTaskWords();
  const [following, setFollowing] = useState(false);
  const { mutate, isPending } = useChange({
    run: () => ask(cancelTask({ client: api, path: { id: task.id }, query: { following } })),
    changes: [['tasks'], ['groups'], ['schedule']],
    done: words.cancelled,
    onDone: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={words.cancelTitle(task.title)}>
      <Stack>
        <Text>{words.cancelHint}</Text>
        {task.recurrence !== null && (
          <Checkbox
            label={words.following}
            description={words.followingHint}
            checked={following}
            onChange={(event) => setFollowing(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.keep}
          </Button>
          <Button color="red" loading={isPending} onClick={() => mutate()}>
            {words.cancelTask}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
