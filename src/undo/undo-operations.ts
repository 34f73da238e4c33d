import { randomUUID } from 'node:crypto';
import type { AuditAction } from '../audit/actions.ts';
import type { Entry } from '../audit/entry.ts';
import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { Promotion } from '../events/waiting-list.ts';
import type { Told, Undone } from '../languages/reply.ts';
import { absenceInverses } from './absences.ts';
import { calendarInverses } from './calendar.ts';
import { callConsentInverses } from './call-consent.ts';
import { campaignInverses } from './campaigns.ts';
import { contactInverses } from './contacts.ts';
import { eventInverses } from './events.ts';
import { groupInverses } from './groups.ts';
import type { Inverse, UndoOptions } from './inverse.ts';
import { languageInverses } from './language.ts';
import { messageInverses } from './messages.ts';
import { mirrorInverses } from './mirrors.ts';
import type { Operation } from './operation.ts';
import { optOutInverses } from './opt-out.ts';
import { organizationInverses } from './organization.ts';
import { reminderInverses } from './reminders.ts';
import { taskInverses } from './tasks.ts';

/** What stays: it goes with something else, is done by API alone, or is itself a taking back. */
type Staying =
  | `account.${string}`
  | `apiKey.${string}`
  | `call.${string}`
  | `campaign.${'start' | 'stop' | 'complete'}`
  | `user.${string}`
  | 'command.refuse'
  | `contact.${'create' | 'restore' | 'recognize' | 'merge' | 'merge.refuse' | 'unmerge'}`
  | `contacts.${'import' | 'export' | 'bulk'}`
  | `event.${'uninvite' | 'restore' | 'away' | 'promote' | 'lineStands' | 'refuse' | 'offer' | 'passOver' | 'tooFew'}`
  | `group.${'viewers' | 'delete' | 'members.read'}`
  | `message.${'keep' | 'resend'}`
  | `mirror.${'ask' | 'start' | 'halt' | 'restore'}`
  | 'operation.undo'
  | 'organization.create'
  | `reminder.${'restore' | 'ring' | 'return' | 'follow' | 'unfollow'}`
  | 'session.end'
  | `suggestion.${string}`
  | `task.${'unassign' | 'restore'}`;

/** How each other action of the log is taken back. */
const inverses: { [Action in Exclude<AuditAction, Staying>]: Inverse } = {
  ...absenceInverses,
  ...calendarInverses,
  ...campaignInverses,
  ...taskInverses,
  ...eventInverses,
  ...groupInverses,
  ...messageInverses,
  ...mirrorInverses,
  ...languageInverses,
  ...optOutInverses,
  ...callConsentInverses,
  ...contactInverses,
  ...organizationInverses,
  ...reminderInverses,
};

/** Whether an entry is of what can be taken back at all. */
export function isTakenBack(entry: Entry): entry is Entry & { action: keyof typeof inverses } {
  return entry.action in inverses;
}

export interface UndoOutcome {
  /** What was taken back, in the order in which it was done. */
  undone: Undone[];
  promoted: Promotion[];
  /** An event that was moved or called off and is not any more. */
  restoredEventId: string | null;
  /** Those whom it concerns, where they were told of it already. */
  told: Told | null;
}

/**
 * Takes changes back, newest first and each whole, within the transaction of the change that asks for
 * it, and audited as a change of its own. Throws cannotUndo, and then nothing of it is taken back.
 */
export async function undoOperations(
  change: Change,
  operations: readonly Operation[],
  options: UndoOptions,
): Promise<UndoOutcome> {
  // An edit takes back and makes anew: two changes, each of which can be told from the other.
  const undoing: Change = { ...change, operationId: randomUUID() };
  const outcome: UndoOutcome = { undone: [], promoted: [], restoredEventId: null, told: null };
  for (const all of operations.flatMap(({ entries }) => together(withoutConsequences(entries)))) {
    const entry = all[0]!;
    if (!isTakenBack(entry)) continue;
    const taken = await inverses[entry.action](undoing, entry, options, all);
    const { undone, promoted = [], restoredEventId, told } = taken;
    outcome.undone = [undone, ...outcome.undone.filter((later) => !isSameAnswer(later, undone))];
    outcome.promoted.push(...promoted);
    outcome.restoredEventId ??= restoredEventId ?? null;
    outcome.told ??= told ?? null;
  }
  await recordAudit(
    undoing,
    ...operations.map(
      ({ id, entries, isPart }): AuditFacts => ({
        action: 'operation.undo',
        subjectType: 'operation',
        subjectId: id,
        groupId: entries[0]?.groupId ?? null,
        ...(isPart ? { after: { parts: entries.map((entry) => entry.id) } } : {}),
      }),
    ),
  );
  return outcome;
}

/** Of an answer that was given several times only how it stands in the end is told. */
function isSameAnswer(later: Undone, undone: Undone): boolean {
  return (
    later.kind === 'answer' &&
    undone.kind === 'answer' &&
    later.number === undone.number &&
    later.who === undone.who
  );
}

/** What was made is taken back with all that was done to it in the same change. */
function withoutConsequences(entries: readonly Entry[]): Entry[] {
  const made = new Set(
    entries.filter(({ action }) => action.endsWith('.create')).map(({ subjectId }) => subjectId),
  );
  return entries.filter(
    ({ action, subjectId }) => action.endsWith('.create') || !made.has(subjectId),
  );
}

/** What is done to many at once is taken back in as few statements, whoever its subjects are. */
const ofMany: readonly AuditAction[] = ['contact.update', 'contact.delete'];

/** Entries of one action on one subject: the answers that one list gave to an event. */
function together(entries: readonly Entry[]): Entry[][] {
  const keyOf = ({ action, subjectId }: Entry) =>
    ofMany.includes(action) ? action : `${action} ${subjectId}`;
  return [...Map.groupBy(entries, keyOf).values()];
}
