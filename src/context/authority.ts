import type { AuditAction } from '../audit/actions.ts';
import type { Entry } from '../audit/entry.ts';
import type { Actor, Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { selectEvents } from '../sight/visible-events.ts';
import { findGroupsById } from '../sight/visible-groups.ts';
import { selectReminders } from '../sight/visible-reminders.ts';
import { selectTasks } from '../sight/visible-tasks.ts';
import {
  type GroupAction,
  type OrganizationAction,
  requireInOrganization,
  requireMayAnswer,
  requireMayChangeEvent,
  requireMayChangeReminder,
  requireMayChangeTask,
  requireMayClose,
  requireOnGroup,
} from './policy.ts';

/** What somebody has to be allowed; with `whose`, what they do to that person's copy or answer. */
type Need =
  | { in: 'organization'; may: OrganizationAction }
  | { in: 'group'; id: string; may: GroupAction }
  | { in: 'task'; number: number; whose?: string }
  | { in: 'event'; id: string; whose?: string }
  | { in: 'reminder'; id: string };

type Authority = (entry: Entry, actor: Actor) => readonly Need[];

/** What goes with something else that is asked about, is Muster's own doing, or a taking back itself. */
const nothing: Authority = () => [];
const inOrganization =
  (may: OrganizationAction): Authority =>
  () => [{ in: 'organization', may }];
const onGroup =
  (may: GroupAction): Authority =>
  ({ groupId }) =>
    onGroups(may, groupId);
/** What concerns one person alone is theirs; of anybody else it is an edit of a contact. */
const ofOneself: Authority = ({ subjectId }, { contactId }) =>
  subjectId === contactId ? [] : [{ in: 'organization', may: 'editContacts' }];
/** When one is away is one's own to say, and of whoever leads the group for which it holds; else an ADMIN's. */
const onAbsence: Authority = ({ groupId, before, after }, { contactId }) => {
  if (contactIn(before ?? after) === contactId) return [];
  return groupId === null ? [{ in: 'organization', may: 'administer' }] : onGroups('edit', groupId);
};
const onTask: Authority = ({ after }) => [{ in: 'task', number: numberIn(after) }];
const onCopy: Authority = ({ after }) => [
  { in: 'task', number: numberIn(after), whose: contactIn(after) },
];
const onEvent: Authority = ({ subjectId }) => [{ in: 'event', id: subjectId }];
const onReminder: Authority = ({ subjectId }) => [{ in: 'reminder', id: subjectId }];

const administer = inOrganization('administer');
const editContacts = inOrganization('editContacts');
const identify = inOrganization('identify');
const edit = onGroup('edit');

/**
 * What authority each action takes, and so its taking back: whoever undoes, edits or deletes what they said
 * must still be allowed what they did by it, for every group and person that it was about.
 */
const authority: { [Action in AuditAction]: Authority } = {
  'absence.create': onAbsence,
  'absence.change': onAbsence,
  'absence.end': onAbsence,
  'account.create': administer,
  'account.update': administer,
  'apiKey.create': administer,
  'apiKey.revoke': administer,
  'calendar.create': ofOneself,
  'calendar.end': ofOneself,
  'call.settle': nothing,
  'call.hear': nothing,
  'call.leaveOut': nothing,
  // To stop calling people whom one has begun to call is taken from nobody but who may not call the group any more.
  'campaign.create': ({ groupId }) => onGroups('call', groupId),
  'campaign.start': nothing,
  'campaign.pause': ({ groupId }) => onGroups('call', groupId),
  'campaign.resume': ({ groupId }) => onGroups('call', groupId),
  'campaign.stop': ({ groupId }) => onGroups('call', groupId),
  'campaign.complete': nothing,
  // A chat that goes from one group to another is taken from the first.
  'chat.link': ({ before, after }) => onGroups('edit', groupIn(before), groupIn(after)),
  'chat.unlink': edit,
  'command.refuse': nothing,
  'contact.create': editContacts,
  'contact.update': ({ after }) => [
    { in: 'organization', may: after && 'phone' in after ? 'identify' : 'editContacts' },
  ],
  'contact.delete': editContacts,
  'contact.restore': editContacts,
  'contact.callConsent': ofOneself,
  'contact.doNotCall': ofOneself,
  'contact.language': ofOneself,
  'contact.optIn': ofOneself,
  'contact.optOut': ofOneself,
  'contact.recognize': nothing,
  'contact.merge': identify,
  'contact.merge.refuse': nothing,
  'contact.unmerge': identify,
  'contacts.import': editContacts,
  'contacts.export': inOrganization('exportContacts'),
  'contacts.bulk': inOrganization('bulk'),
  'event.create': onGroup('use'),
  'event.update': onEvent,
  'event.move': onEvent,
  'event.cancel': onEvent,
  'event.restore': onEvent,
  'event.invite': (entry, actor) => [
    ...onEvent(entry, actor),
    ...onGroups('use', ...groupsIn(entry.after)),
  ],
  'event.uninvite': onEvent,
  'event.answer': ({ subjectId: id, after }) => [{ in: 'event', id, whose: contactIn(after) }],
  'event.attend': onEvent,
  'event.away': nothing,
  'event.promote': nothing,
  'event.lineStands': nothing,
  'event.refuse': nothing,
  'event.tooFew': nothing,
  'event.hold': onEvent,
  'event.offer': nothing,
  'event.passOver': nothing,
  'group.create': edit,
  'group.update': edit,
  'group.avatar': edit,
  'group.viewers': edit,
  'group.delete': onGroup('delete'),
  'group.status': ({ groupId, before, after }) =>
    onGroups([before, after].some(isInactive) ? 'delete' : 'edit', groupId),
  'group.members.add': edit,
  'group.members.remove': (entry, { contactId }) =>
    isLeave(entry, contactId) ? [] : onGroups('edit', entry.groupId),
  'group.members.promote': edit,
  'group.members.demote': edit,
  'group.members.retitle': edit,
  'group.members.read': nothing,
  'message.send': onGroup('send'),
  'message.keep': onGroup('send'),
  'message.resend': administer,
  'mirror.create': edit,
  'mirror.adopt': edit,
  'mirror.stop': edit,
  'mirror.restore': edit,
  'mirror.ask': nothing,
  'mirror.start': nothing,
  'mirror.halt': nothing,
  'operation.undo': nothing,
  'organization.create': nothing,
  'organization.update': administer,
  // What is off again reaches nobody, whatever its maker may by now.
  'reminder.create': onReminder,
  'reminder.update': onReminder,
  'reminder.cancel': (entry, actor) => [
    ...onReminder(entry, actor),
    ...onGroups('send', entry.groupId),
  ],
  'reminder.restore': nothing,
  'reminder.ring': nothing,
  'reminder.leave': nothing,
  'reminder.return': nothing,
  'reminder.follow': nothing,
  'reminder.unfollow': nothing,
  'session.end': nothing,
  'suggestion.dismiss': inOrganization('createGroup'),
  'suggestion.restore': inOrganization('createGroup'),
  'task.create': ({ groupId, after }) => onGroups('use', groupId, ...groupsIn(after)),
  'task.update': onTask,
  'task.due': onTask,
  'task.assign': onTask,
  'task.unassign': onTask,
  'task.cancel': onTask,
  'task.restore': onTask,
  'task.nudge': onTask,
  'task.done': onCopy,
  'task.reopen': onCopy,
  'user.create': administer,
  'user.update': administer,
  'user.signIn': nothing,
  'user.signInLink': nothing,
};

/**
 * Throws notAllowed where the actor may not do any more what entries of the log tell of, without a name
 * where a group is out of their sight by now, and notFound for a task or an event that is. A handful of
 * statements, however many the entries are.
 */
export async function requireMayStill(change: Change, entries: readonly Entry[]): Promise<void> {
  const { actor } = change;
  const needs = entries.flatMap((entry) => authority[entry.action](entry, actor));
  const of = <In extends Need['in']>(kind: In) =>
    needs.filter((need): need is Extract<Need, { in: In }> => need.in === kind);

  for (const { may } of of('organization')) requireInOrganization(actor, may);
  const groups = await findGroupsById(
    change,
    actor,
    of('group').map(({ id }) => id),
  );
  for (const { id, may } of of('group')) {
    const group = groups.get(id);
    if (!group) throw new UserError('notAllowed', { action: may });
    requireOnGroup(actor, may, group);
  }
  const numbers = of('task').map(({ number }) => number);
  const tasks =
    numbers.length === 0
      ? []
      : await selectTasks(change, actor, sql`AND t.number = ANY(${numbers}::int[])`);
  for (const { number, whose } of of('task')) {
    const task = tasks.find((one) => one.number === number);
    if (!task) throw new UserError('taskNotFound', { number });
    if (whose === undefined) requireMayChangeTask(actor, task);
    else requireMayClose(actor, task, whose);
  }
  const ids = of('event').map(({ id }) => id);
  const events =
    ids.length === 0 ? [] : await selectEvents(change, actor, sql`AND e.id = ANY(${ids}::uuid[])`);
  for (const { id, whose } of of('event')) {
    const event = events.find((one) => one.id === id);
    if (!event) throw new UserError('notFound', { what: 'event' });
    if (whose === undefined) requireMayChangeEvent(actor, event);
    else requireMayAnswer(actor, event, whose);
  }
  const reminderIds = of('reminder').map(({ id }) => id);
  const reminders =
    reminderIds.length === 0
      ? []
      : await selectReminders(change, actor, sql`AND r.id = ANY(${reminderIds}::uuid[])`);
  for (const id of reminderIds) {
    const reminder = reminders.find((one) => one.id === id);
    if (!reminder) throw new UserError('notFound', { what: 'reminder' });
    requireMayChangeReminder(actor, reminder);
  }
}

function onGroups(may: GroupAction, ...ids: (string | null | undefined)[]): Need[] {
  return ids.flatMap((id) => (id == null ? [] : { in: 'group' as const, id, may }));
}

type Facts = Entry['after'];

const numberIn = (facts: Facts) => (facts as { number: number }).number;
const contactIn = (facts: Facts) => (facts as { contactId: string }).contactId;
const groupIn = (facts: Facts) => (facts as { groupId?: string } | null)?.groupId;
const groupsIn = (facts: Facts) => (facts as { groupIds?: string[] } | null)?.groupIds ?? [];
const isInactive = (facts: Facts) => (facts as { status?: string } | null)?.status === 'INACTIVE';

/** Whether somebody left a group by themselves: they come back as they were. */
function isLeave({ before }: Entry, contactId: string | null): boolean {
  const { contactIds } = before as { contactIds: string[] };
  return contactIds.length === 1 && contactIds[0] === contactId;
}
