import { planEvents } from '../alarms/event-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { asLongBefore } from '../dates/as-long-before.ts';
import { UserError } from '../errors.ts';
import { notesText, parseShortText, parseTitle, placeText } from '../forms/short-text.ts';
import { parseAnswerBy, parseMinimum } from './answer-terms.ts';
import { parseCapacity } from './capacity.ts';
import { type LockedEvent, lockEvent } from './lock-event.ts';
import { requireClosing } from './require-closing.ts';
import { type Promotion, promoteWaiting } from './waiting-list.ts';

/** What an edit may change; a field that is left out stays, and null takes it away. */
export interface EventEdit {
  title?: string | undefined;
  notes?: string | null | undefined;
  place?: string | null | undefined;
  capacity?: number | null | undefined;
  minPeople?: number | null | undefined;
  answerBy?: Date | null | undefined;
  /** How long it lasts; it needs a start with a time. */
  minutes?: number | null | undefined;
  /** When it ends, where that is given instead. */
  endsAt?: Date | null | undefined;
}

/** What can be edited of an event, as it stands. */
export interface EditedFields {
  title: string;
  notes: string | null;
  place: string | null;
  capacity: number | null;
  minPeople: number | null;
  answerBy: Date | null;
  /** Of one of a series when answers close by the rule: it follows from answerBy where that is another now. */
  ruleAnswerBy: Date | null;
  endsAt: Date | null;
}

/** What is told of an edit: when answers close is one thing, by the rule of a series too. */
type EditedField = Exclude<keyof EditedFields, 'ruleAnswerBy'>;

export interface EditedEvent {
  before: EditedFields;
  after: EditedFields;
  /** What is another now. */
  changed: EditedField[];
  /** Those whom a higher limit has given a place. */
  promoted: Promotion[];
  seatsTaken: number;
}

/**
 * Changes what an event says: answers, polls and its date stand. A higher limit lets the line move up;
 * one below the places that are taken is limitTooLow. `confirm` is told what would change before anything
 * does, and throws to leave it so. Throws eventNotFound, eventCancelled, eventOver, groupNotActive, invalid,
 * neverCloses.
 */
export async function editEvent(
  change: Change,
  eventId: string,
  edit: EventEdit,
  confirm?: (changed: readonly (keyof EditedFields)[]) => Promise<void> | void,
): Promise<EditedEvent> {
  const event = await lockEvent(change, eventId);
  const { startsAt } = event;
  const capacity = edit.capacity === undefined ? event.capacity : parseCapacity(edit.capacity);
  const minPeople = edit.minPeople === undefined ? event.minPeople : edit.minPeople;
  const answerBy =
    edit.answerBy === undefined
      ? event.answerBy
      : parseAnswerBy(edit.answerBy, { startsAt, at: change.at });
  const after: EditedFields = {
    title: edit.title === undefined ? event.title : parseTitle(edit.title),
    notes: edit.notes === undefined ? event.notes : parseShortText(edit.notes, notesText),
    place: edit.place === undefined ? event.place : parseShortText(edit.place, placeText),
    capacity,
    minPeople: parseMinimum(minPeople, capacity),
    answerBy,
    ruleAnswerBy:
      edit.answerBy === undefined ? event.ruleAnswerBy : deadlineByRule(event, answerBy),
    endsAt: endOf(edit, event),
  };
  if (edit.answerBy && after.ruleAnswerBy)
    await requireClosing(change, eventId, after.ruleAnswerBy);
  return setFields(change, { ...event, id: eventId }, after, confirm);
}

/** As editEvent, of an event whose row is locked. */
export async function setFields(
  change: Change,
  event: LockedEvent & { id: string },
  after: EditedFields,
  confirm?: (changed: readonly (keyof EditedFields)[]) => Promise<void> | void,
): Promise<EditedEvent> {
  const { tx, organizationId, at } = change;
  const { id, number, groupId, seatsTaken, lastTicket } = event;
  const { title, notes, place, capacity, minPeople, answerBy, ruleAnswerBy, endsAt } = after;
  const before: EditedFields = {
    title: event.title,
    notes: event.notes,
    place: event.place,
    capacity: event.capacity,
    minPeople: event.minPeople,
    answerBy: event.answerBy,
    ruleAnswerBy: event.ruleAnswerBy,
    endsAt: event.endsAt,
  };
  const changed = fields.filter((field) => before[field]?.valueOf() !== after[field]?.valueOf());
  const said = changed.map((field) => (field === 'ruleAnswerBy' ? 'answerBy' : field));
  const edited = { before, after, changed: [...new Set(said)], promoted: [], seatsTaken };
  if (changed.length === 0) return edited;
  if (capacity !== null && capacity < seatsTaken) {
    throw new UserError('limitTooLow', { number, title: before.title, capacity, seatsTaken });
  }
  await confirm?.(changed);
  await tx.event.updateMany({
    where: { organizationId, id },
    data: {
      ...{ title, notes, place, capacity, minPeople, answerBy, ruleAnswerBy, endsAt },
      updatedAt: at,
    },
  });
  if (changed.includes('answerBy')) await planEvents(change, [id]);
  await recordAudit(change, {
    action: 'event.update',
    subjectType: 'event',
    subjectId: id,
    groupId,
    before: { number, ...told(before, changed) },
    after: { number, ...told(after, changed) },
  });
  const mayMove = changed.includes('capacity') && lastTicket !== null;
  const promoted = mayMove ? await promoteWaiting(change, [id]) : [];
  return {
    ...edited,
    promoted,
    seatsTaken: seatsTaken + promoted.reduce((sum, { size }) => sum + size, 0),
  };
}

const fields = [
  ...(['title', 'notes', 'place', 'capacity', 'minPeople'] as const),
  ...(['answerBy', 'ruleAnswerBy', 'endsAt'] as const),
];

/** What comes after one of a series closes as long before it begins as this one, were it not moved alone. */
function deadlineByRule(
  { startsAt, occursAt, zone }: LockedEvent,
  answerBy: Date | null,
): Date | null {
  if (answerBy === null || occursAt === null) return null;
  return startsAt ? asLongBefore({ at: answerBy, startsAt }, occursAt, zone) : answerBy;
}

/** When it ends by an edit; null for no known end. Throws invalid. */
function endOf({ minutes, endsAt }: EventEdit, event: LockedEvent): Date | null {
  const { startsAt, hasTime } = event;
  if (endsAt !== undefined) {
    if (endsAt === null || (startsAt && endsAt > startsAt)) return endsAt;
    throw new UserError('invalid', {
      field: 'endsAt',
      expected: 'an instant after startsAt',
      example: new Date((startsAt?.getTime() ?? 0) + 2 * 60 * 60_000).toISOString(),
    });
  }
  if (minutes === undefined) return event.endsAt;
  if (minutes === null) return null;
  if (startsAt && hasTime) return new Date(startsAt.getTime() + minutes * 60_000);
  throw new UserError('invalid', {
    field: 'length',
    expected: 'of an event that has a time',
    example: '/move event 12 to saturday 10am',
  });
}

/** Fields as the log holds them. */
function told(values: EditedFields, changed: readonly (keyof EditedFields)[]) {
  return Object.fromEntries(
    changed.map((field) => {
      const value = values[field];
      return [field, value instanceof Date ? value.toISOString() : value];
    }),
  );
}
