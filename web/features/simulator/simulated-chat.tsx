import { Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Bubble } from '../../components/chat/bubble.tsx';
import { ChatLog } from '../../components/chat/chat-log.tsx';
import { RowsLoader } from '../../components/page-loader.tsx';
import { ProblemState } from '../../components/states.tsx';
import { useFormat } from '../../lib/format.ts';
import { type Draft, DraftBox, emptyDraft, writeMentions } from './draft-box.tsx';
import type { Person } from './person-picker.tsx';
import type { Place } from './places.ts';
import { useSimulatedChat } from './queries.ts';
import { type Marks, SimulatedBubble } from './simulated-bubble.tsx';
import classes from './simulator.module.css';
import type { Deed } from './use-play.ts';
import { useSimulatorWords } from './words.ts';

interface SimulatedChatProps {
  place: Place;
  person: Person;
  /** What people are called, by the digits of their phones. */
  names: ReadonlyMap<string, string>;
  play: (deed: Deed) => Promise<unknown>;
  isPlaying: boolean;
  head: ReactNode;
}

/** A chat on the phone of who is played. */
export function SimulatedChat({ place, person, names, play, isPlaying, head }: SimulatedChatProps) {
  const words = useSimulatorWords();
  const format = useFormat();
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [sent, setSent] = useState<{ text: string; at: string } | null>(null);
  const [sentCount, setSentCount] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const [marks, setMarks] = useState<ReadonlyMap<string, Marks>>(new Map());
  const { messages, poll, ...read } = useSimulatedChat(place.id);
  const ideas = ideasFor(place, words.commands);
  const digits = person.phone.slice(1);
  const byId = new Map(messages.map((message) => [message.id, message]));

  /** Does it, and reads what came of it; what was written comes back where it could not be done. */
  const act = async (deed: Deed, written?: Draft) => {
    setError(null);
    try {
      await play(deed);
      setSentCount((count) => count + 1);
    } catch (problem) {
      setError(problem);
      if (written) setDraft(written);
    }
    await poll();
    setSent(null);
  };
  const send = () => {
    const { text, mentions } = writeMentions({ ...draft, text: draft.text.trim() });
    setDraft(emptyDraft);
    if (draft.edits !== null) {
      void act({ deed: 'revise', id: draft.edits, text, mentions }, draft);
      return;
    }
    setSent({ text, at: new Date().toISOString() });
    setSentCount((count) => count + 1);
    void act({ deed: 'say', text, mentions, quotedId: draft.reply?.id ?? null }, draft);
  };
  const marksOf = (id: string) => marks.get(`${id} ${digits}`) ?? { emoji: null, votes: [] };
  const mark = (id: string, change: Partial<Marks>, deed: Deed) => {
    setMarks(new Map([...marks, [`${id} ${digits}`, { ...marksOf(id), ...change }]]));
    void act(deed);
  };
  const pending = sent && { id: 'pending', sentAt: sent.at, text: sent.text };
  const shown = pending ? [...messages, pending] : messages;
  return (
    <section className={classes.phone} aria-label={place.name}>
      <div className={classes.head}>{head}</div>
      {read.error && messages.length === 0 ? (
        <div className={classes.start}>
          <ProblemState
            error={read.error}
            reset={() => void client.invalidateQueries({ queryKey: ['messages', 'simulated'] })}
          />
        </div>
      ) : read.isPending ? (
        <Stack flex={1} p="md" role="status" aria-busy="true">
          <RowsLoader rows={4} height={52} />
        </Stack>
      ) : shown.length === 0 ? (
        <Stack className={classes.start} gap="xs" justify="flex-end">
          <Text size="sm">{words.start}</Text>
          {ideas.map((idea) => (
            <Button
              key={idea}
              variant="default"
              className={classes.idea}
              styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
              onClick={() => setDraft({ ...emptyDraft, text: idea })}
            >
              {idea}
            </Button>
          ))}
        </Stack>
      ) : (
        <ChatLog
          label={place.name}
          messages={shown}
          bubble={(message) =>
            'direction' in message ? (
              <SimulatedBubble
                message={message}
                quoted={message.quotedId === null ? undefined : byId.get(message.quotedId)}
                isMine={message.from?.split('@')[0] === digits}
                names={names}
                marks={marksOf(message.id)}
                onReply={() => {
                  const who = message.senderName ?? 'Muster';
                  setDraft({ ...draft, edits: null, reply: { id: message.id, who } });
                }}
                onEdit={() => setDraft({ ...emptyDraft, text: message.body, edits: message.id })}
                onDelete={() =>
                  void act({ deed: 'revise', id: message.id, text: null, mentions: [] })
                }
                onReact={(emoji) =>
                  mark(message.id, { emoji }, { deed: 'react', id: message.id, emoji })
                }
                onVote={(votes) =>
                  mark(message.id, { votes }, { deed: 'vote', id: message.id, options: votes })
                }
              />
            ) : (
              <Bubble
                side="out"
                time={format.time(message.sentAt)}
                dateTime={message.sentAt}
                text={message.text}
                names={names}
                delivery="SENDING"
              />
            )
          }
          hasOlder={read.hasNextPage}
          isLoadingOlder={read.isFetchingNextPage}
          onOlder={() => void read.fetchNextPage()}
          sentCount={sentCount}
        />
      )}
      <DraftBox
        draft={draft}
        onDraft={setDraft}
        onSend={send}
        isSending={isPlaying}
        error={error}
        ideas={ideas}
      />
    </section>
  );
}

type Commands = ReturnType<typeof useSimulatorWords>['commands'];

/** First commands: of a group by the name that people would write. */
function ideasFor({ group, name }: Place, commands: Commands): string[] {
  const named = (group?.name ?? name).replaceAll(/[^\p{L}\p{N}]/gu, '');
  const { task, ...others } = commands;
  return [...(group ? [task(named)] : []), ...Object.values(others)];
}
