import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  reviseSimulatedMessage,
  simulateMessage,
  simulateReaction,
  simulateVote,
} from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { useChange } from '../../lib/use-change.ts';
import { changesQuery } from './queries.ts';

/** What somebody does in a simulated chat. */
export type Deed =
  | { deed: 'say'; text: string; mentions: string[]; quotedId: string | null }
  | { deed: 'revise'; id: string; text: string | null; mentions: string[] }
  | { deed: 'react'; id: string; emoji: string | null }
  | { deed: 'vote'; id: string; options: string[] };

interface PlayOptions {
  chat: string;
  kind: 'group' | 'direct';
  /** Who is played, by their phone. */
  from: string;
  /** With how many replies came in other chats, by what the network calls those. */
  onDone: (elsewhere: ReadonlyMap<string, number>) => void;
}

/** Plays somebody in a chat, and knows up to which change of the log was there before. */
export function usePlay({ chat, kind, from, onDone }: PlayOptions) {
  const client = useQueryClient();
  // Null: nothing was there. Undefined: nothing has been done yet.
  const [before, setBefore] = useState<string | null>();
  const change = useChange({
    async run(deed: Deed) {
      const log = client.getQueryData(changesQuery.queryKey);
      setBefore(log?.items[0]?.id ?? null);
      return act(deed, { chat, from }, kind);
    },
    // What a message changes may be anything.
    changes: [['audit'], ['tasks'], ['events'], ['groups'], ['contacts'], ['chats']],
    onDone(replies) {
      const elsewhere = replies.filter((reply) => reply.chat !== chat);
      onDone(
        new Map(
          Object.entries(Object.groupBy(elsewhere, (reply) => reply.chat)).map(([name, all]) => [
            name,
            all?.length ?? 0,
          ]),
        ),
      );
    },
  });
  return { play: change.mutateAsync, isPending: change.isPending, before };
}

/** Answers what came of it, in whatever chat. */
async function act(deed: Deed, here: { chat: string; from: string }, kind: 'group' | 'direct') {
  if (deed.deed === 'say') {
    const { text: body, mentions, quotedId } = deed;
    const said = { ...here, chatKind: kind, body, mentions, ...(quotedId && { quotedId }) };
    return (await ask(simulateMessage({ client: api, body: said }))).replies;
  }
  const path = { id: deed.id };
  if (deed.deed === 'revise') {
    const body = { ...here, body: deed.text, mentions: deed.mentions };
    return (await ask(reviseSimulatedMessage({ client: api, path, body }))).replies;
  }
  if (deed.deed === 'react') {
    await ask(simulateReaction({ client: api, path, body: { ...here, emoji: deed.emoji } }));
  } else {
    await ask(simulateVote({ client: api, path, body: { ...here, options: deed.options } }));
  }
  return [];
}
