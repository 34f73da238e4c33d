import { z } from 'zod';
import type { AuditAction } from '../audit/actions.ts';
import type { GroupAction, OrganizationAction } from '../context/policy.ts';
import type {
  ActorKind,
  AlarmKind,
  AnswerSource,
  AppointmentAction,
  AppointmentStatus,
  BusinessType,
  CallOutcome,
  CallReason,
  CallStatus,
  CampaignPriority,
  CampaignStatus,
  CampaignTiming,
  ChatKind,
  EventStatus,
  GroupStatus,
  GroupVisibility,
  LeftOutReason,
  MemberRole,
  MessageDirection,
  OutboxStatus,
  ParticipantStatus,
  PauseReason,
  ReminderKind,
  ReminderStatus,
  Sentiment,
  TaskMode,
  TaskStatus,
  UserRole,
} from '../db/generated/enums.ts';
import type { MediaKind } from '../forms/media-kind.ts';

/** The closed sets of the model. Written out, because a face does not hold what can query; TypeScript holds them equal. */
const members = <Name extends string>(names: { [Each in Name]: Each }) => z.enum(names);

export const businessType = members<BusinessType>({
  MEDICAL: 'MEDICAL',
  SALON: 'SALON',
  RESTAURANT: 'RESTAURANT',
  CONSULTANT: 'CONSULTANT',
  CLUB: 'CLUB',
  FAMILY: 'FAMILY',
  BOOK_CLUB: 'BOOK_CLUB',
  GENERAL: 'GENERAL',
});

export const alarmKind = members<AlarmKind>({
  EVENT_UNANSWERED: 'EVENT_UNANSWERED',
  EVENT_COMING: 'EVENT_COMING',
  ANSWERS_CLOSE: 'ANSWERS_CLOSE',
  ATTENDANCE: 'ATTENDANCE',
  OFFER_ENDS: 'OFFER_ENDS',
  TASK_DUE: 'TASK_DUE',
  TASK_OVERDUE: 'TASK_OVERDUE',
  AWAY_ENDS: 'AWAY_ENDS',
  SERIES_NEXT: 'SERIES_NEXT',
  REMINDER: 'REMINDER',
  MESSAGE: 'MESSAGE',
  DIGEST: 'DIGEST',
  CAMPAIGN: 'CAMPAIGN',
});
export const userRole = members<UserRole>({ ADMIN: 'ADMIN', MANAGER: 'MANAGER', USER: 'USER' });
export const chatKind = members<ChatKind>({ GROUP: 'GROUP', DIRECT: 'DIRECT' });
export const groupStatus = members<GroupStatus>({
  ACTIVE: 'ACTIVE',
  ARCHIVED: 'ARCHIVED',
  INACTIVE: 'INACTIVE',
});
export const groupVisibility = members<GroupVisibility>({
  ALL_STAFF: 'ALL_STAFF',
  ADMINS_ONLY: 'ADMINS_ONLY',
  CUSTOM: 'CUSTOM',
});
export const memberRole = members<MemberRole>({ ADMIN: 'ADMIN', MEMBER: 'MEMBER' });
export const reminderKind = members<ReminderKind>({ REMINDER: 'REMINDER', MESSAGE: 'MESSAGE' });
export const reminderStatus = members<ReminderStatus>({
  OPEN: 'OPEN',
  HELD: 'HELD',
  DONE: 'DONE',
  CANCELLED: 'CANCELLED',
});
export const taskStatus = members<TaskStatus>({
  OPEN: 'OPEN',
  DONE: 'DONE',
  WITHDRAWN: 'WITHDRAWN',
  CANCELLED: 'CANCELLED',
});
export const taskMode = members<TaskMode>({ EACH: 'EACH', ANYONE: 'ANYONE' });
export const eventStatus = members<EventStatus>({ SCHEDULED: 'SCHEDULED', CANCELLED: 'CANCELLED' });
export const participantStatus = members<ParticipantStatus>({
  INVITED: 'INVITED',
  GOING: 'GOING',
  MAYBE: 'MAYBE',
  DECLINED: 'DECLINED',
  WAITLISTED: 'WAITLISTED',
});
export const answerSource = members<AnswerSource>({
  COMMAND: 'COMMAND',
  REPLY: 'REPLY',
  REACTION: 'REACTION',
  POLL: 'POLL',
  EVENT: 'EVENT',
  API: 'API',
  WAITING_LIST: 'WAITING_LIST',
  AWAY: 'AWAY',
  CALL: 'CALL',
});
export const messageDirection = members<MessageDirection>({ IN: 'IN', OUT: 'OUT' });
/** What hangs on a message. */
export const mediaKind = members<MediaKind>({
  image: 'image',
  video: 'video',
  audio: 'audio',
  document: 'document',
  sticker: 'sticker',
  other: 'other',
});
export const outboxStatus = members<OutboxStatus>({
  PENDING: 'PENDING',
  SENDING: 'SENDING',
  SENT: 'SENT',
  UNKNOWN: 'UNKNOWN',
  FAILED: 'FAILED',
  EXPIRED: 'EXPIRED',
});
export const actorKind = members<ActorKind>({ CHAT: 'CHAT', API: 'API', SYSTEM: 'SYSTEM' });
export const appointmentAction = members<AppointmentAction>({
  CONFIRMED: 'CONFIRMED',
  CANCELLED: 'CANCELLED',
  RESCHEDULED: 'RESCHEDULED',
});
export const appointmentStatus = members<AppointmentStatus>({
  PENDING: 'PENDING',
  CONFIRMED: 'CONFIRMED',
  CANCELLED: 'CANCELLED',
  RESCHEDULED: 'RESCHEDULED',
});
export const callOutcome = members<CallOutcome>({
  ANSWERED: 'ANSWERED',
  NO_ANSWER: 'NO_ANSWER',
  BUSY: 'BUSY',
  VOICEMAIL: 'VOICEMAIL',
  DECLINED: 'DECLINED',
  FAILED: 'FAILED',
  LEFT_OUT: 'LEFT_OUT',
});
export const callReason = members<CallReason>({
  MESSAGE: 'MESSAGE',
  EVENT: 'EVENT',
  TASK: 'TASK',
  APPOINTMENT: 'APPOINTMENT',
});
export const callStatus = members<CallStatus>({
  WAITING: 'WAITING',
  DIALLING: 'DIALLING',
  ENDED: 'ENDED',
});
export const campaignPriority = members<CampaignPriority>({
  NORMAL: 'NORMAL',
  HIGH: 'HIGH',
  URGENT: 'URGENT',
});
export const campaignStatus = members<CampaignStatus>({
  PREPARING: 'PREPARING',
  SCHEDULED: 'SCHEDULED',
  EXECUTING: 'EXECUTING',
  PAUSED: 'PAUSED',
  COMPLETED: 'COMPLETED',
  CANCELLED: 'CANCELLED',
});
export const campaignTiming = members<CampaignTiming>({
  IMMEDIATE: 'IMMEDIATE',
  SCHEDULED: 'SCHEDULED',
  STAGGERED: 'STAGGERED',
});
export const leftOutReason = members<LeftOutReason>({
  NO_PHONE: 'NO_PHONE',
  STOP: 'STOP',
  DO_NOT_CALL: 'DO_NOT_CALL',
  NO_CONSENT: 'NO_CONSENT',
  CALLED_TODAY: 'CALLED_TODAY',
  ENOUGH: 'ENOUGH',
  CLOSED: 'CLOSED',
  SETTLED: 'SETTLED',
  OVER: 'OVER',
  NO_APPOINTMENT: 'NO_APPOINTMENT',
  GONE: 'GONE',
  STOPPED: 'STOPPED',
  SELF: 'SELF',
});
export const pauseReason = members<PauseReason>({
  BY_HAND: 'BY_HAND',
  NOT_CONFIGURED: 'NOT_CONFIGURED',
  NO_MONEY: 'NO_MONEY',
  BLOCKED: 'BLOCKED',
});
export const sentiment = members<Sentiment>({
  POSITIVE: 'POSITIVE',
  NEUTRAL: 'NEUTRAL',
  NEGATIVE: 'NEGATIVE',
});
/** What somebody may be allowed to do in the organization, and to a group. */
export const organizationAction = members<OrganizationAction>({
  createGroup: 'createGroup',
  seeContacts: 'seeContacts',
  editContacts: 'editContacts',
  identify: 'identify',
  bulk: 'bulk',
  administer: 'administer',
  exportContacts: 'exportContacts',
  readAudit: 'readAudit',
  analyze: 'analyze',
});
export const groupAction = members<GroupAction>({
  edit: 'edit',
  use: 'use',
  ask: 'ask',
  send: 'send',
  call: 'call',
  delete: 'delete',
  export: 'export',
  bulk: 'bulk',
});

export const auditAction = members<AuditAction>({
  'absence.create': 'absence.create',
  'absence.change': 'absence.change',
  'absence.end': 'absence.end',
  'account.create': 'account.create',
  'account.update': 'account.update',
  'apiKey.create': 'apiKey.create',
  'apiKey.revoke': 'apiKey.revoke',
  'calendar.create': 'calendar.create',
  'calendar.end': 'calendar.end',
  'call.settle': 'call.settle',
  'call.hear': 'call.hear',
  'call.leaveOut': 'call.leaveOut',
  'campaign.create': 'campaign.create',
  'campaign.start': 'campaign.start',
  'campaign.pause': 'campaign.pause',
  'campaign.resume': 'campaign.resume',
  'campaign.stop': 'campaign.stop',
  'campaign.complete': 'campaign.complete',
  'chat.link': 'chat.link',
  'chat.unlink': 'chat.unlink',
  'command.refuse': 'command.refuse',
  'contact.create': 'contact.create',
  'contact.update': 'contact.update',
  'contact.delete': 'contact.delete',
  'contact.restore': 'contact.restore',
  'contact.language': 'contact.language',
  'contact.optIn': 'contact.optIn',
  'contact.optOut': 'contact.optOut',
  'contact.recognize': 'contact.recognize',
  'contact.callConsent': 'contact.callConsent',
  'contact.doNotCall': 'contact.doNotCall',
  'contact.merge': 'contact.merge',
  'contact.merge.refuse': 'contact.merge.refuse',
  'contact.unmerge': 'contact.unmerge',
  'contacts.import': 'contacts.import',
  'contacts.export': 'contacts.export',
  'contacts.bulk': 'contacts.bulk',
  'event.create': 'event.create',
  'event.update': 'event.update',
  'event.move': 'event.move',
  'event.cancel': 'event.cancel',
  'event.invite': 'event.invite',
  'event.uninvite': 'event.uninvite',
  'event.restore': 'event.restore',
  'event.answer': 'event.answer',
  'event.attend': 'event.attend',
  'event.away': 'event.away',
  'event.promote': 'event.promote',
  'event.lineStands': 'event.lineStands',
  'event.refuse': 'event.refuse',
  'event.offer': 'event.offer',
  'event.passOver': 'event.passOver',
  'event.tooFew': 'event.tooFew',
  'event.hold': 'event.hold',
  'group.create': 'group.create',
  'group.update': 'group.update',
  'group.avatar': 'group.avatar',
  'group.status': 'group.status',
  'group.viewers': 'group.viewers',
  'group.delete': 'group.delete',
  'group.members.add': 'group.members.add',
  'group.members.remove': 'group.members.remove',
  'group.members.promote': 'group.members.promote',
  'group.members.demote': 'group.members.demote',
  'group.members.retitle': 'group.members.retitle',
  'group.members.read': 'group.members.read',
  'message.send': 'message.send',
  'message.keep': 'message.keep',
  'message.resend': 'message.resend',
  'mirror.create': 'mirror.create',
  'mirror.adopt': 'mirror.adopt',
  'mirror.ask': 'mirror.ask',
  'mirror.start': 'mirror.start',
  'mirror.stop': 'mirror.stop',
  'mirror.halt': 'mirror.halt',
  'mirror.restore': 'mirror.restore',
  'operation.undo': 'operation.undo',
  'organization.create': 'organization.create',
  'organization.update': 'organization.update',
  'reminder.create': 'reminder.create',
  'reminder.update': 'reminder.update',
  'reminder.cancel': 'reminder.cancel',
  'reminder.restore': 'reminder.restore',
  'reminder.ring': 'reminder.ring',
  'reminder.leave': 'reminder.leave',
  'reminder.return': 'reminder.return',
  'reminder.follow': 'reminder.follow',
  'reminder.unfollow': 'reminder.unfollow',
  'session.end': 'session.end',
  'suggestion.dismiss': 'suggestion.dismiss',
  'suggestion.restore': 'suggestion.restore',
  'task.create': 'task.create',
  'task.update': 'task.update',
  'task.due': 'task.due',
  'task.assign': 'task.assign',
  'task.unassign': 'task.unassign',
  'task.cancel': 'task.cancel',
  'task.restore': 'task.restore',
  'task.done': 'task.done',
  'task.reopen': 'task.reopen',
  'task.nudge': 'task.nudge',
  'user.create': 'user.create',
  'user.update': 'user.update',
  'user.signIn': 'user.signIn',
  'user.signInLink': 'user.signInLink',
});
