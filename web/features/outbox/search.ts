import * as z from 'zod/mini';
import { oneOf } from '../../lib/search.ts';

/** How far messages have come, in the order in which they are offered. */
export const STATUSES = ['PENDING', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN', 'EXPIRED'] as const;

/** What the address of the outbox says. */
export const outboxSearch = z.object({ status: oneOf(...STATUSES) });
