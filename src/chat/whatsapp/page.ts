/**
 * Functions that run in the page, where they may name nothing outside of themselves. They use the
 * modules of WhatsApp Web that whatsapp-web.js 1.34.7 uses too.
 */

interface WhatsappPage {
  require(module: 'WAWebSocketModel'): { Socket: { state: string; hasSynced: boolean } };
  require(module: 'WAWebWidFactory'): { createWid(id: string): unknown };
  require(module: 'WAWebCollections'): { Chat: { get(wid: unknown): PageChat | undefined } };
  /** Undefined until the library has attached itself to the document. */
  WWebJS?: object;
  onAppStateHasSyncedEvent(): Promise<void>;
}

interface PageChat {
  formattedTitle?: string;
  msgs: { getModelsArray(): { id: { id: string; _serialized?: string; $1?: string } }[] };
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

/** The whole key of a message that the page still holds, by the part of it that the port knows. */
export function findMessageKey(chatId: string, id: string): string | null {
  const page = globalThis as unknown as WhatsappPage;
  const wid = page.require('WAWebWidFactory').createWid(chatId);
  const chat = page.require('WAWebCollections').Chat.get(wid);
  const key = chat?.msgs.getModelsArray().find((message) => message.id.id === id)?.id;
  return key?._serialized ?? key?.$1 ?? null;
}
