import type { Ringers } from '../alarms/ring.ts';
import { remindComing, remindUnanswered } from '../events/remind-of-events.ts';
import { remindOfDue, remindOfOverdue } from '../tasks/remind-of-tasks.ts';
import { ringMessages, ringReminders } from './ring-reminders.ts';

/** What happens by the clock, kind by kind. */
export const ringers: Ringers = {
  EVENT_UNANSWERED: remindUnanswered,
  EVENT_COMING: remindComing,
  TASK_DUE: remindOfDue,
  TASK_OVERDUE: remindOfOverdue,
  REMINDER: ringReminders,
  MESSAGE: ringMessages,
};
