import type { Scope } from '../change/change.ts';
import type { CallReason } from '../db/generated/enums.ts';
import { createSay } from '../languages/say.ts';
import type { KnownCallee } from './read-callees.ts';
import type { CallSettings } from './read-rules.ts';

/** What a campaign is about, as a voice tells it. */
interface Subject {
  reason: CallReason;
  message: string | null;
  eventTitle: string | null;
  eventPlace: string | null;
  eventAt: Date | null;
  eventHasTime: boolean | null;
  /** IANA: by whose clock the event is told. */
  zone: string;
  taskTitle: string | null;
  taskDueAt: Date | null;
}

export async function readSubjects(
  { tx, organizationId }: Scope,
  campaignId: string,
): Promise<Subject> {
  const [subject] = await tx.$queryRaw<Subject[]>`
    SELECT k.reason, k.message, e.title AS "eventTitle", e.place AS "eventPlace", e.starts_at AS "eventAt",
      e.has_time AS "eventHasTime", coalesce(g.time_zone, o.time_zone) AS zone, t.title AS "taskTitle",
      t.due_at AS "taskDueAt"
    FROM campaigns k
    JOIN organizations o ON o.id = k.organization_id
    LEFT JOIN groups g ON g.organization_id = k.organization_id AND g.id = k.group_id
    LEFT JOIN events e ON e.organization_id = k.organization_id AND e.id = k.event_id
    LEFT JOIN tasks t ON t.organization_id = k.organization_id AND t.id = k.task_id
    WHERE k.organization_id = ${organizationId}::uuid AND k.id = ${campaignId}::uuid`;
  return subject!;
}

/** What the voice of a call knows (docs/calls.md): texts, in the language of whoever is called. */
export function variablesOf(
  callee: KnownCallee,
  subject: Subject,
  settings: Pick<CallSettings, 'name' | 'locale'>,
  now: Date,
): Record<string, string> {
  const locale = callee.locale ?? settings.locale;
  const say = createSay(locale, now, subject.zone);
  const told = (at: Date | null, zone: string, hasTime = true) =>
    at === null ? null : say.spokenMoment({ at, zone, hasTime });
  const known: Record<string, string | null> = {
    name: callee.name,
    organization: settings.name,
    language: locale,
    reason: subject.reason.toLowerCase(),
    message: subject.message,
    event_title: subject.eventTitle,
    event_when: told(subject.eventAt, subject.zone, subject.eventHasTime ?? true),
    event_place: subject.eventPlace,
    task_title: subject.taskTitle,
    task_due: told(subject.taskDueAt, subject.zone),
    appointment_type: callee.appointmentType,
    appointment_time: told(callee.appointmentTime, callee.zone),
    appointment_provider: callee.appointmentProvider,
    special_instructions: subject.reason === 'APPOINTMENT' ? callee.specialInstructions : null,
  };
  return Object.fromEntries(Object.entries(known).map(([name, value]) => [name, value ?? '']));
}
