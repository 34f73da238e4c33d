import { z } from 'zod';
import type { Actor } from '../change/change.ts';
import { mayOnGroup } from '../context/policy.ts';
import type { LastMessage } from '../groups/last-message.ts';
import type { GroupView } from '../sight/visible-groups.ts';
import { mediaKind, messageDirection } from './enums.ts';
import { instant } from './schemas.ts';

export const lastMessage = z.object({
  direction: messageDirection,
  senderName: z
    .string()
    .nullable()
    .meta({ description: 'Null for what Muster said.', examples: ['Pau'] }),
  text: z.string().meta({
    description: 'The first hundred characters; empty for a file without a caption.',
    examples: ['I’m in!'],
  }),
  mediaKind: mediaKind.nullable(),
});

/** What a group shows of what was last said in it. */
export const lastMessageFields = {
  lastMessageAt: instant
    .nullable()
    .describe('Null where nothing was said in its group chats, and for whoever may not read it.'),
  lastMessage: lastMessage.nullable(),
};

/** What was last said, for whoever may read what is said. */
export function presentLast(actor: Actor, found: GroupView, last: LastMessage | null) {
  if (!last || !mayOnGroup(actor, 'ask', found)) return { lastMessageAt: null, lastMessage: null };
  const { at, ...lastMessage } = last;
  return { lastMessageAt: at, lastMessage };
}
