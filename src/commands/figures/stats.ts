import { readOwnFigures } from '../../analytics/own-figures.ts';
import type { Period } from '../../analytics/period.ts';
import { type Context, noGroupHere, requireGroupOrDirect } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import type { Say } from '../../languages/say.ts';
import { findOwnChat, tellInOwnChat } from '../../outbox/own-chat.ts';
import type { GroupView } from '../../sight/visible-groups.ts';
import { groupHandle } from '../arguments/group.ts';
import { lastDays } from '../arguments/last-days.ts';
import { choice } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';
import { askedDays, spanOf } from './asked-days.ts';
import { figuresChart } from './figures-chart.ts';
import { figuresOf } from './figures-of.ts';

export const statsCommand = defineCommand({
  name: 'stats',
  aliases: ['statistics', 'figures', 'analytics'],
  shorthands: { 'my stats': 'me' },
  topic: 'groups',
  brief: 'figures, with a picture',
  summary:
    'How a group does, with a picture: its members, events and tasks over 90 days or those that you say; or how you do',
  who: 'For everyone who sees the group; calls for those who may call it, all of it for admins of the organization.',
  examples: ['/stats', '/stats @BookClub 7 days', '/stats this month', '/stats me'],
  slots: {
    me: choice<'me'>('me', { me: ['mine', 'my'] }),
    group: groupHandle(['of', 'for', 'in']),
    days: lastDays('days'),
  },
  async run({ args, context, say }) {
    const { me, group, days } = args;
    // Without a group it is about oneself, as lists of events and tasks are.
    const isOwn = me !== null || (!group && context.message.chat.kind === 'DIRECT');
    if (!isOwn && !group) throw noGroupHere(context);
    if (isOwn) requireGroupOrDirect(context);
    const period = askedDays(days, group, context);
    if (isOwn) return tellOwn(group, period, context, say);
    const figures = await figuresOf(group!, period, context);
    const picture = figuresChart(group!, figures, say);
    return { text: say.figures(figures.facts), ...(picture ? { picture } : {}) };
  },
});

/** How somebody does is told to them alone where that can be: in front of others it would shame some of them. */
async function tellOwn(
  group: GroupView | null,
  period: Period,
  { change, sender, message }: Context,
  say: Say,
): Promise<string> {
  if (group && group.memberRole === null)
    throw new UserError('notMember', { person: sender.name, group: group.name });
  const whose = { contactId: sender.contactId, groupId: group?.id ?? null };
  const own = await readOwnFigures(change, whose, period, message.sentAt);
  const told = say.ownFigures({ ...own, group, span: spanOf(period) });
  if (message.chat.kind === 'DIRECT') return told;
  const ownChat = await findOwnChat(change, sender.contactId);
  if (ownChat === undefined) return told;
  await tellInOwnChat(change, ownChat, told);
  return say.ownFiguresSent();
}
