import { z } from 'zod';
import type {
  ActorKind,
  AlarmKind,
  AnswerSource,
  ChatKind,
  EventStatus,
  GroupStatus,
  GroupVisibility,
  MemberRole,
  MessageDirection,
  OutboxStatus,
  ParticipantStatus,
  ReminderKind,
  ReminderStatus,
  TaskMode,
  TaskStatus,
  UserRole,
} from '../db/generated/enums.ts';
import type { MediaKind } from '../forms/media-kind.ts';

/** The closed sets of the model. Written out, because a face does not hold what can query; TypeScript holds them equal. */
const members = <Name extends string>(names: { [Each in Name]: Each }) => z.enum(names);

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
