import type { Models } from './models.ts';
import type { createPageGroups } from './page-groups.ts';
import type { createPageMedia } from './page-media.ts';
import type { createPageMessages } from './page-messages.ts';
import type { createPageSigns } from './page-signs.ts';
import type { GroupAnswer, GroupOrder, Sent, World, WorldGroup } from './world.ts';

/** What the page tells the network, and hears from it. */
export interface Wire {
  /** Resolves with the ack of the server, where it gives one. */
  sent(message: Sent): Promise<number>;
  edited(message: { chatId: string; id: string; body: string }): Promise<void>;
  paired(isPaired: boolean): Promise<void>;
  group(order: GroupOrder): Promise<GroupAnswer>;
}

/** Parts of the page, which come as functions too. */
export interface Parts {
  createPageGroups: typeof createPageGroups;
  createPageMedia: typeof createPageMedia;
  createPageMessages: typeof createPageMessages;
  createPageSigns: typeof createPageSigns;
}

/**
 * The modules of WhatsApp Web that whatsapp-web.js 1.34.7 asks `window.require` for; and the hand by
 * which a test moves them. Runs in the page.
 */
export function createWhatsappWeb(
  models: Models,
  world: World,
  wire: Wire,
  me: { phone: string; lid: string },
  parts: Parts,
) {
  const { Emitter, Model, Collection, MessageKey, keyOf, widOf } = models;
  type PageModel = InstanceType<typeof Model>;
  type PageKey = InstanceType<typeof MessageKey>;

  const phones = new Map(Object.entries(world.lids).map(([phone, lid]) => [lid, phone]));
  phones.set(me.lid, me.phone);
  const meAs = { phone: widOf(me.phone), lid: widOf(me.lid) };
  const phoneOf = (id: unknown) => {
    const phone = phones.get(keyOf(id));
    return phone === undefined ? undefined : widOf(phone);
  };

  const Contact = new Collection();
  const Socket = new Model({ state: 'OPENING', hasSynced: false });
  const Cmd = new Emitter();
  const Conn = new Model({ ref: `2@CODE-${world.loads}`, pushname: 'Muster', platform: 'android' });
  const seen = { takeovers: 0, groupQueries: 0, lookups: 0, loads: 0 };

  const messages = parts.createPageMessages(models, world, seen, wire.sent, me);
  const { Msg, Chat, ensureChat } = messages;
  const signs = parts.createPageSigns(models, messages.find);
  const groups = parts.createPageGroups(models, world, wire.group, me, ensureChat);

  const modules: Record<string, unknown> = {
    ...messages.modules,
    ...signs.modules,
    ...groups.modules,
    ...parts.createPageMedia(models),
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
      Contact,
      ProfilePicThumb: groups.pictures,
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
    // Reading
    WALinkify: { findLink: () => null, findLinks: () => [] },
    WAWebWidFactory: { createWid: widOf, createWidFromWidLike: widOf, asUserWidOrThrow: widOf },
    WAWebApiContact: {
      getPhoneNumber: phoneOf,
      getCurrentLid(phone: unknown) {
        const lid = world.lids[keyOf(phone)];
        return lid && widOf(lid);
      },
    },
    WAWebLidMigrationUtils: { toPn: phoneOf },
    WAWebQueryExistsJob: {
      async queryWidExists(wid: unknown) {
        seen.lookups += 1;
        return keyOf(wid).startsWith('404') ? null : { wid };
      },
    },
    // Saying
    WAWebMsgKey: MessageKey,
    WAWebChatGetters: { getIsNewsletter: () => false, getIsBroadcast: () => false },
    WAWebFindChatAction: {
      async findOrCreateLatestChat(wid: unknown) {
        if (keyOf(wid).startsWith('404')) throw new Error('No LID for user');
        const byLid = Chat.get(world.lids[keyOf(wid)]);
        return { chat: byLid ?? ensureChat(keyOf(wid)) };
      },
    },
    WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
    WAWebMsgReply: { canReplyMsg: () => true },
    WAWebMsgActionCapability: { canEditText: () => world.canEdit, canEditCaption: () => false },
    WAWebSendMessageEditAction: {
      async sendMessageEdit(message: PageModel, body: string) {
        const { id, remote } = message.id as PageKey;
        await wire.edited({ chatId: keyOf(remote), id, body });
        message.set('body', body);
      },
    },
  };

  const { location, history, XMLHttpRequest } = globalThis as unknown as {
    XMLHttpRequest: new () => {
      open(method: string, url: string, isAsync: boolean): void;
      send(body: string): void;
    };
    location: { href: string; reload(): void };
    history: { pushState(data: object, _: string, url: string): void };
  };

  /** What a test makes happen, by name, with one argument that can be written as JSON. */
  const hand = {
    ...messages.hand,
    ...signs.hand,
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
    /** Somebody makes a group, or changes it; the account hears of it by a notice. */
    show: ({ chatId, group }: { chatId: string; group: WorldGroup }) =>
      groups.show(ensureChat(chatId), group),
    rename({ chatId, name }: { chatId: string; name: string }) {
      ensureChat(chatId).formattedTitle = name;
      messages.hand.notice({ chatId, subtype: 'subject' });
    },
    newCode: (ref: string) => {
      Conn.ref = ref;
      Conn.trigger('change:ref', Conn, ref);
    },
    /** Somebody unlinks this device on the phone. */
    async unlink() {
      await wire.paired(false);
      Cmd.trigger('logout');
      setTimeout(() => {
        location.href = '/?post_logout=1&logout_reason=0';
      }, 50);
    },
    reload() {
      setTimeout(() => location.reload(), 50);
    },
    /** A navigation that keeps the document. */
    navigateWithin() {
      history.pushState({}, '', '#within');
    },
    /** The page never answers again: it waits for something without letting anything else have its turn. */
    hang() {
      setTimeout(() => {
        const request = new XMLHttpRequest();
        request.open('POST', '/never', false);
        request.send('{}');
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
    for (const [phone, pushname] of Object.entries(world.names)) {
      Contact.add(new Model({ id: widOf(phone), pushname }));
    }
    for (const [chatId, group] of Object.entries(world.groups)) {
      groups.show(ensureChat(chatId), group);
    }
    messages.open();
    if (world.syncsTwice) {
      let library: unknown;
      Object.defineProperty(globalThis, 'WWebJS', {
        get: () => library,
        set(given) {
          library = given;
          Socket.set('hasSynced', true);
        },
      });
    }
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
