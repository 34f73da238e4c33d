import type { Actor, Scope } from '../change/change.ts';
import { ofAnyLength, sql } from '../db/client.ts';
import type { CallOutcome } from '../db/generated/enums.ts';
import { seesCampaign } from '../sight/visible-campaigns.ts';

/** How the calls of a person went, of campaigns in an actor's sight. */
export interface CallFigures {
  /** Calls in which they were dialled. */
  total: number;
  /** Dials of these that rang. */
  attempts: number;
  answered: number;
  /** How the last one ended; null where none has. */
  lastOutcome: CallOutcome | null;
  /** When they are dialled next, at the earliest. */
  nextCallAt: Date | null;
}

export const noCalls: CallFigures = {
  total: 0,
  attempts: 0,
  answered: 0,
  lastOutcome: null,
  nextCallAt: null,
};

/** That of the people on a page, by contact; whoever was never in a call is not in it. One statement. */
export async function readCallFigures(
  { tx, organizationId }: Scope,
  actor: Actor,
  contactIds: readonly string[],
): Promise<Map<string, CallFigures>> {
  if (contactIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<(CallFigures & { contactId: string })[]>`
    SELECT listed.id AS "contactId", figures.*
    FROM unnest(${ofAnyLength(sql`${contactIds}::uuid[]`)}) AS listed (id)
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE c.attempts > 0)::int AS total, coalesce(sum(c.attempts), 0)::int AS attempts,
        count(*) FILTER (WHERE c.outcome = 'ANSWERED')::int AS answered,
        (array_agg(c.outcome ORDER BY c.ended_at DESC, c.id DESC)
          FILTER (WHERE c.status = 'ENDED' AND c.attempts > 0))[1] AS "lastOutcome",
        min(c.next_at) AS "nextCallAt"
      FROM calls c JOIN campaigns k ON k.organization_id = c.organization_id AND k.id = c.campaign_id
      WHERE c.organization_id = ${organizationId}::uuid AND c.contact_id = listed.id
        AND ${seesCampaign(organizationId, actor)}
    ) figures`;
  return new Map(rows.map(({ contactId, ...figures }) => [contactId, figures]));
}
