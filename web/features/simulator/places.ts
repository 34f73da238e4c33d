import type { Chat } from '../../../client/muster.ts';

/** A chat that somebody can be played in. */
export interface Place {
  /** What the network calls it. */
  id: string;
  kind: 'group' | 'direct';
  name: string;
  /** The group that it is about. */
  group: { id: string; name: string } | null;
  /** Of a direct chat, whose it is, by their phone, where that tells. */
  phone: string | null;
}

/** What the network calls the direct chat of somebody. */
export const directChatOf = (phone: string) => `${phone.slice(1)}@c.us`;

function phoneOf(chatId: string): string | null {
  const digits = /^([1-9]\d{6,14})@c\.us$/.exec(chatId)?.[1];
  return digits === undefined ? null : `+${digits}`;
}

export function placeOf({ externalId, kind, name, link }: Chat): Place {
  return {
    id: externalId,
    kind: kind === 'GROUP' ? 'group' : 'direct',
    name: name ?? externalId,
    group: link && { id: link.groupId, name: link.groupName },
    phone: kind === 'DIRECT' ? phoneOf(externalId) : null,
  };
}
