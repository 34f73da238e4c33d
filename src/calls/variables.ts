import type { Scope } from '../change/change.ts';
import type { CallReason } from '../db/generated/enums.ts';
import { createSay } from '../languages/say.ts';

/** What a campaign is about, and for whom, as a voice tells it. */
interface Subject {
  name: string;
  /** BCP 47, of whoever is called. */
  locale: string;
  organization: string;
  /** The appointment of whoever is called, on their own clock. */
  appointmentTime: Date | null;
  appointmentType: string | null;
  appointmentProvider: string | null;
  specialInstructions: string | null;
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

export async function readSubject(
  { tx, organizationId }: Scope,
  campaignId: string,
  contactId: string,
): Promise<Subject> {
  const [subject] = await tx.$queryRaw<Subject[]>`
    SELECT c.name, coalesce(c.locale, o.locale) AS locale, o.name AS organization,
      c.appointment_time AS "appointmentTime", c.appointment_type AS "appointmentType",
      c.appointment_provider AS "appointmentProvider", c.special_instructions AS "specialInstructions", k.reason, k.message, e.title AS "eventTitle", e.place AS "eventPlace", e.starts_at AS "eventAt",
      e.has_time AS "eventHasTime", coalesce(g.time_zone, o.time_zone) AS zone, t.title AS "taskTitle",
      t.due_at AS "taskDueAt"
    FROM campaigns k
    JOIN organizations o ON o.id = k.organization_id
    JOIN contacts c ON c.organization_id = k.organization_id AND c.id = ${contactId}::uuid
    LEFT JOIN groups g ON g.organization_id = k.organization_id AND g.id = k.group_id
    LEFT JOIN events e ON e.organization_id = k.organization_id AND e.id = k.event_id
    LEFT JOIN tasks t ON t.organization_id = k.organization_id AND t.id = k.task_id
    WHERE k.organization_id = ${organizationId}::uuid AND k.id = ${campaignId}::uuid`;
  return subject!;
}

/** What the voice of a call knows (docs/calls.md): texts, in the language of whoever is called, whose clock is `zone`. */
export function variablesOf(subject: Subject, zone: string, now: Date): Record<string, string> {
  const say = createSay(subject.locale, now, subject.zone);
  const told = (at: Date | null, clock: string, hasTime = true) =>
    at && say.spokenMoment({ at, zone: clock, hasTime });
  const isAppointment = subject.reason === 'APPOINTMENT';
  const known: Record<string, string | null> = {
    name: subject.name,
    organization: subject.organization,
    language: subject.locale,
    reason: subject.reason.toLowerCase(),
    message: subject.message,
    event_title: subject.eventTitle,
    event_when: told(subject.eventAt, subject.zone, subject.eventHasTime ?? true),
    event_place: subject.eventPlace,
    task_title: subject.taskTitle,
    task_due: told(subject.taskDueAt, subject.zone),
    appointment_type: isAppointment ? subject.appointmentType : null,
    appointment_time: isAppointment ? told(subject.appointmentTime, zone) : null,
    appointment_provider: isAppointment ? subject.appointmentProvider : null,
    special_instructions: isAppointment ? subject.specialInstructions : null,
  };
  return Object.fromEntries(Object.entries(known).map(([name, value]) => [name, value ?? '']));
}
