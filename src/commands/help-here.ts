import { mayInOrganization, mayOnGroup } from '../context/policy.ts';
import type { Context } from '../context/read-context.ts';

/** Where somebody asks what they can say, and what they are there. */
export type Situation = keyof typeof sixFor;

/**
 * The six commands that are told first, by their English names: what is of most use to somebody of this role
 * in this place, and what they may do there. A test holds that they are six, and that each is a command.
 */
export const sixFor = {
  /** In the chat of a group that they lead. */
  leads: ['create event', 'create task', 'who', 'nudge', 'add', 'settings'],
  /** In the chat of a group that they are in. */
  member: ['in', 'out', 'who', 'tasks', 'done', 'create event'],
  /** The same, where only admins create. */
  restricted: ['in', 'out', 'who', 'events', 'tasks', 'done'],
  /** In the chat of a group that they are not in. */
  outside: ['me', 'groups', 'create event', 'create task', 'context', 'why'],
  /** In a group chat that has no group. */
  unlinked: ['link chat', 'groups', 'create event', 'create task', 'me', 'context'],
  /** The same, for who makes groups. */
  founds: ['create group', 'link chat', 'groups', 'create event', 'create task', 'me'],
  /** In their direct chat. */
  alone: ['me', 'tasks', 'done', 'events', 'in', 'create task'],
  /** The same, for who runs the organization. */
  runs: ['create group', 'add', 'send', 'create task', 'settings', 'me'],
} as const satisfies Record<string, readonly string[]>;

export function situationOf({ group, message, change: { actor } }: Context): Situation {
  const runs = mayInOrganization(actor, 'createGroup');
  if (message.chat.kind === 'DIRECT') return runs ? 'runs' : 'alone';
  if (!group) {
    if (message.chat.groupId !== null) return 'outside';
    return runs ? 'founds' : 'unlinked';
  }
  if (mayOnGroup(actor, 'edit', group)) return 'leads';
  if (mayOnGroup(actor, 'use', group)) return 'member';
  return mayOnGroup(actor, 'ask', group) ? 'restricted' : 'outside';
}
