import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Actor, Change } from '../../src/change/change.ts';
import { createChange } from '../../src/change/create-change.ts';
import type { Database, Tx } from '../../src/db/client.ts';
import { UserError, type UserErrorCode } from '../../src/errors.ts';
import { createGroup } from '../../src/membership/create-group.ts';
import { createContact, type NewContact } from '../../src/people/contacts.ts';
import { createOrganization } from '../../src/people/organizations.ts';
import { until } from '../helpers/until.ts';

export const AT = new Date('2026-11-20T10:00:00Z');

export const later = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);

/** A fresh organization to act in, and how a test acts there. */
export interface Tenant {
  organizationId: string;
  /** Runs one transaction as somebody, at AT unless told. */
  act<T>(work: (change: Change) => Promise<T>, as?: Partial<Actor>, at?: Date): Promise<T>;
  /** The audit entries so far, oldest first. */
  audit(): Promise<
    { action: string; subjectId: string; before: unknown; after: unknown; reason: string | null }[]
  >;
}

export async function createTenant(db: Database, name = `Tenant ${randomUUID()}`): Promise<Tenant> {
  const { organization } = await db.$transaction((tx) =>
    createOrganization(tx, { name, timeZone: 'Europe/Madrid', locale: 'es' }, AT),
  );
  const { id } = organization;
  const admin: Actor = { kind: 'API', contactId: null, userId: null, role: 'ADMIN' };
  return {
    organizationId: id,
    act: (work, as = {}, at = AT) =>
      db.$transaction((tx: Tx) =>
        work(createChange({ tx, organizationId: id, at, actor: { ...admin, ...as } })),
      ),
    audit: () =>
      db.auditEntry.findMany({
        where: { organizationId: id },
        orderBy: { id: 'asc' },
        select: { action: true, subjectId: true, before: true, after: true, reason: true },
      }),
  };
}

/** Makes a contact; answers its id. */
export const addContact = (tenant: Tenant, contact: NewContact): Promise<string> =>
  tenant.act((change) => createContact(change, contact));

/** Makes a group of contacts; answers its id. */
export const addGroup = (tenant: Tenant, name: string, contactIds: string[]): Promise<string> =>
  tenant.act(async (change) => {
    const members = contactIds.map((contactId) => ({ contactId }));
    return (await createGroup(change, { name, members })).id;
  });

/** Runs work that must be refused with this code, and answers the details. */
export async function refusal(code: UserErrorCode, work: Promise<unknown>): Promise<unknown> {
  const outcome = await work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (!('error' in outcome) || !(outcome.error instanceof UserError)) {
    throw 'error' in outcome
      ? outcome.error
      : new Error(`not refused: ${JSON.stringify(outcome.value)}`);
  }
  expect(outcome.error.code).toBe(code);
  return outcome.error.details;
}

/** Answers fulfilled values and rejected reasons apart. */
export async function settle<T>(works: Promise<T>[]): Promise<{ values: T[]; errors: unknown[] }> {
  const results = await Promise.allSettled(works);
  return {
    values: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    errors: results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])),
  };
}

/** Until a statement waits for a lock: the moment at which a race is on. */
export async function untilSomebodyWaits(db: Database): Promise<void> {
  await until(async () => {
    const [row] = await db.$queryRaw<{ waiting: boolean }[]>`
      SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE NOT l.granted AND a.datname = current_database()) AS waiting`;
    return row!.waiting;
  });
}
