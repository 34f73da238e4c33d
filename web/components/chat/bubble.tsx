import { Box, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconChecks, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './chat.module.css';
import { RichText } from './rich-text.tsx';
import { useChatWords } from './words.ts';

export type Delivery = 'SENDING' | 'QUEUED' | 'SENT' | 'DELIVERED' | 'READ' | 'FAILED';

interface BubbleProps {
  /** On which side it stands: "out" is the reader's. */
  side: 'in' | 'out';
  /** Who said it, where that is to be shown. */
  sender?: ReactNode;
  /** As it is shown. */
  time: string;
  /** As a machine reads it. */
  dateTime: string;
  text: string | null;
  names?: ReadonlyMap<string, string> | undefined;
  isEdited?: boolean;
  isDeleted?: boolean;
  delivery?: Delivery | undefined;
  /** What it replies to. */
  quoted?: { who: string; text: string } | undefined;
  /** Above the text: a picture, a file. */
  media?: ReactNode;
  /** Below the text: the options of a poll, reactions. */
  children?: ReactNode;
}

/** One message of a chat. */
export function Bubble({
  side,
  sender,
  text,
  names,
  quoted,
  media,
  children,
  ...told
}: BubbleProps) {
  const words = useChatWords();
  return (
    <Box className={classes.bubble} data-side={side}>
      {sender && (
        <Text size="xs" fw={600} component="div">
          {sender}
        </Text>
      )}
      {quoted && (
        <Box component="blockquote" className={classes.quoted}>
          <Text size="xs" fw={600}>
            {quoted.who}
          </Text>
          <Text size="xs" lineClamp={2}>
            {quoted.text}
          </Text>
        </Box>
      )}
      {media}
      {told.isDeleted ? (
        <Text size="sm" fs="italic">
          {words.deleted}
        </Text>
      ) : (
        text !== null &&
        text !== '' && (
          <Text size="sm" component="div" className={classes.text}>
            <RichText text={text} names={names} />
          </Text>
        )
      )}
      {children}
      <Meta {...told} />
    </Box>
  );
}

function Meta({
  time,
  dateTime,
  isEdited,
  delivery,
}: Pick<BubbleProps, 'time' | 'dateTime' | 'isEdited' | 'delivery'>) {
  const words = useChatWords();
  return (
    <Group gap={4} justify="flex-end" className={classes.meta}>
      {isEdited && <span>{words.edited}</span>}
      <time dateTime={dateTime}>{time}</time>
      {delivery && <DeliveryMark delivery={delivery} />}
    </Group>
  );
}

const icons: Record<Delivery, typeof IconCheck> = {
  SENDING: IconClock,
  QUEUED: IconClock,
  SENT: IconCheck,
  DELIVERED: IconChecks,
  READ: IconChecks,
  FAILED: IconAlertCircle,
};

/** How far it has come; in words where they say more than a mark. */
function DeliveryMark({ delivery }: { delivery: Delivery }) {
  const words = useChatWords();
  const Icon = icons[delivery];
  const isSpelled = ['SENDING', 'QUEUED', 'FAILED'].includes(delivery);
  return (
    <>
      <Icon size={14} aria-hidden="true" className={classes.delivery} data-delivery={delivery} />
      {isSpelled ? (
        <span>{words.states[delivery]}</span>
      ) : (
        <VisuallyHidden>{words.states[delivery]}</VisuallyHidden>
      )}
    </>
  );
}
