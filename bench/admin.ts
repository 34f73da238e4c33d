import type { FastifyInstance } from 'fastify';
import { buildAdmin } from '../src/admin/build-admin.ts';
import { createChange } from '../src/change/create-change.ts';
import type { Database } from '../src/db/client.ts';
import { createApiKey } from '../src/people/api-keys.ts';
import { createUser } from '../src/people/users.ts';
import { friday } from './organization.ts';

/** The admin API, which turns nobody away for asking often. */
export function createBenchAdmin(db: Database): Promise<FastifyInstance> {
  return buildAdmin({
    db,
    clock: { now: () => friday },
    operatorToken: 'of the bench',
    logger: false,
    readiness: async () => ({
      ok: true,
      checks: { database: 'ok' },
      clock: { tickedAt: null, behindSeconds: 0 },
      accounts: [],
    }),
    limits: { requestsPerMinute: 1_000_000, eventLoopDelayMs: 0 },
  });
}

/** The headers of a request by a new ADMIN of an organization. */
export async function headersOf(
  db: Database,
  organizationId: string,
): Promise<{ authorization: string }> {
  const change = createChange({ tx: db, organizationId, at: friday });
  const { id: userId } = await createUser(change, { name: 'Bench', role: 'ADMIN' });
  const { secret } = await createApiKey(change, { userId, label: 'bench' });
  return { authorization: `Bearer ${secret}` };
}
