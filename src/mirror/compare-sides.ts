/** Somebody who is in the chat, or was when it was last seen. */
export interface InChat {
  contactId: string;
  /** What WhatsApp calls them there. */
  externalId: string;
  isAdmin: boolean;
}

/** The same, of somebody who was in it when it was last seen. */
export interface WasInChat extends InChat {
  /** Whether they were added since: no look has shown them yet. */
  isUnseen: boolean;
  /** Whether their phone alone is known, and no LID. */
  isByPhone: boolean;
}

export interface InGroup {
  contactId: string;
  isAdmin: boolean;
}

/** What people have done on WhatsApp since the chat was last seen, as the group is to follow it. */
export interface Moves {
  joined: string[];
  left: string[];
  promoted: string[];
  demoted: string[];
}

/**
 * Compares who was in the chat when it was last seen (the base), who is in it now and who is in the
 * group. What differs from the base on WhatsApp's side was done there; what differs on Muster's side is
 * left, to be done on WhatsApp. Since both sides are compared to what they agreed on, what Muster did
 * there is no difference when it is seen again.
 *
 * `group` is in the order in which they joined it. Somebody whom both sides have met for the first time
 * counts as no admin before, so that an admin of either becomes one of both. A group with members keeps
 * an admin: where WhatsApp leaves none, whoever has been in it longest is one.
 */
export function compareSides(
  base: readonly InChat[],
  chat: readonly InChat[],
  group: readonly InGroup[],
): Moves {
  const before = new Map(base.map((person) => [person.contactId, person]));
  const members = new Map(group.map((person) => [person.contactId, person]));
  const there = new Set(chat.map(({ contactId }) => contactId));
  const left = base
    .map(({ contactId }) => contactId)
    .filter((id) => !there.has(id) && members.has(id));
  const joined: string[] = [];
  const promoted: string[] = [];
  const demoted: string[] = [];
  for (const { contactId, isAdmin } of chat) {
    const was = before.get(contactId);
    const member = members.get(contactId);
    // In the chat as before, and in the group no more: they are to leave the chat.
    if (was && !member) continue;
    if (!member) joined.push(contactId);
    const isChanged = isAdmin !== (was?.isAdmin ?? false);
    if (isChanged && isAdmin !== (member?.isAdmin ?? false)) {
      (isAdmin ? promoted : demoted).push(contactId);
    }
  }
  const gone = new Set(left);
  const stays = [...members.keys(), ...joined].filter((id) => !gone.has(id));
  const demotions = new Set(demoted);
  const promotions = new Set(promoted);
  const isAdmin = (id: string) =>
    promotions.has(id) || (members.get(id)?.isAdmin === true && !demotions.has(id));
  const heir = stays.some(isAdmin) ? undefined : stays[0];
  if (heir !== undefined && !demotions.delete(heir)) promotions.add(heir);
  return { joined, left, promoted: [...promotions], demoted: [...demotions] };
}

/**
 * Those of the base who are not shown and may be there all the same: WhatsApp may not show them yet, or by
 * a LID that hides their phone, as it shows somebody here (`isHiding`). They are taken to be there: nobody
 * loses their tasks by a guess.
 */
export function findUnsure(
  base: readonly WasInChat[],
  chat: readonly InChat[],
  isHiding: boolean,
): WasInChat[] {
  const there = new Set(chat.map(({ contactId }) => contactId));
  return base.filter(
    ({ contactId, isUnseen, isByPhone }) =>
      !there.has(contactId) && (isUnseen || (isByPhone && isHiding)),
  );
}

/**
 * What a text is to be on both sides: WhatsApp's where only that has changed since they agreed, else
 * Muster's.
 */
export function mergeText(
  base: string | null,
  chat: string | null,
  group: string | null,
): string | null {
  return chat !== base && group === base ? chat : group;
}
