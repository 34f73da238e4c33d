import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAccount, listAccounts, simulatorAccountOf } from '../../src/people/accounts.ts';
import {
  createOrganization,
  listOrganizations,
  requireOrganization,
  updateOrganization,
} from '../../src/people/organizations.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { AT, createTenant, later, refusal, settle } from './tenant.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const workday = { from: 540, until: 1200 };

const create = (fields: { name: string; timeZone?: string; locale?: string }) =>
  test.db
    .$transaction((tx) => createOrganization(tx, { timeZone: 'Europe/Madrid', ...fields }, AT))
    .then(({ organization }) => organization);

describe('createOrganization', () => {
  it('makes the organization, its simulated account and the audit entry of the operator', async () => {
    const { organization: made, change } = await test.db.$transaction((tx) =>
      createOrganization(
        tx,
        { name: ' Río  Verde ', timeZone: 'Europe/Madrid', locale: 'ES-es' },
        AT,
      ),
    );
    expect(made).toEqual({
      id: expect.any(String),
      averageAppointmentCents: null,
      businessType: 'GENERAL',
      name: 'Río Verde',
      timeZone: 'Europe/Madrid',
      locale: 'es-ES',
      confirmAbove: 25,
      eventPolls: true,
      keepMessagesDays: null,
      catchUpMinutes: 10,
      quietFrom: 1320,
      quietUntil: 480,
      callHours: [workday, workday, workday, workday, workday, { from: 600, until: 1080 }, null],
      holidays: [],
      dialsPerHalfMinute: 5,
      dialsPerQuarterHour: 25,
      callConsentRequired: false,
      callRetryMinutes: [30, 120],
      turnsPerDay: 3,
      createdAt: AT,
      updatedAt: AT,
    });
    expect(await requireOrganization(test.db, made.id)).toEqual(made);
    expect(await listAccounts(test.db, 'simulator')).toContainEqual({
      id: expect.any(String),
      organizationId: made.id,
      externalId: `simulator:${made.id}`,
    });
    expect(await test.db.auditEntry.findMany({ where: { organizationId: made.id } })).toEqual([
      expect.objectContaining({
        action: 'organization.create',
        actorKind: 'SYSTEM',
        actorUserId: null,
        operationId: change.operationId,
        reason: 'operator',
        at: AT,
        subjectId: made.id,
        after: { name: 'Río Verde', timeZone: 'Europe/Madrid', locale: 'es-ES' },
      }),
    ]);
  });

  it('refuses a name that differs only by case and accents', async () => {
    await create({ name: 'Café Sol' });
    expect(await refusal('conflict', create({ name: 'CAFE-SOL' }))).toMatchObject({
      what: 'organization',
    });
  });

  it('lets one of two at once have the name', async () => {
    const { values, errors } = await settle([create({ name: 'Twins' }), create({ name: 'twins' })]);
    expect(values).toHaveLength(1);
    await refusal('conflict', Promise.reject(errors[0]));
  });

  it.each([
    ['name', { name: '   ' }],
    ['name', { name: 'x'.repeat(121) }],
    ['timeZone', { name: 'A', timeZone: 'Moonbase' }],
    ['timeZone', { name: 'A', timeZone: 'EST' }],
    ['timeZone', { name: 'A', timeZone: '+02:00' }],
    ['timeZone', { name: 'A', timeZone: '' }],
    ['locale', { name: 'A', locale: 'not a locale' }],
    ['locale', { name: 'A', locale: 'qqq' }],
  ])('refuses a wrong %s: %j', async (field, fields) => {
    expect(await refusal('invalid', create(fields))).toMatchObject({ field });
  });
});

describe('updateOrganization', () => {
  it('changes what is given and audits before and after', async () => {
    const tenant = await createTenant(test.db, 'Old Name');
    const after = await tenant.act(
      (change) => updateOrganization(change, { name: 'New Name', locale: 'en-GB' }),
      {},
      later(5),
    );
    expect(after).toMatchObject({
      name: 'New Name',
      timeZone: 'Europe/Madrid',
      locale: 'en-GB',
      createdAt: AT,
      updatedAt: later(5),
    });
    const own = { timeZone: 'Europe/Madrid', confirmAbove: 25, eventPolls: true };
    expect((await tenant.audit()).at(-1)).toMatchObject({
      action: 'organization.update',
      before: { ...own, name: 'Old Name', locale: 'es' },
      after: { ...own, name: 'New Name', locale: 'en-GB' },
    });
  });

  it('changes how many people a command reaches unasked, within reason', async () => {
    const tenant = await createTenant(test.db);
    const set = (confirmAbove: number) =>
      tenant.act((change) => updateOrganization(change, { confirmAbove }));
    expect(await set(1)).toMatchObject({ confirmAbove: 1 });
    expect(await set(1_000_000)).toMatchObject({ confirmAbove: 1_000_000 });
    for (const wrong of [0, 1.5, 1_000_001, Number.NaN]) {
      expect(await refusal('invalid', set(wrong))).toMatchObject({ field: 'confirmAbove' });
    }
  });

  it('writes nothing where nothing changes', async () => {
    const tenant = await createTenant(test.db);
    const before = await requireOrganization(test.db, tenant.organizationId);
    const same = await tenant.act(
      (change) => updateOrganization(change, { locale: 'es' }),
      {},
      later(1),
    );
    expect(same).toEqual(before);
    expect(await tenant.audit()).toHaveLength(1);
  });

  it('may change the spelling of its own name, but not take that of another', async () => {
    const tenant = await createTenant(test.db, 'Alpha');
    await createTenant(test.db, 'Beta');
    expect(
      await tenant.act((change) => updateOrganization(change, { name: 'ALPHA' })),
    ).toMatchObject({ name: 'ALPHA' });
    await refusal(
      'conflict',
      tenant.act((change) => updateOrganization(change, { name: 'béta' })),
    );
    await refusal(
      'invalid',
      tenant.act((change) => updateOrganization(change, { timeZone: 'Mars/Base' })),
    );
  });
});

it('lists all by name, page after page', async () => {
  for (const name of ['zeta', 'Éclair', 'eagle']) await create({ name });
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listOrganizations(test.db, { limit: 2, cursor });
    names.push(...page.items.map((item) => item.name));
    expect(page.items.length).toBeLessThanOrEqual(2);
    expect(page.items[0]).not.toHaveProperty('nameKey');
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(names).toHaveLength(await test.db.organization.count());
  expect(new Set(names).size).toBe(names.length);
  expect(names.indexOf('eagle')).toBeLessThan(names.indexOf('Éclair'));
  expect(names.at(-1)).toBe('zeta');
});

it('does not find what is not there', async () => {
  expect(await refusal('notFound', requireOrganization(test.db, randomUUID()))).toEqual({
    what: 'organization',
  });
});

describe('ensureAccount', () => {
  it('makes an account once, at the same moment too', async () => {
    const { organizationId } = await createTenant(test.db);
    const ids = await Promise.all(
      [1, 2, 3].map(() =>
        ensureAccount(test.db, organizationId, 'whatsapp', '34600111222@c.us', AT),
      ),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await listAccounts(test.db, 'whatsapp')).toHaveLength(1);
  });

  it("never answers another organization's account", async () => {
    const [one, two] = [await createTenant(test.db), await createTenant(test.db)];
    await expect(
      ensureAccount(
        test.db,
        two.organizationId,
        'simulator',
        simulatorAccountOf(one.organizationId),
        AT,
      ),
    ).rejects.toThrow(/belongs to another organization/);
  });
});
