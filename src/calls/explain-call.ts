import type { Actor, Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { CallOutcome } from '../db/generated/enums.ts';
import type { CallFacts } from '../languages/reply.ts';
import { selectCampaigns } from '../sight/visible-campaigns.ts';
import { readCallRules } from './read-rules.ts';

/** What became of somebody in a campaign, but for their name. */
export type CallStory = Omit<CallFacts, 'name'>;

const outcomes: Record<CallOutcome, NonNullable<CallFacts['outcome']>> = {
  ANSWERED: 'answered',
  NO_ANSWER: 'noAnswer',
  BUSY: 'busy',
  VOICEMAIL: 'voicemail',
  DECLINED: 'declined',
  FAILED: 'failed',
  LEFT_OUT: 'leftOut',
};

/**
 * Why somebody was called or was not: in the campaign with this number, else in the newest that they are in, of those
 * in the actor's sight. Undefined where they are in none.
 */
export async function explainCall(
  scope: Scope,
  actor: Actor,
  contactId: string,
  number: number | null,
): Promise<CallStory | undefined> {
  const { tx, organizationId } = scope;
  const [campaign] = await selectCampaigns(
    scope,
    actor,
    sql`AND ${number === null ? sql`TRUE` : sql`k.number = ${number}`} AND EXISTS (
        SELECT FROM calls own
        WHERE own.organization_id = k.organization_id AND own.campaign_id = k.id AND own.contact_id = ${contactId}::uuid
      )
      ORDER BY k.id DESC LIMIT 1`,
  );
  if (!campaign) return undefined;
  const call = await tx.call.findUniqueOrThrow({
    where: {
      organizationId_campaignId_contactId: { organizationId, campaignId: campaign.id, contactId },
    },
    select: { outcome: true, leftOut: true, nextAt: true },
  });
  const { zone } = await readCallRules(scope);
  return {
    number: campaign.number,
    outcome: call.outcome && outcomes[call.outcome],
    leftOut: call.leftOut,
    next: call.nextAt && { at: call.nextAt, zone },
  };
}
