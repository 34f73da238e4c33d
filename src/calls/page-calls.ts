import type { Actor, Scope } from '../change/change.ts';
import { empty, plannedAnew, type Sql, sql } from '../db/client.ts';
import type {
  AppointmentAction,
  CallOutcome,
  CallStatus,
  LeftOutReason,
  ParticipantStatus,
  Sentiment,
} from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { seesCampaign } from '../sight/visible-campaigns.ts';

/** One dial of a call. */
export interface DialView {
  dialledAt: Date;
  /** Null while it is under way, and where it never rang. */
  outcome: CallOutcome | null;
  /** The provider's own word for how it ended. */
  detail: string | null;
}

/** One person of a campaign, and what became of them. */
export interface CallView {
  id: string;
  campaign: { id: string; number: number };
  contact: { id: string; name: string };
  status: CallStatus;
  outcome: CallOutcome | null;
  leftOut: LeftOutReason | null;
  appointmentAction: AppointmentAction | null;
  answer: ParticipantStatus | null;
  done: boolean | null;
  durationSeconds: number | null;
  costCents: number | null;
  /** Dials that rang. */
  attempts: number;
  sentiment: Sentiment | null;
  summary: string | null;
  nextAt: Date | null;
  createdAt: Date;
  endedAt: Date | null;
  dials: DialView[];
}

export interface CallQuery {
  status?: CallStatus | undefined;
  outcome?: CallOutcome | undefined;
}

/** The calls of a campaign that somebody may see, in the order in which they were planned; two statements. */
export function pageCampaignCalls(
  scope: Scope,
  campaignId: string,
  query: CallQuery,
  { limit, cursor }: PageRequest,
): Promise<Page<CallView>> {
  const from = parseCursor(cursor, 'id');
  return page(
    scope,
    limit,
    sql`AND c.campaign_id = ${campaignId}::uuid ${asked(query)}
      ${from ? sql`AND c.id > ${from[0]}::uuid` : empty}
      ORDER BY c.id LIMIT ${limit + 1}`,
  );
}

/** The calls of a contact by campaigns in an actor's sight, newest first; two statements. */
export function pageContactCalls(
  scope: Scope,
  actor: Actor,
  contactId: string,
  query: CallQuery,
  { limit, cursor }: PageRequest,
): Promise<Page<CallView>> {
  const from = parseCursor(cursor, 'id');
  return page(
    scope,
    limit,
    sql`AND c.contact_id = ${contactId}::uuid AND ${seesCampaign(scope.organizationId, actor)} ${asked(query)}
      ${from ? sql`AND c.id < ${from[0]}::uuid` : empty}
      ORDER BY c.id DESC LIMIT ${limit + 1}`,
  );
}

function asked({ status, outcome }: CallQuery): Sql {
  return sql`${plannedAnew}
    ${status ? sql`AND c.status = ${status}::call_status` : empty}
    ${outcome ? sql`AND c.outcome = ${outcome}::call_outcome` : empty}`;
}

async function page(scope: Scope, limit: number, rest: Sql): Promise<Page<CallView>> {
  const { tx, organizationId } = scope;
  const rows = await tx.$queryRaw<Omit<CallView, 'dials'>[]>`
    SELECT c.id, jsonb_build_object('id', k.id, 'number', k.number) AS campaign,
      jsonb_build_object('id', p.id, 'name', p.name) AS contact,
      c.status, c.outcome, c.left_out AS "leftOut", c.appointment_action AS "appointmentAction", c.answer, c.done,
      c.duration_seconds AS "durationSeconds", c.cost_cents::float8 AS "costCents", c.attempts, c.sentiment, c.summary,
      c.next_at AS "nextAt", c.created_at AS "createdAt", c.ended_at AS "endedAt"
    FROM calls c
    JOIN campaigns k ON k.organization_id = c.organization_id AND k.id = c.campaign_id
    JOIN contacts p ON p.organization_id = c.organization_id AND p.id = c.contact_id
    WHERE c.organization_id = ${organizationId}::uuid ${rest}`;
  const found = createPage(rows, limit, ({ id }) => [id]);
  const dials = await readDials(
    scope,
    found.items.map(({ id }) => id),
  );
  return {
    ...found,
    items: found.items.map((call) => ({ ...call, dials: dials.get(call.id) ?? [] })),
  };
}

async function readDials(
  { tx, organizationId }: Scope,
  callIds: readonly string[],
): Promise<Map<string, DialView[]>> {
  if (callIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<(DialView & { callId: string })[]>`
    SELECT call_id AS "callId", dialled_at AS "dialledAt", outcome, detail FROM attempts
    WHERE organization_id = ${organizationId}::uuid AND call_id = ANY(${callIds}::uuid[])
    ORDER BY dialled_at, id`;
  const byCall = Map.groupBy(rows, ({ callId }) => callId);
  return new Map(
    [...byCall].map(([id, dials]) => [id, dials.map(({ callId: _, ...dial }) => dial)]),
  );
}
