import type { Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { absencesAt } from './away-at.ts';

/** Somebody who is away. */
export interface AwayPerson {
  contactId: string;
  name: string;
  /** The first instant at which they are back, on the clock of a zone. */
  endsAt: Date;
  zone: string;
  reason: string | null;
}

/** Which members of a group are away at an instant, by name, `limit` at most, and how many they are in all. */
export async function findAwayMembers(
  { tx, organizationId }: Scope,
  groupId: string,
  at: Date,
  limit: number,
): Promise<{ people: AwayPerson[]; total: number }> {
  const away = absencesAt({
    organizationId: sql`m.organization_id`,
    contactId: sql`m.contact_id`,
    groupId: sql`m.group_id`,
    at: sql`${at}`,
  });
  const rows = await tx.$queryRaw<(AwayPerson & { total: number })[]>`
    SELECT c.id AS "contactId", c.name, away.ends_at AS "endsAt", away.zone, away.reason, count(*) OVER ()::int AS total
    FROM members m
    CROSS JOIN LATERAL (
      SELECT a.ends_at, a.zone, a.reason
      FROM ${away} LIMIT 1
    ) away
    JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ${groupId}::uuid AND m.left_at IS NULL
    ORDER BY c.name_key, c.id LIMIT ${limit}`;
  return { people: rows, total: rows[0]?.total ?? 0 };
}

/** Who of some people is away at an instant, by id: for what is of a group, or of none. One statement. */
export async function findAway(
  { tx, organizationId }: Scope,
  contactIds: readonly string[],
  groupId: string | null,
  at: Date,
): Promise<Map<string, Omit<AwayPerson, 'contactId' | 'name'>>> {
  if (contactIds.length === 0) return new Map();
  const away = absencesAt({
    organizationId: sql`${organizationId}::uuid`,
    contactId: sql`person.id`,
    groupId: sql`${groupId}::uuid`,
    at: sql`${at}`,
  });
  const rows = await tx.$queryRaw<Omit<AwayPerson, 'name'>[]>`
    SELECT person.id AS "contactId", away.ends_at AS "endsAt", away.zone, away.reason
    FROM unnest(${contactIds}::uuid[]) AS person (id)
    CROSS JOIN LATERAL (
      SELECT a.ends_at, a.zone, a.reason
      FROM ${away} LIMIT 1
    ) away`;
  return new Map(rows.map(({ contactId, ...away }) => [contactId, away]));
}
