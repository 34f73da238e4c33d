import { Box } from '@mantine/core';
import type { Message } from '../../../client/muster.ts';
import { Bubble } from '../../components/chat/bubble.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useFormat } from '../../lib/format.ts';
import { useMay } from '../../lib/session.ts';
import { MessageMedia } from './message-media.tsx';
import type { Pending } from './use-sending.ts';
import { useMessagesWords } from './words.ts';

interface GroupMessageProps {
  message: Message;
  /** What it replies to, where that has been read. */
  quoted: Message | undefined;
  names: ReadonlyMap<string, string> | undefined;
  zone: string | null;
  /** Of several chats it is said in which. */
  isOneChat: boolean;
}

/** One message of a group's chat: on the right what Muster said. */
export function GroupMessage({ message, quoted, names, zone, isOneChat }: GroupMessageProps) {
  const words = useMessagesWords();
  const format = useFormat(zone);
  const { direction, media, pollOptions, status, chat } = message;
  const callerOf = ({ sender }: Message) =>
    sender ? (sender.name ?? sender.shownName ?? words.somebody) : 'Muster';
  return (
    <Bubble
      side={direction === 'IN' ? 'in' : 'out'}
      sender={
        <>
          <Sender message={message}>{callerOf(message)}</Sender>
          {!isOneChat && chat.name && ` · ${chat.name}`}
        </>
      }
      time={format.time(message.sentAt)}
      dateTime={message.sentAt}
      text={message.body}
      names={names}
      isEdited={message.editedAt !== null && message.deletedAt === null}
      isDeleted={message.deletedAt !== null}
      delivery={status === 'RECEIVED' ? undefined : status}
      quoted={quoted && { who: callerOf(quoted), text: quoted.body ?? '…' }}
      media={media && <MessageMedia media={media} />}
    >
      {pollOptions.length > 0 && (
        <Box component="ul" m={0} pl="lg" fz="sm">
          {pollOptions.map((option) => (
            <li key={option}>{option}</li>
          ))}
        </Box>
      )}
    </Bubble>
  );
}

function Sender({ message: { sender }, children }: { message: Message; children: string }) {
  const may = useMay();
  if (!sender?.contactId || !may('seeContacts')) return children;
  return (
    <TextLink inherit to="/contacts/$contactId" params={{ contactId: sender.contactId }}>
      {children}
    </TextLink>
  );
}

/** What was just sent, until it is seen in the chat. */
export function PendingMessage({ said, zone }: { said: Pending; zone: string | null }) {
  const format = useFormat(zone);
  return (
    <Bubble
      side="out"
      time={format.time(said.sentAt)}
      dateTime={said.sentAt}
      text={[said.file?.name, said.text].filter(Boolean).join('\n')}
      delivery={said.delivery}
    />
  );
}
