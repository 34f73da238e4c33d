import type { Tx } from '../db/client.ts';

export interface AccountView {
  id: string;
  organizationId: string;
  externalId: string;
}

/** The name under which an organization's simulated WhatsApp number is known to its transport. */
export function simulatorAccountOf(organizationId: string): string {
  return `simulator:${organizationId}`;
}

/**
 * The id of the account that a transport knows by this external id, made if it is new. Throws when
 * another organization has it: a number cannot speak for two tenants, and moving it is no routine.
 */
export async function ensureAccount(
  tx: Tx,
  organizationId: string,
  transport: string,
  externalId: string,
  at: Date,
): Promise<string> {
  await tx.$executeRaw`
    INSERT INTO accounts (organization_id, transport, external_id, created_at)
    VALUES (${organizationId}::uuid, ${transport}, ${externalId}, ${at})
    ON CONFLICT (transport, external_id) DO NOTHING`;
  // A second statement, because only a new snapshot sees what somebody else made at the same moment.
  const [account] = await tx.$queryRaw<AccountView[]>`
    SELECT id, organization_id AS "organizationId", external_id AS "externalId" FROM accounts
    WHERE transport = ${transport} AND external_id = ${externalId}`;
  if (account?.organizationId === organizationId) return account.id;
  throw new Error(`account ${externalId} of ${transport} belongs to another organization`);
}

/** The accounts of a transport, of every organization, oldest first: what a process logs in with. */
export function listAccounts(tx: Tx, transport: string): Promise<AccountView[]> {
  return tx.$queryRaw<AccountView[]>`
    SELECT id, organization_id AS "organizationId", external_id AS "externalId" FROM accounts
    WHERE transport = ${transport} ORDER BY id`;
}
