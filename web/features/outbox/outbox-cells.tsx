import { Badge, Button, Stack, Text } from '@mantine/core';
import {
  IconCheck,
  IconClock,
  IconHelp,
  IconHourglassOff,
  IconSend,
  IconX,
} from '@tabler/icons-react';
import { type OutboxMessage, type OutboxStatus, resendMessage } from '../../../client/muster.ts';
import { confirm } from '../../components/confirm.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { api, ask } from '../../lib/api.ts';
import { useChange } from '../../lib/use-change.ts';
import { useOutboxWords } from './words.ts';

interface CellProps {
  message: OutboxMessage;
}

const looks: Record<OutboxStatus, { color: string; Icon: typeof IconCheck }> = {
  PENDING: { color: 'blue', Icon: IconClock },
  SENDING: { color: 'blue', Icon: IconSend },
  SENT: { color: 'teal', Icon: IconCheck },
  FAILED: { color: 'red', Icon: IconX },
  UNKNOWN: { color: 'orange', Icon: IconHelp },
  EXPIRED: { color: 'gray', Icon: IconHourglassOff },
};

/** How far it has come and, where it has come no further, why. */
export function OutboxState({ message: { status, failure, attempts } }: CellProps) {
  const words = useOutboxWords();
  const { color, Icon } = looks[status];
  const known: Record<string, string> = words.reasons;
  return (
    <Stack gap={2} align="flex-start">
      <Badge
        color={color}
        variant="light"
        c="var(--mantine-color-text)"
        tt="none"
        leftSection={<Icon size={12} aria-hidden="true" />}
      >
        {words.states[status]}
      </Badge>
      {failure !== null && (
        <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
          {known[failure] ?? words.reason(failure)}
        </Text>
      )}
      {attempts > 0 && status !== 'SENT' && (
        <Text size="xs" c="dimmed">
          {words.attempts(attempts)}
        </Text>
      )}
    </Stack>
  );
}

/** In which chat, and of which group. */
export function OutboxChat({ message: { chat, group } }: CellProps) {
  const words = useOutboxWords();
  const name = chat.name ?? (chat.kind === 'DIRECT' ? words.directChat : chat.externalId);
  return (
    <Stack gap={0}>
      <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Text>
      {chat.kind === 'DIRECT' && (
        <Text size="xs" c="dimmed">
          {chat.name === null ? chat.externalId.split('@')[0] : words.directChat}
        </Text>
      )}
      {group && group.name !== name && (
        <TextLink size="xs" to="/groups/$groupId/messages" params={{ groupId: group.id }}>
          {group.name}
        </TextLink>
      )}
    </Stack>
  );
}

export function OutboxText({ message: { body } }: CellProps) {
  return (
    <Text size="sm" lineClamp={3} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
      {body}
    </Text>
  );
}

/** Whether it was given up, and may be sent after all. */
const isDead = ({ settledAt, status }: OutboxMessage) => settledAt !== null && status !== 'SENT';

export function ResendButton({ message }: CellProps) {
  const words = useOutboxWords();
  const { mutate, isPending } = useChange({
    run: () => ask(resendMessage({ client: api, path: { id: message.id } })),
    changes: [['messages']],
    done: ({ mayArriveTwice }) => (mayArriveTwice ? words.resentTwice : words.resent),
  });
  if (!isDead(message)) return null;
  const resend = () => {
    if (message.status !== 'UNKNOWN') return mutate();
    confirm({
      title: words.maybeTwice,
      children: words.maybeTwiceWhy,
      confirm: words.resend,
      onConfirm: () => mutate(),
    });
  };
  return (
    <Button size="compact-md" mih={40} variant="light" loading={isPending} onClick={resend}>
      {words.resend}
    </Button>
  );
}
