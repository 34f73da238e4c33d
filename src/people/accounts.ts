import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import type { Tx } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { whatsappIdOfPhone } from '../forms/phone.ts';

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

/**
 * Makes a WhatsApp number an account of the organization, which is then to be paired. Throws conflict
 * where the number is an account already, of this organization or of another.
 */
export async function createWhatsappAccount(change: Change, phone: string): Promise<string> {
  const { tx, organizationId, at } = change;
  const externalId = whatsappIdOfPhone(phone);
  const [account] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO accounts (organization_id, transport, external_id, created_at)
    VALUES (${organizationId}::uuid, 'whatsapp', ${externalId}, ${at})
    ON CONFLICT (transport, external_id) DO NOTHING RETURNING id`;
  if (!account) {
    throw new UserError('conflict', { what: 'account', why: 'the number is an account already' });
  }
  await recordAudit(change, {
    action: 'account.create',
    subjectType: 'account',
    subjectId: account.id,
    after: { transport: 'whatsapp', externalId },
  });
  return account.id;
}

/** A WhatsApp account of the organization. Throws notFound. */
export async function requireWhatsappAccount(
  { tx, organizationId }: Scope,
  id: string,
): Promise<AccountView> {
  const [account] = await tx.$queryRaw<AccountView[]>`
    SELECT id, organization_id AS "organizationId", external_id AS "externalId" FROM accounts
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid AND transport = 'whatsapp'`;
  if (!account) throw new UserError('notFound', { what: 'account' });
  return account;
}

/** The accounts of a transport, of every organization, oldest first: what a process logs in with. */
export function listAccounts(tx: Tx, transport: string): Promise<AccountView[]> {
  return tx.$queryRaw<AccountView[]>`
    SELECT id, organization_id AS "organizationId", external_id AS "externalId" FROM accounts
    WHERE transport = ${transport} ORDER BY id`;
}
