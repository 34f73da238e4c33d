import { z } from 'zod';
import type { CampaignState } from '../calls/campaign-state.ts';
import {
  callReason,
  campaignPriority,
  campaignStatus,
  campaignTiming,
  leftOutReason,
  pauseReason,
} from './enums.ts';
import { groupLike, id, instant, number } from './schemas.ts';

const count = (description: string, example: number) =>
  z.int().meta({ description, examples: [example] });

const titled = (title: string) =>
  z.object({ id, number, title: z.string().meta({ examples: [title] }) }).nullable();

export const cents = z.number().meta({ description: 'In cents, about.', examples: [120] });

export const excluded = z
  .array(z.object({ reason: leftOutReason, count: z.int().meta({ examples: [2] }) }))
  .describe('Who is not called, by why.');

/** A campaign with how far it is. */
export const campaign = z.object({
  id,
  number,
  status: campaignStatus.meta({ examples: ['EXECUTING'] }),
  reason: callReason.describe('Why people are called, while that stands.'),
  timing: campaignTiming,
  priority: campaignPriority,
  message: z
    .string()
    .nullable()
    .meta({ examples: ['We moved to 7 pm'] }),
  group: groupLike('Sunday Soccer Team', '⚽').nullable().describe('Null for people of several.'),
  event: titled('Game vs. The Eagles'),
  task: titled('Pay the fee'),
  startsAt: instant.nullable().describe('When it begins; null for at once.'),
  spreadMinutes: z
    .int()
    .nullable()
    .meta({ examples: [60] }),
  customHoursBefore: z
    .int()
    .nullable()
    .meta({ examples: [24] }),
  usefulUntil: instant.describe('From then on nobody is called for it.'),
  pauseReason: pauseReason.nullable().describe('Of one that is paused.'),
  total: count('All whom it is for; 0 before it begins: whom it calls is who is there then.', 15),
  called: count('Those who are not left out.', 12),
  done: count('Those of them who are not called any more.', 7),
  waiting: count('Those who are still to be dialled.', 4),
  ringing: count('Those whose call is under way.', 1),
  answered: count('Who picked up.', 5),
  noAnswer: count('Who did not.', 1),
  busy: count('Whose line was busy.', 0),
  voicemail: count('Where a machine picked up.', 1),
  declined: count('Who declined the call.', 0),
  failed: count('Whose call failed.', 0),
  excluded,
  answers: z
    .object({
      going: count('To the event.', 3),
      maybe: count('To the event.', 1),
      declined: count('To the event.', 1),
      done: count('Whose task is done.', 0),
      confirmed: count('Whose appointment stands.', 0),
      cancelled: count('Whose appointment does not.', 0),
      rescheduled: count('Whose appointment is to be at another time.', 0),
    })
    .describe('What was said on the phone.'),
  cents: cents.describe('What it has cost so far, in cents.'),
  minutesLeft: count('About how long it takes still.', 3),
  nextAt: instant.nullable().describe('When somebody is dialled next, where that is not soon.'),
  createdById: id.nullable().describe('The contact whose it is, where it is one’s.'),
  createdAt: instant,
  startedAt: instant.nullable().describe('When the first was dialled.'),
  finishedAt: instant.nullable(),
});

export function presentCampaign({ progress, ...view }: CampaignState) {
  const { called, ended, ringing, outcomes, leftOut, answers, minutesLeft, next } = progress;
  const left = leftOut.reduce((sum, { people }) => sum + people, 0);
  return {
    ...view,
    total: called + left,
    called,
    done: ended,
    waiting: called - ended - ringing,
    ringing,
    ...outcomes,
    excluded: leftOut.map(({ reason, people }) => ({ reason, count: people })),
    answers,
    cents: progress.cents,
    minutesLeft,
    nextAt: next?.at ?? null,
  };
}
