import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type NewContact, requireContactById, updateContact } from '../../src/people/contacts.ts';
import { type GroupsFilter, listContacts } from '../../src/people/list-contacts.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import {
  AT,
  addContact,
  addGroup,
  createTenant,
  later,
  refusal,
  settle,
  type Tenant,
} from './tenant.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

describe('createContact', () => {
  it('stores what is given in its one form, audited', async () => {
    const tenant = await createTenant(test.db);
    const id = await addContact(tenant, {
      name: ' Ana  Ruiz ',
      phone: '0034 600 111 222',
      email: ' ana@example.org ',
      notes: ' ',
    });
    expect(await tenant.act((change) => requireContactById(change, id))).toEqual({
      id,
      name: 'Ana Ruiz',
      phone: '+34600111222',
      email: 'ana@example.org',
      notes: null,
      locale: null,
      optedOutAt: null,
      timeZone: null,
      appointmentTime: null,
      appointmentType: null,
      appointmentDuration: null,
      appointmentStatus: null,
      appointmentProvider: null,
      bookingSource: null,
      specialInstructions: null,
      callHoursBefore: null,
      callConsent: null,
      callConsentSource: null,
      callConsentAt: null,
      doNotCall: false,
      doNotCallAt: null,
      doNotCallSource: null,
      createdAt: AT,
      updatedAt: AT,
    });
    expect((await tenant.audit()).at(-1)).toMatchObject({
      action: 'contact.create',
      subjectId: id,
      after: { name: 'Ana Ruiz', phone: '+34600111222', email: 'ana@example.org', notes: null },
    });
  });

  it.each<[string, Partial<NewContact>]>([
    ['name', { name: ' ' }],
    ['name', { name: '\u200B' }],
    ['name', { name: 'x'.repeat(121) }],
    ['phone', { phone: '600111222' }],
    ['phone', { phone: '+34' }],
    ['email', { email: 'ana@' }],
    ['email', { email: `${'a'.repeat(250)}@b.es` }],
    ['notes', { notes: 'n'.repeat(2001) }],
    ['timeZone', { timeZone: 'Mars' }],
    ['timeZone', { timeZone: '+01:00' }],
    ['appointmentTime', { appointmentTime: new Date('2200-01-01') }],
    ['appointmentTime', { appointmentTime: new Date(Number.NaN) }],
    ['appointmentType', { appointmentType: 'x'.repeat(121) }],
    ['appointmentDuration', { appointmentDuration: 0 }],
    ['appointmentDuration', { appointmentDuration: 1441 }],
    ['appointmentDuration', { appointmentDuration: 1.5 }],
    ['appointmentStatus', { appointmentStatus: 'MAYBE' as 'PENDING' }],
    ['appointmentProvider', { appointmentProvider: 'x'.repeat(121) }],
    ['bookingSource', { bookingSource: 'x'.repeat(121) }],
    ['specialInstructions', { specialInstructions: 'x'.repeat(1001) }],
    ['callHoursBefore', { callHoursBefore: 0 }],
    ['callHoursBefore', { callHoursBefore: 337 }],
  ])('refuses a wrong %s: %j', async (field, wrong) => {
    const tenant = await createTenant(test.db);
    expect(await refusal('invalid', addContact(tenant, { name: 'Ana', ...wrong }))).toMatchObject({
      field,
    });
  });

  it('takes any text that a person may paste', async () => {
    const tenant = await createTenant(test.db);
    const id = await addContact(tenant, { name: 'A\0na\uD800\n', notes: 'x\0\uDC00y' });
    expect(await tenant.act((change) => requireContactById(change, id))).toMatchObject({
      name: 'A na\uFFFD',
      notes: 'x\uFFFDy',
    });
  });

  it('gives a phone to one contact of an organization, at the same moment too', async () => {
    const [tenant, other] = [await createTenant(test.db), await createTenant(test.db)];
    const phone = '+34600111222';
    const { values, errors } = await settle([
      addContact(tenant, { name: 'Ana', phone }),
      addContact(tenant, { name: 'Pau', phone }),
    ]);
    expect(values).toHaveLength(1);
    expect(await refusal('phoneTaken', Promise.reject(errors[0]))).toEqual({ phone });
    await addContact(other, { name: 'Ana', phone });
  });
});

describe('updateContact', () => {
  it('changes what is given, takes away what is null, and audits only that', async () => {
    const tenant = await createTenant(test.db);
    const id = await addContact(tenant, { name: 'Ana', phone: '+34600111222', email: 'a@b.es' });
    const after = await tenant.act(
      (change) =>
        updateContact(change, id, { name: 'Anna', phone: '+34 600 111 222', email: null }),
      {},
      later(1),
    );
    expect(after).toMatchObject({
      name: 'Anna',
      phone: '+34600111222',
      email: null,
      createdAt: AT,
      updatedAt: later(1),
    });
    expect((await tenant.audit()).at(-1)).toMatchObject({
      action: 'contact.update',
      before: { name: 'Ana', email: 'a@b.es' },
      after: { name: 'Anna', email: null },
    });
    const entries = (await tenant.audit()).length;
    expect(
      await tenant.act((change) => updateContact(change, id, { name: 'Anna' }), {}, later(2)),
    ).toEqual(after);
    expect(await tenant.audit()).toHaveLength(entries);
  });

  it('keeps by whose clock somebody is called and about what, and audits what changes', async () => {
    const tenant = await createTenant(test.db);
    const id = await addContact(tenant, {
      name: 'Ana',
      timeZone: 'canary',
      appointmentTime: new Date('2026-12-01T09:30:00Z'),
      appointmentType: ' Check-up\0 ',
      appointmentDuration: 1440,
      callHoursBefore: 336,
    });
    expect((await tenant.audit()).at(-1)).toMatchObject({
      after: { timeZone: 'Atlantic/Canary', appointmentTime: '2026-12-01T09:30:00.000Z' },
    });
    const read = () => tenant.act((change) => requireContactById(change, id));
    expect(await read()).toMatchObject({
      timeZone: 'Atlantic/Canary',
      appointmentTime: new Date('2026-12-01T09:30:00Z'),
      appointmentType: 'Check-up',
      appointmentDuration: 1440,
      callHoursBefore: 336,
    });
    const moved = {
      appointmentTime: new Date('2026-12-02T09:30:00Z'),
      appointmentStatus: 'RESCHEDULED',
      appointmentType: null,
      timeZone: 'Atlantic/Canary',
    } as const;
    const update = () => tenant.act((change) => updateContact(change, id, moved), {}, later(1));
    expect(await update()).toMatchObject(moved);
    expect(await update()).toMatchObject(moved);
    expect((await tenant.audit()).at(-1)).toMatchObject({
      action: 'contact.update',
      before: {
        appointmentTime: '2026-12-01T09:30:00.000Z',
        appointmentStatus: null,
        appointmentType: 'Check-up',
      },
      after: {
        appointmentTime: '2026-12-02T09:30:00.000Z',
        appointmentStatus: 'RESCHEDULED',
        appointmentType: null,
      },
    });
    expect((await tenant.audit()).filter(({ action }) => action === 'contact.update')).toHaveLength(
      1,
    );
    const { items } = await tenant.act((change) =>
      listContacts(change, change.actor, {}, { limit: 5 }),
    );
    expect(items).toEqual([await read()]);
  });

  it("refuses a phone of another contact, and another organization's contact", async () => {
    const [tenant, other] = [await createTenant(test.db), await createTenant(test.db)];
    await addContact(tenant, { name: 'Ana', phone: '+34600111222' });
    const pau = await addContact(tenant, { name: 'Pau' });
    const update = (by: Tenant, fields: Partial<NewContact>) =>
      by.act((change) => updateContact(change, pau, fields));
    expect(await refusal('phoneTaken', update(tenant, { phone: '+34600111222' }))).toEqual({
      phone: '+34600111222',
    });
    await refusal('invalid', update(tenant, { phone: '12' }));
    await refusal('notFound', update(other, { name: 'Mine' }));
    await refusal(
      'notFound',
      other.act((change) => requireContactById(change, pau)),
    );
  });
});

describe('listContacts', () => {
  const list = (tenant: Tenant, filter: GroupsFilter, limit = 50, cursor?: string) =>
    tenant.act((change) => listContacts(change, change.actor, filter, { limit, cursor }));
  const names = async (tenant: Tenant, filter: GroupsFilter) =>
    (await list(tenant, filter)).items.map(({ name }) => name);

  it('goes by name without case and accents, page after page, each once', async () => {
    const tenant = await createTenant(test.db);
    const wanted = ['ada', 'Álex', 'Bea', 'bea', 'BÉA', 'Zoe'];
    for (const name of wanted.toReversed()) await addContact(tenant, { name });
    await addContact(await createTenant(test.db), { name: 'Stranger' });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(tenant, {}, 2, cursor);
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(6);
    expect(seen.filter((name) => !/b.a/i.test(name))).toEqual(['ada', 'Álex', 'Zoe']);
    expect(seen.slice(2, 5).sort()).toEqual(['Bea', 'BÉA', 'bea']);
  });

  it('finds by part of a name, phone or address', async () => {
    const tenant = await createTenant(test.db);
    await addContact(tenant, {
      name: 'José Núñez',
      phone: '+34600111222',
      email: 'Pepe@Example.org',
    });
    await addContact(tenant, { name: 'Ana 100%', phone: '+447911123456' });
    await addContact(tenant, { name: 'Li_Wei' });
    expect(await names(tenant, { text: 'jose n' })).toEqual(['José Núñez']);
    expect(await names(tenant, { text: 'NUÑ' })).toEqual(['José Núñez']);
    expect(await names(tenant, { text: '600 111-2' })).toEqual(['José Núñez']);
    expect(await names(tenant, { text: '+34' })).toEqual(['José Núñez']);
    expect(await names(tenant, { text: '0044 (7911)' })).toEqual(['Ana 100%']);
    expect(await names(tenant, { text: 'pepe@' })).toEqual(['José Núñez']);
    expect(await names(tenant, { text: 'example.ORG' })).toEqual(['José Núñez']);
    expect(await names(tenant, { text: 'Ana 1' })).toEqual(['Ana 100%']);
    for (const text of [' ', '\0']) expect(await names(tenant, { text })).toHaveLength(3);
    for (const text of ['%', '_', "'", '\\', '\0q', '\uD800', 'nobody']) {
      expect(await names(tenant, { text }), text).toEqual([]);
    }
  });

  it('shows the active members of a group in sight, and nothing of one out of sight', async () => {
    const tenant = await createTenant(test.db);
    const [ana, pau, sam] = [
      await addContact(tenant, { name: 'Ana' }),
      await addContact(tenant, { name: 'Pau' }),
      await addContact(tenant, { name: 'Sam' }),
    ];
    const club = await addGroup(tenant, 'Club', [pau, ana, sam]);
    await test.db.member.updateMany({ where: { contactId: sam }, data: { leftAt: later(1) } });
    expect(await names(tenant, { groupIds: [club] })).toEqual(['Ana', 'Pau']);
    expect(await names(tenant, { groupIds: [club], text: 'pa' })).toEqual(['Pau']);
    await test.db.group.updateMany({ where: { id: club }, data: { visibility: 'ADMINS_ONLY' } });
    const asUser = tenant.act(
      (change) => listContacts(change, change.actor, { groupIds: [club] }, { limit: 10 }),
      { role: 'USER', userId: randomUUID() },
    );
    await refusal('groupNotFound', asUser);
    await refusal('groupNotFound', list(await createTenant(test.db), { groupIds: [club] }));
  });

  it.each(['nonsense', '["a"]', '["a","b"]', '[1,2]', `["\\u0000","${randomUUID()}"]`])(
    'refuses the forged cursor %s',
    async (forged) => {
      const tenant = await createTenant(test.db);
      const cursor = Buffer.from(forged).toString('base64url');
      expect(await refusal('invalid', list(tenant, {}, 10, cursor))).toMatchObject({
        field: 'cursor',
      });
    },
  );
});
