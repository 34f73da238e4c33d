import { beforeEach, describe, expect, test } from 'vitest';
import { type Soccer, useSoccer } from '../helpers/scenes.ts';
import { idOf, madeChat, membersOf, peopleOf } from '../mirror/chat.ts';
import { type Answer, expectProblem, type Tenant, useAdmin, walk } from './admin-app.ts';

// "Edge Cases Checklist", rule by rule, by its own words. Where more than one case of a rule is proved, its file is
// named beside it.

const admin = useAdmin();
let tenant: Tenant;
let ana: string;
let pau: string;
let group: string;

beforeEach(async () => {
  tenant = await admin.tenant();
  [ana, pau] = (await tenant.contacts('Ana', 'Pau')) as [string, string];
  group = await tenant.group({
    name: 'Book Club',
    members: [{ contactId: ana }, { contactId: pau }],
  });
});

const url = (rest = '') => `/api/groups/${group}${rest}`;
const member = (contactId: string) => url(`/members/${contactId}`);
const isInvalid = (answer: Answer) => expectProblem(answer, 400, 'validation');
const isRefused = (answer: Answer) => expectProblem(answer, 403, 'forbidden');
const isConflict = (answer: Answer) => expectProblem(answer, 409, 'conflict');
const isNowhere = (answer: Answer) => expectProblem(answer, 404, 'notFound');
/** Somebody who sees the group, and is no admin of it. */
const plain = () => tenant.user('USER');

describe('Validation', () => {
  test('Group name empty or too long', async () => {
    for (const name of ['', '   ', 'x'.repeat(121)]) {
      isInvalid(await tenant.post('/api/groups', { name }));
      isInvalid(await tenant.patch(url(), { name }));
    }
    expect((await tenant.post('/api/groups', { name: 'x'.repeat(120) })).status).toBe(201);
  });

  test('Group description too long', async () => {
    isInvalid(await tenant.post('/api/groups', { name: 'New', description: 'x'.repeat(501) }));
    expect((await tenant.patch(url(), { description: 'x'.repeat(500) })).status).toBe(200);
    isInvalid(await tenant.patch(url(), { description: 'x'.repeat(501) }));
  });

  // WhatsApp's rule, not Muster's: a group needs no chat, and so nobody. An empty list is a mistake of the caller's.
  test('< 2 initial members', async () => {
    isInvalid(await tenant.post('/api/groups', { name: 'None', members: [] }));
    const alone = { name: 'Alone', members: [{ contactId: ana }] };
    expect((await tenant.post('/api/groups', alone)).body).toMatchObject({ memberCount: 1 });
    expect((await tenant.post('/api/groups', { name: 'Nobody' })).body).toMatchObject({
      memberCount: 0,
    });
  });

  // More: routes/members.test.ts.
  test('Duplicate member addition', async () => {
    const answer = await tenant.post(url('/members/add'), { contactIds: [pau, pau] });
    expect(answer).toMatchObject({ status: 200, body: { added: [], already: [pau] } });
    expect((await tenant.get(url())).body.memberCount).toBe(2);
  });

  test('Removing last admin', async () => {
    isConflict(await tenant.delete(member(ana)));
    await tenant.patch(member(pau), { role: 'ADMIN' });
    expect((await tenant.delete(member(ana))).status).toBe(200);
  });

  test('Demoting last admin', async () => {
    isConflict(await tenant.patch(member(ana), { role: 'MEMBER' }));
    await tenant.patch(member(pau), { role: 'ADMIN' });
    expect((await tenant.patch(member(ana), { role: 'MEMBER' })).status).toBe(200);
  });

  test('Invalid role value', async () => {
    for (const role of ['admin', 'OWNER', '', null, 1]) {
      isInvalid(await tenant.patch(member(pau), { role }));
    }
    isInvalid(await tenant.get(url('/members?role=owner')));
  });

  // More: fuzz.test.ts.
  test('Invalid cursor/base64', async () => {
    const forged = [['name asc', 1, 'x'], ['name asc', 'a', 'not an id'], {}, null, [], 'x'].map(
      (parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'),
    );
    for (const cursor of ['x', '%25%25', 'e30=', ...forged]) {
      isInvalid(await tenant.get(`/api/groups?cursor=${cursor}`));
      isInvalid(await tenant.get(url(`/members?cursor=${cursor}`)));
      isInvalid(await tenant.get(url(`/messages?cursor=${cursor}`)));
    }
  });

  test('Limit out of range', async () => {
    for (const limit of ['0', '-1', '101', '1.5', 'many', '']) {
      isInvalid(await tenant.get(`/api/groups?limit=${limit}`));
      isInvalid(await tenant.get(url(`/members?limit=${limit}`)));
      isInvalid(await tenant.get(url(`/messages?limit=${limit}`)));
    }
    expect((await tenant.get('/api/groups?limit=100')).status).toBe(200);
  });
});

// More: routes/groups.test.ts, out-of-sight.test.ts, out-of-reach.test.ts.
describe('Permissions', () => {
  test('Non-admin tries to update group', async () => {
    isRefused(await (await plain()).patch(url(), { description: 'Mine' }));
    isRefused(await (await tenant.user('MANAGER')).patch(url(), { description: 'Mine' }));
  });

  test('Non-admin tries to add/remove members', async () => {
    const user = await plain();
    isRefused(await user.post(url('/members/add'), { contactIds: [user.contactId] }));
    isRefused(await user.delete(member(pau)));
    isRefused(await user.patch(member(pau), { role: 'ADMIN' }));
    expect((await tenant.get(url())).body.memberCount).toBe(2);
  });

  test('Non-member tries to send message', async () => {
    for (const user of [await plain(), await tenant.user('MANAGER')]) {
      isRefused(await user.post(url('/messages'), { body: 'Hello' }));
    }
    expect(await admin.db.outbox.count({ where: { organizationId: tenant.id } })).toBe(0);
  });

  test('User tries to access other company’s group', async () => {
    const other = await admin.tenant();
    isNowhere(await other.get(url()));
    isNowhere(await other.patch(url(), { name: 'Ours' }));
    isNowhere(await other.delete(url()));
    isNowhere(await other.get(url('/members')));
    isNowhere(await other.get(url('/messages')));
    isNowhere(await other.post(url('/messages'), { body: 'Hello' }));
    expect((await other.get('/api/groups')).body.items).toEqual([]);
  });

  // Every pair of statuses: routes/group-status.test.ts.
  test('User tries to deactivate without permission', async () => {
    await tenant.patch(url(), { status: 'ARCHIVED' });
    for (const user of [await plain(), await tenant.user('MANAGER')]) {
      isRefused(await user.patch(url(), { status: 'INACTIVE' }));
      isRefused(await user.delete(url()));
    }
    expect((await tenant.get(url())).body.status).toBe('ARCHIVED');
  });
});

// In every order: routes/group-lists.test.ts, routes/member-lists.test.ts; what a page costs: scale/lists.test.ts.
describe('Pagination', () => {
  test('Empty list (no groups)', async () => {
    const other = await admin.tenant();
    expect((await other.get('/api/groups?total=true')).body).toEqual({
      items: [],
      nextCursor: null,
      hasMore: false,
      total: 0,
    });
  });

  test('Single page (no more results)', async () => {
    expect((await tenant.get('/api/groups?limit=1')).body).toMatchObject({
      items: [{ id: group }],
      nextCursor: null,
      hasMore: false,
    });
  });

  test('Multiple pages (cursor navigation)', async () => {
    for (const name of ['Chess', 'Art', 'Dance']) await tenant.group({ name });
    const found = await walk(tenant, '/api/groups?limit=1');
    expect(found.map(({ name }) => name)).toEqual(['Art', 'Book Club', 'Chess', 'Dance']);
  });

  test('Large result set (100+ groups)', async () => {
    for (let n = 0; n < 120; n += 1) await tenant.group({ name: `Group ${n}` });
    const found = await walk(tenant, '/api/groups?limit=50&sort=createdAt&order=desc');
    expect(new Set(found.map(({ id }) => id)).size).toBe(121);
  });
});

// What the database refuses by itself: db/invariants.test.ts.
describe('Data Integrity', () => {
  test('Group name uniqueness per company', async () => {
    isConflict(await tenant.post('/api/groups', { name: 'BOOK-CLÚB' }));
    const other = await admin.tenant();
    expect((await other.post('/api/groups', { name: 'Book Club' })).status).toBe(201);
  });

  // A chat is a row of its account's, once, and is linked to one group at most.
  test('WhatsApp group ID uniqueness', async () => {
    const of = { organizationId: tenant.id };
    const { id: accountId } = await admin.db.account.findFirstOrThrow({ where: of });
    const chat = {
      ...of,
      accountId,
      externalId: '1@g.us',
      kind: 'GROUP',
      createdAt: admin.at,
    } as const;
    const { id } = await admin.db.chat.create({ data: chat });
    await expect(admin.db.chat.create({ data: chat })).rejects.toThrow(/Unique constraint/);
    const other = await tenant.group({ name: 'Other' });
    expect((await tenant.put(`/api/chats/${id}/link`, { groupId: group })).status).toBe(200);
    expect((await tenant.put(`/api/chats/${id}/link`, { groupId: other })).status).toBe(200);
    expect(await admin.db.link.findMany({ where: of })).toMatchObject([{ groupId: other }]);
  });

  test('Member uniqueness per group', async () => {
    const twice = { organizationId: tenant.id, groupId: group, contactId: pau, joinedAt: admin.at };
    await expect(admin.db.member.create({ data: twice })).rejects.toThrow(/Unique constraint/);
  });

  test('At least one admin invariant', async () => {
    const where = { organizationId: tenant.id, groupId: group };
    await expect(admin.db.member.updateMany({ where, data: { role: 'MEMBER' } })).rejects.toThrow(
      /admin/,
    );
    const admins = await tenant.get(url('/members?role=ADMIN'));
    expect(admins.body.items).toMatchObject([{ contactId: ana }]);
  });

  test('Soft delete works correctly', async () => {
    await tenant.delete(member(pau));
    const stays = () =>
      admin.db.member.findMany({
        where: { organizationId: tenant.id, groupId: group, contactId: pau },
        orderBy: { id: 'asc' },
      });
    expect(await stays()).toMatchObject([{ leftAt: admin.at }]);
    isNowhere(await tenant.delete(member(pau)));
    await tenant.post(url('/members/add'), { contactIds: [pau] });
    expect(await stays()).toMatchObject([{ leftAt: admin.at }, { leftAt: null }]);
    await tenant.patch(url(), { status: 'ARCHIVED' });
    await tenant.patch(url(), { status: 'INACTIVE' });
    expect((await tenant.get(url())).body).toMatchObject({ status: 'INACTIVE', memberCount: 2 });
  });

  test('Audit logs created for all mutations', async () => {
    await tenant.patch(url(), { description: 'New' });
    await tenant.patch(member(pau), { role: 'ADMIN', title: 'host' });
    await tenant.delete(member(pau));
    for (const status of ['ARCHIVED', 'INACTIVE']) await tenant.patch(url(), { status });
    await tenant.delete(url());
    const entries = await walk(tenant, `/api/audit?groupId=${group}&limit=100`);
    expect(entries.map(({ action }) => action).toReversed()).toEqual([
      'group.create',
      'group.members.add',
      'group.update',
      'group.members.promote',
      'group.members.retitle',
      'group.members.remove',
      'group.status',
      'group.status',
      'group.delete',
    ]);
  });
});

// The same with a real library in a browser: chat/whatsapp/; as stories: stories/mirror.test.ts.
describe('API Integration', () => {
  let { world, tenant: club, network, alex, pau: player, soccer } = {} as Soccer;
  useSoccer((scene) => {
    ({ world, tenant: club, network, alex, pau: player, soccer } = scene);
  });

  async function made() {
    await club.insist(alex, 'elsewhere', '/create chat for @Soccer');
    await network.settle();
    return madeChat(world, club, network);
  }

  // What is to be sent outlasts an outage: chat/sending/sending.test.ts, faults/.
  test('WhatsApp API failure handling', async () => {
    await club.insist(alex, 'elsewhere', '/create chat for @Soccer');
    await network.simulator.setAway(true);
    await network.settle();
    expect(network.simulator.groups.find('Soccer')).toEqual([]);
    await network.simulator.setAway(false);
    await network.settle();
    const { chat } = await madeChat(world, club, network);
    expect(peopleOf(chat)).toEqual(await membersOf(world, club, soccer));
  });

  test('Webhook sync for group creation', async () => {
    const { chatId, chat } = await made();
    expect(chat.name).toBe('Soccer');
    const of = { organizationId: club.organizationId };
    expect(await world.db.link.findFirst({ where: of, include: { chat: true } })).toMatchObject({
      groupId: soccer,
      chat: { externalId: chatId },
    });
  });

  test('Webhook sync for member changes', async () => {
    const { chatId, chat } = await made();
    chat.people.delete(idOf(player));
    await network.simulator.groupChanged(chatId);
    await network.settle();
    expect(await membersOf(world, club, soccer)).toEqual([`${idOf(alex)}*`]);
  });

  test('Webhook sync for messages', async () => {
    const { chatId } = await made();
    const outcome = await club.tell(player, chatId, 'See you on Sunday', { id: 'once' });
    expect(outcome.duplicate).toBe(false);
    const again = await club.tell(player, chatId, 'See you on Sunday', { id: 'once' });
    expect(again.duplicate).toBe(true);
    const where = {
      organizationId: club.organizationId,
      groupId: soccer,
      direction: 'IN',
    } as const;
    expect(await world.db.message.findMany({ where })).toMatchObject([
      { contactId: player.contactId, body: 'See you on Sunday' },
    ]);
  });
});
