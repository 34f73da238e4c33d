import type { Models } from './models.ts';
import type { Said, Sent, World } from './world.ts';

/** What the page tells the network, and hears from it. */
export interface Wire {
  /** Resolves with the ack of the server, where it gives one. */
  sent(message: Sent): Promise<number>;
  edited(message: { chatId: string; id: string; body: string }): Promise<void>;
  paired(isPaired: boolean): Promise<void>;
}

/**
 * The modules of WhatsApp Web that whatsapp-web.js 1.34.7 asks `window.require` for to log in, to hear,
 * to say and to edit; and the hand by which a test moves them. Runs in the page.
 */
export function createWhatsappWeb(
  { Emitter, Model, Collection, MessageKey, keyOf, widOf }: Models,
  world: World,
  wire: Wire,
  me: { phone: string; lid: string },
) {
  type PageModel = InstanceType<typeof Model>;
  type PageKey = InstanceType<typeof MessageKey>;

  const phones = new Map(Object.entries(world.lids).map(([phone, lid]) => [lid, phone]));
  phones.set(me.lid, me.phone);
  const meAs = { phone: widOf(me.phone), lid: widOf(me.lid) };
  const phoneOf = (id: unknown) => {
    const phone = phones.get(keyOf(id));
    return phone === undefined ? undefined : widOf(phone);
  };

  const Msg = new Collection();
  const Chat = new Collection();
  const Socket = new Model({ state: 'OPENING', hasSynced: false });
  const Cmd = new Emitter();
  const Conn = new Model({ ref: `2@CODE-${world.loads}`, pushname: 'Muster', platform: 'android' });
  const seen = { takeovers: 0, groupQueries: 0 };

  const ensureChat = (id: string): PageModel => {
    const wid = widOf(id);
    const known = Chat.get(wid);
    if (known) return known;
    const name = world.groups[id] ?? id;
    const groupMetadata = {
      announce: false,
      serialize: () => ({ subject: name, participants: [] }),
    };
    const chat = new Model({
      id: wid,
      formattedTitle: name,
      unreadCount: 0,
      mute: { expiration: 0 },
      ...(wid.isGroup() ? { groupMetadata } : {}),
    });
    Object.defineProperty(chat, 'msgs', { value: new Collection() });
    return Chat.add(chat);
  };

  const messagesIn = (chat: PageModel) => chat.msgs as InstanceType<typeof Collection>;

  const commit = (chat: PageModel, fields: object): PageModel => {
    const message = new Model(fields);
    // The chat's own collection first: events are raised by the common one.
    messagesIn(chat).add(message);
    return Msg.add(message);
  };

  const hear = (said: Said, isNewMsg: boolean): void => {
    const chat = ensureChat(said.chatId);
    const to = widOf(said.chatId);
    const author = to.isGroup() ? { author: widOf(said.from) } : {};
    const id = new MessageKey({
      to,
      id: said.id,
      ...(to.isGroup() ? { participant: widOf(said.from) } : {}),
    });
    const message = commit(chat, {
      id,
      ...author,
      type: said.type ?? 'chat',
      body: said.body,
      t: said.t ?? 1_700_000_000,
      from: to,
      to: meAs.phone,
      notifyName: said.name,
      mentionedJidList: said.mentions?.map(widOf),
      quotedStanzaID: said.quotedId,
      isNewMsg,
      ack: 1,
    });
    Object.defineProperty(message, 'msgContextInfo', {
      value: () => ({ quotedStanzaID: said.id, quotedParticipant: widOf(said.from) }),
    });
    if (isNewMsg) chat.set('unreadCount', Number(chat.unreadCount) + 1);
  };

  const find = (chatId: string, id: string): PageModel => {
    const messages = messagesIn(ensureChat(chatId)).getModelsArray();
    const message = messages.find((candidate) => (candidate.id as PageKey).id === id);
    if (!message) throw new Error(`no message ${id} in ${chatId}`);
    return message;
  };

  const send = async (
    chat: PageModel,
    message: PageModel,
  ): Promise<{ messageSendResult: string }> => {
    const mentions = (message.mentionedJidList as unknown[] | undefined) ?? [];
    const ack = await wire.sent({
      chatId: keyOf(chat.id),
      id: (message.id as PageKey).id,
      body: String(message.body),
      mentions: mentions.map(keyOf),
      quotedId: (message.quotedStanzaID as string | undefined) ?? null,
    });
    message.set('ack', ack);
    return { messageSendResult: ack < 0 ? 'ERROR_UNKNOWN' : 'OK' };
  };

  const modules: Record<string, unknown> = {
    // Logging in
    WAWebSocketModel: { Socket },
    WAWebCmd: { Cmd },
    WAWebConnModel: { Conn },
    WAWebOfflineHandler: { OfflineMessageHandler: { getOfflineDeliveryProgress: () => 100 } },
    WAWebAltDeviceLinkingApi: {
      setPairingType() {},
      async initializeAltDeviceLinking() {},
      startAltLinkingFlow: async (phone: string) => `CODE${phone.slice(-4)}`,
    },
    WABase64: { encodeB64: () => 'key' },
    WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: 1 },
    WAWebAdvSignatureApi: {},
    WAWebUserPrefsInfoStore: {
      waNoiseInfo: { get: async () => ({ staticKeyPair: { pubKey: [] } }) },
    },
    WAWebSignalStoreApi: {
      waSignalStore: { getRegistrationInfo: async () => ({ identityKeyPair: { pubKey: [] } }) },
    },
    WAWebUserPrefsMultiDevice: { getADVSecretKey: () => 'secret' },
    WAWebUserPrefsMeUser: {
      getMaybeMePnUser: () => meAs.phone,
      getMaybeMeLidUser: () => meAs.lid,
    },
    // What the library changes or listens to when it attaches itself
    WAWebCollections: {
      Msg,
      Chat,
      GroupMetadata: {
        async update() {
          seen.groupQueries += 1;
        },
      },
    },
    WAWebSyncGatingUtils: {},
    WAWebCallCollection: null,
    WAWebBackendJobsCommon: {},
    WAWebE2EProtoUtils: {},
    WAWebAddonReactionTableMode: { reactionTableMode: { async bulkUpsert() {} } },
    WAWebAddonPollVoteTableMode: { pollVoteTableMode: { async bulkUpsert() {} } },
    // Reading
    WALinkify: { findLink: () => null, findLinks: () => [] },
    WAWebWidFactory: { createWid: widOf, createWidFromWidLike: widOf, asUserWidOrThrow: widOf },
    WAWebApiContact: {
      getPhoneNumber: phoneOf,
      getCurrentLid: (phone: unknown) =>
        world.lids[keyOf(phone)] && widOf(world.lids[keyOf(phone)]),
    },
    WAWebLidMigrationUtils: { toPn: phoneOf },
    WAWebQueryExistsJob: { queryWidExists: async (wid: unknown) => ({ wid }) },
    // Saying
    WAWebMsgKey: MessageKey,
    WAWebChatGetters: { getIsNewsletter: () => false, getIsBroadcast: () => false },
    WAWebFindChatAction: {
      async findOrCreateLatestChat(wid: unknown) {
        if (keyOf(wid).startsWith('404')) throw new Error('No LID for user');
        return { chat: ensureChat(keyOf(wid)) };
      },
    },
    WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
    WAWebMsgReply: { canReplyMsg: () => true },
    WAWebSendMsgChatAction: {
      addAndSendMsgToChat(chat: PageModel, fields: object) {
        const message = commit(chat, fields);
        return [Promise.resolve(message), send(chat, message)];
      },
    },
    WAWebMsgActionCapability: { canEditText: () => world.canEdit, canEditCaption: () => false },
    WAWebSendMessageEditAction: {
      async sendMessageEdit(message: PageModel, body: string) {
        const { id, remote } = message.id as PageKey;
        await wire.edited({ chatId: keyOf(remote), id, body });
        message.set('body', body);
      },
    },
  };

  /** What a test makes happen, by name, with one argument that can be written as JSON. */
  const hand = {
    /** The phone scans the code. */
    async scan() {
      Socket.set('state', 'PAIRING');
      await wire.paired(true);
      Socket.set('state', 'CONNECTED');
      Socket.set('hasSynced', true);
    },
    /** The same change twice, as it happens when a connection flaps. */
    syncAgain() {
      Socket.set('hasSynced', true);
      Socket.set('hasSynced', true);
    },
    socket: (state: string) => Socket.set('state', state),
    say: (said: Said) => hear(said, true),
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
    /** Something else about a message changes: a preview arrives, a text is decrypted at last. */
    change({
      chatId,
      id,
      name,
      value,
    }: {
      chatId: string;
      id: string;
      name: string;
      value: unknown;
    }) {
      find(chatId, id).set(name, value);
    },
    rename({ chatId, name }: { chatId: string; name: string }) {
      const chat = ensureChat(chatId);
      chat.formattedTitle = name;
      const id = new MessageKey({ to: widOf(chatId), id: `NOTICE-${name}`, participant: meAs.lid });
      Msg.add(
        new Model({
          id,
          type: 'gp2',
          subtype: 'subject',
          body: name,
          from: widOf(chatId),
          isNewMsg: true,
          t: 1,
        }),
      );
    },
    newCode: (ref: string) => {
      Conn.ref = ref;
      Conn.trigger('change:ref', Conn, ref);
    },
    /** Somebody unlinks this device on the phone. */
    async unlink() {
      await wire.paired(false);
      Cmd.trigger('logout');
      const { location } = globalThis as unknown as { location: { href: string } };
      setTimeout(() => {
        location.href = '/?post_logout=1&logout_reason=0';
      }, 50);
    },
    reload() {
      const { location } = globalThis as unknown as { location: { reload(): void } };
      setTimeout(() => location.reload(), 50);
    },
    /** A navigation that keeps the document. */
    navigateWithin() {
      (
        globalThis as unknown as {
          history: { pushState(data: object, _: string, url: string): void };
        }
      ).history.pushState({}, '', '#within');
    },
    /** The page never answers again. */
    hang() {
      setTimeout(() => {
        for (;;);
      }, 50);
    },
    seen: () => seen,
  };

  Socket.takeover = () => {
    seen.takeovers += 1;
    Socket.set('state', 'CONNECTED');
  };

  /** What WhatsApp Web does when it is loaded. */
  function open(): void {
    Object.assign(globalThis, {
      Debug: { VERSION: '2.3000.9999999' },
      require(name: string) {
        if (!(name in modules)) throw new Error(`Requiring unknown module "${name}"`);
        return modules[name];
      },
    });
    for (const said of world.history) hear(said, false);
    const connect = () => Socket.set('state', world.isPaired ? world.socket : 'UNPAIRED');
    const sync = () => {
      if (Socket.state === 'CONNECTED') Socket.set('hasSynced', true);
    };
    if (world.openMs === 0) {
      // Before anybody can listen.
      connect();
      sync();
    } else {
      setTimeout(() => {
        connect();
        setTimeout(sync, world.syncMs);
      }, world.openMs);
    }
  }

  return { hand, open };
}

export type Hand = ReturnType<typeof createWhatsappWeb>['hand'];
