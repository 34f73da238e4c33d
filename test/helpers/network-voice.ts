import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from '../../src/chat/transport.ts';
import { listReplies } from '../../src/messages/history.ts';
import { bare } from './transport.ts';
import type { Tenant, World } from './world.ts';

/** Somebody as the network shows them: by a phone's id, a LID, or both. */
export interface Voice {
  id: string;
  alias?: string | null;
  name?: string | null;
}

/** A message of somebody's as the network hands it over. */
export function said(
  world: World,
  { id: senderId, alias = null, name = null }: Voice,
  chat: string,
  body: string,
  given: Partial<IncomingMessage> = {},
): IncomingMessage {
  return {
    id: randomUUID(),
    chat: { id: chat, kind: 'GROUP', name: chat },
    senderId,
    senderName: name,
    body,
    mentions: [],
    quotedId: null,
    sentAt: world.clock.now(),
    ...bare,
    senderAlias: alias,
    ...given,
  };
}

/** Says something by the ids given, and answers the texts that come back. */
export async function sayAs(
  world: World,
  { organizationId }: Tenant,
  who: Voice,
  chat: string,
  body: string,
  given: Partial<IncomingMessage> = {},
): Promise<string[]> {
  const simulator = await world.service.simulated.simulatorOf(organizationId);
  const message = said(world, who, chat, body, given);
  const { isNew } = await simulator.receive(message);
  if (!isNew) return [];
  const replies = await listReplies({ tx: world.db, organizationId }, message.id);
  return replies.map((reply) => reply.body);
}
