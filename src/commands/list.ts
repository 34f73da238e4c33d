import { callCommand } from './calls/call.ts';
import {
  campaignCommand,
  campaignsCommand,
  pauseCommand,
  resumeCommand,
  stopCommand,
} from './calls/campaigns.ts';
import { confirmCommand } from './chat/confirm.ts';
import { consoleCommand } from './chat/console.ts';
import { contextCommand } from './chat/context.ts';
import { createChatCommand } from './chat/create-chat.ts';
import { linkChatCommand } from './chat/link-chat.ts';
import { meCommand } from './chat/me.ts';
import { settingsCommand } from './chat/settings.ts';
import { undoCommand } from './chat/undo.ts';
import { unlinkChatCommand } from './chat/unlink-chat.ts';
import { whyCommand } from './chat/why.ts';
import type { Command } from './command.ts';
import { inCommand, maybeCommand, outCommand } from './events/answer-event.ts';
import { attendedCommand } from './events/attended.ts';
import { awayCommand } from './events/away.ts';
import { backCommand } from './events/back.ts';
import { cancelEventCommand } from './events/cancel-event.ts';
import { changeEventCommand } from './events/change-event.ts';
import { createEventCommand } from './events/create-event.ts';
import { eventsCommand } from './events/events.ts';
import { inviteCommand } from './events/invite.ts';
import { moveEventCommand } from './events/move-event.ts';
import { reconcileCommand } from './events/reconcile.ts';
import { rsvpCommand } from './events/rsvp.ts';
import { skipCommand } from './events/skip.ts';
import { statsCommand } from './figures/stats.ts';
import { topCommand } from './figures/top.ts';
import { addCommand } from './groups/add.ts';
import { archiveCommand, unarchiveCommand } from './groups/archive.ts';
import { calendarCommand } from './groups/calendar.ts';
import { createGroupCommand } from './groups/create-group.ts';
import { groupCommand } from './groups/group.ts';
import { groupsCommand } from './groups/groups.ts';
import { leaveCommand } from './groups/leave.ts';
import { removeCommand } from './groups/remove.ts';
import { renameCommand } from './groups/rename.ts';
import { sendCommand } from './groups/send.ts';
import { demoteCommand, promoteCommand } from './groups/set-role.ts';
import { createHelp } from './help.ts';
import { cancelReminderCommand } from './reminders/cancel-reminder.ts';
import { deliverCommand } from './reminders/deliver.ts';
import { moveReminderCommand } from './reminders/move-reminder.ts';
import { remindCommand } from './reminders/remind.ts';
import { remindersCommand } from './reminders/reminders.ts';
import { assignTaskCommand } from './tasks/assign-task.ts';
import { cancelTaskCommand } from './tasks/cancel-task.ts';
import { changeTaskCommand } from './tasks/change-task.ts';
import { doneCommand, reopenCommand } from './tasks/close-task.ts';
import { createTaskCommand } from './tasks/create-task.ts';
import { dueCommand } from './tasks/due.ts';
import { nudgeTaskCommand } from './tasks/nudge-task.ts';
import { progressCommand } from './tasks/progress.ts';
import { tasksCommand } from './tasks/tasks.ts';
import { whoCommand } from './who/who.ts';

const withoutHelp: readonly Command[] = [
  createTaskCommand,
  tasksCommand,
  doneCommand,
  reopenCommand,
  progressCommand,
  dueCommand,
  changeTaskCommand,
  nudgeTaskCommand,
  assignTaskCommand,
  cancelTaskCommand,
  remindCommand,
  remindersCommand,
  moveReminderCommand,
  cancelReminderCommand,
  deliverCommand,
  createEventCommand,
  eventsCommand,
  inCommand,
  outCommand,
  maybeCommand,
  whoCommand,
  awayCommand,
  backCommand,
  attendedCommand,
  rsvpCommand,
  inviteCommand,
  moveEventCommand,
  changeEventCommand,
  cancelEventCommand,
  skipCommand,
  reconcileCommand,
  createGroupCommand,
  groupsCommand,
  groupCommand,
  sendCommand,
  addCommand,
  removeCommand,
  leaveCommand,
  promoteCommand,
  demoteCommand,
  renameCommand,
  archiveCommand,
  unarchiveCommand,
  callCommand,
  campaignCommand,
  campaignsCommand,
  stopCommand,
  pauseCommand,
  resumeCommand,
  createChatCommand,
  calendarCommand,
  statsCommand,
  topCommand,
  linkChatCommand,
  unlinkChatCommand,
  settingsCommand,
  contextCommand,
  consoleCommand,
  meCommand,
  whyCommand,
  undoCommand,
  confirmCommand,
];

/** Every command, in the order of /help. To add one, write its file and name it here. */
export const commands: readonly Command[] = [...withoutHelp, createHelp(withoutHelp)];
