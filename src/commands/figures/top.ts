import { readTop } from '../../analytics/read-top.ts';
import { groupHandle } from '../arguments/group.ts';
import { lastDays } from '../arguments/last-days.ts';
import { defineGroupCommand } from '../command.ts';
import { askedDays, spanOf } from './asked-days.ts';

export const topCommand = defineGroupCommand({
  name: 'top',
  aliases: ['leaderboard', 'ranking', 'top list'],
  topic: 'groups',
  brief: 'who came most',
  summary: 'Who came most to the events of a group, over 90 days or those that you say',
  who: 'For members, unless the group has switched it off.',
  examples: ['/top', '/top @BookClub this month'],
  slots: { group: groupHandle(['of', 'for', 'in']), days: lastDays('days') },
  may: 'ask',
  groupOf: ({ group }) => group,
  async run({ args, context, group, say }) {
    if (!group.topList) return say.topOff({ group });
    const period = askedDays(args.days, group, context);
    const top = await readTop(context.change, group.id, period, context.message.sentAt);
    return say.top({ ...top, group, span: spanOf(period) });
  },
});
