import { type Sql, sql } from '../../db/client.ts';
import type {
  AnswerSource,
  ConsentSource,
  MemberRole,
  ParticipantStatus,
  TaskStatus,
} from '../../db/generated/enums.ts';
import type { CallFields, ContactFields } from '../../people/contact-fields.ts';

/** Two contacts who are one person: the other's is the kept one's from then on. */
export interface Merge {
  keptId: string;
  otherId: string;
}

/** By whose clock a contact is called, about what, and whether they may be. Instants are ISO texts. */
export interface HeldCalls extends Omit<CallFields, 'appointmentTime'> {
  appointmentTime: string | null;
  callConsent: boolean | null;
  callConsentSource: ConsentSource | null;
  callConsentAt: string | null;
  doNotCallAt: string | null;
  doNotCallSource: ConsentSource | null;
}

/** What a contact is called, and the like, as a merge finds it. */
export interface HeldTexts extends ContactFields {
  locale: string | null;
  optedOutAt: string | null;
  calls: HeldCalls;
}

/** A membership of the other in a group that the kept one is in too: it ended. */
export interface EndedStay {
  id: string;
  /** The kept one's membership, and what that was before. */
  twinId: string;
  role: MemberRole;
  title: string | null;
}

/** A copy of the other's of a task that the kept one has a copy of too: it was withdrawn. */
export interface WithdrawnCopy {
  id: string;
  status: TaskStatus;
  closedAt: string | null;
  /** The kept one's copy, and what that was before. */
  twinId: string;
  twinStatus: TaskStatus;
  twinClosedAt: string | null;
}

/** A row of participants. */
export interface StoredAnswer {
  status: ParticipantStatus;
  guests: number;
  reason: string | null;
  source: AnswerSource | null;
  invitedAt: string;
  answeredAt: string | null;
  ticket: number | null;
  byName?: boolean;
}

/** Two answers to one event: the other's, and the kept one's of before. */
export interface JoinedAnswer {
  eventId: string;
  other: StoredAnswer;
  kept: StoredAnswer;
}

/**
 * What was the other's, as the audit entry of the merge keeps it: the ids of what was moved, and how
 * what both had was before. Enough to take them apart again. Instants are ISO texts.
 */
export interface MergeRecord {
  contactId: string;
  /** The kept one's texts of before. */
  kept: Omit<HeldTexts, 'locale' | 'calls'> & { locale?: string | null; calls?: HeldCalls };
  whatsappIds: string[];
  userIds: string[];
  groupIds: string[];
  eventIds: string[];
  /** The reminders that they set, and those by which they are told; of older merges none. */
  reminderIds?: string[];
  toldIds?: string[];
  taskIds: string[];
  stays: { moved: string[]; ended: EndedStay[] };
  copies: { moved: string[]; withdrawn: WithdrawnCopy[] };
  /** The ids of tasks that the other was left out of, and that the kept one was, but has a copy of by the other. */
  exemptions?: { moved: string[]; lifted: string[] };
  answers: { moved: { eventId: string; answeredAt: string | null }[]; joined: JoinedAnswer[] };
  confirmationIds: string[];
  chatIds: string[];
  absenceIds?: string[];
  calendarIds?: string[];
  campaignIds?: string[];
  callIds?: string[];
  attemptIds?: string[];
}

/** Something that was moved, and whose it was. */
export type Moved<Row> = Row & { otherId: string };

/** The merges as a table: pair ("keptId", "otherId"). */
export function pairsOf(merges: readonly Merge[]): Sql {
  return sql`jsonb_to_recordset(${JSON.stringify(merges)}::jsonb) AS pair ("keptId" uuid, "otherId" uuid)`;
}
