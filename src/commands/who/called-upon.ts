import type { Context } from '../../context/read-context.ts';
import type { Crowd, Named } from '../../languages/reply.ts';
import { mostNamed } from '../../outbox/tell.ts';

/** Names shown of each answer where nobody is mentioned. */
export const shownNames = 25;

/** As many of those who still have to do something as are named where this is said. */
export function shownIn({ message }: Context): number {
  return message.chat.kind === 'GROUP' ? mostNamed : shownNames;
}

/**
 * Those who still have to do something: mentioned where they read it, so that it reaches them, but for
 * the sender, who knows, and whoever is away; and nobody where it is not sure that they are meant. Whoever has done it is only
 * named: asking rings nobody's phone for nothing.
 */
export function calledUpon(
  { named, total }: { named: readonly (Named & { contactId: string })[]; total: number },
  { message, sender }: Context,
  sure: boolean,
  away: ReadonlyMap<string, unknown> = new Map(),
): Crowd {
  const isMentioned = (contactId: string) =>
    sure && message.chat.kind === 'GROUP' && contactId !== sender.contactId && !away.has(contactId);
  return {
    named: named.map(({ contactId, name, whatsappId }) => ({
      name,
      whatsappId: isMentioned(contactId) ? (whatsappId ?? null) : null,
    })),
    total,
  };
}
