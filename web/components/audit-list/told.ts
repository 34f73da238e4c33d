import type { AuditEntry } from '../../../client/muster.ts';

type Facts = Record<string, unknown>;

/** An entry of the audit log, as its sentence asks of it. */
export interface Told {
  entry: AuditEntry;
  before: Facts;
  after: Facts;
  /** The people whom it is about, by their ids. */
  contactIds: string[];
  /** How many those are, or as many as it says where it does not name them. */
  count: number;
  /** Whoever did it did it for themselves. */
  isOwn: boolean;
  hasGroup: boolean;
  /** A text among the facts afterwards; empty where there is none. */
  text(field: string): string;
  number(field: string): number;
  /** Names of the facts that are others now. */
  changed: string[];
}

export function readEntry(entry: AuditEntry): Told {
  const before = entry.before ?? {};
  const after = entry.after ?? {};
  const contactIds = idsOf(after).length > 0 ? idsOf(after) : idsOf(before);
  const contactId = after.contactId ?? before.contactId;
  return {
    entry,
    before,
    after,
    contactIds,
    count: typeof after.people === 'number' ? after.people : contactIds.length,
    isOwn: contactId !== undefined && contactId === entry.actor.contactId,
    hasGroup: entry.groupId !== null,
    text: (field) => (typeof after[field] === 'string' ? after[field] : ''),
    number: (field) => (typeof after[field] === 'number' ? after[field] : 0),
    changed: changedFields(before, after),
  };
}

/** One is a contactId or an assigneeId, several are contactIds, or those to whom a task was given. */
function idsOf({ contactIds, given, contactId, assigneeId }: Facts): string[] {
  const several = [contactIds, given].find((ids) => Array.isArray(ids) && ids.length > 0);
  return ((several as unknown[]) ?? [contactId, assigneeId]).filter((id) => typeof id === 'string');
}

/** What tells it apart, and is no fact about it. */
const ofIdentity = new Set(['number', 'contactId']);

function changedFields(before: Facts, after: Facts): string[] {
  return Object.keys(after).filter(
    (field) =>
      !ofIdentity.has(field) && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
}

/**
 * A sentence, or what makes one of the facts. What stands in braces is shown in its place, people and things as
 * links: {who}, {subject}, {group}, {contact}, {people}, {other} and {said}.
 */
export type Sentence = string | ((told: Told) => string);
