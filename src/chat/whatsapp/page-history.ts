/** Functions that run in the page and read what was said and voted in it; see page.ts. */

interface HistoryPage {
  require(module: 'WAWebWidFactory'): { createWid(id: string): unknown };
  require(module: 'WAWebCollections'): {
    Chat: { get(wid: unknown): PageChat | undefined };
    Msg: {
      get(key: string): PagePoll | undefined;
      getMessagesById(keys: string[]): Promise<{ messages: PagePoll[] } | undefined>;
    };
  };
  require(module: 'WAWebChatLoadMessages'): {
    loadEarlierMsgs(of: { chat: PageChat }): Promise<PageMessage[] | undefined>;
  };
  require(module: 'WAWebPollsVotesSchema'): {
    getTable(): { equals(columns: string[], key: string): Promise<StoredVote[]> };
  };
  WWebJS: {
    getChat(id: string, how: { getAsModel: false }): Promise<PageChat | undefined>;
    getMessageModel(message: PageMessage): object;
  };
}

interface PageChat {
  msgs: { getModelsArray(): PageMessage[] };
}

interface PageMessage {
  type: string;
  /** Seconds. */
  t: number;
}

interface PagePoll {
  pollOptions: { name: string; localId: number }[];
}

interface StoredVote {
  sender: unknown;
  selectedOptionLocalIds: ArrayLike<number>;
  senderTimestampMs: number;
}

/**
 * The newest messages of some types in a chat, of an instant (seconds) or later, oldest first, and
 * whether these are all. As the library's fetchMessages, but it loads no more than it needs, and asks
 * nobody about the group.
 */
export async function readHistory(
  chatId: string,
  since: number,
  limit: number,
  types: string[],
): Promise<{ messages: object[]; isWhole: boolean }> {
  const page = globalThis as unknown as HistoryPage;
  const wid = page.require('WAWebWidFactory').createWid(chatId);
  const isGroup = chatId.endsWith('@g.us');
  const chat =
    page.require('WAWebCollections').Chat.get(wid) ??
    // A chat with one person may be held by the other id.
    (isGroup ? undefined : await page.WWebJS.getChat(chatId, { getAsModel: false }));
  if (!chat) return { messages: [], isWhole: false };
  const isMeant = ({ type, t }: PageMessage) => types.includes(type) && t >= since;
  let messages = chat.msgs.getModelsArray();
  while (messages.filter(isMeant).length < limit && messages.every(({ t }) => t >= since)) {
    const earlier = await page.require('WAWebChatLoadMessages').loadEarlierMsgs({ chat });
    if (!earlier?.length) break;
    messages = [...earlier, ...messages];
  }
  const meant = messages.filter(isMeant).sort((one, other) => one.t - other.t);
  return {
    messages: meant.slice(-limit).map((message) => page.WWebJS.getMessageModel(message)),
    isWhole: meant.length < limit,
  };
}

/**
 * The standing votes of a poll, by its key. As the library's getPollVotes, which fails over all of them
 * where one is for an option that the page does not know: that one alone is left out.
 */
export async function readVotes(
  key: string,
): Promise<{ sender: unknown; options: string[]; at: number }[]> {
  const page = globalThis as unknown as HistoryPage;
  const { Msg } = page.require('WAWebCollections');
  const poll = Msg.get(key) ?? (await Msg.getMessagesById([key]))?.messages[0];
  if (!poll) throw new Error('the poll is not there');
  const names = new Map(poll.pollOptions.map(({ localId, name }) => [localId, name]));
  const votes = await page
    .require('WAWebPollsVotesSchema')
    .getTable()
    .equals(['parentMsgKey'], key);
  return votes.flatMap(({ sender, selectedOptionLocalIds, senderTimestampMs: at }) => {
    const ids = [...new Uint8Array(selectedOptionLocalIds)];
    const options = ids.flatMap((id) => names.get(id) ?? []);
    return options.length === ids.length ? [{ sender, options, at }] : [];
  });
}
