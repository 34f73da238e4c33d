import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteContact } from '../../src/deletion/delete-contact.ts';
import { addMembers } from '../../src/membership/add-members.ts';
import { createGroup } from '../../src/membership/create-group.ts';
import {
  createContact,
  type NewContact,
  requireContactById,
  updateContact,
} from '../../src/people/contacts.ts';
import { type ContactFilter, listContacts } from '../../src/people/list-contacts.ts';
import { createUser, updateUser } from '../../src/people/users.ts';
import { createTask } from '../../src/tasks/create-task.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import {
  AT,
  createTenant,
  later,
  refusal,
  settle,
  type Tenant,
  untilSomebodyWaits,
} from './tenant.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const add = (tenant: Tenant, contact: NewContact) =>
  tenant.act((change) => createContact(change, contact));

const group = (tenant: Tenant, name: string, contactIds: string[]) =>
  tenant.act(async (change) => {
    const members = contactIds.map((contactId) => ({ contactId }));
    return (await createGroup(change, { name, members })).id;
  });

describe('createContact', () => {
  it('stores what is given in its one form, audited', async () => {
    const tenant = await createTenant(test.db);
    const id = await add(tenant, {
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
  ])('refuses a wrong %s: %j', async (field, wrong) => {
    const tenant = await createTenant(test.db);
    expect(await refusal('invalid', add(tenant, { name: 'Ana', ...wrong }))).toMatchObject({
      field,
    });
  });

  it('takes any text that a person may paste', async () => {
    const tenant = await createTenant(test.db);
    const id = await add(tenant, { name: 'A\0na\uD800\n', notes: 'x\0\uDC00y' });
    expect(await tenant.act((change) => requireContactById(change, id))).toMatchObject({
      name: 'A na\uFFFD',
      notes: 'x\uFFFDy',
    });
  });

  it('gives a phone to one contact of an organization, at the same moment too', async () => {
    const [tenant, other] = [await createTenant(test.db), await createTenant(test.db)];
    const phone = '+34600111222';
    const { values, errors } = await settle([
      add(tenant, { name: 'Ana', phone }),
      add(tenant, { name: 'Pau', phone }),
    ]);
    expect(values).toHaveLength(1);
    expect(await refusal('phoneTaken', Promise.reject(errors[0]))).toEqual({ phone });
    await add(other, { name: 'Ana', phone });
  });
});

describe('updateContact', () => {
  it('changes what is given, takes away what is null, and audits only that', async () => {
    const tenant = await createTenant(test.db);
    const id = await add(tenant, { name: 'Ana', phone: '+34600111222', email: 'a@b.es' });
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

  it("refuses a phone of another contact, and another organization's contact", async () => {
    const [tenant, other] = [await createTenant(test.db), await createTenant(test.db)];
    await add(tenant, { name: 'Ana', phone: '+34600111222' });
    const pau = await add(tenant, { name: 'Pau' });
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

describe('deleteContact', () => {
  const remove = (tenant: Tenant, id: string, at = AT) =>
    tenant.act((change) => deleteContact(change, id), {}, at);

  it('takes the contact out of groups, tasks and coming events, and keeps the past', async () => {
    const tenant = await createTenant(test.db);
    const [ana, pau, sam] = [
      await add(tenant, { name: 'Ana', phone: '+34600111222' }),
      await add(tenant, { name: 'Pau' }),
      await add(tenant, { name: 'Sam' }),
    ];
    const club = await group(tenant, 'Club', [pau, ana]);
    const elsewhere = await group(tenant, 'Elsewhere', [sam]);
    const { organizationId } = tenant;
    const dated = { createdAt: AT, updatedAt: AT };
    const task = (data: object) =>
      test.db.task.create({ data: { organizationId, title: 'T', ...dated, ...data } as never });
    const shared = await task({ number: 1, groupId: club });
    const copy = await task({ parentId: shared.id, assigneeId: ana });
    const own = await task({ number: 2, assigneeId: ana });
    const done = await task({ number: 3, assigneeId: ana, status: 'DONE', closedAt: AT });
    const pausOwn = await task({ number: 4, assigneeId: pau });
    const event = (data: object) =>
      test.db.event.create({ data: { organizationId, title: 'E', ...dated, ...data } as never });
    const past = await event({ number: 5, groupId: club, startsAt: later(-60) });
    const coming = await event({ number: 6, groupId: club, startsAt: later(60), capacity: 1 });
    const guest = await event({ number: 7, groupId: elsewhere, startsAt: later(60) });
    const answer = { organizationId, invitedAt: AT, answeredAt: AT };
    await test.db.participant.createMany({
      data: [
        { ...answer, eventId: past.id, contactId: ana, status: 'GOING' },
        { ...answer, eventId: coming.id, contactId: ana, status: 'GOING' },
        { ...answer, eventId: coming.id, contactId: pau, status: 'WAITLISTED', waitingTicket: 1 },
        { ...answer, eventId: guest.id, contactId: ana, status: 'MAYBE' },
      ],
    });

    const deletion = await remove(tenant, ana, later(1));
    expect(deletion).toMatchObject({
      groupIds: [club],
      tasks: 2,
      promoted: [{ eventId: coming.id, contactId: pau }],
    });
    const statusOf = async (id: string) =>
      (await test.db.task.findFirstOrThrow({ where: { id } })).status;
    expect(await Promise.all([copy, own, done, pausOwn].map(({ id }) => statusOf(id)))).toEqual([
      'WITHDRAWN',
      'WITHDRAWN',
      'DONE',
      'OPEN',
    ]);
    const left = await test.db.participant.findMany({ where: { contactId: ana } });
    expect(left.map(({ eventId }) => eventId)).toEqual([past.id]);
    expect((await test.db.group.findFirstOrThrow({ where: { id: club } })).memberCount).toBe(1);
    await refusal(
      'notFound',
      tenant.act((change) => requireContactById(change, ana)),
    );
    await refusal(
      'notFound',
      tenant.act((change) => updateContact(change, ana, { name: 'Back' })),
    );
    await refusal('notFound', remove(tenant, ana));
    expect((await tenant.audit()).at(-1)).toMatchObject({
      action: 'contact.delete',
      subjectId: ana,
      before: { name: 'Ana', phone: '+34600111222' },
      after: { groupIds: [club], tasks: 2 },
    });
    // The phone is free again.
    await add(tenant, { name: 'Ana the second', phone: '+34600111222' });
  });

  it('refuses the last admin of a group with members, and changes nothing', async () => {
    const tenant = await createTenant(test.db);
    const [ana, pau] = [await add(tenant, { name: 'Ana' }), await add(tenant, { name: 'Pau' })];
    const alone = await group(tenant, 'Alone', [ana]);
    const together = await group(tenant, 'Together', [ana, pau]);
    expect(await refusal('lastAdmin', remove(tenant, ana))).toEqual({
      person: 'Ana',
      group: 'Together',
      others: ['Pau'],
    });
    const active = await test.db.member.findMany({ where: { contactId: ana, leftAt: null } });
    expect(active.map(({ groupId }) => groupId).sort()).toEqual([alone, together].sort());
    await remove(tenant, pau);
    expect((await remove(tenant, ana)).groupIds.sort()).toEqual([alone, together].sort());
  });

  it('leaves a group out of sight to whoever has been in it longest, and does not count it', async () => {
    const tenant = await createTenant(test.db);
    const [ana, pau] = [await add(tenant, { name: 'Ana' }), await add(tenant, { name: 'Pau' })];
    const secret = await group(tenant, 'Secret', [ana, pau]);
    await test.db.group.updateMany({ where: { id: secret }, data: { visibility: 'ADMINS_ONLY' } });
    await refusal('lastAdmin', remove(tenant, ana));
    const asManager = tenant.act((change) => deleteContact(change, ana), {
      role: 'MANAGER',
      userId: randomUUID(),
    });
    expect(await asManager).toEqual({ groupIds: [], tasks: 0, promoted: [] });
    const left = await test.db.member.findMany({ where: { groupId: secret, leftAt: null } });
    expect(left).toMatchObject([{ contactId: pau, role: 'ADMIN' }]);
  });

  it.each([1, 2])('is not given a task of %d people at the same moment', async (people) => {
    const tenant = await createTenant(test.db);
    const contactIds: string[] = [];
    for (let n = 0; n < people; n += 1) contactIds.push(await add(tenant, { name: `P ${n}` }));
    let giving: Promise<unknown> | undefined;
    await tenant.act(async (change) => {
      await deleteContact(change, contactIds[0]!);
      giving = tenant.act((other) => createTask(other, { title: 'T', target: { contactIds } }));
      giving.catch(() => {});
      await untilSomebodyWaits(test.db);
    });
    await refusal('notFound', giving!);
    expect(
      await test.db.task.count({ where: { assigneeId: contactIds[0]!, status: 'OPEN' } }),
    ).toBe(0);
  });

  it('refuses a contact to whom a user is bound, until the user is unbound', async () => {
    const tenant = await createTenant(test.db);
    const contactId = await add(tenant, { name: 'Ana' });
    const user = await tenant.act((c) =>
      createUser(c, { name: 'Ana M.', role: 'USER', contactId }),
    );
    expect(await refusal('conflict', remove(tenant, contactId))).toMatchObject({
      why: expect.stringContaining('Ana M.'),
    });
    await tenant.act((c) => updateUser(c, user.id, { contactId: null }));
    await remove(tenant, contactId);
  });

  it('and a user being bound at the same moment: one of them wins', async () => {
    for (let round = 0; round < 5; round += 1) {
      const tenant = await createTenant(test.db);
      const contactId = await add(tenant, { name: 'Ana' });
      const { values, errors } = await settle<unknown>([
        remove(tenant, contactId),
        tenant.act((c) => createUser(c, { name: 'Ana', role: 'USER', contactId })),
      ]);
      expect(values).toHaveLength(1);
      expect(errors[0]).toMatchObject({ code: expect.stringMatching(/^(conflict|notFound)$/) });
    }
  });

  it('waits for somebody who is adding the contact to a group, and says so', async () => {
    const tenant = await createTenant(test.db);
    const [ana, pau] = [await add(tenant, { name: 'Ana' }), await add(tenant, { name: 'Pau' })];
    const club = await group(tenant, 'Club', [pau]);
    let deletion: Promise<unknown> | undefined;
    await tenant.act(async (change) => {
      await addMembers(change, club, [{ contactId: ana }]);
      deletion = refusal('conflict', remove(tenant, ana));
      await untilSomebodyWaits(test.db);
    });
    expect(await deletion).toMatchObject({ why: expect.stringContaining('just joined') });
    await remove(tenant, ana);
  });

  it('does not deadlock with another deletion of people of the same groups', async () => {
    const tenant = await createTenant(test.db);
    const admin = await add(tenant, { name: 'Admin' });
    const people = await Promise.all(['A', 'B', 'C', 'D'].map((name) => add(tenant, { name })));
    for (const name of ['One', 'Two', 'Three']) await group(tenant, name, [admin, ...people]);
    const { errors } = await settle(people.map((id) => remove(tenant, id)));
    expect(errors).toEqual([]);
  });

  it("does not find another organization's contact", async () => {
    const [tenant, other] = [await createTenant(test.db), await createTenant(test.db)];
    const id = await add(tenant, { name: 'Ana' });
    await refusal('notFound', remove(other, id));
    await tenant.act((change) => requireContactById(change, id));
  });
});

describe('listContacts', () => {
  const list = (tenant: Tenant, filter: ContactFilter, limit = 50, cursor?: string) =>
    tenant.act((change) => listContacts(change, change.actor, filter, { limit, cursor }));
  const names = async (tenant: Tenant, filter: ContactFilter) =>
    (await list(tenant, filter)).items.map(({ name }) => name);

  it('goes by name without case and accents, page after page, each once', async () => {
    const tenant = await createTenant(test.db);
    const wanted = ['ada', 'Álex', 'Bea', 'bea', 'BÉA', 'Zoe'];
    for (const name of wanted.toReversed()) await add(tenant, { name });
    await add(await createTenant(test.db), { name: 'Stranger' });
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
    await add(tenant, { name: 'José Núñez', phone: '+34600111222', email: 'Pepe@Example.org' });
    await add(tenant, { name: 'Ana 100%', phone: '+447911123456' });
    await add(tenant, { name: 'Li_Wei' });
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
      await add(tenant, { name: 'Ana' }),
      await add(tenant, { name: 'Pau' }),
      await add(tenant, { name: 'Sam' }),
    ];
    const club = await group(tenant, 'Club', [pau, ana, sam]);
    await test.db.member.updateMany({ where: { contactId: sam }, data: { leftAt: later(1) } });
    expect(await names(tenant, { groupId: club })).toEqual(['Ana', 'Pau']);
    expect(await names(tenant, { groupId: club, text: 'pa' })).toEqual(['Pau']);
    await test.db.group.updateMany({ where: { id: club }, data: { visibility: 'ADMINS_ONLY' } });
    const asUser = tenant.act(
      (change) => listContacts(change, change.actor, { groupId: club }, { limit: 10 }),
      { role: 'USER', userId: randomUUID() },
    );
    await refusal('groupNotFound', asUser);
    await refusal('groupNotFound', list(await createTenant(test.db), { groupId: club }));
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
