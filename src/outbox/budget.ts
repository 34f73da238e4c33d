import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import type { Tx } from '../db/client.ts';
import { UserError } from '../errors.ts';
import type { AccountScope } from './account-scope.ts';
import { LEASE_MS } from './lease.ts';

/** How fast an account may write. WhatsApp publishes no figure: these are kept low on purpose. */
export interface Budget {
  /** About so many milliseconds between two messages. */
  gapMs: number;
  /** Messages at most in any 60 seconds. */
  perMinute: number;
  /** When the account could first write; null while it never could. */
  pairedAt: Date | null;
}

/** A new account starts at a third of its budget, and has the whole of it after seven days. */
const warmUpMs = 7 * 24 * 60 * 60_000;
const firstStretch = 3;

/** The budget as it holds at an instant: of a new account, a part of it. */
export function budgetAt(
  { gapMs, perMinute, pairedAt }: Budget,
  at: Date,
): { gapMs: number; perMinute: number; warmingUpUntil: Date | null } {
  const age = pairedAt ? at.getTime() - pairedAt.getTime() : 0;
  const left = Math.min(1, Math.max(0, 1 - age / warmUpMs));
  const stretch = 1 + (firstStretch - 1) * left;
  return {
    gapMs: Math.round(gapMs * stretch),
    perMinute: Math.max(1, Math.floor(perMinute / stretch)),
    warmingUpUntil: left > 0 ? new Date((pairedAt ?? at).getTime() + warmUpMs) : null,
  };
}

/** The budget of an account that can write now: from its first time on, it is warming up. */
export async function startBudget(
  tx: Tx,
  { organizationId, accountId }: AccountScope,
  at: Date,
): Promise<Budget> {
  const [budget] = await tx.$queryRaw<Budget[]>`
    WITH paired AS (
      UPDATE accounts SET paired_at = ${at}
      WHERE organization_id = ${organizationId}::uuid AND id = ${accountId}::uuid AND paired_at IS NULL
    )
    SELECT gap_ms AS "gapMs", per_minute AS "perMinute", coalesce(paired_at, ${at}) AS "pairedAt" FROM accounts
    WHERE organization_id = ${organizationId}::uuid AND id = ${accountId}::uuid`;
  return budget!;
}

/** The budget of an account of the organization. Throws notFound. */
export async function requireBudget(
  { tx, organizationId }: Scope,
  accountId: string,
): Promise<Budget> {
  const budget = await tx.account.findUnique({
    where: { organizationId_id: { organizationId, id: accountId } },
    select: { gapMs: true, perMinute: true, pairedAt: true },
  });
  if (!budget) throw new UserError('notFound', { what: 'account' });
  return budget;
}

/** Changes the budget of an account. Throws notFound. */
export async function setBudget(
  change: Change,
  accountId: string,
  wanted: Partial<Pick<Budget, 'gapMs' | 'perMinute'>>,
): Promise<void> {
  const { tx, organizationId } = change;
  await tx.$queryRaw`
    SELECT 1 FROM accounts WHERE organization_id = ${organizationId}::uuid AND id = ${accountId}::uuid
    FOR NO KEY UPDATE`;
  const { gapMs, perMinute } = await requireBudget(change, accountId);
  const after = { gapMs, perMinute, ...wanted };
  if (after.gapMs === gapMs && after.perMinute === perMinute) return;
  await tx.account.updateMany({ where: { organizationId, id: accountId }, data: after });
  await recordAudit(change, {
    action: 'account.update',
    subjectType: 'account',
    subjectId: accountId,
    before: { gapMs, perMinute },
    after,
  });
}

/** When the messages of the last minute were sent, or handed over and perhaps sent; oldest first. */
export async function listSendings(
  tx: Tx,
  { organizationId, accountId }: AccountScope,
  at: Date,
): Promise<Date[]> {
  const minuteAgo = new Date(at.getTime() - 60_000);
  const sendings = await tx.$queryRaw<{ at: Date }[]>`
    SELECT m.sent_at AS at FROM chats ch
    JOIN messages m ON m.organization_id = ch.organization_id AND m.chat_id = ch.id AND m.sent_at > ${minuteAgo}
      AND m.direction = 'OUT'
    WHERE ch.organization_id = ${organizationId}::uuid AND ch.account_id = ${accountId}::uuid
    UNION ALL
    SELECT o.leased_until - ${LEASE_MS} * interval '1 millisecond' FROM chats ch
    JOIN outbox o ON o.organization_id = ch.organization_id AND o.chat_id = ch.id AND o.settled_at IS NULL
      AND o.status IN ('SENDING', 'UNKNOWN')
    WHERE ch.organization_id = ${organizationId}::uuid AND ch.account_id = ${accountId}::uuid
      AND o.leased_until > ${new Date(minuteAgo.getTime() + LEASE_MS)}
    ORDER BY 1`;
  return sendings.map((sending) => sending.at);
}
