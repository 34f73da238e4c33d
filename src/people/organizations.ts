import { isDeepStrictEqual } from 'node:util';
import type { QuietHours } from '../alarms/quiet-hours.ts';
import { replan } from '../alarms/replan.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import { createChange } from '../change/create-change.ts';
import type { Tx } from '../db/client.ts';
import type { Prisma } from '../db/generated/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { violatedIndex } from '../db/postgres-error.ts';
import { UserError } from '../errors.ts';
import { ensureAccount, simulatorAccountOf } from './accounts.ts';
import type { CallHours } from './call-hours.ts';
import type { CallSettings } from './call-settings.ts';
import { type OrganizationFields, parseOrganizationFields } from './organization-fields.ts';

/** When and how often people are called. */
const callView = {
  callHours: true,
  holidays: true,
  dialsPerHalfMinute: true,
  dialsPerQuarterHour: true,
  callConsentRequired: true,
  callRetryMinutes: true,
  turnsPerDay: true,
} satisfies Prisma.OrganizationSelect;

const view = {
  id: true,
  name: true,
  timeZone: true,
  locale: true,
  confirmAbove: true,
  eventPolls: true,
  keepMessagesDays: true,
  catchUpMinutes: true,
  quietFrom: true,
  quietUntil: true,
  businessType: true,
  averageAppointmentCents: true,
  ...callView,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.OrganizationSelect;

type Stored = Prisma.OrganizationGetPayload<{ select: typeof view }>;

export interface OrganizationView extends OrganizationFields {
  id: string;
  createdAt: Date;
  updatedAt: Date;
}

function viewOf<Row extends Pick<Stored, 'callHours' | 'holidays'>>(
  row: Row,
): Omit<Row, 'callHours' | 'holidays'> & Pick<CallSettings, 'callHours' | 'holidays'> {
  return {
    ...row,
    // Only what parseCallHours has let through is stored.
    callHours: row.callHours as unknown as CallHours,
    holidays: row.holidays.map((day) => day.toISOString().slice(0, 10)),
  };
}

/** As it is stored: days as instants of UTC. */
function storedOf({ callHours, holidays, callRetryMinutes, ...fields }: OrganizationFields) {
  return {
    ...fields,
    callHours: callHours as unknown as Prisma.InputJsonArray,
    callRetryMinutes: [...callRetryMinutes],
    holidays: holidays.map((day) => new Date(`${day}T00:00:00Z`)),
  };
}

/** What decides when something rings. */
const ofAlarms = ['timeZone', 'quietFrom', 'quietUntil'] as const;

/**
 * Creates an organization and its simulated account; answers it with the operator's change in it, in
 * which its first rows may be written. Its audit entry is the first of its own. Throws invalid, and
 * conflict where the name is taken.
 */
export async function createOrganization(
  tx: Tx,
  organization: { name: string; timeZone: string; locale?: string },
  at: Date,
): Promise<{ organization: OrganizationView; change: Change }> {
  const { name, timeZone, locale } = parseOrganizationFields({ locale: 'en', ...organization });
  const [created] = await tx.organization.createManyAndReturn({
    data: { name, timeZone, locale, createdAt: at, updatedAt: at },
    skipDuplicates: true,
    select: view,
  });
  if (!created) throw nameTaken(name);
  await ensureAccount(tx, created.id, 'simulator', simulatorAccountOf(created.id), at);
  const change = createChange({ tx, organizationId: created.id, at });
  await recordAudit(change, {
    action: 'organization.create',
    subjectType: 'organization',
    subjectId: created.id,
    after: { name, timeZone, locale },
    reason: 'operator',
  });
  return { organization: viewOf(created), change };
}

/** Changes the given fields of the change's organization. Throws invalid, notFound, conflict (name). */
export async function updateOrganization(
  change: Change,
  fields: Partial<OrganizationFields>,
): Promise<OrganizationView> {
  const { tx, organizationId, at } = change;
  await tx.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
  const before = await requireOrganization(tx, organizationId);
  const wanted = parseOrganizationFields(fields, before.timeZone);
  const { id: _, createdAt, updatedAt, ...own } = before;
  const next: OrganizationFields = { ...own, ...wanted };
  if (isDeepStrictEqual(next, own)) return before;
  const after = await tx.organization
    .update({
      where: { id: organizationId },
      data: { ...storedOf(next), updatedAt: at },
      select: view,
    })
    .catch((error: unknown) => {
      throw violatedIndex(error) === undefined ? error : nameTaken(next.name);
    });
  if (ofAlarms.some((key) => next[key] !== own[key])) await replan(change, null);
  await recordAudit(change, {
    action: 'organization.update',
    subjectType: 'organization',
    subjectId: organizationId,
    before: asFacts(own),
    after: asFacts(next),
  });
  return viewOf(after);
}

/** As an entry of the log keeps them. */
function asFacts(fields: OrganizationFields): Prisma.InputJsonObject {
  return { ...fields, callHours: fields.callHours as unknown as Prisma.InputJsonArray };
}

/** When and how often the organization calls people. */
export async function readCallSettings({ tx, organizationId }: Scope): Promise<CallSettings> {
  return viewOf(
    await tx.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: callView,
    }),
  );
}

/** When Muster says nothing by itself; null where it always may. */
export async function readQuietHours({ tx, organizationId }: Scope): Promise<QuietHours | null> {
  const { quietFrom: from, quietUntil: until } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { quietFrom: true, quietUntil: true },
  });
  return from === null || until === null ? null : { from, until };
}

/** Every organization of the installation, by name: for the operator. */
export async function listOrganizations(
  tx: Tx,
  { limit, cursor }: PageRequest,
): Promise<Page<OrganizationView>> {
  const from = parseCursor(cursor, 'text');
  // The name's key is unique, and so a keyset by itself.
  const rows = await tx.organization.findMany({
    where: from ? { nameKey: { gt: from[0] } } : {},
    orderBy: { nameKey: 'asc' },
    take: limit + 1,
    select: { ...view, nameKey: true },
  });
  const page = createPage(rows, limit, ({ nameKey }) => [nameKey]);
  return { ...page, items: page.items.map(({ nameKey: _, ...stored }) => viewOf(stored)) };
}

/** The organization with this id. Throws notFound. */
export async function requireOrganization(tx: Tx, id: string): Promise<OrganizationView> {
  const found = await tx.organization.findUnique({ where: { id }, select: view });
  if (!found) throw new UserError('notFound', { what: 'organization' });
  return viewOf(found);
}

function nameTaken(name: string): UserError {
  return new UserError('conflict', {
    what: 'organization',
    why: `another one is called ${name}, or almost`,
  });
}
