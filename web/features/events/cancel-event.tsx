import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { cancelEvent, type Event } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { useChange } from '../../lib/use-change.ts';
import { useEventWords } from './words.ts';

/** Asks before an event is called off; of what repeats also whether all that follow are. */
export function CancelEvent({ event, onClose }: { event: Event; onClose: () => void }) {
  const words = useEventWords();
  const [following, setFollowing] = useState(false);
  const { mutate, isPending } = useChange({
    run: () => ask(cancelEvent({ client: api, path: { id: event.id }, query: { following } })),
    changes: [['events'], ['groups'], ['schedule']],
    done: words.cancelled,
    onDone: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={words.cancelTitle(event.title)}>
      <Stack>
        <Text>{words.cancelHint}</Text>
        {event.recurrence !== null && (
          <Checkbox
            label={words.following}
            description={words.followingHint}
            checked={following}
            onChange={({ currentTarget }) => setFollowing(currentTarget.checked)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.keep}
          </Button>
          <Button color="red" loading={isPending} onClick={() => mutate()}>
            {words.cancelEvent}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
