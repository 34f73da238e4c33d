import type { Column } from './find-misfits.ts';
import { isFields, type Shape } from './shape.ts';

/** Columns that may be null, by the number of their table and their own in it: `table.column`. */
export type NullableColumns = Record<string, string>;

/** What a statement about nothing but series asks for. */
function ofSeries(file: string, columns: readonly string[]) {
  return columns.map((column) => ({ column, file, reason: 'what is of a series has one' }));
}

/** Where a column that may be null is stated as never null, by the file that asks or for all, and why. */
export const NEVER_NULL: { column: string; file?: string; reason: string }[] = [
  ...[
    'messages.mentions',
    'messages.poll_options',
    'outbox.mentions',
    'outbox.poll_options',
    'reminders.mentions',
  ].map((column) => ({ column, reason: 'a list: empty by default, and never written as null' })),
  {
    column: 'messages.sender_external_id',
    file: 'src/context/read-context.ts',
    reason: 'what comes in has a sender',
  },
  {
    column: 'messages.about_number',
    file: 'src/marks/answer-by-mark.ts',
    reason: 'asked for where it is not null',
  },
  ...['src/messages/history.ts', 'src/outbox/outbox.ts'].map((file) => ({
    column: 'outbox.external_id',
    file,
    reason: 'what was sent has an id of the network',
  })),
  {
    column: 'chats.name',
    file: 'src/suggestions/read-chats.ts',
    reason: 'asked for where there is one',
  },
  {
    column: 'chats.behind_since',
    file: 'src/messages/behind.ts',
    reason: 'set by the statement, or asked for where it is not null',
  },
  ...[
    'src/digest/read-open-tasks.ts',
    'src/sight/visible-tasks.ts',
    'src/tasks/create-task.ts',
    'src/tasks/debtors.ts',
    'src/tasks/list-tasks.ts',
    'src/tasks/lock-task.ts',
    'src/tasks/missed-while-away.ts',
  ].map((file) => ({ column: 'tasks.number', file, reason: 'copies alone have none' })),
  ...['src/tasks/assign-task.ts', 'src/tasks/membership.ts'].map((file) => ({
    column: 'tasks.assignee_id',
    file,
    reason: 'every copy has an owner',
  })),
  {
    column: 'tasks.group_id',
    file: 'src/analytics/count-tasks.ts',
    reason: 'those of groups are asked for',
  },
  {
    column: 'messages.group_id',
    file: 'src/analytics/count-messages.ts',
    reason: 'those of groups are asked for',
  },
  ...['src/events/rescue.ts', 'src/events/ring-offers.ts'].map((file) => ({
    column: 'events.starts_at',
    file,
    reason: 'what begins within a day is asked for',
  })),
  ...ofSeries('src/calendar/read-to-come.ts', [
    ...['series_id', 'recurrence', 'rule_from', 'series_zone', 'occurs_at'].map(
      (column) => `events.${column}`,
    ),
  ]),
  ...ofSeries('src/alarms/series-alarms.ts', [
    'events.series_id',
    'events.rule_from',
    'events.series_zone',
    'events.occurs_at',
    'tasks.series_id',
    'tasks.rule_from',
    'tasks.series_zone',
    'tasks.occurs_at',
  ]),
  ...ofSeries('src/series/make-next-events.ts', [
    'events.occurs_at',
    'events.recurrence',
    'events.series_id',
  ]),
  ...ofSeries('src/series/make-next-tasks.ts', [
    'tasks.number',
    'tasks.occurs_at',
    'tasks.recurrence',
    'tasks.series_id',
  ]),
  ...ofSeries('src/series/next-of-series.ts', ['events.starts_at', 'tasks.number', 'tasks.due_at']),
  ...ofSeries('src/series/move-following.ts', ['events.occurs_at']),
  ...ofSeries('src/series/place-events.ts', ['events.series_id']),
  ...ofSeries('src/series/due-following.ts', [
    'tasks.number',
    'tasks.occurs_at',
    'tasks.series_id',
  ]),
  ...ofSeries('src/undo/task-series.ts', ['tasks.number']),
  {
    column: 'events.starts_at',
    file: 'src/events/ask-attendance.ts',
    reason: 'what is over has begun',
  },
  {
    column: 'participants.attended',
    file: 'src/events/attendance.ts',
    reason: 'asked for where it is not null',
  },
  {
    column: 'events.answer_by',
    file: 'src/events/close-answers.ts',
    reason: 'it is the moment that rings',
  },
  {
    column: 'events.starts_at',
    file: 'src/digest/read-coming.ts',
    reason: 'what begins within a week is asked for',
  },
  {
    column: 'groups.rescue_minutes',
    file: 'src/events/rescue.ts',
    reason: 'where it is null nothing is offered',
  },
  ...['events.capacity', 'participants.answered_at'].map((column) => ({
    column,
    file: 'src/events/place-in-line.ts',
    reason: 'who waits has answered, and for a place of so many',
  })),
  {
    column: 'contacts.phone',
    file: 'src/identity/introduce-contacts.ts',
    reason: 'made with a phone by the statement',
  },
  {
    column: 'contacts.phone',
    file: 'src/context/find-people.ts',
    reason: 'asked for by it',
  },
  {
    column: 'events.capacity',
    file: 'src/events/tell-organizers.ts',
    reason: 'only an event with so many places has a line',
  },
  {
    column: 'mirrors.chat_id',
    file: 'src/mirror/tell-refused.ts',
    reason: 'found by who is in the chat',
  },
  {
    column: 'users.contact_id',
    file: 'src/identity/merge/merge-contacts.ts',
    reason: 'asked for by it',
  },
  {
    column: 'audit_entries.before',
    file: 'src/identity/merge/unmerge-contact.ts',
    reason: 'asked for by what is in it',
  },
  {
    column: 'audit_entries.message_id',
    file: 'src/undo/operation.ts',
    reason: 'what was done in a chat came of a message',
  },
];

/**
 * The columns of an answer that come from one which may be null, and are stated as never null: no null has to
 * be seen for that. A join can make any column null, which is not told; there only rows can show it.
 */
export function findNullable(
  stated: Shape,
  columns: readonly Column[],
  nullable: NullableColumns,
  file: string,
): string[] {
  const last = new Map(columns.map((column) => [column.name, column]));
  return [...last.values()].flatMap(({ name, tableID, columnID }) => {
    const source = tableID > 0 ? nullable[`${tableID}.${columnID}`] : undefined;
    if (source === undefined || mayBeNull(stated, name)) return [];
    const exception = NEVER_NULL.find(
      (known) => known.column === source && (known.file ?? file) === file,
    );
    return exception ? [] : `${name} is stated as never null, and ${source} may be`;
  });
}

function mayBeNull(stated: Shape, name: string): boolean {
  const shapes = stated.filter(isFields).flatMap(({ fields }) => fields[name]?.shape ?? 'anything');
  return shapes.length === 0 || shapes.includes('null') || shapes.includes('anything');
}
