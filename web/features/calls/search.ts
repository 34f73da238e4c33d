import * as z from 'zod/mini';
import { oneOf, part } from '../../lib/search.ts';

/** What the address of the list of campaigns says. */
export const campaignsSearch = z.object({
  status: oneOf('PREPARING', 'SCHEDULED', 'EXECUTING', 'PAUSED', 'COMPLETED', 'CANCELLED'),
});

/** What the address of a campaign says: whose calls are shown, by what became of them. */
export const campaignSearch = z.object({
  outcome: oneOf('ANSWERED', 'NO_ANSWER', 'BUSY', 'VOICEMAIL', 'DECLINED', 'FAILED', 'LEFT_OUT'),
});

/** The steps of a new campaign, in their order. */
export const steps = ['who', 'when', 'what', 'check'] as const;

/** Whom a new campaign is to call, where that is known beforehand, and at which step one is. */
export const newCampaignSearch = z.object({
  groupId: part(z.uuid()),
  /** These people; of the group, where one is named too. */
  contactIds: part(z.array(z.uuid()).check(z.minLength(1))),
  eventId: part(z.uuid()),
  taskId: part(z.uuid()),
  /** The campaign whose people are called again who were not reached. */
  again: part(z.uuid()),
  step: oneOf(...steps),
});

export type NewCampaignSearch = z.infer<typeof newCampaignSearch>;
export type Step = (typeof steps)[number];
