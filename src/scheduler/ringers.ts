import type { Ringers } from '../alarms/ring.ts';
import { ringCampaigns } from '../calls/start-campaigns.ts';
import { sendDigests } from '../digest/send-digests.ts';
import { askAttendance } from '../events/ask-attendance.ts';
import { closeAnswers } from '../events/close-answers.ts';
import { remindComing, remindUnanswered } from '../events/remind-of-events.ts';
import { passOn } from '../events/ring-offers.ts';
import { ringSeries } from '../series/make-next.ts';
import { remindOfDue, remindOfOverdue } from '../tasks/remind-of-tasks.ts';
import { ringMessages, ringReminders } from './ring-reminders.ts';

/** What happens by the clock, kind by kind. */
export const ringers: Ringers = {
  EVENT_UNANSWERED: remindUnanswered,
  EVENT_COMING: remindComing,
  ANSWERS_CLOSE: closeAnswers,
  OFFER_ENDS: passOn,
  ATTENDANCE: askAttendance,
  TASK_DUE: remindOfDue,
  TASK_OVERDUE: remindOfOverdue,
  SERIES_NEXT: ringSeries,
  DIGEST: sendDigests,
  REMINDER: ringReminders,
  MESSAGE: ringMessages,
  CAMPAIGN: ringCampaigns,
};
