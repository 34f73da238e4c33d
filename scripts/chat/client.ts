/** What went wrong between here and Muster, in a sentence for whoever types. */
export class ChatError extends Error {
  /** Of an answer of Muster; undefined where there was none. */
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

export interface Person {
  name: string;
  phone: string | null;
}

export interface ChatInfo {
  externalId: string;
  kind: 'GROUP' | 'DIRECT';
  name: string | null;
  link: { groupName: string } | null;
}

export interface Said {
  id: string;
  chat: string;
  chatKind: 'group' | 'direct';
  from: string;
  senderName?: string;
  body: string;
  mentions: string[];
  quotedId?: string;
}

/** What somebody does to a message that they sent; without a text it is deleted. */
export interface Revised {
  id: string;
  chat: string;
  from: string;
  body: string | null;
  mentions: string[];
}

export interface Reply {
  id: string;
  chat: string;
  body: string;
  /** Of a poll, whose question is the body. */
  pollOptions: string[];
  mentions: string[];
}

export interface Outcome {
  duplicate: boolean;
  replies: Reply[];
}

export interface PastMessage {
  from: string | null;
  senderName: string | null;
  body: string;
  pollOptions: string[];
  mentions: string[];
  sentAt: string;
}

/** A call of the simulated carrier. */
export interface Call {
  id: string;
  status: 'ringing' | 'talking' | 'ended';
  /** What is heard on picking up. */
  says: string;
}

export type CallAct = { do: 'answer' | 'decline' | 'hangup' } | { do: 'say'; text: string };

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** The routes of the admin API that a chat needs. Every one throws ChatError. */
export interface Client {
  url: string;
  organization(): Promise<{ name: string; timeZone: string; locale: string }>;
  /** By name; at most so many. */
  people(text: string | undefined, most: number): Promise<Person[]>;
  chats(): Promise<ChatInfo[]>;
  /** The last messages of a chat, oldest first; none where nobody knows the chat. */
  history(chat: string, most: number): Promise<PastMessage[]>;
  say(message: Said): Promise<Outcome>;
  revise(revision: Revised): Promise<Outcome>;
  /** Reacts to a message, or with null takes that back. */
  react(reaction: { id: string; chat: string; from: string; emoji: string | null }): Promise<void>;
  /** Votes in a poll; without options the vote is taken back. */
  vote(vote: { id: string; chat: string; from: string; options: string[] }): Promise<void>;
  /** The first of the calls to a phone that ring or are talked on; none where calls are not simulated. */
  callTo(phone: string): Promise<Call | undefined>;
  playCall(id: string, act: CallAct): Promise<Call>;
}

/** Creates a client for the Muster at `url`, which speaks with the organization's `key`. */
export function createClient(url: string, key: string): Client {
  async function ask<Answer>(path: string, body?: unknown, method = 'POST'): Promise<Answer> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${url}${path}`, {
        method: body === undefined ? 'GET' : method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(60_000),
      });
      text = await response.text();
    } catch (error) {
      throw new ChatError(`Muster does not answer at ${url}: ${reasonOf(error)}`);
    }
    const answer = text === '' ? null : parseJson(text);
    if (response.ok && answer !== undefined) return answer as Answer;
    throw new ChatError(refusalOf(url, response.status, answer), response.status);
  }

  async function all<Item>(path: string, most: number): Promise<Item[]> {
    const items: Item[] = [];
    let cursor: string | null = null;
    do {
      const query: string = `limit=${Math.min(100, most - items.length)}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
      const page: Page<Item> = await ask(`${path}${path.includes('?') ? '&' : '?'}${query}`);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null && items.length < most);
    return items;
  }

  return {
    url,
    organization: () => ask('/api/organization'),
    people: (text, most) =>
      all(
        text === undefined ? '/api/contacts' : `/api/contacts?text=${encodeURIComponent(text)}`,
        most,
      ),
    chats: () => all('/api/chats', 1000),
    async history(chat, most) {
      try {
        const past = await all<PastMessage>(
          `/api/simulator/chats/${encodeURIComponent(chat)}/messages`,
          most,
        );
        return past.reverse();
      } catch (error) {
        if (error instanceof ChatError && error.status === 404) return [];
        throw error;
      }
    },
    say: (message) => ask('/api/simulator/messages', message),
    revise: ({ id, ...revision }) =>
      ask(`/api/simulator/messages/${encodeURIComponent(id)}`, revision, 'PATCH'),
    react: ({ id, ...reaction }) =>
      ask(`/api/simulator/messages/${encodeURIComponent(id)}/reaction`, reaction, 'PUT'),
    vote: ({ id, ...vote }) =>
      ask(`/api/simulator/messages/${encodeURIComponent(id)}/vote`, vote, 'PUT'),
    async callTo(phone) {
      try {
        const open = await all<Call>(
          `/api/simulator/calls?status=open&to=${encodeURIComponent(phone)}`,
          100,
        );
        return open.at(-1);
      } catch (error) {
        if (error instanceof ChatError && error.status === 404) return undefined;
        throw error;
      }
    },
    playCall: (id, act) => ask(`/api/simulator/calls/${encodeURIComponent(id)}`, act),
  };
}

/** The sentence of a problem document (RFC 9457), with what it says of each value. */
function refusalOf(url: string, status: number, answer: unknown): string {
  const { detail, errors } = (answer ?? {}) as {
    detail?: string;
    errors?: { path: string; expected: string }[];
  };
  if (status === 401) return `The key is not valid at ${url}: expected one of an ADMIN, like mst_…`;
  if (typeof detail !== 'string') return `${url} answers ${status}, and not as Muster does.`;
  const values = (errors ?? []).map(({ path, expected }) => `${path}: expected ${expected}`);
  return [detail, ...values.filter((line) => !detail.includes(line))].join('\n  ');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why a fetch came to nothing, in a few words. */
export function reasonOf(error: unknown): string {
  const { cause, name, message } = error as Error & { cause?: { code?: string; message?: string } };
  if (cause?.code === 'ECONNREFUSED') return 'nothing listens there';
  if (cause?.code === 'ENOTFOUND') return 'there is no such host';
  return name === 'TimeoutError' ? 'no answer in time' : (cause?.message ?? message);
}
