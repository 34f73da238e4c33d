import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FollowingField, type FollowingFieldProps } from './following-field.tsx';

interface CancelDialogProps extends Pick<FollowingFieldProps, 'recurrence'> {
  title: string;
  words: FollowingFieldProps['words'] & { cancelHint: string; keep: string };
  /** What the button says that does it. */
  confirm: string;
  isPending: boolean;
  onConfirm: (following: boolean) => void;
  onClose: () => void;
}

/** Asks before something is cancelled; of what repeats also whether all that follow are. */
export function CancelDialog({
  title,
  words,
  recurrence,
  confirm,
  isPending,
  onConfirm,
  onClose,
}: CancelDialogProps) {
  const [following, setFollowing] = useState(false);
  return (
    <Modal opened onClose={onClose} title={title}>
      <Stack>
        <Text>{words.cancelHint}</Text>
        <FollowingField
          words={words}
          recurrence={recurrence}
          value={following}
          onChange={setFollowing}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.keep}
          </Button>
          <Button color="red" loading={isPending} onClick={() => onConfirm(following)}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
