import type { Readiness } from './admin/routes/health.ts';
import { firstOverdue } from './alarms/claim-alarms.ts';
import type { AccountRunner } from './chat/account-runner.ts';
import type { WhatsappHealth } from './chat/whatsapp/transport.ts';
import type { Database } from './db/client.ts';
import { countWaiting } from './outbox/outbox.ts';

/** What has been due for longer than this, in seconds, is not done any more by itself. */
const mostBehind = 10 * 60;

/**
 * The service is ready where its database answers, no account of WhatsApp that this process runs needs somebody,
 * and what is due by the clock is done. What everybody may see of the accounts is one word for all of them. Two
 * statements, however many there are.
 */
export async function readinessOf(
  db: Database,
  accounts: AccountRunner | undefined,
  { tickedAt, now }: { tickedAt: Date | null; now: Date },
): Promise<Readiness> {
  const running = accounts?.all() ?? new Map<string, WhatsappHealth>();
  const waiting = await countWaiting(db, [...running.keys()]).catch(() => undefined);
  const checks: Readiness['checks'] = { database: waiting ? 'ok' : 'does not answer' };
  const first = await firstOverdue(db, now).catch(() => null);
  const behindSeconds = first ? Math.floor((now.getTime() - first.getTime()) / 1000) : 0;
  checks.clock = behindSeconds > mostBehind ? 'behind' : 'ok';
  const needSomebody = [...running.values()].some(({ isHealthy }) => !isHealthy);
  if (running.size > 0) checks.whatsapp = needSomebody ? 'needs somebody' : 'ok';
  const seen: Readiness['accounts'] = [];
  for (const [id, { state, lastInboundAt }] of running) {
    seen.push({
      id,
      state: state.state,
      since: state.since,
      reason: 'reason' in state ? state.reason : null,
      lastInboundAt,
      waitingMessages: waiting?.get(id) ?? null,
    });
  }
  return {
    ok: Object.values(checks).every((check) => check === 'ok'),
    checks,
    clock: { tickedAt, behindSeconds },
    accounts: seen,
  };
}
