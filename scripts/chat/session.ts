import { randomUUID } from 'node:crypto';
import { parsePhone, phoneOfWhatsappId, whatsappIdOfPhone } from '../../src/forms/phone.ts';
import {
  type Call,
  type CallAct,
  ChatError,
  type ChatInfo,
  type Client,
  type Outcome,
  type PastMessage,
  type Person,
  type Reply,
} from './client.ts';
import { renderWhatsApp, withOptions } from './render-whatsapp.ts';

export interface Me {
  name: string;
  phone: string;
}

export interface Place {
  /** What the simulator calls the chat. */
  id: string;
  kind: 'group' | 'direct';
  /** What people call it. */
  name: string;
  groupName: string | undefined;
  /** Whether nobody has written there yet. */
  isNew: boolean;
}

/** An answer, ready to be shown. */
export interface ShownReply {
  text: string;
  /** The chat that it went to, where that is another than the one written in. */
  elsewhere: string | undefined;
}

/** Somebody in some chat, and what they say there. All of it throws ChatError. */
export interface Session {
  me(): Me;
  place(): Place;
  become(who: string): Promise<void>;
  /** Goes to a chat by its name, or with undefined to the direct chat with Muster. */
  goTo(chat: string | undefined): Promise<void>;
  people(): Promise<Person[]>;
  history(most: number): Promise<{ who: string | undefined; sentAt: Date; text: string }[]>;
  say(body: string): Promise<ShownReply[]>;
  /** Says something in reply to the last that Muster said here. */
  reply(body: string): Promise<ShownReply[]>;
  /** Gives what was said last here another text, or with null deletes it. */
  revise(body: string | null): Promise<ShownReply[]>;
  /** Reacts to the last that Muster said here, or with null takes that back. */
  react(emoji: string | null): Promise<void>;
  /** Votes in Muster's last poll here, or with null takes that back. */
  vote(option: string | null): Promise<void>;
  /** The call that rings for me, or that I am on; while it is asked for, nobody else acts for me. */
  call(): Promise<Call | undefined>;
  playCall(id: string, act: CallAct): Promise<Call>;
}

/** Opens a session; `client` is asked for at each use, because a service may be started anew. */
export async function createSession(options: {
  client: () => Client;
  as: string;
  chat: string | undefined;
  colour: boolean;
}): Promise<Session> {
  const { client, colour } = options;
  const names = new Map<string, string>();
  // What each said last in a chat, and what Muster said last there, by the network's ids.
  const lastSaid = new Map<string, string>();
  const lastReply = new Map<string, string>();
  const lastPoll = new Map<string, Reply>();
  let me = await resolvePerson(client(), options.as);
  let place = await resolvePlace(client(), me, options.chat);

  async function render({
    body,
    pollOptions,
    mentions,
  }: Pick<PastMessage, 'body' | 'pollOptions' | 'mentions'>): Promise<string> {
    for (const id of mentions) {
      if (!names.has(id)) names.set(id, await nameOf(client(), id));
    }
    return renderWhatsApp(withOptions(body, pollOptions), mentions, names, { colour });
  }

  async function say(body: string, more: { quotedId?: string }): Promise<ShownReply[]> {
    const id = randomUUID();
    const outcome = await client().say({
      id,
      chat: place.id,
      chatKind: place.kind,
      from: me.phone,
      // Of somebody unknown, WhatsApp would show a name of their own, which nobody gave.
      ...(me.name === me.phone ? {} : { senderName: me.name }),
      ...withMentions(body),
      ...more,
    });
    lastSaid.set(`${me.phone} ${place.id}`, id);
    place = { ...place, isNew: false };
    return show(outcome);
  }

  async function show({ replies }: Outcome): Promise<ShownReply[]> {
    const shown: ShownReply[] = [];
    for (const reply of replies) {
      lastReply.set(reply.chat, reply.id);
      if (reply.pollOptions.length > 0) lastPoll.set(reply.chat, reply);
      const elsewhere = reply.chat === place.id ? undefined : await chatName(client(), reply.chat);
      shown.push({ text: await render(reply), elsewhere });
    }
    return shown;
  }

  return {
    me: () => me,
    place: () => place,
    async become(who) {
      const next = await resolvePerson(client(), who);
      if (place.kind === 'direct') place = await resolvePlace(client(), next, undefined);
      me = next;
    },
    async goTo(chat) {
      place = await resolvePlace(client(), me, chat);
    },
    people: () => client().people(undefined, 200),
    async history(most) {
      const past = await client().history(place.id, most);
      const shown = [];
      for (const message of past) {
        const { from, senderName } = message;
        const who = from === null ? undefined : (senderName ?? phoneOfWhatsappId(from) ?? from);
        shown.push({ who, sentAt: new Date(message.sentAt), text: await render(message) });
      }
      return shown;
    },
    say: (body) => say(body, {}),
    async reply(body) {
      const quotedId = lastReply.get(place.id);
      if (quotedId === undefined) throw new ChatError('Muster has said nothing here yet.');
      return say(body, { quotedId });
    },
    async revise(body) {
      const id = lastSaid.get(`${me.phone} ${place.id}`);
      if (id === undefined) throw new ChatError('You have said nothing here yet.');
      const text = body === null ? { body, mentions: [] } : withMentions(body);
      return show(await client().revise({ id, chat: place.id, from: me.phone, ...text }));
    },
    async react(emoji) {
      const id = lastReply.get(place.id);
      if (id === undefined) throw new ChatError('Muster has said nothing here yet.');
      await client().react({ id, chat: place.id, from: me.phone, emoji });
    },
    async vote(option) {
      const poll = lastPoll.get(place.id);
      if (poll === undefined) throw new ChatError('There is no poll here yet.');
      const chosen = poll.pollOptions.filter((text) => fold(text) === fold(option ?? ''));
      if (option !== null && chosen.length === 0) {
        throw new ChatError(`The poll has no ${option}: ${poll.pollOptions.join(', ')}.`);
      }
      await client().vote({ id: poll.id, chat: place.id, from: me.phone, options: chosen });
    },
    call: () => client().callTo(me.phone),
    playCall: (id, act) => client().playCall(id, act),
  };
}

/** "@+34600111222" as WhatsApp sends it when somebody is picked from the list of mentions. */
export function withMentions(text: string): { body: string; mentions: string[] } {
  const mentions = new Set<string>();
  const body = text.replace(/(?<![\p{L}\p{N}])@(\+[1-9]\d{6,14})(?!\d)/gu, (_, phone: string) => {
    mentions.add(phone);
    return `@${phone.slice(1)}`;
  });
  return { body, mentions: [...mentions] };
}

/** Somebody by phone or by name, who has to have a phone: without one nobody writes on WhatsApp. */
async function resolvePerson(client: Client, who: string): Promise<Me> {
  const wanted = who.trim().replace(/^@/, '');
  const isPhone = /^(\+|00)[\d\s().\-–/]+$/.test(wanted);
  const phone = parsePhone(wanted);
  if (isPhone && phone === undefined) {
    throw new ChatError(
      `${wanted} is no phone number: expected one with its country code, like +34600111222.`,
    );
  }
  const found = await client.people(phone ?? wanted, 100);
  if (phone !== undefined) {
    return { name: found.find((person) => person.phone === phone)?.name ?? phone, phone };
  }
  const exact = found.filter(({ name }) => fold(name) === fold(wanted));
  const candidates = exact.length > 0 ? exact : found;
  const [person] = candidates;
  if (!person) {
    const known = await client.people(undefined, 12);
    throw new ChatError(
      `Nobody here is called ${wanted}. ${known.length === 0 ? 'There are no contacts yet: give a phone number.' : `There are ${listed(known)}.`}`,
    );
  }
  if (candidates.length > 1) {
    throw new ChatError(
      `${wanted} may be ${listed(candidates)}: give the whole name, or the phone number.`,
    );
  }
  if (person.phone === null) {
    throw new ChatError(`${person.name} has no phone number, and so cannot write.`);
  }
  return { name: person.name, phone: person.phone };
}

function listed(people: readonly Person[]): string {
  const most = 12;
  const shown = people
    .slice(0, most)
    .map(({ name, phone }) => (phone ? `${name} (${phone})` : name));
  return `${shown.join(', ')}${people.length > most ? ' …' : ''}`;
}

async function resolvePlace(client: Client, me: Me, chat: string | undefined): Promise<Place> {
  const chats = await client.chats();
  if (chat === undefined) {
    const id = whatsappIdOfPhone(me.phone);
    return {
      id,
      kind: 'direct',
      name: 'Muster',
      groupName: undefined,
      isNew: !chats.some((known) => known.externalId === id),
    };
  }
  const wanted = chat.trim().replace(/^#/, '');
  const known =
    chats.find(({ externalId }) => externalId === wanted) ??
    chats.find(({ externalId, name }) =>
      [externalId, name ?? ''].some((text) => fold(text) === fold(wanted)),
    );
  return known
    ? {
        id: known.externalId,
        kind: known.kind === 'DIRECT' ? 'direct' : 'group',
        name: labelOf(known),
        groupName: known.link?.groupName,
        isNew: false,
      }
    : { id: wanted, kind: 'group', name: wanted, groupName: undefined, isNew: true };
}

const labelOf = ({ externalId, name }: ChatInfo) => name ?? externalId;

async function chatName(client: Client, externalId: string): Promise<string> {
  const chat = (await client.chats()).find((known) => known.externalId === externalId);
  return chat?.kind === 'DIRECT'
    ? `${await nameOf(client, externalId)}, directly`
    : chat
      ? labelOf(chat)
      : externalId;
}

/** The name behind a phone or a WhatsApp id; the phone itself where nobody knows it. */
async function nameOf(client: Client, id: string): Promise<string> {
  const phone = id.startsWith('+') ? id : phoneOfWhatsappId(id);
  if (phone === undefined) return id;
  return (await client.people(phone, 100)).find((person) => person.phone === phone)?.name ?? phone;
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|\s/gu, '')
    .toLowerCase();
}
