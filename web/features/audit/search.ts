import * as z from 'zod/mini';
import { day, oneOf, part } from '../../lib/search.ts';

/** Of what kinds that is which entries are about. */
export const KINDS = [
  'group',
  'task',
  'event',
  'reminder',
  'message',
  'contact',
  'contacts',
  'absence',
  'campaign',
  'chat',
  'mirror',
  'user',
  'apiKey',
  'session',
  'account',
  'organization',
  'operation',
] as const;

/** What the address of the log of changes says. */
export const auditSearch = z.object({
  actorUserId: part(z.uuid()),
  actorContactId: part(z.uuid()),
  groupId: part(z.uuid()),
  subjectType: oneOf(...KINDS),
  subjectId: part(z.uuid()),
  operationId: part(z.uuid()),
  from: day,
  to: day,
});

export type AuditSearch = z.output<typeof auditSearch>;
