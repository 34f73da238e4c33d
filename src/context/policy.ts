import type { Actor } from '../change/change.ts';
import type { MemberRole, UserRole } from '../db/generated/enums.ts';
import { type Refused, UserError } from '../errors.ts';
import { mayIdentify } from '../people/require-may-identify.ts';

/** What somebody may want to do to a group that they can see. */
export type GroupAction =
  /** Edit it, its members and roles; link and unlink chats; archive and unarchive. */
  | 'edit'
  /** Create a task or an event for it. */
  | 'use'
  /** Answer its events, ask about it, read what was said in it. */
  | 'ask'
  /** Say something to all of it. */
  | 'send'
  /** Have its members called, and stop that. */
  | 'call'
  /** Deactivate or delete it. */
  | 'delete'
  /** Take who is in it out of Muster, as a file. */
  | 'export'
  /** Do something to all of its members, or many, at once. */
  | 'bulk';

/** What somebody may want to do in the organization. */
export type OrganizationAction =
  | 'createGroup'
  /** See and name every contact, not only those of one's own groups. */
  | 'seeContacts'
  | 'editContacts'
  /** Say who is who in chats: phones of contacts that are there, merges, whose user somebody is. */
  | 'identify'
  /** Do something to many contacts at once. */
  | 'bulk'
  /** Users, keys, settings of the organization. */
  | 'administer'
  /** Take contacts out of Muster, as a file. */
  | 'exportContacts'
  | 'readAudit'
  /** See all figures of groups, and not only the basic ones. */
  | 'analyze';

/** How an actor stands to a group. */
export interface Standing {
  name: string;
  memberRole: MemberRole | null;
  /** Made it, and has never been in it: from then on membership decides. */
  created: boolean;
  restricted: boolean;
}

/** The columns of the table: what somebody is to a group. Whoever is several may do what any of them may. */
const columns = {
  'org ADMIN': (actor) => actor.role === 'ADMIN',
  'org MANAGER': (actor) => actor.role === 'MANAGER',
  'MANAGER who made it': (actor, { created }) => actor.role === 'MANAGER' && created,
  'MANAGER in it': (actor, { memberRole }) => actor.role === 'MANAGER' && memberRole !== null,
  'group admin': (_, { memberRole }) => memberRole === 'ADMIN',
  member: (_, { memberRole }) => memberRole === 'MEMBER',
  'member, unless it is restricted': (_, { memberRole, restricted }) =>
    memberRole === 'MEMBER' && !restricted,
} satisfies Record<string, (actor: Actor, group: Standing) => boolean>;

/**
 * The permission table of docs/rules.md, for chat and API alike: who may do it, and nobody else. Its row of who
 * sees a group is SQL: visibleGroups.
 */
const onGroup: Record<GroupAction, readonly (keyof typeof columns)[]> = {
  edit: ['org ADMIN', 'MANAGER who made it', 'group admin'],
  use: ['org ADMIN', 'org MANAGER', 'group admin', 'member, unless it is restricted'],
  ask: ['org ADMIN', 'org MANAGER', 'group admin', 'member'],
  send: ['org ADMIN', 'MANAGER in it', 'group admin', 'member, unless it is restricted'],
  call: ['org ADMIN', 'MANAGER who made it', 'group admin'],
  delete: ['org ADMIN'],
  export: ['org ADMIN'],
  bulk: ['org ADMIN'],
};

/** Its rows that are about no group. Who may identify is said where Muster itself does: mayIdentify. */
const inOrganization: Record<Exclude<OrganizationAction, 'identify'>, readonly UserRole[]> = {
  createGroup: ['ADMIN', 'MANAGER'],
  seeContacts: ['ADMIN', 'MANAGER', 'USER'],
  editContacts: ['ADMIN', 'MANAGER'],
  bulk: ['ADMIN'],
  administer: ['ADMIN'],
  exportContacts: ['ADMIN'],
  readAudit: ['ADMIN'],
  analyze: ['ADMIN'],
};

const groupActions = Object.keys(onGroup) as GroupAction[];
const organizationActions = [...Object.keys(inOrganization), 'identify'] as OrganizationAction[];

/** Whether the table lets an actor do it. Assumes that the group is in sight. */
export function mayOnGroup(actor: Actor, action: GroupAction, group: Standing): boolean {
  return onGroup[action].some((column) => columns[column](actor, group));
}

/** Whether the table lets an actor do it. */
export function mayInOrganization(actor: Actor, action: OrganizationAction): boolean {
  if (action === 'identify') return mayIdentify(actor);
  return actor.role !== null && inOrganization[action].includes(actor.role);
}

/** All that the table lets an actor do to a group. Assumes that it is in sight. */
export function allOnGroup(actor: Actor, group: Standing): GroupAction[] {
  return groupActions.filter((action) => mayOnGroup(actor, action, group));
}

/** All that the table lets an actor do in the organization. */
export function allInOrganization(actor: Actor): OrganizationAction[] {
  return organizationActions.filter((action) => mayInOrganization(actor, action));
}

/** Throws notAllowed where mayOnGroup says no. */
export function requireOnGroup(actor: Actor, action: GroupAction, group: Standing): void {
  if (mayOnGroup(actor, action, group)) return;
  // Where every member may, it is not the admins' leave that is missing.
  const refused = action === 'use' && !group.restricted ? 'ask' : action;
  throw refusal(refused, group);
}

/** Throws notAllowed where mayInOrganization says no. */
export function requireInOrganization(actor: Actor, action: OrganizationAction): void {
  if (!mayInOrganization(actor, action)) throw new UserError('notAllowed', { action });
}

/** What the policy asks of a task or an event: its group, if it has one in sight, and who made it. */
export interface MadeFor {
  group: Standing | null;
  createdById: string | null;
}

/** A task besides: the several groups that it is for, null for each out of sight. */
export interface TaskFor extends MadeFor {
  through: readonly (Standing | null)[];
}

/** A person's copy of a task is closed by that person, and by those who may change the task. Throws notAllowed. */
export function requireMayClose(actor: Actor, task: TaskFor, assigneeId: string): void {
  if (actor.contactId !== assigneeId) requireMayChangeTask(actor, task);
}

/**
 * A task is changed by who gave it, while they may give each of its groups one, and by those who lead its
 * group; where it is not one group's, by ADMIN and MANAGER.
 */
export function mayChangeTask(actor: Actor, { group, through, createdById }: TaskFor): boolean {
  if (group) return maySeeTo(actor, group, createdById);
  const mayGive = through.every((one) => one !== null && mayOnGroup(actor, 'use', one));
  if (isOwn(actor, createdById) && mayGive) return true;
  return actor.role === 'ADMIN' || actor.role === 'MANAGER';
}

/** Throws notAllowed where mayChangeTask says no. */
export function requireMayChangeTask(actor: Actor, task: TaskFor): void {
  if (mayChangeTask(actor, task)) return;
  if (task.group) throw refusal('edit', task.group);
  throw new UserError('notAllowed', { action: 'closeForOthers', giverId: task.createdById });
}

/**
 * An event is changed, and answered for others, by who planned it and by those who lead its group; by nobody
 * to whom that is out of sight, though they be invited.
 */
export function mayChangeEvent(actor: Actor, { group, createdById }: MadeFor): boolean {
  return group !== null && maySeeTo(actor, group, createdById);
}

/** Throws notAllowed where mayChangeEvent says no. */
export function requireMayChangeEvent(actor: Actor, event: MadeFor): void {
  if (!mayChangeEvent(actor, event)) throw refusal('edit', event.group);
}

/** Who is coming is told to whoever is invited, and to those who may ask about the group. Throws notAllowed. */
export function requireMayAsk(
  actor: Actor,
  { group, ownStatus }: { group: Standing | null; ownStatus: unknown },
): void {
  // Of a group out of sight only the invited see an event.
  if (ownStatus === null && group) requireOnGroup(actor, 'ask', group);
}

/** An answer is given by whose it is, and by those who may change the event. Throws notAllowed. */
export function requireMayAnswer(actor: Actor, event: MadeFor, ...contactIds: string[]): void {
  const isOwn = contactIds.every((contactId) => contactId === actor.contactId);
  if (!isOwn && !mayChangeEvent(actor, event)) throw refusal('answerForOthers', event.group);
}

/**
 * When somebody is away is said by themselves, for the events of a group by whoever leads it, and for all of them by
 * an ADMIN. Throws notAllowed.
 */
export function requireMaySayAway(actor: Actor, contactId: string, group: Standing | null): void {
  if (actor.contactId === contactId) return;
  if (!group) requireInOrganization(actor, 'administer');
  else if (!mayOnGroup(actor, 'edit', group)) throw refusal('answerForOthers', group);
}

/** A reminder is changed by whoever set it, for good, and by those who lead its group. Throws notAllowed. */
export function requireMayChangeReminder(
  actor: Actor,
  reminder: MadeFor & { createdByUserId: string | null },
): void {
  const { group, createdById, createdByUserId } = reminder;
  const isMakers = createdByUserId !== null && createdByUserId === actor.userId;
  if (isMakers || isOwn(actor, createdById)) return;
  if (group && mayOnGroup(actor, 'edit', group)) return;
  throw refusal('changeReminder', group);
}

/** Having made something for a group is a reason for as long as one may make such for it. */
function maySeeTo(actor: Actor, group: Standing, createdById: string | null): boolean {
  return (
    mayOnGroup(actor, 'edit', group) ||
    (isOwn(actor, createdById) && mayOnGroup(actor, 'use', group))
  );
}

function isOwn({ contactId }: Actor, createdById: string | null): boolean {
  return contactId !== null && contactId === createdById;
}

function refusal(action: Refused, group: Standing | null): UserError {
  return new UserError('notAllowed', { action, ...(group ? { group: group.name } : {}) });
}
