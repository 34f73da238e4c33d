import type { Outgoing } from '../outbox/outbox.ts';

/** Characters of a joined message, about: two screens of a phone. */
const longestJoined = 2_000;

/**
 * What is said at one moment in one chat is one message, its parts under one another in their order. Polls and what
 * takes the place of an earlier message stay by themselves. A reply to a joined message names what it is about.
 */
export function joinMessages(messages: readonly Outgoing[]): Outgoing[] {
  const joined: Outgoing[] = [];
  const open = new Map<string, number>();
  for (const message of messages) {
    if (message.pollOptions || message.editsExternalId || message.mediaId) {
      joined.push(message);
      continue;
    }
    const place = open.get(message.chatId);
    const before = place === undefined ? undefined : joined[place];
    if (before && before.body.length + message.body.length <= longestJoined) {
      joined[place!] = joinTwo(before, message);
    } else {
      open.set(message.chatId, joined.push(message) - 1);
    }
  }
  return joined;
}

function joinTwo(one: Outgoing, other: Outgoing): Outgoing {
  const isAboutOne = one.aboutNumber === other.aboutNumber;
  const { expiresAt: _, ...rest } = one;
  // It is of use as long as one of its parts is.
  const ends = [one.expiresAt, other.expiresAt].filter((at) => at !== undefined);
  const last = ends.length === 2 && new Date(Math.max(...ends.map((at) => at.getTime())));
  return {
    ...rest,
    body: `${one.body}\n\n${other.body}`,
    mentions: [...new Set([...one.mentions, ...other.mentions])],
    aboutNumber: isAboutOne ? (one.aboutNumber ?? null) : null,
    ...(last ? { expiresAt: last } : {}),
  };
}
