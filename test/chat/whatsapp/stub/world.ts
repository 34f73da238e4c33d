/** What the stubbed network knows, which outlives every browser. A page is given it when it loads. */
export interface World {
  /** Whether the account is linked. */
  isPaired: boolean;
  /** How often a page was loaded; each shows another code. */
  loads: number;
  /** Ids as WhatsApp Web names them since July 2026: `$1` in place of `_serialized`. */
  hasDollarIds: boolean;
  /** The state of the socket once it opens, for an account that is linked. */
  socket: string;
  /** Until the socket opens, and from then until all is synced. */
  openMs: number;
  syncMs: number;
  /** It syncs again at the moment at which the library begins to attach itself. */
  syncsTwice: boolean;
  /** Phone id → LID, of those whose phone is known. */
  lids: Record<string, string>;
  /** Phone id → the name that they show. */
  names: Record<string, string>;
  /** By their ids. */
  groups: Record<string, WorldGroup>;
  /** Phone id → WhatsApp's code for what comes of adding them. */
  refusals: Record<string, number>;
  /** Older messages, which raise no event. */
  history: Said[];
  /** As older ones, but in the browser's database: the page holds them once it has loaded them. */
  stored: Said[];
  canEdit: boolean;
  /** The server answers with a page that is not WhatsApp Web. */
  isDown: boolean;
}

/** A group chat, as the server knows it. */
export interface WorldGroup {
  name: string;
  description?: string | undefined;
  /** As a data URL. */
  picture?: string | undefined;
  /** Phone id → whether they are an admin; the account is among them where it is in it. */
  people: Record<string, boolean>;
}

/** Something that a person says in a chat, or that the account says on another device. */
export interface Said {
  chatId: string;
  from: string;
  id: string;
  /** The text; of what is no text, its preview. */
  body: string;
  caption?: string | undefined;
  name?: string | undefined;
  mentions?: string[] | undefined;
  quotedId?: string | undefined;
  /** Seconds. */
  t?: number | undefined;
  type?: string | undefined;
  /** WhatsApp's own name of how far a message of ours has come. */
  ack?: number | undefined;
  mimetype?: string | undefined;
  filename?: string | undefined;
  size?: number | undefined;
  pollName?: string | undefined;
  pollOptions?: { name: string; localId: number }[] | undefined;
}

/** Something that we said, as it came to the network. */
export interface Sent {
  chatId: string;
  id: string;
  type: string;
  /** The text, the caption or the question. */
  body: string;
  mentions: string[];
  quotedId: string | null;
  /** In base64. */
  media: { mimeType: string; fileName: string; data: string } | null;
  pollOptions: string[];
}

/** What the page asks the server about a group. */
export type GroupOrder =
  | { action: 'create'; name: string; people: string[] }
  | { action: 'look' | 'invite'; chatId: string }
  | { action: 'name' | 'description' | 'picture'; chatId: string; text: string }
  | { action: 'add' | 'remove' | 'promote' | 'demote'; chatId: string; people: string[] };

/** What the server answers: the group as it is then, and a code for each person; or that it refuses. */
export interface GroupAnswer {
  isRefused: boolean;
  /** It names somebody whose phone nobody knows. */
  isOdd?: boolean;
  chatId: string;
  group: WorldGroup;
  codes: Record<string, number>;
}

export const me = { phone: '15550000000@c.us', lid: '900000000000000@lid' };
