import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  authenticate,
  createApiKey,
  listApiKeys,
  revokeApiKey,
} from '../../src/people/api-keys.ts';
import { createContact } from '../../src/people/contacts.ts';
import { createUser, type UserView, updateUser } from '../../src/people/users.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { AT, createTenant, later, refusal, type Tenant } from './tenant.ts';

let test: TestDatabase;
let tenant: Tenant;
let user: UserView;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  tenant = await createTenant(test.db);
  const contactId = await tenant.act((change) => createContact(change, { name: 'Marta' }));
  user = await tenant.act((change) =>
    createUser(change, { name: 'Marta', role: 'MANAGER', contactId }),
  );
});

const make = (key: { label?: string; expiresAt?: Date } = {}, userId = user.id) =>
  tenant.act((change) => createApiKey(change, { userId, label: 'website', ...key }));

describe('createApiKey', () => {
  it('shows a secret of 256 bits and keeps only its hash', async () => {
    const { id, secret } = await make();
    expect(secret).toMatch(/^mst_[\w-]{43}$/);
    const row = await test.db.apiKey.findFirstOrThrow({ where: { id } });
    expect(Buffer.from(row.hash)).toEqual(createHash('sha256').update(secret).digest());
    expect(row.prefix).toBe(secret.slice(4, 12));
    const kept = await test.db.$queryRaw<{ row: string }[]>`
      SELECT k::text || (SELECT string_agg(a::text, ' ') FROM audit_entries a) AS row FROM api_keys k WHERE id = ${id}::uuid`;
    expect(kept[0]?.row).not.toContain(secret.slice(12));
    expect((await make()).secret).not.toBe(secret);
  });

  it('refuses a key that could never be used, and users of others', async () => {
    expect(await refusal('invalid', make({ expiresAt: AT }))).toMatchObject({
      field: 'expiresAt',
      example: '2027-11-20T10:00:00.000Z',
    });
    expect(await refusal('invalid', make({ label: ' ' }))).toMatchObject({ field: 'label' });
    await refusal('notFound', make({}, randomUUID()));
    const other = await createTenant(test.db);
    const theirs = await other.act((change) => createUser(change, { name: 'X', role: 'ADMIN' }));
    await refusal('notFound', make({}, theirs.id));
    await tenant.act((change) => updateUser(change, user.id, { disabled: true }));
    await refusal('conflict', make());
  });
});

describe('authenticate', () => {
  it('tells whose key it is, in one statement', async () => {
    const { id, secret } = await make();
    expect(await authenticate(test.db, secret, AT)).toEqual({
      organizationId: tenant.organizationId,
      keyId: id,
      userId: user.id,
      userName: 'Marta',
      role: 'MANAGER',
      contactId: user.contactId,
    });
  });

  it.each(['', 'mst_', 'mst_x', 'Bearer', '\0', '💥'])('knows nobody by %j', async (secret) => {
    await make();
    expect(await authenticate(test.db, secret, AT)).toBeUndefined();
  });

  it('refuses from the instant of expiry on', async () => {
    const { secret } = await make({ expiresAt: later(10) });
    expect(await authenticate(test.db, secret, new Date(later(10).getTime() - 1))).toBeDefined();
    expect(await authenticate(test.db, secret, later(10))).toBeUndefined();
  });

  it('refuses a revoked key at once, and only that one', async () => {
    const [one, two] = [await make(), await make()];
    const revoked = await tenant.act((change) => revokeApiKey(change, one.id), {}, later(1));
    expect(revoked.revokedAt).toEqual(later(1));
    expect(await authenticate(test.db, one.secret, AT)).toBeUndefined();
    expect(await authenticate(test.db, two.secret, AT)).toBeDefined();
    // Again: as it was, and nothing more is audited.
    const entries = (await tenant.audit()).length;
    expect(await tenant.act((change) => revokeApiKey(change, one.id), {}, later(5))).toEqual(
      revoked,
    );
    expect(await tenant.audit()).toHaveLength(entries);
  });

  it('refuses the keys of a disabled user until they are let in again', async () => {
    const { secret } = await make();
    await tenant.act((change) => updateUser(change, user.id, { disabled: true }));
    expect(await authenticate(test.db, secret, AT)).toBeUndefined();
    await tenant.act((change) => updateUser(change, user.id, { disabled: false, role: 'ADMIN' }));
    expect(await authenticate(test.db, secret, AT)).toMatchObject({ role: 'ADMIN' });
  });
});

it('lists keys newest first, of all or of one user, never a hash or a secret', async () => {
  const second = await tenant.act((change) => createUser(change, { name: 'Second', role: 'USER' }));
  for (const label of ['a', 'b', 'c']) await make({ label });
  await make({ label: 'other' }, second.id);
  const list = (filter: { userId?: string }, cursor?: string) =>
    tenant.act((change) => listApiKeys(change, filter, { limit: 3, cursor }));
  const first = await list({});
  expect(first.items.map(({ label }) => label)).toEqual(['other', 'c', 'b']);
  expect(Object.keys(first.items[0] ?? {}).sort()).toEqual([
    'createdAt',
    'expiresAt',
    'id',
    'label',
    'lastUsedAt',
    'prefix',
    'revokedAt',
    'userId',
  ]);
  expect((await list({}, first.nextCursor ?? undefined)).items.map(({ label }) => label)).toEqual([
    'a',
  ]);
  expect((await list({ userId: second.id })).items.map(({ label }) => label)).toEqual(['other']);
});

it("keeps another organization's keys out of reach", async () => {
  const { id, secret } = await make();
  const other = await createTenant(test.db);
  await refusal(
    'notFound',
    other.act((change) => revokeApiKey(change, id)),
  );
  expect((await other.act((change) => listApiKeys(change, {}, { limit: 10 }))).items).toEqual([]);
  expect(await authenticate(test.db, secret, AT)).toBeDefined();
});
