import { addressOf, endFeed, findFeed, renewFeed } from '../../calendar/feeds.ts';
import { type Context, requireGroupOrDirect } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import type { When } from '../../languages/reply.ts';
import type { Say } from '../../languages/say.ts';
import { findOwnChat, tellInOwnChat } from '../../outbox/own-chat.ts';
import type { GroupView } from '../../sight/visible-groups.ts';
import { groupHandle } from '../arguments/group.ts';
import { choice } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';

export const calendarCommand = defineCommand({
  name: 'calendar',
  aliases: ['my calendar', 'calendar feed', 'ical', 'ics'],
  topic: 'groups',
  brief: 'events in your own calendar',
  summary:
    'A secret address at which your calendar (Google, Apple, Outlook) reads your events, or those of a group',
  who: 'For everyone; of a group, for its members. The address is told in your direct chat alone.',
  examples: ['/calendar', '/calendar @BookClub', '/calendar new', '/calendar off'],
  slots: {
    what: choice<'new' | 'off'>('new or off', {
      new: ['renew', 'another'],
      off: ['end', 'remove', 'stop', 'revoke'],
    }),
    group: groupHandle(['of', 'for', 'in']),
  },
  async run({ args, context, say }) {
    requireGroupOrDirect(context);
    const { change, sender, message } = context;
    const group = requireIn(args.group, context);
    const of = { contactId: sender.contactId, groupId: group?.id ?? null };
    if (args.what === 'off')
      return say.calendarEnded({ group, changed: await endFeed(change, of) });
    const held = args.what === 'new' ? undefined : await findFeed(change, of);
    if (held) {
      const when = (at: Date): When => ({ at, zone: context.zone });
      const { createdAt, readAt } = held;
      return say.calendarThere({ group, since: when(createdAt), read: readAt && when(readAt) });
    }
    if (message.chat.kind === 'DIRECT') return makeAddress(context, group, say);
    const ownChat = await findOwnChat(change, sender.contactId);
    if (ownChat === undefined) return say.calendarAskDirectly({ group });
    await tellInOwnChat(change, ownChat, await makeAddress(context, group, say));
    return say.calendarSent({ group });
  },
});

/** Whose own calendar tells of a group is in it: staff who only see it have no stay that the address ends with. */
function requireIn(group: GroupView | null, { sender }: Context): GroupView | null {
  if (group && group.memberRole === null)
    throw new UserError('notMember', { person: sender.name, group: group.name });
  return group;
}

async function makeAddress(
  { change, sender, publicUrl }: Context,
  group: GroupView | null,
  say: Say,
): Promise<string> {
  const of = { contactId: sender.contactId, groupId: group?.id ?? null };
  const { secret, replaced } = await renewFeed(change, of);
  return say.calendarAddress({ url: addressOf(publicUrl, secret), group, replaced });
}
