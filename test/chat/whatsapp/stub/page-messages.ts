import type { Models } from './models.ts';
import type { Said, Sent, World } from './world.ts';

/**
 * WhatsApp Web's chats and messages. Runs in the page, so it names nothing outside of itself.
 */
export function createPageMessages(
  { Model, Collection, MessageKey, keyOf, widOf }: Models,
  world: World,
  seen: { loads: number },
  /** Resolves with the ack of the server, where it gives one. */
  tellSent: (message: Sent) => Promise<number>,
  me: { phone: string; lid: string },
) {
  type PageModel = InstanceType<typeof Model>;
  type PageKey = InstanceType<typeof MessageKey>;

  /** Messages that are in the browser's database, and not in the page. */
  const stored: PageModel[] = [];

  class Messages extends Collection {
    override async getMessagesById(ids: unknown[]): Promise<{ messages: PageModel[] }> {
      const { messages } = await super.getMessagesById(ids);
      const keys = ids.map(keyOf);
      return { messages: [...messages, ...stored.filter(({ id }) => keys.includes(keyOf(id)))] };
    }
  }

  const Msg = new Messages();
  const Chat = new Collection();

  const ensureChat = (id: string): PageModel => {
    const wid = widOf(id);
    const known = Chat.get(wid);
    if (known) return known;
    const chat = new Model({
      id: wid,
      formattedTitle: id,
      unreadCount: 0,
      mute: { expiration: 0 },
    });
    Object.defineProperty(chat, 'msgs', { value: new Collection() });
    return Chat.add(chat);
  };

  const messagesIn = (chat: PageModel) => chat.msgs as InstanceType<typeof Collection>;

  const commit = (message: PageModel): PageModel => {
    const { remote } = message.id as PageKey;
    // The chat's own collection first: events are raised by the common one.
    messagesIn(ensureChat(keyOf(remote))).add(message);
    return Msg.add(message);
  };

  const create = (said: Said, isNewMsg: boolean): PageModel => {
    const { chatId, from, id, name, mentions, quotedId, t = 1_700_000_000, ...fields } = said;
    const chat = widOf(chatId);
    const isOwn = from === me.phone;
    const author = chat.isGroup() ? widOf(from) : undefined;
    const message = new Model({
      type: 'chat',
      ack: 1,
      ...fields,
      id: new MessageKey({
        to: chat,
        id,
        ...(isOwn ? { selfDir: 'out' } : {}),
        ...(author ? { participant: author } : {}),
      }),
      ...(author ? { author } : {}),
      t,
      from: isOwn ? widOf(me.phone) : chat,
      to: isOwn ? chat : widOf(me.phone),
      notifyName: name,
      mentionedJidList: mentions?.map(widOf),
      quotedStanzaID: quotedId,
      isNewMsg,
    });
    Object.defineProperty(message, 'msgContextInfo', {
      value: () => ({ quotedStanzaID: id, quotedParticipant: widOf(from) }),
    });
    return message;
  };

  const hear = (said: Said, isNewMsg: boolean): void => {
    commit(create(said, isNewMsg));
    const chat = ensureChat(said.chatId);
    if (isNewMsg) chat.set('unreadCount', Number(chat.unreadCount) + 1);
  };

  const find = (chatId: string, id: string): PageModel => {
    const held = messagesIn(ensureChat(chatId)).getModelsArray();
    const message = [...held, ...stored].find((candidate) => (candidate.id as PageKey).id === id);
    if (!message) throw new Error(`no message ${id} in ${chatId}`);
    return message;
  };

  const send = async (message: PageModel): Promise<{ messageSendResult: string }> => {
    const { remote, id } = message.id as PageKey;
    const { type, body, caption, pollName, data, mimetype, filename } = message;
    const mentions = (message.mentionedJidList as unknown[] | undefined) ?? [];
    const ack = await tellSent({
      chatId: keyOf(remote),
      id,
      type: String(type),
      body: String((data ? caption : pollName) ?? body),
      mentions: mentions.map(keyOf),
      quotedId: (message.quotedStanzaID as string | undefined) ?? null,
      media: data
        ? { mimeType: String(mimetype), fileName: String(filename), data: String(data) }
        : null,
      pollOptions: ((message.pollOptions as { name: string }[] | undefined) ?? []).map(
        ({ name }) => name,
      ),
    });
    message.set('ack', ack);
    return { messageSendResult: ack < 0 ? 'ERROR_UNKNOWN' : 'OK' };
  };

  /** How many messages come from the database at once. */
  const page = 2;

  const modules = {
    WAWebChatLoadMessages: {
      async loadEarlierMsgs({ chat }: { chat: PageModel }) {
        seen.loads += 1;
        const ofChat = stored.filter(({ id }) => keyOf((id as PageKey).remote) === keyOf(chat.id));
        const loaded = ofChat.slice(-page);
        for (const message of loaded) {
          stored.splice(stored.indexOf(message), 1);
          commit(message);
        }
        return loaded;
      },
    },
    WAWebSendMsgChatAction: {
      addAndSendMsgToChat(_chat: PageModel, fields: object) {
        const message = commit(new Model(fields));
        return [Promise.resolve(message), send(message)];
      },
    },
  };

  const hand = {
    say: (said: Said) => hear(said, true),
    /** It is in the chat, and raises no event. */
    miss: (said: Said) => hear(said, false),
    edit({ chatId, id, body, mentions }: Pick<Said, 'chatId' | 'id' | 'body' | 'mentions'>) {
      const message = find(chatId, id);
      message.mentionedJidList = mentions?.map(widOf);
      message.set('body', body);
    },
    /** Deletes it for everyone; `by` names an admin who does so for somebody else. */
    revoke({ chatId, id, by }: { chatId: string; id: string; by?: string }) {
      const message = find(chatId, id);
      Object.assign(message, { body: undefined, ...(by ? { revokeSender: widOf(by) } : {}) });
      message.set('type', 'revoked');
    },
    /** Something else about a message changes: a preview arrives, a text is decrypted at last, it is read. */
    change({
      chatId,
      id,
      name,
      value,
    }: Pick<Said, 'chatId' | 'id'> & { name: string; value: unknown }) {
      find(chatId, id).set(name, value);
    },
    /** Something about a group changed, by WhatsApp's own name. */
    notice({ chatId, subtype }: { chatId: string; subtype: string }) {
      const id = new MessageKey({
        to: widOf(chatId),
        id: `NOTICE-${Msg.items.size}`,
        participant: widOf(me.lid),
      });
      Msg.add(new Model({ id, type: 'gp2', subtype, from: widOf(chatId), isNewMsg: true, t: 1 }));
    },
  };

  return {
    Msg,
    Chat,
    ensureChat,
    find,
    modules,
    hand,
    /** Puts what was said before into the page and into its database. */
    open() {
      for (const said of world.stored) {
        ensureChat(said.chatId);
        stored.push(create(said, false));
      }
      for (const said of world.history) hear(said, false);
    },
  };
}
