import { z } from 'zod';
import type {
  ActorKind,
  AnswerSource,
  ChatKind,
  EventStatus,
  GroupStatus,
  GroupVisibility,
  MemberRole,
  ParticipantStatus,
  TaskStatus,
  UserRole,
} from '../db/generated/enums.ts';

/** The closed sets of the model. Written out, because a face does not hold what can query; TypeScript holds them equal. */
const members = <Name extends string>(names: { [Each in Name]: Each }) => z.enum(names);

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
export const taskStatus = members<TaskStatus>({
  OPEN: 'OPEN',
  DONE: 'DONE',
  WITHDRAWN: 'WITHDRAWN',
  CANCELLED: 'CANCELLED',
});
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
});
export const actorKind = members<ActorKind>({ CHAT: 'CHAT', API: 'API', SYSTEM: 'SYSTEM' });
