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
  /** Phone id → LID, of those whose phone is known. */
  lids: Record<string, string>;
  /** Group id → name. */
  groups: Record<string, string>;
  /** Older messages, which raise no event. */
  history: Said[];
  canEdit: boolean;
  /** The server answers with a page that is not WhatsApp Web. */
  isDown: boolean;
}

/** Something that a person says in a chat. */
export interface Said {
  chatId: string;
  from: string;
  id: string;
  body: string;
  name?: string | undefined;
  mentions?: string[] | undefined;
  quotedId?: string | undefined;
  /** Seconds. */
  t?: number | undefined;
  type?: string | undefined;
}

/** Something that we said, as it came to the network. */
export interface Sent {
  chatId: string;
  id: string;
  body: string;
  mentions: string[];
  quotedId: string | null;
}

export const me = { phone: '15550000000@c.us', lid: '900000000000000@lid' };
