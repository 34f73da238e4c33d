import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContact } from '../../src/people/contacts.ts';
import {
  createUser,
  listUsers,
  type NewUser,
  requireUser,
  updateUser,
} from '../../src/people/users.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { AT, createTenant, later, refusal, settle, type Tenant } from './tenant.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const add = (tenant: Tenant, user: NewUser) => tenant.act((change) => createUser(change, user));

describe('createUser', () => {
  it('makes a user bound to a contact, audited', async () => {
    const tenant = await createTenant(test.db);
    const contactId = await tenant.act((change) => createContact(change, { name: 'Marta' }));
    const user = await add(tenant, {
      name: ' Marta  Gil ',
      role: 'MANAGER',
      email: 'm@example.org',
      contactId,
    });
    expect(user).toEqual({
      id: expect.any(String),
      name: 'Marta Gil',
      email: 'm@example.org',
      role: 'MANAGER',
      contactId,
      createdAt: AT,
      updatedAt: AT,
      disabledAt: null,
    });
    expect((await tenant.audit()).at(-1)).toMatchObject({
      action: 'user.create',
      subjectId: user.id,
      after: { name: 'Marta Gil', role: 'MANAGER', contactId },
    });
  });

  it("refuses a contact that has a user, is deleted, or is another organization's", async () => {
    const [tenant, other] = [await createTenant(test.db), await createTenant(test.db)];
    const contactId = await tenant.act((change) => createContact(change, { name: 'Marta' }));
    const theirs = await other.act((change) => createContact(change, { name: 'Marta' }));
    await add(tenant, { name: 'Marta', role: 'USER', contactId });
    await refusal('conflict', add(tenant, { name: 'Again', role: 'USER', contactId }));
    await refusal('notFound', add(tenant, { name: 'Theirs', role: 'USER', contactId: theirs }));
    await test.db.contact.updateMany({ where: { id: theirs }, data: { deletedAt: AT } });
    await refusal('notFound', add(other, { name: 'Gone', role: 'USER', contactId: theirs }));
    await refusal('invalid', add(tenant, { name: '', role: 'USER' }));
    await refusal('invalid', add(tenant, { name: 'Bad', role: 'USER', email: 'nowhere' }));
  });

  it('lets one of two bind a contact at the same moment', async () => {
    const tenant = await createTenant(test.db);
    const contactId = await tenant.act((change) => createContact(change, { name: 'Marta' }));
    const { values, errors } = await settle(
      ['One', 'Two'].map((name) => add(tenant, { name, role: 'USER', contactId })),
    );
    expect(values).toHaveLength(1);
    await refusal('conflict', Promise.reject(errors[0]));
  });
});

describe('updateUser', () => {
  it('changes what is given, and audits only that', async () => {
    const tenant = await createTenant(test.db);
    const { id } = await add(tenant, { name: 'Ada', role: 'USER', email: 'ada@example.org' });
    const after = await tenant.act(
      (change) => updateUser(change, id, { role: 'MANAGER', email: null, disabled: true }),
      {},
      later(3),
    );
    expect(after).toMatchObject({
      name: 'Ada',
      role: 'MANAGER',
      email: null,
      disabledAt: later(3),
      updatedAt: later(3),
    });
    expect((await tenant.audit()).at(-1)).toMatchObject({
      action: 'user.update',
      before: { role: 'USER', email: 'ada@example.org', disabledAt: null },
      after: { role: 'MANAGER', email: null, disabledAt: later(3).toISOString() },
    });
    const entries = (await tenant.audit()).length;
    // Disabled already: it stays disabled since then, and nothing is written.
    await tenant.act((change) => updateUser(change, id, { disabled: true }), {}, later(9));
    expect(await tenant.act((change) => requireUser(change, id))).toEqual(after);
    expect(await tenant.audit()).toHaveLength(entries);
    const back = await tenant.act(
      (change) => updateUser(change, id, { disabled: false }),
      {},
      later(10),
    );
    expect(back.disabledAt).toBeNull();
  });

  it('binds and unbinds a contact, one user at most', async () => {
    const tenant = await createTenant(test.db);
    const contactId = await tenant.act((change) => createContact(change, { name: 'Ada' }));
    const one = await add(tenant, { name: 'One', role: 'USER' });
    const two = await add(tenant, { name: 'Two', role: 'USER' });
    const bind = (id: string, to: string | null) =>
      tenant.act((change) => updateUser(change, id, { contactId: to }));
    expect((await bind(one.id, contactId)).contactId).toBe(contactId);
    await refusal('conflict', bind(two.id, contactId));
    await refusal('notFound', bind(two.id, randomUUID()));
    await bind(one.id, null);
    expect((await bind(two.id, contactId)).contactId).toBe(contactId);
  });

  it.each([{ role: 'MANAGER' as const }, { disabled: true }])(
    'keeps the last active admin from %j',
    async (fields) => {
      const tenant = await createTenant(test.db);
      const last = await add(tenant, { name: 'Last', role: 'ADMIN' });
      const asleep = await add(tenant, { name: 'Asleep', role: 'ADMIN' });
      const change = (id: string) => tenant.act((c) => updateUser(c, id, fields));
      await tenant.act((c) => updateUser(c, asleep.id, { disabled: true }));
      // Somebody else's admin is no help.
      await add(await createTenant(test.db), { name: 'Other', role: 'ADMIN' });
      expect(await refusal('conflict', change(last.id))).toMatchObject({
        why: expect.stringContaining('Last'),
      });
      expect(await tenant.act((c) => requireUser(c, last.id))).toEqual(last);
      await tenant.act((c) => updateUser(c, asleep.id, { disabled: false }));
      await change(last.id);
    },
  );

  it('lets the last admin do anything else', async () => {
    const tenant = await createTenant(test.db);
    const last = await add(tenant, { name: 'Last', role: 'ADMIN' });
    await tenant.act((c) =>
      updateUser(c, last.id, { name: 'Renamed', role: 'ADMIN', disabled: false }),
    );
    expect(await tenant.act((c) => requireUser(c, last.id))).toMatchObject({
      name: 'Renamed',
      role: 'ADMIN',
    });
  });

  it('lets one of two admins who demote each other at once succeed', async () => {
    for (let round = 0; round < 5; round += 1) {
      const tenant = await createTenant(test.db);
      const one = await add(tenant, { name: 'One', role: 'ADMIN' });
      const two = await add(tenant, { name: 'Two', role: 'ADMIN' });
      const { values, errors } = await settle([
        tenant.act((c) => updateUser(c, one.id, { role: 'USER' })),
        tenant.act((c) => updateUser(c, two.id, { disabled: true })),
      ]);
      expect(values).toHaveLength(1);
      await refusal('conflict', Promise.reject(errors[0]));
      const page = await tenant.act((c) => listUsers(c, { limit: 10 }));
      expect(page.items.filter((user) => user.role === 'ADMIN' && !user.disabledAt)).toHaveLength(
        1,
      );
    }
  });

  it("does not find another organization's user", async () => {
    const [tenant, other] = [await createTenant(test.db), await createTenant(test.db)];
    const theirs = await add(other, { name: 'Theirs', role: 'USER' });
    await refusal(
      'notFound',
      tenant.act((c) => updateUser(c, theirs.id, { name: 'Mine' })),
    );
    await refusal(
      'notFound',
      tenant.act((c) => updateUser(c, theirs.id, { disabled: true })),
    );
    await refusal(
      'notFound',
      tenant.act((c) => requireUser(c, theirs.id)),
    );
    expect(await tenant.act((c) => listUsers(c, { limit: 10 }))).toEqual({
      items: [],
      nextCursor: null,
      hasMore: false,
    });
  });
});

it('lists users page by page, and refuses a cursor of somebody’s own making', async () => {
  const tenant = await createTenant(test.db);
  for (const name of ['A', 'B', 'C']) await add(tenant, { name, role: 'USER' });
  const first = await tenant.act((c) => listUsers(c, { limit: 2 }));
  expect(first.items.map(({ name }) => name)).toEqual(['A', 'B']);
  const rest = await tenant.act((c) =>
    listUsers(c, { limit: 2, cursor: first.nextCursor ?? undefined }),
  );
  expect(rest).toMatchObject({ hasMore: false, nextCursor: null, items: [{ name: 'C' }] });
  for (const forged of ['["x"]', '[1]', '[null]', '["a","b"]']) {
    const cursor = Buffer.from(forged).toString('base64url');
    expect(
      await refusal(
        'invalid',
        tenant.act((c) => listUsers(c, { limit: 2, cursor })),
      ),
    ).toMatchObject({ field: 'cursor' });
  }
});
