import type { Actor, Scope } from '../change/change.ts';
import { ofAnyLength, sql } from '../db/client.ts';
import { visibleGroups } from '../sight/visible-groups.ts';
import type { ListedMember } from './listed-member.ts';

/** Of the other groups that somebody is in, those that are named. */
export const mostOtherGroups = 10;

/** What a list tells of a member beside what they are. */
export interface MemberDetails {
  /** Who added them, as the log has it; null where nobody did, or it is not known any more. */
  addedBy: { contactId: string | null; userId: string | null; name: string } | null;
  /** The first of the other groups in the actor's sight that they are in, by name; and how many there are. */
  otherGroups: { id: string; name: string; icon: string | null }[];
  otherGroupCount: number;
}

/** That of the members on a page, by contact; one statement. */
export async function readMemberDetails(
  { tx, organizationId }: Scope,
  actor: Actor,
  groupId: string,
  members: readonly ListedMember[],
): Promise<Map<string, MemberDetails>> {
  if (members.length === 0) return new Map();
  const rows = await tx.$queryRaw<(MemberDetails & { contactId: string })[]>`
    WITH listed AS MATERIALIZED (
      SELECT * FROM unnest(
        ${ofAnyLength(sql`${members.map((member) => member.contactId)}::uuid[]`)},
        ${ofAnyLength(sql`${members.map((member) => member.joinedAt)}::timestamptz[]`)}
      ) AS listed (contact_id, joined_at)
    ), adders AS MATERIALIZED (
      -- Written in the change by which they came, so at the same instant; each entry is taken apart once, however many
      -- of the page it names.
      SELECT DISTINCT ON (person.id, a.at) person.id::uuid AS contact_id, a.at,
        jsonb_build_object('contactId', a.actor_contact_id, 'userId', a.actor_user_id,
          'name', coalesce(u.name, k.name)) AS who
      FROM (SELECT DISTINCT joined_at AS at FROM listed) came
      JOIN audit_entries a ON a.organization_id = ${organizationId}::uuid AND a.group_id = ${groupId}::uuid
        AND a.at = came.at AND a.action = 'group.members.add'
      LEFT JOIN users u ON u.organization_id = a.organization_id AND u.id = a.actor_user_id
      LEFT JOIN contacts k ON k.organization_id = a.organization_id AND k.id = a.actor_contact_id
      CROSS JOIN LATERAL jsonb_array_elements_text(a.after->'contactIds') AS person (id)
      WHERE coalesce(u.name, k.name) IS NOT NULL AND person.id::uuid IN (SELECT contact_id FROM listed)
    )
    SELECT listed.contact_id AS "contactId", adder.who AS "addedBy", other.named AS "otherGroups",
      other.count AS "otherGroupCount"
    FROM listed
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count, coalesce(
        jsonb_agg(jsonb_build_object('id', own.id, 'name', own.name, 'icon', own.icon) ORDER BY own.name_key, own.id)
          FILTER (WHERE own.place <= ${mostOtherGroups}), '[]') AS named
      FROM (
        SELECT seen.*, row_number() OVER (ORDER BY seen.name_key, seen.id) AS place
        FROM members mine CROSS JOIN LATERAL (
          SELECT g.id, g.name, g.icon, g.name_key ${visibleGroups(organizationId, actor)} AND g.id = mine.group_id OFFSET 0
        ) seen
        WHERE mine.organization_id = ${organizationId}::uuid AND mine.contact_id = listed.contact_id
          AND mine.left_at IS NULL AND mine.group_id <> ${groupId}::uuid
      ) own
    ) other
    LEFT JOIN adders adder ON adder.contact_id = listed.contact_id AND adder.at = listed.joined_at`;
  return new Map(rows.map(({ contactId, ...details }) => [contactId, details]));
}
