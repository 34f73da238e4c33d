import { z } from 'zod';
import { findPeople } from '../calls/find-people.ts';
import { requireMayCallPeople } from '../calls/require-may-call.ts';
import type { Whom } from '../calls/wanted.ts';
import type { Change } from '../change/change.ts';
import { requireOnGroup } from '../context/policy.ts';
import { UserError } from '../errors.ts';
import { requireEventById } from '../sight/visible-events.ts';
import { requireGroupById } from '../sight/visible-groups.ts';
import { requireTaskById } from '../sight/visible-tasks.ts';
import { appointmentStatus } from './enums.ts';
import { id, instant } from './schemas.ts';
import { contactIds } from './wanted-campaign.ts';

/** By what people are found who are to be called. */
const peopleFilter = z
  .strictObject({
    groupId: id.exactOptional(),
    appointmentStatus: appointmentStatus.exactOptional(),
    appointmentFrom: instant.exactOptional(),
    appointmentTo: instant.exactOptional(),
    appointmentType: z
      .string()
      .trim()
      .min(1)
      .max(120)
      .exactOptional()
      .meta({ examples: ['Check-up'] }),
  })
  .refine((filter) => Object.keys(filter).length > 0, 'at least one of its fields');

/** Whom a campaign calls: one of these. */
export const whomFields = [
  { contactIds: contactIds.describe('These people.') },
  { groupId: id.describe('The members of a group.') },
  { filter: peopleFilter.describe('Those who are found by all of it.') },
  { eventId: id.describe('Those who have not answered an event.') },
  { taskId: id.describe('Those who owe a task.') },
] as const;

export type AskedWhom =
  | { contactIds: string[] }
  | { groupId: string }
  | { filter: z.output<typeof peopleFilter> }
  | { eventId: string }
  | { taskId: string };

/** A campaign's people, and whoever asks for it may call them. */
export interface Allowed {
  whom: Whom;
  /** Asked once it is known whom the campaign would call, where nothing else says that they may be. */
  byName: boolean;
  groupName: string | null;
}

/**
 * Whom a campaign is asked to call, if the actor may have them called: by their group, else by each of them
 * (requireMayCallPeople). Throws groupNotFound, notFound, notAllowed, tooManyToCall.
 */
export async function resolveWhom(change: Change, asked: AskedWhom): Promise<Allowed> {
  const { actor } = change;
  if ('contactIds' in asked) {
    const named = [...new Set(asked.contactIds)];
    await requireMayCallPeople(change, named);
    return { whom: { contactIds: named }, byName: false, groupName: null };
  }
  if ('groupId' in asked)
    return { whom: asked, byName: false, groupName: await requireGroup(change, asked.groupId) };
  if ('filter' in asked) return resolveFilter(change, asked.filter);
  if ('eventId' in asked) {
    const { group } = await requireEventById(change, actor, asked.eventId);
    // Its campaign would be out of their sight, as its group is.
    if (!group) throw new UserError('notAllowed', { action: 'call' });
    requireOnGroup(actor, 'call', group);
    return { whom: asked, byName: false, groupName: group.name };
  }
  const { group } = await requireTaskById(change, actor, asked.taskId);
  if (group) requireOnGroup(actor, 'call', group);
  return { whom: asked, byName: group === null, groupName: group?.name ?? null };
}

async function resolveFilter(
  change: Change,
  filter: z.output<typeof peopleFilter>,
): Promise<Allowed> {
  const { groupId } = filter;
  const groupName = groupId === undefined ? null : await requireGroup(change, groupId);
  const found = await findPeople(change, filter);
  if (found.length === 0) throw new UserError('nobodyToCall', { leftOut: [] });
  if (groupId !== undefined)
    return { whom: { groupId, contactIds: found }, byName: false, groupName };
  await requireMayCallPeople(change, found);
  return { whom: { contactIds: found }, byName: false, groupName };
}

async function requireGroup(change: Change, groupId: string): Promise<string> {
  const group = await requireGroupById(change, change.actor, groupId);
  requireOnGroup(change.actor, 'call', group);
  return group.name;
}
