import type { Scope } from '../change/change.ts';
import { empty, type Sql, sql } from '../db/client.ts';
import { answersCounted, copiesCounted, isGiven } from './columns.ts';
import type { EventsCounted, TasksCounted } from './counted.ts';
import type { Period } from './period.ts';

/** What somebody did themselves in the groups that they are in, as it is counted of a group. */
export interface OwnFigures {
  events: Pick<EventsCounted, 'invited' | 'answered' | 'went' | 'told' | 'noShows'>;
  tasks: Pick<TasksCounted, 'given' | 'done' | 'inTime'>;
}

/** Whose figures, and of which one of their groups; of all of them where that is null. */
interface Whose {
  contactId: string;
  groupId: string | null;
}

/** Of a contact, in days, with the events that have begun by `at`. Two statements. */
export async function readOwnFigures(
  scope: Scope,
  whose: Whose,
  period: Period,
  at: Date,
): Promise<OwnFigures> {
  return {
    events: await countOwnEvents(scope, whose, period, at),
    tasks: await countOwnTasks(scope, whose, period),
  };
}

async function countOwnEvents(
  scope: Scope,
  whose: Whose,
  { from, to }: Period,
  at: Date,
): Promise<OwnFigures['events']> {
  const { tx, organizationId } = scope;
  const [counted] = await tx.$queryRaw<OwnFigures['events'][]>`
    SELECT ${answersCounted}
    FROM participants p JOIN events e ON e.organization_id = p.organization_id AND e.id = p.event_id
    WHERE p.organization_id = ${organizationId}::uuid AND p.contact_id = ${whose.contactId}::uuid
      AND e.status = 'SCHEDULED' AND e.starts_at >= ${from} AND e.starts_at < ${to} AND e.starts_at <= ${at}
      AND e.group_id IN (${groupsOf(scope, whose)})`;
  return counted!;
}

async function countOwnTasks(
  scope: Scope,
  whose: Whose,
  { from, to }: Period,
): Promise<OwnFigures['tasks']> {
  const { tx, organizationId } = scope;
  const [counted] = await tx.$queryRaw<OwnFigures['tasks'][]>`
    SELECT ${copiesCounted}
    FROM tasks copy JOIN tasks t ON t.organization_id = copy.organization_id AND t.id = copy.parent_id
    WHERE copy.organization_id = ${organizationId}::uuid AND copy.assignee_id = ${whose.contactId}::uuid
      AND ${isGiven} AND copy.created_at >= ${from} AND copy.created_at < ${to}
      AND t.group_id IN (${groupsOf(scope, whose)})`;
  return counted!;
}

/** The groups that they are in at this moment: what they have left is out of their sight perhaps. */
const groupsOf = ({ organizationId }: Scope, { contactId, groupId }: Whose): Sql => sql`
  SELECT m.group_id FROM members m
  WHERE m.organization_id = ${organizationId}::uuid AND m.contact_id = ${contactId}::uuid AND m.left_at IS NULL
    ${groupId === null ? empty : sql`AND m.group_id = ${groupId}::uuid`}`;
