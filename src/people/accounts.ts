import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import type { Tx } from '../db/client.ts';
import type { Prisma } from '../db/generated/client.ts';
import { UserError } from '../errors.ts';
import { whatsappIdOfPhone } from '../forms/phone.ts';

const view = { id: true, organizationId: true, externalId: true } satisfies Prisma.AccountSelect;

export type AccountView = Prisma.AccountGetPayload<{ select: typeof view }>;

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
  await tx.account.createMany({
    data: { organizationId, transport, externalId, createdAt: at },
    skipDuplicates: true,
  });
  // A second statement, because only a new snapshot sees what somebody else made at the same moment.
  const account = await tx.account.findUnique({
    where: { transport_externalId: { transport, externalId } },
    select: view,
  });
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
  const [account] = await tx.account.createManyAndReturn({
    data: { organizationId, transport: 'whatsapp', externalId, createdAt: at },
    skipDuplicates: true,
    select: { id: true },
  });
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
  const account = await tx.account.findFirst({
    where: { organizationId, id, transport: 'whatsapp' },
    select: view,
  });
  if (!account) throw new UserError('notFound', { what: 'account' });
  return account;
}

/** The accounts of a transport, of every organization, oldest first: what a process logs in with. */
export function listAccounts(tx: Tx, transport: string): Promise<AccountView[]> {
  return tx.account.findMany({ where: { transport }, orderBy: { id: 'asc' }, select: view });
}
