import { ActionIcon, Badge, Box, Button, Group, Menu, Stack } from '@mantine/core';
import {
  IconCheckbox,
  IconCornerUpLeft,
  IconDots,
  IconPencil,
  IconSquare,
  IconTrash,
} from '@tabler/icons-react';
import type { SimulatedMessage } from '../../../client/muster.ts';
import { Bubble } from '../../components/chat/bubble.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommonWords } from '../../lib/words.ts';
import classes from './simulator.module.css';
import { useSimulatorWords } from './words.ts';

/** What people react with: yes, no, done and thanks. */
const emojis = ['👍', '👎', '✅', '❤️'];

/** What somebody shows at a message, as far as it was played here. */
export interface Marks {
  emoji: string | null;
  votes: readonly string[];
}

interface SimulatedBubbleProps {
  message: SimulatedMessage;
  quoted: SimulatedMessage | undefined;
  /** Said by who is played. */
  isMine: boolean;
  names: ReadonlyMap<string, string>;
  marks: Marks;
  onReply: () => void;
  onEdit: () => void;
  onDelete: () => void;
  onReact: (emoji: string | null) => void;
  onVote: (options: string[]) => void;
}

/** A message of a simulated chat, and what can be done to it. */
export function SimulatedBubble({
  message,
  quoted,
  isMine,
  names,
  marks,
  ...on
}: SimulatedBubbleProps) {
  const format = useFormat();
  const callerOf = ({ from, senderName }: SimulatedMessage) =>
    from === null ? 'Muster' : (senderName ?? from.split('@')[0] ?? '');
  const isDeleted = message.deletedAt !== null;
  const side = isMine ? 'out' : 'in';
  return (
    <Box
      className={classes.said}
      data-side={side}
      style={{ alignSelf: isMine ? 'flex-end' : 'flex-start' }}
    >
      <Stack gap={0}>
        <Bubble
          side={side}
          sender={isMine ? undefined : callerOf(message)}
          time={format.time(message.sentAt)}
          dateTime={message.sentAt}
          text={message.body}
          names={names}
          isEdited={message.editedAt !== null && !isDeleted}
          isDeleted={isDeleted}
          quoted={quoted && { who: callerOf(quoted), text: quoted.body || '…' }}
        >
          {message.pollOptions.length > 0 && (
            <Poll options={message.pollOptions} votes={marks.votes} onVote={on.onVote} />
          )}
        </Bubble>
        {marks.emoji && (
          <Badge className={classes.reactions} variant="default" size="lg">
            {marks.emoji}
          </Badge>
        )}
      </Stack>
      {!isDeleted && <MessageMenu message={message} isMine={isMine} emoji={marks.emoji} {...on} />}
    </Box>
  );
}

/** A vote of an event's poll is for one option: another one takes its place, and the same one is taken back. */
function Poll({
  options,
  votes,
  onVote,
}: {
  options: readonly string[];
  votes: readonly string[];
  onVote: (options: string[]) => void;
}) {
  const words = useSimulatorWords();
  return (
    <Stack gap={4} my={4}>
      {options.map((option) => {
        const isChosen = votes.includes(option);
        const Icon = isChosen ? IconCheckbox : IconSquare;
        return (
          <Button
            key={option}
            variant={isChosen ? 'light' : 'default'}
            justify="flex-start"
            leftSection={<Icon size={16} aria-hidden="true" />}
            aria-pressed={isChosen}
            aria-label={words.vote(option)}
            onClick={() => onVote(isChosen ? [] : [option])}
          >
            {option}
          </Button>
        );
      })}
    </Stack>
  );
}

function MessageMenu({
  message,
  isMine,
  emoji,
  onReply,
  onEdit,
  onDelete,
  onReact,
}: Pick<
  SimulatedBubbleProps,
  'message' | 'isMine' | 'onReply' | 'onEdit' | 'onDelete' | 'onReact'
> & { emoji: string | null }) {
  const common = useCommonWords();
  const words = useSimulatorWords();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={40}
          aria-label={words.menu(message.body.slice(0, 40))}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Group gap={2} px="xs" wrap="nowrap">
          {emojis.map((one) => (
            <Menu.Item
              key={one}
              w="auto"
              fz="lg"
              px="xs"
              aria-label={words.react(one)}
              onClick={() => onReact(emoji === one ? null : one)}
            >
              {one}
            </Menu.Item>
          ))}
        </Group>
        <Menu.Item leftSection={<IconCornerUpLeft size={16} />} onClick={onReply}>
          {words.reply}
        </Menu.Item>
        {isMine && (
          <>
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
              {common.edit}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={onDelete}>
              {common.delete}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
