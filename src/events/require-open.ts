import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import type { LockedEvent } from './lock-event.ts';
import type { Standing } from './seat.ts';

/** What somebody answers, and how they stand. */
export interface Wanted {
  before: Standing;
  after: Pick<Standing, 'status' | 'guests'>;
}

/**
 * Whether an answer may still be given when answers have closed (docs/rules.md, events): whoever takes part, or waits,
 * may say that they do not, or bring fewer; whoever is offered a place may take or refuse it; and who says nothing
 * new changes nothing.
 */
function isStillTaken({ before, after }: Wanted): boolean {
  if (before.isOffered) return true;
  const isKept = after.status === before.status && after.guests <= before.guests;
  const counts = before.status !== 'INVITED' && before.status !== 'DECLINED';
  return isKept || (counts && after.status === 'DECLINED');
}

/**
 * Throws answersClosed where the answers to an event have closed at an instant, for all but those who lead it: ADMIN
 * and MANAGER, admins of its group, and whoever planned it, while they may plan something for the group. Every way of
 * answering asks this, with the event's row locked.
 */
export async function requireOpen(
  change: Change,
  event: LockedEvent & { id: string },
  wanted: readonly Wanted[],
  givenAt = change.at,
): Promise<void> {
  const { number, title, answerBy, groupId, groupName, createdById, zone } = event;
  if (answerBy === null || givenAt < answerBy || wanted.every(isStillTaken)) return;
  if (await leads(change, { groupId, createdById })) return;
  throw new UserError('answersClosed', {
    number,
    title,
    closedAt: answerBy.toISOString(),
    zone,
    group: groupName,
    plannerId: createdById,
  });
}

async function leads(
  { tx, organizationId, actor }: Change,
  { groupId, createdById }: Pick<LockedEvent, 'groupId' | 'createdById'>,
): Promise<boolean> {
  const { kind, role, contactId } = actor;
  if (kind === 'SYSTEM' || role === 'ADMIN' || role === 'MANAGER') return true;
  const isPlanner = contactId !== null && contactId === createdById;
  const [member] = await tx.$queryRaw<{ leads: boolean }[]>`
    SELECT m.role = 'ADMIN' OR (${isPlanner} AND NOT g.restricted) AS leads
    FROM members m JOIN groups g ON g.organization_id = m.organization_id AND g.id = m.group_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ${groupId}::uuid
      AND m.contact_id = ${contactId}::uuid AND m.left_at IS NULL`;
  return member?.leads ?? false;
}
