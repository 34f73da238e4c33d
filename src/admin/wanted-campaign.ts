import { z } from 'zod';
import type { CampaignPlan } from '../calls/plan-campaign.ts';
import type { Preview } from '../calls/preview.ts';
import {
  longestMessage,
  mostHoursBefore,
  spreads,
  type WantedCampaign,
  type Whom,
} from '../calls/wanted.ts';
import { UserError } from '../errors.ts';
import { requireComing } from './require-coming.ts';
import { id, instant } from './schemas.ts';

/** How a campaign is asked for, by the words of the seed: what people are called about, when, and how urgently. */
export const wantedFields = {
  callTiming: z
    .enum(['immediate', 'scheduled', 'staggered'])
    .default('immediate')
    .describe('When they are called: at once, from scheduledDatetime on, or spread over a time.'),
  scheduledDatetime: instant
    .exactOptional()
    .describe(
      'When it begins, where callTiming is scheduled; where it is staggered it may be left out.',
    ),
  staggerDurationMinutes: z
    .int()
    .min(spreads.least)
    .max(spreads.most)
    .exactOptional()
    .meta({
      description: 'Over so many minutes calls are spread, where callTiming is staggered.',
      examples: [60],
    }),
  overrideCallTiming: z
    .boolean()
    .default(false)
    .meta({
      description:
        'Each is called customHoursBefore their appointment, whatever they have set themselves.',
      examples: [false],
    }),
  customHoursBefore: z
    .int()
    .min(1)
    .max(mostHoursBefore)
    .exactOptional()
    .meta({
      description: 'With overrideCallTiming alone.',
      examples: [24],
    }),
  customMessageAddition: z
    .string()
    .trim()
    .refine((text) => [...text].length <= longestMessage, `${longestMessage} characters at most`)
    .exactOptional()
    .meta({
      description:
        'What is said; it may be left out of calls about an event, a task or appointments.',
      maxLength: longestMessage,
      examples: ['We moved to 7 pm'],
    }),
  priorityLevel: z
    .enum(['normal', 'high', 'urgent'])
    .default('normal')
    .describe('Urgent calls come first and skip the spacing, and nothing else.'),
  aboutAppointments: z
    .boolean()
    .default(false)
    .meta({
      description:
        'Each is called about their appointment, as long before as they have set; who has none is left out.',
      examples: [false],
    }),
  outsideHours: z
    .enum(['wait', 'end'])
    .exactOptional()
    .describe(
      'Whether who cannot be called before the end of the day waits for another. News ends unless told.',
    ),
  until: instant.exactOptional().describe('From then on nobody is called for it.'),
};

/** People by name, as many as a campaign calls. */
export const contactIds = z.array(id).min(1).max(1000).meta({ description: '1,000 at most.' });

const wanted = z.object(wantedFields);
export type Wanted = z.output<typeof wanted>;

/** What a campaign is asked to be, as the services know it. Throws invalid. */
export function wantedCampaign(asked: Wanted, whom: Whom, now: Date): WantedCampaign {
  const { callTiming, scheduledDatetime, staggerDurationMinutes, customHoursBefore, until } = asked;
  const startsAt = scheduledDatetime ?? null;
  if ((callTiming === 'scheduled') !== (startsAt !== null) && callTiming !== 'staggered')
    throw new UserError('invalid', {
      field: 'scheduledDatetime',
      expected: 'when it begins where callTiming is scheduled, and none where it is immediate',
      example: new Date(now.getTime() + 24 * 60 * 60_000).toISOString(),
    });
  if (startsAt) requireComing('scheduledDatetime', startsAt, now);
  if (until) requireComing('until', until, now);
  if (asked.overrideCallTiming !== (customHoursBefore !== undefined))
    throw new UserError('invalid', {
      field: 'customHoursBefore',
      expected: 'hours before the appointments where overrideCallTiming is true, and none else',
      example: '24',
    });
  const isAboutAppointments = asked.aboutAppointments || asked.overrideCallTiming;
  if (isAboutAppointments && ('eventId' in whom || 'taskId' in whom))
    throw new UserError('invalid', {
      field: 'aboutAppointments',
      expected: 'false for calls about an event or a task',
      example: 'false',
    });
  return {
    whom,
    message: asked.customMessageAddition ?? null,
    timing: upper(callTiming),
    priority: upper(asked.priorityLevel),
    startsAt,
    spreadMinutes: staggerDurationMinutes ?? null,
    isAboutAppointments,
    customHoursBefore: customHoursBefore ?? null,
    outsideHours: asked.outsideHours ? upper(asked.outsideHours) : null,
    until: until ?? null,
  };
}

const upper = <Word extends string>(word: Word) => word.toUpperCase() as Uppercase<Word>;

/** What a campaign that was begun is answered with, but that instants are texts: so it is kept (once.ts). */
export type CreatedAnswer = ReturnType<typeof answerCreated>;

/** What is told of a campaign that was begun. */
export function answerCreated(
  created: { id: string; number: number; plan: CampaignPlan },
  preview: Preview,
  { callTiming }: Wanted,
  groupName: string | null,
) {
  const { firstAt, minutes, calls, cents, leftOut } = preview;
  const total = created.plan.calls.length;
  const whom = total === 1 ? '1 person' : `${total} people`;
  return {
    success: true as const,
    campaignId: created.id,
    number: created.number,
    groupName,
    totalMembers: total,
    called: calls.length,
    excluded: leftOut.map(({ reason, people }) => ({ reason, count: people.length })),
    callType: callTiming,
    estimatedCompletion:
      firstAt === null ? null : new Date(firstAt.getTime() + minutes * 60_000).toISOString(),
    estimatedCostCents: cents,
    statusEndpoint: `/api/groups/campaigns/${created.id}/status`,
    message: `Campaign #${created.number} calls ${calls.length} of ${whom}.`,
  };
}
