import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { type LostAnswer, withdrawFromUpcoming } from '../events/membership.ts';
import { tellPromoted } from '../events/tell-promoted.ts';
import type { Promotion } from '../events/waiting-list.ts';
import { setRole } from '../groups/set-role.ts';
import { removeMembers } from '../membership/remove-members.ts';
import { endRemindersOf } from '../reminders/end-reminders.ts';
import { assignedInSight } from '../sight/visible-copies.ts';
import { findGroupsById } from '../sight/visible-groups.ts';

/** What it did in the actor's sight: what is out of it is done as well, and not counted. */
export interface Deletions {
  contactIds: string[];
  /** The groups that they left, and how many left each. */
  groups: { groupId: string; name: string; added: 0; removed: number }[];
  /** Open tasks that were withdrawn. */
  tasks: number;
  /** People who moved up from waiting lists into the places that became free. */
  promoted: Promotion[];
}

/** What an entry keeps of a contact that was deleted, so that it can be given back (restore-contacts.ts). */
export interface LostOfContact {
  /** Open tasks of no group. */
  taskIds: string[];
  /** Coming events to which they were invited by name, and what they had answered. */
  eventIds: string[];
  answers: LostAnswer[];
}

/**
 * Takes contacts away: out of every group and coming event, their open tasks withdrawn, their reminders ended. The
 * rows stay, because what they did stays. Whoever moves up is told. Statements grow with the groups, and not with the
 * contacts. `refuse` is told of what stands in the way, and may go on to hear of more where nothing is to stand. Throws
 * notFound; lastAdmin where a group in sight would stay without one, while of one out of sight whoever has been in it
 * longest becomes one: a refusal would tell of it; conflict where a user is bound to one of them.
 */
export async function deleteContacts(
  change: Change,
  ids: readonly string[],
  refuse: (error: UserError) => void = (error) => {
    throw error;
  },
): Promise<Deletions> {
  const { tx, organizationId, at } = change;
  const done: Deletions = { contactIds: [], groups: [], tasks: 0, promoted: [] };
  const found = await tx.$queryRaw<Known[]>`
    SELECT c.id, c.name, c.phone, c.email, c.notes, (
      SELECT count(*)::int FROM tasks t
      WHERE t.organization_id = c.organization_id AND t.assignee_id = c.id AND t.status = 'OPEN'
    ) AS tasks
    FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ANY(${ids}::uuid[]) AND c.deleted_at IS NULL
    ORDER BY c.id`;
  if (found.length < ids.length) throw new UserError('notFound', { what: 'contact' });
  let isRefused = false;
  const stop = (error: UserError) => {
    isRefused = true;
    refuse(error);
  };
  await refuseBound(change, ids, stop);

  // Groups, then events, then the contacts: the order in which every other service locks them.
  const members = await readGroups(change, ids);
  const inviting = await readInvitations(change, ids);
  const invitingIds = [...new Set(inviting.map(({ groupId }) => groupId))];
  const seen = await findGroupsById(change, change.actor, [...members.keys(), ...invitingIds]);
  const promotions: Promotion[] = [];
  for (const [groupId, own] of members) {
    const group = seen.get(groupId);
    try {
      const { tasks, promoted } = await takeOut(change, groupId, own, group !== undefined);
      promotions.push(...promoted);
      if (!group) continue;
      done.groups.push({ groupId, name: group.name, added: 0, removed: own.length });
      done.tasks += tasks;
      done.promoted.push(...promoted);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      stop(error);
    }
  }
  if (isRefused) return done;
  const answers: LostAnswer[] = [];
  for (const groupId of invitingIds) {
    const left = await withdrawFromUpcoming(change, groupId, ids, { evenByName: true });
    promotions.push(...left.promoted);
    answers.push(...left.answers);
    if (seen.has(groupId)) done.promoted.push(...left.promoted);
  }

  // Waits for whoever points at a contact just now: a new membership, a user being bound.
  await tx.$queryRaw`
    SELECT id FROM contacts WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[])
    ORDER BY id FOR UPDATE`;
  await refuseBound(change, ids, stop);
  const joined = (await readGroups(change, ids)).values().next().value?.[0];
  if (joined !== undefined) {
    const name = found.find(({ id }) => id === joined)?.name ?? '';
    throw new UserError('conflict', {
      what: 'contact',
      why: `${name} has just joined a group: try again`,
    });
  }
  await tx.$executeRaw`
    DELETE FROM absences WHERE organization_id = ${organizationId}::uuid AND contact_id = ANY(${ids}::uuid[])
      AND ends_at > ${at}`;
  await tx.calendarFeed.deleteMany({ where: { organizationId, contactId: { in: [...ids] } } });
  const others = await tx.$queryRaw<{ id: string; contactId: string; inSight: boolean }[]>`
    UPDATE tasks copy SET status = 'WITHDRAWN', closed_at = ${at}, updated_at = ${at}
    FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ANY(${ids}::uuid[])
      AND copy.organization_id = c.organization_id AND copy.assignee_id = c.id AND copy.status = 'OPEN'
    RETURNING copy.id, c.id AS "contactId", ${assignedInSight(organizationId, change.actor)} AS "inSight"`;
  done.tasks += others.filter(({ inSight }) => inSight).length;
  const reminders = await endRemindersOf(change, ids);
  const gone = await tx.$queryRaw<{ id: string }[]>`
    UPDATE contacts SET deleted_at = ${at}, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[]) AND deleted_at IS NULL
    RETURNING id`;
  if (gone.length < ids.length) throw new UserError('notFound', { what: 'contact' });
  done.contactIds = gone.map(({ id }) => id);
  const own = <Row extends { contactId: string }>(rows: readonly Row[]) =>
    Map.groupBy(rows, ({ contactId }) => contactId);
  const [ownTasks, ownAnswers, ownEvents] = [own(others), own(answers), own(inviting)];
  await recordAudit(
    change,
    ...found.map(({ id, name, phone, email, notes, tasks }): AuditFacts => {
      const lost: LostOfContact = {
        taskIds: (ownTasks.get(id) ?? []).map((task) => task.id),
        eventIds: (ownEvents.get(id) ?? []).flatMap(({ eventId, byName }) =>
          byName ? eventId : [],
        ),
        answers: ownAnswers.get(id) ?? [],
      };
      return {
        action: 'contact.delete',
        subjectType: 'contact',
        subjectId: id,
        before: {
          ...{ name, phone, email, notes },
          ...{ taskIds: lost.taskIds, eventIds: lost.eventIds },
          answers: lost.answers.map((answer) => ({ ...answer })),
        },
        after: {
          groupIds: [...members].flatMap(([groupId, people]) =>
            people.includes(id) ? groupId : [],
          ),
          tasks,
          reminders: reminders.filter((whose) => whose === id).length,
        },
      };
    }),
  );
  await tellPromoted(change, promotions);
  return done;
}

interface Known {
  id: string;
  name: string;
  phone: string | null;
  email: string | null;
  notes: string | null;
  /** The open ones. */
  tasks: number;
}

/** Takes people out of one group; of one out of sight whoever has been in it longest becomes its admin where it has no other. */
async function takeOut(change: Change, groupId: string, ids: string[], isSeen: boolean) {
  try {
    return await removeMembers(change, groupId, ids);
  } catch (error) {
    const isLast = error instanceof UserError && error.code === 'lastAdmin';
    if (!isLast || isSeen) throw error;
    const { tx, organizationId } = change;
    const heir = await tx.member.findFirstOrThrow({
      where: { organizationId, groupId, leftAt: null, contactId: { notIn: ids } },
      orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
      select: { contactId: true },
    });
    await setRole(change, groupId, [heir.contactId], 'ADMIN');
    return removeMembers(change, groupId, ids);
  }
}

async function refuseBound(
  { tx, organizationId }: Change,
  ids: readonly string[],
  refuse: (error: UserError) => void,
) {
  const users = await tx.$queryRaw<{ user: string; contact: string }[]>`
    SELECT u.name AS "user", c.name AS contact FROM users u
    JOIN contacts c ON c.organization_id = u.organization_id AND c.id = u.contact_id
    WHERE u.organization_id = ${organizationId}::uuid AND u.contact_id = ANY(${ids}::uuid[]) ORDER BY u.id`;
  for (const { user, contact } of users)
    refuse(
      new UserError('conflict', {
        what: 'contact',
        why: `the user ${user} is bound to ${contact}: unbind the user first`,
      }),
    );
}

/** Who of them is in which group; in one order, so that two deletions at once do not lock the same groups crosswise. */
async function readGroups(
  { tx, organizationId }: Change,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ groupId: string; contactIds: string[] }[]>`
    SELECT group_id AS "groupId", array_agg(contact_id ORDER BY contact_id) AS "contactIds" FROM members
    WHERE organization_id = ${organizationId}::uuid AND contact_id = ANY(${ids}::uuid[]) AND left_at IS NULL
    GROUP BY group_id ORDER BY group_id`;
  return new Map(rows.map(({ groupId, contactIds }) => [groupId, contactIds]));
}

/** The coming events that they are invited to, also without being members, in the order of their groups. */
function readInvitations({ tx, organizationId, at }: Change, ids: readonly string[]) {
  return tx.$queryRaw<{ groupId: string; eventId: string; contactId: string; byName: boolean }[]>`
    SELECT e.group_id AS "groupId", e.id AS "eventId", p.contact_id AS "contactId", p.by_name AS "byName"
    FROM participants p
    JOIN events e ON e.organization_id = p.organization_id AND e.id = p.event_id
    WHERE p.organization_id = ${organizationId}::uuid AND p.contact_id = ANY(${ids}::uuid[])
      AND e.status = 'SCHEDULED' AND (e.starts_at IS NULL OR e.starts_at > ${at})
    ORDER BY e.group_id, e.id, p.contact_id`;
}
