/**
 * Functions that run in the page, where they may name nothing outside of themselves. They use the
 * modules of WhatsApp Web that whatsapp-web.js 1.34.7 uses too.
 */

/** Runs one of them in the page that is open; rejects where there is none, or it does not answer in time. */
export type InPage = <Given extends unknown[], Result>(
  work: (...given: Given) => Result,
  ...given: Given
) => Promise<Awaited<Result>>;

interface WhatsappPage {
  require(module: 'WAWebSocketModel'): { Socket: { state: string; hasSynced: boolean } };
  require(module: 'WAWebWidFactory'): { createWid(id: string): unknown };
  require(module: 'WAWebCollections'): {
    Chat: { get(wid: unknown): PageChat | undefined };
    Msg: { getMessagesById(keys: string[]): Promise<{ messages: { id: Key }[] } | undefined> };
  };
  require(module: 'WAWebMsgKey'): new (parts: object) => Key;
  require(module: 'WAWebUserPrefsMeUser'): {
    getMaybeMeLidUser(): unknown;
    getMaybeMePnUser(): unknown;
  };
  /** Undefined until the library has attached itself to the document. */
  WWebJS?: {
    getChat(id: string, how: { getAsModel: false }): Promise<PageChat | undefined>;
  };
  onAppStateHasSyncedEvent(): Promise<void>;
}

interface Key {
  id: string;
  _serialized?: string;
  $1?: string;
}

interface PageChat {
  id: unknown;
  formattedTitle?: string;
  msgs: { getModelsArray(): { id: Key }[] };
}

/** What the page shows at a glance. */
export interface Glance {
  /** The state of WhatsApp's socket; undefined while the page loads. */
  socket: string | undefined;
  /** WhatsApp has synced, and the library has missed it: it listens for the change alone. */
  isUnattached: boolean;
}

export function glanceAtPage(): Glance {
  const page = globalThis as unknown as WhatsappPage;
  try {
    const { state, hasSynced } = page.require('WAWebSocketModel').Socket;
    return { socket: state, isUnattached: hasSynced && page.WWebJS === undefined };
  } catch {
    return { socket: undefined, isUnattached: false };
  }
}

/** Does what the library does when WhatsApp has synced. */
export function attachLibrary(): Promise<void> {
  return (globalThis as unknown as WhatsappPage).onAppStateHasSyncedEvent();
}

/** The name of a chat; without the query that the library's getChatById makes each time. */
export function nameOfChat(chatId: string): string | null {
  const page = globalThis as unknown as WhatsappPage;
  const wid = page.require('WAWebWidFactory').createWid(chatId);
  return page.require('WAWebCollections').Chat.get(wid)?.formattedTitle ?? null;
}

/**
 * The whole key of a message, by the part of it that the port knows: of one that the page holds, or of
 * one of ours that is in the browser's database, where all are that were there before the page was loaded.
 */
export async function findMessageKey(chatId: string, id: string): Promise<string | null> {
  const page = globalThis as unknown as WhatsappPage;
  const textOf = (key: Key | undefined) => key?._serialized ?? key?.$1 ?? null;
  const { Chat, Msg } = page.require('WAWebCollections');
  const wid = page.require('WAWebWidFactory').createWid(chatId);
  const isGroup = chatId.endsWith('@g.us');
  const chat =
    Chat.get(wid) ??
    // A chat with one person may be held by the other id.
    (isGroup ? undefined : await page.WWebJS?.getChat(chatId, { getAsModel: false }));
  const held = chat?.msgs.getModelsArray().find((message) => message.id.id === id);
  if (held) return textOf(held.id);
  const MessageKey = page.require('WAWebMsgKey');
  const { getMaybeMeLidUser, getMaybeMePnUser } = page.require('WAWebUserPrefsMeUser');
  const keys = [getMaybeMeLidUser(), getMaybeMePnUser()].map((me) => {
    const inGroup = isGroup ? { participant: me } : {};
    const to = chat?.id ?? wid;
    return textOf(new MessageKey({ from: me, to, id, selfDir: 'out', ...inGroup }));
  });
  const found = await Msg.getMessagesById(keys.filter((key) => key !== null));
  return textOf(found?.messages[0]?.id);
}
