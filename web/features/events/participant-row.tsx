import { Badge, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { Event, Participant } from '../../../client/muster.ts';
import { useSession } from '../../lib/session.ts';
import { AnswerForm } from './answer-form.tsx';
import { isOver } from './times.ts';
import { useEventWords } from './words.ts';

/** Somebody who is invited, with their answer; it can be given for them by whoever may. */
export function ParticipantRow({ event, participant }: { event: Event; participant: Participant }) {
  const words = useEventWords();
  const { user } = useSession();
  const [isAnswering, { open, close }] = useDisclosure(false);
  const { contactId, name, guests, reason, attended, waitingPlace } = participant;
  const isOwn = user.contactId === contactId;
  const may = (event.mayChange || isOwn) && event.status === 'SCHEDULED' && !isOver(event);
  return (
    <Group role="listitem" justify="space-between" wrap="nowrap" mih={48}>
      <div>
        <Group gap={6}>
          {waitingPlace !== null && (
            <Text span c="dimmed" aria-label={words.inLine(waitingPlace)}>
              {words.place(waitingPlace)}
            </Text>
          )}
          <Text span>{name}</Text>
          {guests > 0 && <Badge variant="default">{`+${guests}`}</Badge>}
          {attended !== null && (
            <Badge
              variant="default"
              leftSection={attended ? <IconCheck size={12} /> : <IconX size={12} />}
            >
              {attended ? words.came : words.missed}
            </Badge>
          )}
        </Group>
        {reason && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {reason}
          </Text>
        )}
      </div>
      {may && (
        <Button
          variant="subtle"
          px="xs"
          onClick={open}
          aria-label={isOwn ? words.yourAnswer : words.answerFor(name)}
          style={{ flexShrink: 0 }}
        >
          {isOwn ? words.yourAnswer : words.answer}
        </Button>
      )}
      {isAnswering && <AnswerForm event={event} participant={participant} onClose={close} />}
    </Group>
  );
}
