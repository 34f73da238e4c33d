import { DateTime } from 'luxon';
import { type AuditEntry, type ChangedRow, changedRows, type TenantRows } from './tenant.ts';

/** What a message did to an organization. */
export interface Effect {
  /** A line for each thing done, in order, joined by "; "; "nothing" where nothing was. */
  text: string;
  /** Rows that were changed though they are of nothing that the log tells of. */
  unexplained: string[];
}

/**
 * Where it is kept that a message was said and answered, and when; each change of confirmations has a line of its own.
 */
const ofAnyMessage = [
  ...['messages', 'inbox', 'outbox', 'audit_entries', 'confirmations'],
  // The picture that goes with an answer.
  'media',
  // Kept by triggers.
  ...['activities', 'heard'],
];

/** The tables that a change may touch, by the subject of its audit entry. */
const touched: Record<string, readonly string[]> = {
  task: ['tasks', 'counters', 'exemptions', 'alarms'],
  event: ['events', 'participants', 'counters', 'alarms'],
  reminder: ['reminders', 'reminder_people', 'alarms', 'counters'],
  // Who joins or leaves takes tasks and invitations along.
  group: [
    ...['groups', 'histories', 'members', 'tasks', 'events', 'participants', 'further_names'],
    'avatars',
    // Its zone says when what is to come of it is told of.
    'alarms',
  ],
  campaign: ['campaigns', 'calls', 'attempts', 'counters', 'alarms'],
  chat: ['links'],
  mirror: ['mirrors', 'chat_members', 'chats'],
  contact: ['contacts', 'whatsapp_ids'],
  organization: ['organizations'],
  // What it answers is an entry of each event.
  absence: ['absences', 'alarms'],
  calendar: ['calendar_feeds'],
  user: ['sign_in_links'],
};

/**
 * Reads what was done off the rows: the audit entries say what to look at, and not what is there. `told`
 * are the chats in which something was said besides the reply.
 */
export function readEffect(
  before: TenantRows,
  after: TenantRows,
  told: readonly string[] = [],
): Effect {
  const known = new Set(before.audit_entries.map(({ id }) => id));
  const entries = after.audit_entries
    .filter(({ id }) => !known.has(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const lines = [
    ...entries.map((entry) => describe(entry, after)),
    ...describeConfirmations(before, after),
    ...told.map((chat) => `tells ${chat}`).sort(),
  ];
  const changed = changedRows(before, after).filter(({ table }) => !ofAnyMessage.includes(table));
  return {
    // An edit takes back and makes anew: what stands afterwards is told once.
    text: lines.filter((line, at) => lines.lastIndexOf(line) === at).join('; ') || 'nothing',
    unexplained: changed
      .filter((change) => !entries.some((entry) => explains(entry, change)))
      .map(({ table, row }) => `${table} ${JSON.stringify(row)}`),
  };
}

/** Whether a change of a row is a part of what an entry tells of. */
function explains(
  { action, subject_id, after }: AuditEntry,
  { table, row, all }: ChangedRow,
): boolean {
  if (!touched[action.split('.')[0]!]?.includes(table)) return false;
  if (table === 'counters') return action.endsWith('.create');
  if (table === 'participants' && typeof after?.contactId === 'string')
    return row.event_id === subject_id && row.contact_id === after.contactId;
  const task = all.tasks.find(({ id }) => id === row.parent_id || id === row.subject_id);
  const event = all.events.find(({ id }) => id === row.event_id || id === row.subject_id);
  const own = [
    ...[row.id, row.parent_id, row.task_id, row.subject_id],
    ...[row.event_id, row.group_id, row.chat_id, row.contact_id],
    ...[row.subject_id, row.reminder_id, row.user_id],
  ];
  return [...own, task?.group_id, event?.group_id].includes(subject_id);
}

function describe(entry: AuditEntry, rows: TenantRows): string {
  const write = writers[entry.action];
  return write ? write(entry, rows) : entry.action;
}

/** The groups that are in step with a chat, or are to be. */
function mirroredGroups(rows: TenantRows): string {
  return rows.mirrors.map(({ group_id }) => groupOf(group_id, rows).name).join(', ');
}

const writers: Record<string, (entry: AuditEntry, rows: TenantRows) => string> = {
  'task.create': ({ subject_id }, rows) => {
    const task = taskOf(subject_id, rows);
    return joined(
      `task #${task.number} “${task.title}” → ${owners(subject_id, rows)}`,
      task.due_at && `due ${local(task.due_at)}`,
      task.recurrence,
      task.notes && `📝 ${task.notes}`,
    );
  },
  'task.done': ({ subject_id }, rows) => closed(subject_id, rows),
  'task.reopen': ({ subject_id }, rows) => closed(subject_id, rows),
  'task.due': ({ subject_id }, rows) => {
    const { number, due_at } = taskOf(subject_id, rows);
    return `#${number} due ${due_at ? local(due_at) : 'never'}`;
  },
  'task.update': ({ subject_id }, rows) => {
    const { number, title, notes } = taskOf(subject_id, rows);
    return joined(`#${number} “${title}”`, notes && `📝 ${notes}`);
  },
  'task.cancel': ({ subject_id, before }, { tasks }) => standing(subject_id, before, tasks),
  'task.restore': ({ subject_id, before }, { tasks }) => standing(subject_id, before, tasks),
  'task.assign': ({ subject_id }, rows) =>
    `#${taskOf(subject_id, rows).number} → ${owners(subject_id, rows)}`,
  'task.nudge': ({ subject_id, after }, rows) =>
    `#${taskOf(subject_id, rows).number} nudged, ${after?.people}`,
  'reminder.create': ({ subject_id }, rows) => {
    const reminder = reminderOf(subject_id, rows);
    const { number, kind, text, group_id, next_at, recurrence } = reminder;
    const people = rows.reminder_people.filter(({ reminder_id }) => reminder_id === subject_id);
    const whom = group_id
      ? groupOf(group_id, rows).name
      : namesOf(
          people.map(({ contact_id }) => contact_id),
          rows,
        );
    return joined(
      `${kind.toLowerCase()} #${number} “${text}” → ${whom}`,
      local(next_at),
      recurrence,
    );
  },
  'reminder.update': ({ subject_id }, rows) => {
    const { number, next_at, recurrence } = reminderOf(subject_id, rows);
    return joined(`#${number} at ${local(next_at)}`, recurrence);
  },
  'reminder.cancel': ({ subject_id }, rows) => {
    const reminder = rows.reminders.find(({ id }) => id === subject_id);
    return reminder ? `#${reminder.number} ${reminder.status}` : 'a reminder makes way';
  },
  'campaign.create': ({ after }) =>
    joined(
      `campaign #${after?.number}`,
      after?.message ? `“${after.message}”` : null,
      `calls ${after?.calls}`,
    ),
  'event.create': ({ subject_id }, rows) => {
    const event = eventOf(subject_id, rows);
    const invited = rows.participants.filter(({ event_id }) => event_id === event.id);
    return joined(
      `event #${event.number} “${event.title}” → ${namesOf(
        invited.map(({ contact_id }) => contact_id),
        rows,
      )}`,
      when(event),
      event.place && `at ${event.place}`,
      event.capacity && `max ${event.capacity}`,
      event.min_people && `min ${event.min_people}`,
      event.answer_by && `answers until ${local(event.answer_by)}`,
      event.recurrence,
      event.notes && `📝 ${event.notes}`,
    );
  },
  'event.answer': ({ subject_id, after }, rows) =>
    answerOf(subject_id, String(after?.contactId), rows),
  'event.attend': ({ subject_id, after }, rows) => {
    const { came, missed } = after as { came: string[]; missed: string[] };
    return joined(
      `#${eventOf(subject_id, rows).number} came: ${namesOf(came, rows)}`,
      missed.length > 0 ? `not: ${namesOf(missed, rows)}` : null,
    );
  },
  'event.away': ({ subject_id, after }, rows) =>
    answerOf(subject_id, String(after?.contactId), rows),
  'absence.create': ({ subject_id, after }, rows) => absenceOf(subject_id, after, rows),
  'absence.change': ({ subject_id, after }, rows) => absenceOf(subject_id, after, rows),
  'absence.end': ({ subject_id, after }, rows) => absenceOf(subject_id, after, rows),
  'calendar.create': ({ subject_id, group_id }, rows) => calendarOf(subject_id, group_id, rows),
  'calendar.end': ({ subject_id, group_id }, rows) => calendarOf(subject_id, group_id, rows),
  'user.signInLink': ({ subject_id }, rows) => linkOf(subject_id, rows),
  'event.promote': ({ subject_id, after }, rows) =>
    answerOf(subject_id, String(after?.contactId), rows),
  'event.lineStands': ({ subject_id, after }, rows) =>
    `${after?.free} free at #${eventOf(subject_id, rows).number}, ${namesOf([String(after?.partyOf)], rows)} waits`,
  'event.refuse': ({ subject_id, after }, rows) =>
    `${namesOf([String(after?.contactId)], rows)} too late for #${eventOf(subject_id, rows).number}`,
  'event.tooFew': ({ subject_id, after }, rows) =>
    `${after?.in} in #${eventOf(subject_id, rows).number}, too few`,
  'event.hold': ({ subject_id }, rows) => `#${eventOf(subject_id, rows).number} takes place`,
  'event.move': ({ subject_id }, rows) => {
    const event = eventOf(subject_id, rows);
    return `#${event.number} moved to ${when(event)}`;
  },
  'event.update': ({ subject_id, after }, rows) => {
    const event = eventOf(subject_id, rows);
    const facts: Record<string, string> = {
      title: `“${event.title}”`,
      place: event.place ? `at ${event.place}` : 'no place',
      capacity: event.capacity === null ? 'no limit' : `max ${event.capacity}`,
      minPeople: event.min_people === null ? 'no min' : `min ${event.min_people}`,
      answerBy:
        event.answer_by === null ? 'no deadline' : `answers until ${local(event.answer_by)}`,
      endsAt: when(event),
      notes: event.notes ? `📝 ${event.notes}` : 'no notes',
    };
    const changed = Object.keys(facts).filter((field) => field in (after ?? {}));
    return `#${event.number} ${changed.map((field) => facts[field]).join(' · ')}`;
  },
  'event.cancel': ({ subject_id, before }, { events }) => standing(subject_id, before, events),
  'event.restore': ({ subject_id, before }, { events }) => standing(subject_id, before, events),
  'event.invite': ({ subject_id, after }, rows) =>
    `${namesOf(after?.contactIds as string[], rows)} invited to #${eventOf(subject_id, rows).number}`,
  'group.create': ({ subject_id }, rows) => {
    const { name, icon } = groupOf(subject_id, rows);
    return `group ${icon ? `${icon} ` : ''}“${name}”`;
  },
  'group.update': ({ subject_id, after }, rows) => {
    const { name, restricted, time_zone } = groupOf(subject_id, rows);
    const facts: Record<string, string> = {
      name: `called “${name}”`,
      restricted: restricted ? 'restricted' : 'not restricted',
      timeZone: `in ${time_zone}`,
    };
    return `group ${Object.keys(after ?? {})
      .map((key) => facts[key] ?? key)
      .join(', ')}`;
  },
  'group.avatar': ({ subject_id, after }, rows) =>
    `${after?.avatar === null ? 'no avatar' : 'avatar'} of ${groupOf(subject_id, rows).name}`,
  'group.status': ({ subject_id }, rows) => {
    const { name, status } = groupOf(subject_id, rows);
    return `${name} ${status}`;
  },
  'group.members.add': writeMembers,
  'group.members.remove': writeMembers,
  'group.members.promote': writeMembers,
  'group.members.demote': writeMembers,
  'group.members.retitle': writeMembers,
  'chat.link': (_, rows) => {
    const names = rows.links.map(({ group_id }) => groupOf(group_id, rows).name);
    return `chat of ${names.sort().join(', ')}`;
  },
  'chat.unlink': () => 'chat of no group',
  'mirror.create': (_, rows) => `a chat of ${mirroredGroups(rows)} to be made`,
  'mirror.adopt': (_, rows) => `chat in step with ${mirroredGroups(rows)}`,
  'mirror.stop': () => 'no chat in step',
  'mirror.restore': (_, rows) => `chat in step with ${mirroredGroups(rows)} again`,
  'contact.create': ({ subject_id }, rows) => `contact ${namesOf([subject_id], rows)}`,
  'contact.optOut': ({ subject_id }, rows) => `${namesOf([subject_id], rows)} wants no messages`,
  'contact.optIn': ({ subject_id }, rows) => `${namesOf([subject_id], rows)} wants messages`,
  'contact.doNotCall': ({ subject_id, after }, rows) =>
    `${namesOf([subject_id], rows)} ${after?.doNotCall ? 'is not called' : 'may be called again'}`,
  'contact.callConsent': ({ subject_id, after }, rows) =>
    `${namesOf([subject_id], rows)} has ${after?.callConsent ? 'allowed' : 'refused'} calls`,
  'contact.language': ({ subject_id, after }, rows) =>
    `${namesOf([subject_id], rows)} is spoken to in ${after?.locale ?? 'the common language'}`,
  'organization.update': ({ before, after }, { organizations: [organization] }) => {
    const { confirm_above, event_polls, keep_messages_days: days } = organization!;
    if (before?.keepMessagesDays !== after?.keepMessagesDays)
      return `messages kept ${days === null ? 'for ever' : `${days} days`}`;
    if (before?.locale !== after?.locale) return `speaks ${organization!.locale}`;
    if (before?.catchUpMinutes !== after?.catchUpMinutes)
      return `commands run after an absence up to ${organization!.catch_up_minutes} min`;
    if (before?.eventPolls === after?.eventPolls) return `asked above ${confirm_above}`;
    return event_polls ? 'with polls' : 'without polls';
  },
  'message.send': ({ subject_id, after }, rows) =>
    `said to ${groupOf(subject_id, rows).name}, ${after?.chats}`,
  'message.keep': ({ after }) => `kept back, ${after?.kept}`,
  'command.refuse': ({ after }) => `refused: ${after?.code}`,
  'operation.undo': () => 'undone',
};

/** What waits for a keystroke now, and what waits no longer. */
function describeConfirmations(before: TenantRows, after: TenantRows): string[] {
  const open = new Set(
    before.confirmations.filter(({ settled_at }) => settled_at === null).map(({ id }) => id),
  );
  return after.confirmations.flatMap(({ id, code, command, settled_at }) => {
    if (settled_at === null && !open.has(id)) return code === '2' ? `2: ${command}` : 'asks';
    return settled_at !== null && open.has(id) ? 'settled' : [];
  });
}

function reminderOf(id: string, { reminders }: TenantRows) {
  return reminders.find((reminder) => reminder.id === id)!;
}

function taskOf(id: string, { tasks }: TenantRows) {
  const task = tasks.find((row) => row.id === id)!;
  return task.parent_id === null ? task : tasks.find((row) => row.id === task.parent_id)!;
}

/** What became of a task or an event; an edit makes a new one in its place, under the same number. */
function standing(
  id: string,
  before: AuditEntry['before'],
  rows: readonly { id: string; number: number | null; status: string }[],
): string {
  const row = rows.find((row) => row.id === id);
  return row ? `#${row.number} ${row.status}` : `#${before?.number} erased`;
}

/** Who owes a task. */
function owners(id: string, rows: TenantRows): string {
  const owed = rows.tasks.filter(
    (row) => (row.id === id || row.parent_id === id) && row.status === 'OPEN' && row.assignee_id,
  );
  return namesOf(
    owed.map(({ assignee_id }) => assignee_id!),
    rows,
  );
}

/** Somebody's copy, done or open. */
function closed(id: string, rows: TenantRows): string {
  const copy = rows.tasks.find((row) => row.id === id)!;
  return `#${taskOf(id, rows).number} ${copy.status} by ${namesOf([copy.assignee_id!], rows)}`;
}

function eventOf(id: string, { events }: TenantRows) {
  return events.find((row) => row.id === id)!;
}

function when({ starts_at, has_time, ends_at }: TenantRows['events'][number]): string {
  if (starts_at === null) return 'no date';
  const from = has_time ? local(starts_at) : local(starts_at).replace(/ 23:59$/, '');
  if (ends_at === null) return from;
  const to = local(ends_at);
  const [day] = from.split(/ (?=\d\d:)/);
  return `${from}–${to.startsWith(`${day} `) ? to.slice(day!.length + 1) : to}`;
}

function answerOf(eventId: string, contactId: string, rows: TenantRows): string {
  const answer = rows.participants.find(
    ({ event_id, contact_id }) => event_id === eventId && contact_id === contactId,
  )!;
  const { status, guests, reason } = answer;
  return [
    namesOf([contactId], rows),
    status,
    ...(guests > 0 ? [`+${guests}`] : []),
    `#${eventOf(eventId, rows).number}`,
    ...(reason ? [`(${reason})`] : []),
  ].join(' ');
}

/** How many addresses of calendars somebody has by now, of one group or of all that they are invited to. */
function calendarOf(id: string, groupId: string | null, rows: TenantRows): string {
  const own = rows.calendar_feeds.filter(
    ({ contact_id, group_id }) => contact_id === id && group_id === groupId,
  );
  const what = groupId === null ? 'own events' : groupOf(groupId, rows).name;
  return `${namesOf([id], rows)}: ${own.length} calendar of ${what}`;
}

/** How many links by which a user signs in there are. */
function linkOf(id: string, rows: TenantRows): string {
  const { contact_id } = rows.users.find((user) => user.id === id)!;
  const links = rows.sign_in_links.filter(({ user_id }) => user_id === id);
  return `${namesOf([contact_id!], rows)}: ${links.length} link to sign in`;
}

/** Whose time away it is, and when; or that it is none any more. */
function absenceOf(id: string, after: AuditEntry['after'], rows: TenantRows): string {
  const who = namesOf([String(after?.contactId)], rows);
  const absence = rows.absences.find((row) => row.id === id);
  if (!absence) return `${who} not away`;
  const { starts_at, ends_at, reason } = absence;
  return `${who} away ${local(starts_at)} – ${local(ends_at)}${reason ? ` (${reason})` : ''}`;
}

function groupOf(id: string, { groups }: TenantRows) {
  return groups.find((row) => row.id === id)!;
}

/** Who is in a group now: admins with a star, and what each is in it. */
function writeMembers({ subject_id }: AuditEntry, rows: TenantRows): string {
  const members = rows.members
    .filter(({ group_id, left_at }) => group_id === subject_id && left_at === null)
    .map(({ contact_id, role, title }) => {
      const name = namesOf([contact_id], rows);
      return `${name}${role === 'ADMIN' ? '*' : ''}${title ? ` (${title})` : ''}`;
    });
  return `${groupOf(subject_id, rows).name}: ${members.sort().join(', ')}`;
}

function namesOf(ids: readonly string[], { contacts }: TenantRows): string {
  return ids
    .map((id) => contacts.find((row) => row.id === id)!.name)
    .sort()
    .join(', ');
}

/** "Sun 22 Nov 23:59" in Madrid, where all of it happens; with the year where it is another. */
function local(at: string): string {
  const time = DateTime.fromISO(at, { zone: 'Europe/Madrid', locale: 'en' });
  return time.toFormat(time.year === 2026 ? 'EEE d MMM HH:mm' : 'EEE d MMM yyyy HH:mm');
}

function joined(...parts: (string | number | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}
