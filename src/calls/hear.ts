import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { createChange } from '../change/create-change.ts';
import { UserError } from '../errors.ts';
import { answerEvent } from '../events/answer-event.ts';
import { tellPromoted } from '../events/tell-promoted.ts';
import { setDoNotCall } from '../people/call-consent.ts';
import { closeAppointment } from '../people/close-appointment.ts';
import { requireTaskById } from '../sight/visible-tasks.ts';
import { setTaskDone } from '../tasks/close-task.ts';
import type { LockedAttempt } from './lock-attempt.ts';
import type { Heard } from './provider.ts';

/**
 * Acts upon what somebody said on the phone, once: it is their answer to the event, their task is done, their appointment is
 * kept or not, and whoever wants no calls gets none any more. As their own doing, in the transaction that settles
 * the dial. What a rule refuses (answers have closed) is kept with the call, and changes nothing.
 */
export async function hear(change: Change, attempt: LockedAttempt, heard: Heard): Promise<void> {
  const { tx, organizationId, at } = change;
  const { contactId, campaign } = attempt;
  const own = createChange({
    tx,
    organizationId,
    at,
    actor: { kind: 'SYSTEM', contactId, userId: null, role: null },
    reason: 'call',
  });
  if (heard.optOut) await unlessRefused(setDoNotCall(own, contactId, true, 'CALL'));
  const answer = heard.answer && (await giveAnswer(own, attempt, heard.answer));
  const done = heard.done === true && (await closeTask(own, attempt));
  if (heard.appointment && campaign.reason === 'APPOINTMENT')
    await closeAppointment(own, contactId, heard.appointment);
  await tx.attempt.updateMany({
    where: { organizationId, id: attempt.id },
    data: { heardAt: at },
  });
  await tx.call.updateMany({
    where: { organizationId, id: attempt.call.id },
    data: {
      appointmentAction: heard.appointment,
      answer,
      done: campaign.reason === 'TASK' ? done : null,
      sentiment: heard.sentiment,
      summary: heard.summary?.slice(0, 2000) ?? null,
    },
  });
  change.queued.push(...own.queued);
  if (answer || done || heard.appointment || heard.optOut)
    await recordAudit(change, {
      action: 'call.hear',
      subjectType: 'contact',
      subjectId: contactId,
      groupId: campaign.groupId,
      after: {
        campaign: campaign.number,
        answer,
        done,
        appointment: heard.appointment,
        optOut: heard.optOut,
      },
    });
}

/** What a rule refuses, and whoever is deleted by now, changes nothing. */
async function unlessRefused<Result>(work: Promise<Result>): Promise<Result | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** How they stand to the event now; null where their answer does not count. */
async function giveAnswer(
  change: Change,
  { campaign, contactId, endedAt }: LockedAttempt,
  { status, guests }: NonNullable<Heard['answer']>,
) {
  const { eventId } = campaign;
  if (eventId === null) return null;
  const { tx, organizationId } = change;
  const standing = await tx.participant.findUnique({
    where: { organizationId_eventId_contactId: { organizationId, eventId, contactId } },
    select: { answeredAt: true },
  });
  // What they have said in the chat since is newer.
  const saidSince = standing?.answeredAt && endedAt && standing.answeredAt > endedAt;
  if (!standing || saidSince) return null;
  const given = { status, guests, reason: null, source: 'CALL' as const };
  const outcome = await unlessRefused(answerEvent(change, eventId, contactId, given));
  if (!outcome) return null;
  await tellPromoted(change, outcome.promoted);
  return outcome.status;
}

/** Whether their task is done by that. */
async function closeTask(change: Change, { campaign, contactId }: LockedAttempt): Promise<boolean> {
  const { taskId } = campaign;
  if (taskId === null) return false;
  const task = await unlessRefused(requireTaskById(change, change.actor, taskId));
  if (!task) return false;
  return (await unlessRefused(setTaskDone(change, task, contactId, true))) !== null;
}
