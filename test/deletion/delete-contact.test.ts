import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteContact } from '../../src/deletion/delete-contact.ts';
import { addMembers } from '../../src/membership/add-members.ts';
import { requireContactById, updateContact } from '../../src/people/contacts.ts';
import { createUser, updateUser } from '../../src/people/users.ts';
import { createTask } from '../../src/tasks/create-task.ts';
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
  untilSomebodyWaits,
} from '../people/tenant.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

describe('deleteContact', () => {
  const remove = (tenant: Tenant, id: string, at = AT) =>
    tenant.act((change) => deleteContact(change, id), {}, at);

  it('takes the contact out of groups, tasks and coming events, and keeps the past', async () => {
    const tenant = await createTenant(test.db);
    const [ana, pau, sam] = [
      await addContact(tenant, { name: 'Ana', phone: '+34600111222' }),
      await addContact(tenant, { name: 'Pau' }),
      await addContact(tenant, { name: 'Sam' }),
    ];
    const club = await addGroup(tenant, 'Club', [pau, ana]);
    const elsewhere = await addGroup(tenant, 'Elsewhere', [sam]);
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
    // So far ahead that a place is given, and not offered.
    const nextWeek = later(7 * 24 * 60);
    const coming = await event({ number: 6, groupId: club, startsAt: nextWeek, capacity: 1 });
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
    await addContact(tenant, { name: 'Ana the second', phone: '+34600111222' });
  });

  it('refuses the last admin of a group with members, and changes nothing', async () => {
    const tenant = await createTenant(test.db);
    const [ana, pau] = [
      await addContact(tenant, { name: 'Ana' }),
      await addContact(tenant, { name: 'Pau' }),
    ];
    const alone = await addGroup(tenant, 'Alone', [ana]);
    const together = await addGroup(tenant, 'Together', [ana, pau]);
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
    const [ana, pau] = [
      await addContact(tenant, { name: 'Ana' }),
      await addContact(tenant, { name: 'Pau' }),
    ];
    const secret = await addGroup(tenant, 'Secret', [ana, pau]);
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
    for (let n = 0; n < people; n += 1)
      contactIds.push(await addContact(tenant, { name: `P ${n}` }));
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
    const contactId = await addContact(tenant, { name: 'Ana' });
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
      const contactId = await addContact(tenant, { name: 'Ana' });
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
    const [ana, pau] = [
      await addContact(tenant, { name: 'Ana' }),
      await addContact(tenant, { name: 'Pau' }),
    ];
    const club = await addGroup(tenant, 'Club', [pau]);
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
    const admin = await addContact(tenant, { name: 'Admin' });
    const people = await Promise.all(
      ['A', 'B', 'C', 'D'].map((name) => addContact(tenant, { name })),
    );
    for (const name of ['One', 'Two', 'Three']) await addGroup(tenant, name, [admin, ...people]);
    const { errors } = await settle(people.map((id) => remove(tenant, id)));
    expect(errors).toEqual([]);
  });

  it("does not find another organization's contact", async () => {
    const [tenant, other] = [await createTenant(test.db), await createTenant(test.db)];
    const id = await addContact(tenant, { name: 'Ana' });
    await refusal('notFound', remove(other, id));
    await tenant.act((change) => requireContactById(change, id));
  });
});
