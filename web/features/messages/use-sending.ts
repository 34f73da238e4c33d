import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type Message, sendGroupFile, sendGroupMessage } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';

/** Something that was just sent, and has not been seen in the chat yet. */
export interface Pending {
  id: string;
  text: string;
  file: File | null;
  sentAt: string;
  delivery: 'SENDING' | 'QUEUED';
  /** The newest message when it was sent: what it becomes comes after that. */
  after: string | undefined;
}

type Sent = Awaited<ReturnType<typeof send>>;

function send(groupId: string, text: string, file: File | null) {
  const path = { id: groupId };
  return ask(
    file
      ? sendGroupFile({ client: api, path, file, ...(text && { caption: text }) })
      : sendGroupMessage({ client: api, path, body: { body: text } }),
  );
}

interface SendingOptions {
  groupId: string;
  messages: readonly Message[];
  /** When it is on its way. */
  onSent: (sent: Sent) => void;
}

/** Says something to a group; it is shown at once, until it is seen in the chat. */
export function useSending({ groupId, messages, onSent }: SendingOptions) {
  const [pending, setPending] = useState<Pending[]>([]);
  const count = useRef(0);
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: ({ text, file }: Pending) => send(groupId, text, file),
    onMutate: (said) => setPending((all) => [...all, said]),
    onSuccess(sent, { id }) {
      setPending((all) =>
        // To direct chats it goes, and is never seen here.
        sent.through === 'directChats'
          ? all.filter((said) => said.id !== id)
          : all.map((said) => (said.id === id ? { ...said, delivery: 'QUEUED' } : said)),
      );
      onSent(sent);
    },
    onError: (_, { id }) => setPending((all) => all.filter((said) => said.id !== id)),
  });
  useEffect(() => {
    setPending((all) => {
      const open = all.filter((said) => !isSeen(said, messages));
      return open.length === all.length ? all : open;
    });
  }, [messages]);
  return {
    pending,
    isSending: isPending,
    error,
    forget: reset,
    /** Resolves with whether it is on its way. */
    say: (text: string, file: File | null) => {
      count.current += 1;
      return mutateAsync({
        id: `pending ${count.current}`,
        text: text.trim(),
        file,
        sentAt: new Date().toISOString(),
        delivery: 'SENDING',
        after: messages.at(-1)?.id,
      }).then(
        () => true,
        () => false,
      );
    },
  };
}

/** Whether it is among what came since it was sent. Muster says before it whom it is from. */
function isSeen({ text, file, after }: Pending, messages: readonly Message[]): boolean {
  const since = messages.slice(messages.findLastIndex(({ id }) => id === after) + 1);
  return since.some(
    ({ direction, body, media }) =>
      direction === 'OUT' && (text ? body?.includes(text) : media?.fileName === file?.name),
  );
}
