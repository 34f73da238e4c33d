import type { Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { avatarHashOf } from './avatar.ts';
import type { GroupFigures } from './page-groups.ts';

/** What is told of one group alone. */
export interface OwnFigures extends GroupFigures {
  /** Tasks that somebody still owes. */
  openTasks: number;
  /** Events that have not started, those without a date among them. */
  comingEvents: number;
  /** By which one joins the chat that it is kept in step with; null where there is none, or it is not known. */
  inviteLink: string | null;
}

/** The figures of a group that is in sight, at an instant; one statement. */
export async function readFigures(
  { tx, organizationId }: Scope,
  groupId: string,
  at: Date,
): Promise<OwnFigures> {
  const [figures] = await tx.$queryRaw<OwnFigures[]>`
    SELECT a.message_count AS "messageCount", a.last_at AS "lastActivityAt",
      ${avatarHashOf(sql`a.organization_id`, sql`a.group_id`)} AS "avatarHash",
      (
        SELECT count(*)::int FROM tasks t
        WHERE t.organization_id = a.organization_id AND t.group_id = a.group_id AND t.status = 'OPEN'
          AND EXISTS (
            SELECT 1 FROM tasks child
            WHERE child.organization_id = t.organization_id AND child.parent_id = t.id AND child.status = 'OPEN'
          )
      ) AS "openTasks",
      (
        SELECT count(*)::int FROM events e
        WHERE e.organization_id = a.organization_id AND e.group_id = a.group_id AND e.status = 'SCHEDULED'
          AND (e.starts_at IS NULL OR e.starts_at > ${at})
      ) AS "comingEvents",
      (
        SELECT mr.invite_link FROM mirrors mr
        WHERE mr.organization_id = a.organization_id AND mr.group_id = a.group_id
      ) AS "inviteLink"
    FROM activities a WHERE a.organization_id = ${organizationId}::uuid AND a.group_id = ${groupId}::uuid`;
  return figures!;
}
