import { hash } from 'node:crypto';
import { createCampaign } from '../../calls/create-campaign.ts';
import type { CampaignPlan } from '../../calls/plan-campaign.ts';
import { previewOf } from '../../calls/preview.ts';
import { readProgress } from '../../calls/read-progress.ts';
import type { CallRules } from '../../calls/read-rules.ts';
import { lastMinute } from '../../calls/times.ts';
import { parseWanted, spreads, type WantedCampaign } from '../../calls/wanted.ts';
import { requireConfirmed } from '../../context/confirm.ts';
import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import type { Say } from '../../languages/say.ts';
import { type CallText, callText } from '../arguments/call-text.ts';
import { defineCommand } from '../command.ts';
import { Misread } from '../misread.ts';
import { withTime } from '../reminders/decent-time.ts';
import { type Called, findCalled } from './find-called.ts';

export const callCommand = defineCommand({
  name: 'call',
  aliases: ['phone', 'ring up', 'call up', 'telephone'],
  topic: 'groups',
  brief: 'by phone, with a message',
  summary: 'Have a group, people, or those who have not answered called; it always asks first',
  who: 'For admins of the group.',
  examples: [
    '/call @BookClub "We moved to 7 pm"',
    '/call @BookClub We moved to 7 pm',
    "/call everyone who hasn't answered 12",
    '/call @BookClub "We moved to 7 pm" tomorrow 9am over 1 hour',
  ],
  slots: { call: callText() },
  async run({ args, context, say }) {
    const { change } = context;
    const called = await findCalled(args.call, context, say);
    if (args.call.text === null && called.facts.reason === 'MESSAGE')
      throw new Misread(say.callWhat());
    const wanted = wantedOf(args.call, called, context);
    const { id, number } = await createCampaign(
      change,
      isPast(wanted, change.at) ? { ...wanted, startsAt: null, timing: 'IMMEDIATE' } : wanted,
      (plan, settings) => confirm(wanted, called, plan, settings, context, say),
      called.allow,
    );
    const [progress] = await readProgress(change, [id], change.at);
    return { text: say.campaignProgress(progress!), about: number };
  },
});

function wantedOf(args: CallText, { whom }: Called, context: Context): WantedCampaign {
  const { text, priority, over, now, when, until } = args;
  if (over !== null && (over < spreads.least || over > spreads.most))
    throw new UserError('invalid', {
      field: 'span',
      expected: '15 minutes to a day',
      example: 'over 1 hour',
    });
  const startsAt = when && withTime({ ...when, rule: null }, context).at;
  if (now && startsAt)
    throw new UserError('invalid', {
      field: 'time',
      expected: 'now or later',
      example: 'tomorrow 9am',
    });
  const wanted: WantedCampaign = {
    whom,
    message: text,
    timing: over !== null ? 'STAGGERED' : startsAt ? 'SCHEDULED' : 'IMMEDIATE',
    priority: priority === 'urgent' ? 'URGENT' : priority === 'high' ? 'HIGH' : 'NORMAL',
    startsAt,
    spreadMinutes: over,
    isAboutAppointments: false,
    customHoursBefore: null,
    outsideHours: null,
    until: until?.at ?? null,
  };
  // As of when it was said: the yes may come a few minutes after its moment.
  return parseWanted(wanted, context.message.sentAt);
}

/** Whether its moment has passed while its sender thought about it: then it is now. */
function isPast({ startsAt, timing }: WantedCampaign, at: Date): boolean {
  return startsAt !== null && startsAt <= at && timing === 'SCHEDULED';
}

/** Asks, with all that would happen. Throws Unconfirmed unless the sender has said yes to this very campaign. */
function confirm(
  wanted: WantedCampaign,
  { facts, whom }: Called,
  plan: CampaignPlan,
  settings: CallRules,
  context: Context,
  say: Say,
): void {
  const { change, zone, centsPerMinute } = context;
  const preview = previewOf(plan, settings, wanted, centsPerMinute);
  const { calls, leftOut, firstAt, usefulUntil } = preview;
  const names = calls.map(({ name }) => name);
  const isByName = !('groupId' in whom || 'eventId' in whom || 'taskId' in whom);
  const isLater = firstAt !== null && firstAt.getTime() - change.at.getTime() > 60_000;
  const { message, timing, priority, startsAt, spreadMinutes, until } = wanted;
  const shown = [
    calls.map(({ contactId }) => contactId).toSorted(),
    leftOut.map(({ reason, people }) => [
      reason,
      people.map(({ contactId }) => contactId).toSorted(),
    ]),
    [whom, message, timing, priority, startsAt, spreadMinutes, until],
  ];
  requireConfirmed(context, `call: ${hash('md5', JSON.stringify(shown))}`, (code) =>
    say.confirmCall({
      ...facts,
      message,
      calls: calls.length,
      named: isByName ? namesOf(names) : null,
      leftOut: leftOut.map(({ reason, people }) => ({
        reason,
        names: namesOf(people.map(({ name }) => name)),
      })),
      urgent: priority === 'URGENT',
      first: isLater ? { at: firstAt, zone } : null,
      minutes: preview.minutes,
      cents: preview.cents,
      until: { at: lastMinute(usefulUntil, settings.zone), zone },
      code,
    }),
  );
}

/** As many are named. */
const mostNamed = 3;

function namesOf(names: readonly string[]) {
  return { names: names.slice(0, mostNamed), total: names.length };
}
