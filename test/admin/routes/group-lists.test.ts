import { beforeAll, describe, expect, it } from 'vitest';
import { groupColors } from '../../../src/groups/palette.ts';
import { type Client, expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';

// The list of groups in all its orders, and what it tells of each.

const admin = useAdmin();
let tenant: Tenant;
let people: string[];

const sorts = ['name', 'memberCount', 'createdAt', 'lastActivityAt'] as const;
const minutes = (count: number) => new Date(Date.UTC(2026, 10, 20, 10, count));

beforeAll(async () => {
  tenant = await admin.tenant();
  people = await tenant.contacts('Ana', 'Pau', 'Sam', 'Eva');
  // Several of each size and instant, so that the id has to tell them apart.
  for (let n = 0; n < 23; n += 1) {
    admin.at = minutes(n % 5);
    await tenant.group({
      name: `Group ${(n * 7) % 23}`,
      ...(n % 4 > 0 && { members: people.slice(0, n % 4).map((contactId) => ({ contactId })) }),
    });
  }
  admin.at = minutes(60);
});

describe('the list of groups', () => {
  it.each(sorts.flatMap((sort) => [`${sort} asc`, `${sort} desc`]))(
    'is walked by %s, each once',
    async (by) => {
      const [sort, order] = by.split(' ');
      const url = `/api/groups?sort=${sort}&order=${order}`;
      const whole = (await tenant.get(`${url}&limit=100`)).body.items;
      expect(await walk(tenant, `${url}&limit=4`)).toEqual(whole);
      expect(whole).toHaveLength(23);
      const keys = whole.map((group: Record<string, unknown>) => [group[sort!], group.id]);
      const sorted = keys.toSorted(([a, x]: [string | number, string], [b, y]: typeof keys) =>
        a === b ? (x < y ? -1 : 1) : compare(a, b),
      );
      expect(keys).toEqual(order === 'asc' ? sorted : sorted.reverse());
    },
  );

  it('refuses the cursor of another order, and what is no order', async () => {
    const cursors: string[] = [];
    for (const sort of sorts) {
      const { body } = await tenant.get(`/api/groups?limit=2&sort=${sort}`);
      cursors.push(body.nextCursor);
    }
    for (const [place, cursor] of cursors.entries()) {
      for (const [other, sort] of sorts.entries()) {
        const answer = await tenant.get(`/api/groups?limit=2&sort=${sort}&cursor=${cursor}`);
        if (place === other) expect(answer.status).toBe(200);
        else expectProblem(answer, 400, 'validation');
      }
      const turned = await tenant.get(
        `/api/groups?limit=2&sort=${sorts[place]}&order=desc&cursor=${cursor}`,
      );
      expectProblem(turned, 400, 'validation');
    }
    expectProblem(await tenant.get('/api/groups?sort=color'), 400, 'validation');
    expectProblem(await tenant.get('/api/groups?order=up'), 400, 'validation');
  });

  it('leaves out what is not active where that is asked for, and finds parts of names in every order', async () => {
    const own = await admin.tenant();
    const [kept, archived, gone] = [
      await own.group({ name: 'Café Kept' }),
      await own.group({ name: 'Cafe Archived' }),
      await own.group({ name: 'Cafe Gone' }),
    ];
    await own.patch(`/api/groups/${archived}`, { status: 'ARCHIVED' });
    await own.patch(`/api/groups/${gone}`, { status: 'ARCHIVED' });
    await own.patch(`/api/groups/${gone}`, { status: 'INACTIVE' });
    const ids = async (query: string) =>
      (await walk(own, `/api/groups?limit=1&${query}`)).map(({ id }) => id);
    for (const sort of sorts) {
      expect((await ids(`sort=${sort}&search=CAFÉ`)).sort()).toEqual([kept, archived, gone].sort());
      expect(await ids(`sort=${sort}&search=cafe&includeArchived=false`)).toEqual([kept]);
      expect(await ids(`sort=${sort}&text=archi`)).toEqual([archived]);
      expect(await ids(`sort=${sort}&search=chess`)).toEqual([]);
      expect(await ids(`sort=${sort}&status=INACTIVE`)).toEqual([gone]);
    }
  });

  it('is of the groups that are named, in every order; who is out of sight or elsewhere is not there', async () => {
    const own = await admin.tenant();
    const other = await admin.tenant();
    const user = await own.user('USER');
    const [chess, secret, third] = [
      await own.group({ name: 'Chess' }),
      await own.group({ name: 'Secret', visibility: 'CUSTOM' }),
      await own.group({ name: 'Third' }),
    ];
    const foreign = await other.group({ name: 'Foreign' });
    const named = [secret, chess, foreign].join();
    for (const sort of [...sorts, 'score']) {
      const query = `/api/groups?total=true&sort=${sort}`;
      const { body } = await own.get(`${query}&groupIds=${named}&groupIds=${chess}`);
      expect(body.items.map(({ id }: { id: string }) => id).sort()).toEqual([chess, secret].sort());
      expect(body.total).toBe(2);
    }
    const { body } = await user.get(`/api/groups?total=true&groupIds=${named},${third}`);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['Chess', 'Third']);
    expect(body.total).toBe(2);
    expectProblem(await own.get('/api/groups?groupIds=chess'), 400, 'validation');
  });

  it('is of those alone that one leads where that is asked for, in every order; of an ADMIN all', async () => {
    const own = await admin.tenant();
    const manager = await own.user('MANAGER');
    const user = await own.user('USER');
    const [ana] = await own.contacts('Ana');
    // The first leads it.
    const ofBoth = [user.contactId, ana].map((contactId) => ({ contactId }));
    const led = await own.group({ name: 'Led', members: ofBoth });
    const joined = await own.group({ name: 'Joined', members: ofBoth.toReversed() });
    const { body: founded } = await manager.post('/api/groups', { name: 'Founded' });
    const ids = async (of: Client, query: string) =>
      (await walk(of, `/api/groups?limit=1&${query}`)).map(({ id }) => id).sort();
    for (const sort of sorts) {
      expect(await ids(own, `sort=${sort}&led=true`)).toEqual([led, joined, founded.id].sort());
      expect(await ids(manager, `sort=${sort}&led=true`)).toEqual([founded.id]);
      expect(await ids(user, `sort=${sort}&led=true`)).toEqual([led]);
      expect(await ids(user, `sort=${sort}&led=false`)).toEqual([led, joined, founded.id].sort());
    }
    const { body } = await user.get('/api/groups?led=true');
    const { may } = (await user.get(`/api/groups/${body.items[0].id}`)).body;
    expect(may).toEqual(expect.arrayContaining(['edit', 'call']));
  });
});

describe('what is told of a group', () => {
  it('is when something last happened in it, whatever that was', async () => {
    const own = await admin.tenant();
    const [ana, pau] = await own.contacts('Ana', 'Pau');
    admin.at = minutes(100);
    const id = await own.group({ name: 'Busy', members: [{ contactId: ana }] });
    const told = async () => (await own.get(`/api/groups/${id}`)).body;
    expect(await told()).toMatchObject({
      messageCount: 0,
      lastActivityAt: minutes(100).toISOString(),
      openTasks: 0,
      comingEvents: 0,
      inviteLink: null,
    });
    const happenings: (() => Promise<unknown>)[] = [
      () => own.post('/api/tasks', { title: 'Wash', groupId: id }),
      () => own.post('/api/events', { title: 'Game', groupId: id }),
      () => own.post(`/api/groups/${id}/members/add`, { contactIds: [pau] }),
    ];
    for (const [place, happen] of happenings.entries()) {
      admin.at = minutes(101 + place);
      await happen();
      expect((await told()).lastActivityAt).toBe(minutes(101 + place).toISOString());
    }
    expect(await told()).toMatchObject({ openTasks: 1, comingEvents: 1, memberCount: 2 });
    const [listed] = (await own.get('/api/groups?sort=lastActivityAt&order=desc')).body.items;
    expect(listed).toMatchObject({ id, lastActivityAt: minutes(103).toISOString() });
  });

  it('is how much was said in it and stands, for whoever may read it', async () => {
    const own = await admin.tenant();
    const [ana, pau] = await own.contacts('Ana', 'Pau');
    const id = await own.group({ name: 'Talking', members: [{ contactId: ana }] });
    const say = await speaker(own.id, id);
    await say(ana!, 200);
    await say(ana!, 205);
    await say(pau!, 203);
    const count = async (client = own as { get: Tenant['get'] }) =>
      (await client.get(`/api/groups/${id}`)).body;
    expect(await count()).toMatchObject({
      messageCount: 3,
      lastActivityAt: minutes(205).toISOString(),
      lastMessageAt: minutes(205).toISOString(),
    });
    const stranger = await own.user('USER');
    expect(await count(stranger)).toMatchObject({ messageCount: null, lastMessageAt: null });
    const [listed] = (await stranger.get('/api/groups')).body.items;
    expect(listed).toMatchObject({ messageCount: null, lastMessage: null });

    const where = { organizationId: own.id, groupId: id };
    await admin.db.message.updateMany({
      where: { ...where, sentAt: minutes(205) },
      data: { deletedAt: minutes(206) },
    });
    expect(await count()).toMatchObject({ messageCount: 2 });
    await admin.db.message.deleteMany({ where: { ...where, sentAt: minutes(203) } });
    expect(await count()).toMatchObject({
      messageCount: 1,
      lastActivityAt: minutes(205).toISOString(),
    });
  });

  it('is the link by which one joins its chat, for whoever may edit it', async () => {
    const own = await admin.tenant();
    const user = await own.user('USER');
    const id = await own.group({ name: 'Mirrored' });
    const of = { organizationId: own.id };
    const account = await admin.db.account.create({
      data: { ...of, transport: 'test', externalId: id, createdAt: minutes(0) },
    });
    await admin.db.mirror.create({
      data: {
        ...{ ...of, groupId: id, accountId: account.id, status: 'CREATING', createdAt: minutes(0) },
        inviteLink: 'https://chat.whatsapp.com/AbCdEf',
      },
    });
    const inviteLink = async (client: { get: Tenant['get'] }) =>
      (await client.get(`/api/groups/${id}`)).body.inviteLink;
    expect(await inviteLink(own)).toBe('https://chat.whatsapp.com/AbCdEf');
    expect(await inviteLink(user)).toBeNull();
  });

  it('is its colour, of a palette or of one’s own', async () => {
    const { body } = await tenant.get('/api/groups/palette');
    expect(body).toEqual({ colors: groupColors, default: '#3B82F6' });
    for (const { hex } of groupColors) {
      const made = await tenant.post('/api/groups', { name: `Of ${hex}`, color: hex });
      expect(made).toMatchObject({ status: 201, body: { color: hex } });
    }
    expect(await tenant.post('/api/groups', { name: 'Plain' })).toMatchObject({
      body: { color: body.default },
    });
    expectProblem(
      await tenant.post('/api/groups', { name: 'Red', color: 'red' }),
      400,
      'validation',
    );
    for (const icon of ['📚📚', 'x', '']) {
      expectProblem(await tenant.post('/api/groups', { name: 'Icon', icon }), 400, 'validation');
    }
  });
});

const compare = (a: string | number, b: string | number) => (a < b ? -1 : 1);

/** Says something in a chat of a group, as a transport would bring it. */
async function speaker(organizationId: string, groupId: string) {
  const { db } = admin;
  const account = await db.account.create({
    data: { organizationId, transport: 'test', externalId: groupId, createdAt: minutes(0) },
  });
  const chat = await db.chat.create({
    data: {
      ...{ organizationId, accountId: account.id, externalId: 'chat', kind: 'GROUP' },
      createdAt: minutes(0),
    },
  });
  return (contactId: string, minute: number) =>
    db.message.create({
      data: {
        ...{ organizationId, groupId, chatId: chat.id, contactId, direction: 'IN', body: 'hello' },
        ...{ externalId: `m ${minute}`, sentAt: minutes(minute), storedAt: minutes(minute) },
      },
    });
}
