import type { Models } from './models.ts';
import type { Said } from './world.ts';

/**
 * The modules of WhatsApp Web by which whatsapp-web.js hears of reactions and votes, and its table of
 * votes. Runs in the page, so it names nothing outside of itself.
 */
export function createPageSigns(
  { MessageKey, keyOf, widOf }: Models,
  find: (chatId: string, id: string) => InstanceType<Models['Model']>,
) {
  interface Voted {
    pollId: string;
    chatId: string;
    voter: string;
    options: string[];
    /** Milliseconds. */
    at: number;
  }

  type Vote = ReturnType<typeof createVote>;
  /** Poll and voter → the vote that stands. */
  const table = new Map<string, { parentMsgKey: string; sender: string }>();

  const createVote = ({ pollId, chatId, voter, options, at }: Voted) => {
    const poll = find(chatId, pollId);
    const known = poll.pollOptions as { name: string; localId: number }[];
    const id = `VOTE-${pollId}-${voter}`;
    return {
      id: new MessageKey({ to: widOf(chatId), id, participant: widOf(voter) }),
      pollUpdateParentKey: poll.id,
      author: widOf(voter),
      // One that nobody knows, where it is none of the poll's.
      selectedOptionLocalIds: options.map(
        (option) => known.find(({ name }) => name === option)?.localId ?? 99,
      ),
      senderTimestampMs: at,
      t: at,
    };
  };

  const store = ({ pollUpdateParentKey, author, ...vote }: Vote): void => {
    const [parentMsgKey, sender] = [keyOf(pollUpdateParentKey), keyOf(author)];
    table.set(`${parentMsgKey} ${sender}`, { ...vote, parentMsgKey, sender });
  };

  const modules = {
    WAWebAddonReactionTableMode: { reactionTableMode: { async bulkUpsert(_: object[]) {} } },
    WAWebAddonPollVoteTableMode: {
      pollVoteTableMode: {
        async bulkUpsert(votes: Vote[]) {
          for (const vote of votes) store(vote);
        },
      },
    },
    WAWebPollsVotesSchema: {
      getTable: () => ({
        equals: async (_columns: string[], key: string) =>
          [...table.values()].filter(({ parentMsgKey }) => parentMsgKey === key),
      }),
    },
  };

  const hand = {
    react(given: Pick<Said, 'chatId' | 'id' | 'from'> & { emoji: string; at: number }) {
      const { chatId, id, from, emoji, at } = given;
      const reaction = {
        id: new MessageKey({
          to: widOf(chatId),
          id: `REACTION-${id}-${from}`,
          participant: widOf(from),
        }),
        reactionParentKey: find(chatId, id).id,
        author: widOf(from),
        reactionText: emoji,
        reactionTimestamp: at,
      };
      return modules.WAWebAddonReactionTableMode.reactionTableMode.bulkUpsert([reaction]);
    },
    vote: (voted: Voted) =>
      modules.WAWebAddonPollVoteTableMode.pollVoteTableMode.bulkUpsert([createVote(voted)]),
    /** It is in the table, and raises no event. */
    missVote: (voted: Voted) => store(createVote(voted)),
  };

  return { modules, hand };
}
