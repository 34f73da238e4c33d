import type { Readiness } from './admin/routes/health.ts';
import type { AccountRunner } from './chat/account-runner.ts';
import type { WhatsappState } from './chat/whatsapp/state.ts';
import type { Database } from './db/client.ts';
import { countWaiting } from './messages/outbox.ts';

/**
 * The service is ready where its database answers and no account of WhatsApp that this process runs
 * needs somebody. One statement, however many accounts.
 */
export async function readinessOf(
  db: Database,
  accounts: AccountRunner | undefined,
): Promise<Readiness> {
  const running = accounts?.all() ?? new Map();
  const waiting = await countWaiting(db, [...running.keys()]).catch(() => undefined);
  const checks: Readiness['checks'] = { database: waiting ? 'ok' : 'does not answer' };
  const seen: Readiness['accounts'] = [];
  for (const [id, { state, isHealthy, lastInboundAt }] of running) {
    checks[`whatsapp ${id}`] = isHealthy ? 'ok' : describe(state);
    seen.push({
      id,
      state: state.state,
      since: state.since,
      reason: 'reason' in state ? state.reason : null,
      lastInboundAt,
      waitingMessages: waiting?.get(id) ?? null,
    });
  }
  return { ok: Object.values(checks).every((check) => check === 'ok'), checks, accounts: seen };
}

/** "blocked: termsOfService". */
function describe(state: WhatsappState): string {
  return 'reason' in state ? `${state.state}: ${state.reason}` : state.state;
}
