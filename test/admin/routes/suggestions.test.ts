import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, expectProblem, type Tenant, useAdmin } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
beforeEach(async () => {
  tenant = await admin.tenant();
});

const url = '/api/groups/suggestions';

async function list(client: Client = tenant) {
  const { status, body } = await client.get(url);
  expect(status).toBe(200);
  return body.suggestions;
}
const keys = async (client?: Client) =>
  (await list(client)).map(({ key }: { key: string }) => key).sort();

let numbered = 0;

/** So many contacts who are known for long, with some fields. */
async function people(count: number, fields: object = {}): Promise<string[]> {
  const createdAt = new Date(admin.at.getTime() - 90 * 86_400_000);
  const rows = await admin.db.contact.createManyAndReturn({
    data: Array.from({ length: count }, (_, place) => ({
      ...{ organizationId: tenant.id, name: `Person ${numbered + place}`, createdAt },
      ...{ updatedAt: createdAt, ...fields },
    })),
    select: { id: true },
  });
  numbered += count;
  return rows.map(({ id }) => id);
}

const hairColor = { appointmentType: 'Hair Color' };
const accept = (body: object, client: Client = tenant) => client.post(`${url}/accept`, body);

/** As accept, with a name for the request. */
async function acceptOnce(idempotencyKey: string, payload: object, { secret }: Tenant = tenant) {
  const answer = await admin.app.inject({
    ...{ method: 'POST', url: `${url}/accept`, payload },
    headers: { authorization: `Bearer ${secret}`, 'idempotency-key': idempotencyKey },
  });
  return { status: answer.statusCode, body: answer.json() };
}

describe('a group is suggested', () => {
  it('with all that is to be known of it', async () => {
    const ids = await people(4, hairColor);
    expect(await list()).toEqual([]);
    ids.push(...(await people(1, { appointmentType: 'hair-color' })));
    const [cut] = await people(1, { appointmentType: 'Cut' });
    const group = await tenant.group({
      name: 'Regulars',
      members: [ids[0], ids[1], cut].map((contactId) => ({ contactId })),
    });
    await tenant.patch('/api/organization', { businessType: 'SALON' });
    const { body } = await tenant.get(url);
    expect(body).toEqual({
      businessType: 'SALON',
      suggestions: [
        {
          key: 'type haircolor',
          kind: 'type',
          name: 'Hair Color Clients',
          description: 'Contacts with Hair Color appointments',
          goodFor: 'Calling and telling them about Hair Color alone',
          rule: 'Their appointment is of the type “Hair Color”',
          criteria: { by: 'appointmentType', is: 'Hair Color' },
          color: '#8B5CF6',
          icon: '🗂️',
          count: 5,
          examples: ids.slice(0, 3).map((id) => ({ id, name: expect.stringMatching(/^Person/) })),
          near: { id: group, name: 'Regulars', icon: null, both: 2, alike: 2 / 6 },
        },
      ],
    });
  });

  it.each([
    ['type', { appointmentType: 'Check-up' }, 5, 'Check-up Patients'],
    ['provider', { appointmentProvider: 'Dr. Smith' }, 10, 'Dr. Smith Patients'],
    ['source', { bookingSource: 'Cal.com' }, 10, 'Cal.com Bookings'],
    ['new', { createdAt: new Date('2026-11-19T10:00:00Z') }, 5, 'New Patients'],
  ])('of the same %s by no fewer than the seed says', async (kind, fields, least, name) => {
    await people(1);
    await tenant.patch('/api/organization', { businessType: 'MEDICAL' });
    await people(least - 1, fields);
    expect(await list()).toEqual([]);
    await people(1, fields);
    expect(await list()).toMatchObject([{ kind, name, count: least }]);
  });

  it('in the language of the organization', async () => {
    await people(5, hairColor);
    await tenant.patch('/api/organization', { locale: 'es-ES', businessType: 'SALON' });
    expect(await list()).toMatchObject([
      { name: 'Clientes de Hair Color', rule: 'Su cita es del tipo «Hair Color»' },
    ]);
  });

  it('of nobody else’s contacts, and to who may make one', async () => {
    await people(5, hairColor);
    const [other, user, manager] = [
      await admin.tenant(),
      await tenant.user('USER'),
      await tenant.user('MANAGER'),
    ];
    expect(await list(other)).toEqual([]);
    expectProblem(await other.post(`${url}/accept`, { key: 'type haircolor' }), 404, 'notFound');
    expectProblem(await user.get(url), 403, 'forbidden');
    expectProblem(await accept({ key: 'type haircolor' }, user), 403, 'forbidden');
    expect(await keys(manager)).toEqual(['type haircolor']);
  });
});

describe('no group is suggested that is there', () => {
  it('by its name, or by what it was called', async () => {
    await people(5, hairColor);
    const id = await tenant.group({ name: 'hair-color CLIENTS' });
    expect(await list()).toEqual([]);
    await tenant.patch(`/api/groups/${id}`, { name: 'Colours' });
    expect(await list()).toEqual([]);
  });

  it('by its people, whatever its status', async () => {
    const ids = await people(5, hairColor);
    const members = ids.slice(0, 4).map((contactId) => ({ contactId }));
    const id = await tenant.group({ name: 'Colours', members });
    expect(await list()).toEqual([]);
    await tenant.patch(`/api/groups/${id}`, { status: 'ARCHIVED' });
    expect(await list()).toEqual([]);
    await people(1, hairColor);
    expect(await list()).toMatchObject([{ near: { id, both: 4, alike: 4 / 6 } }]);
  });

  it('and of one out of sight nothing is told', async () => {
    const ids = await people(6, hairColor);
    const members = ids.slice(0, 5).map((contactId) => ({ contactId }));
    await tenant.group({ name: 'Hair Color Clients', members, visibility: 'ADMINS_ONLY' });
    const manager = await tenant.user('MANAGER');
    expect(await list()).toEqual([]);
    expect(await list(manager)).toMatchObject([{ key: 'type haircolor', count: 6, near: null }]);
    // A name that is taken is refused, as anywhere.
    const taken = await accept({ key: 'type haircolor' }, manager);
    expectProblem(taken, 409, 'conflict');
    const free = await accept({ key: 'type haircolor', name: 'Colours' }, manager);
    expect(free).toMatchObject({ status: 201, body: { name: 'Colours', memberCount: 6 } });
  });

  it('and whoever is in a sensitive one is no example, nor is that near', async () => {
    const ids = await people(5, hairColor);
    const members = [{ contactId: ids[0] }];
    await tenant.group({ name: 'Quiet', members, sensitive: true });
    const [suggestion] = await list();
    expect(suggestion.examples.map(({ id }: { id: string }) => id)).toEqual(ids.slice(1, 4));
    expect(suggestion.near).toBeNull();
  });
});

describe('a suggestion that is accepted', () => {
  it('makes the group with its people, audited, and is made no more', async () => {
    const ids = await people(5, hairColor);
    const made = await accept({ key: 'type haircolor' });
    expect(made).toMatchObject({
      status: 201,
      body: { name: 'Hair Color Clients', icon: '🗂️', memberCount: 5 },
    });
    const { id } = made.body;
    expect((await tenant.get(`/api/groups/${id}`)).body).toMatchObject({
      ...{ color: '#8B5CF6', description: 'Contacts with Hair Color appointments' },
      memberCount: 5,
    });
    const members = (await tenant.get(`/api/groups/${id}/members`)).body.items;
    expect(members.map((one: { contactId: string }) => one.contactId).sort()).toEqual(ids.sort());
    // Nobody leads it by an appointment.
    expect(members.every(({ role }: { role: string }) => role === 'MEMBER')).toBe(true);
    const entries = await admin.db.auditEntry.findMany({
      where: { organizationId: tenant.id, groupId: id },
      orderBy: { id: 'asc' },
    });
    expect(entries).toMatchObject([
      { action: 'group.create', reason: 'suggestion type haircolor' },
      { action: 'group.members.add', reason: 'suggestion type haircolor' },
    ]);
    expect(new Set(entries.map(({ operationId }) => operationId)).size).toBe(1);
    expect(await list()).toEqual([]);
    expectProblem(await accept({ key: 'type haircolor' }), 404, 'notFound');
  });

  it('is led by whoever accepts it, where they are in it', async () => {
    await people(4, hairColor);
    const manager = await tenant.user('MANAGER');
    await tenant.patch(`/api/contacts/${manager.contactId}`, hairColor);
    const { body } = await accept({ key: 'type haircolor' }, manager);
    const { items } = (await tenant.get(`/api/groups/${body.id}/members?role=ADMIN`)).body;
    expect(items).toMatchObject([{ contactId: manager.contactId }]);
  });

  it('is done once by its key, and once by two at once under different names', async () => {
    await people(5, hairColor);
    const body = { key: 'type haircolor' };
    const first = await acceptOnce('a', body);
    expect(first).toMatchObject({ status: 201 });
    expect(await acceptOnce('a', body)).toEqual(first);
    expect(await acceptOnce('a', { ...body, name: 'Other' })).toMatchObject({ status: 409 });

    await people(5, { appointmentType: 'Cut' });
    const raced = await Promise.all(
      ['One', 'Two', 'Three'].map((name) => accept({ key: 'type cut', name })),
    );
    expect(raced.map(({ status }) => status).sort()).toEqual([201, 404, 404]);
  });

  it('is refused with a name that is none, and nothing is made', async () => {
    await people(5, hairColor);
    expectProblem(await accept({ key: 'type haircolor', name: '\u200b' }), 400, 'validation');
    expect((await tenant.get('/api/groups')).body.items).toEqual([]);
  });
});

describe('a suggestion that is dismissed', () => {
  it('is made no more to anybody, once, until it is given back', async () => {
    await people(5, hairColor);
    const body = { key: 'type haircolor' };
    const manager = await tenant.user('MANAGER');
    for (const _ of [1, 2])
      expect(await manager.post(`${url}/dismiss`, body)).toMatchObject({ status: 204 });
    expect(await list()).toEqual([]);
    expectProblem(await accept(body), 404, 'notFound');
    expect((await tenant.get(`${url}/dismissals`)).body).toMatchObject({
      items: [{ key: 'type haircolor', createdAt: expect.any(String) }],
      hasMore: false,
    });
    const restore = (client: Client) => client.post(`${url}/restore`, body);
    expectProblem(await restore(await admin.tenant()), 404, 'notFound');
    expect(await restore(tenant)).toMatchObject({ status: 204 });
    expectProblem(await restore(tenant), 404, 'notFound');
    expect(await keys()).toEqual(['type haircolor']);
    const entries = await admin.db.auditEntry.findMany({
      where: { organizationId: tenant.id, action: { startsWith: 'suggestion.' } },
      orderBy: { id: 'asc' },
    });
    expect(entries).toMatchObject([
      { action: 'suggestion.dismiss', actorUserId: manager.userId, after: body },
      { action: 'suggestion.restore', actorUserId: tenant.userId, after: body },
    ]);
  });

  it('has to be there', async () => {
    expectProblem(await tenant.post(`${url}/dismiss`, { key: 'type cut' }), 404, 'notFound');
    expect((await tenant.get(`${url}/dismissals`)).body.items).toEqual([]);
  });
});

describe('who speaks in a chat', () => {
  async function chat(name: string, said: readonly string[]): Promise<string> {
    const organizationId = tenant.id;
    const account = await admin.db.account.findFirstOrThrow({ where: { organizationId } });
    const { id: chatId } = await admin.db.chat.create({
      data: {
        ...{ organizationId, accountId: account.id, externalId: `chat of ${name}`, name },
        ...{ kind: 'GROUP', createdAt: admin.at },
      },
    });
    await admin.db.message.createMany({
      data: said.map((contactId, place) => ({
        ...{ organizationId, chatId, contactId, direction: 'IN' as const, body: 'Hello' },
        ...{ externalId: `${chatId} ${place}`, sentAt: admin.at, storedAt: admin.at },
      })),
    });
    return chatId;
  }

  it('makes a group that the chat is linked to', async () => {
    const ids = await people(3);
    const chatId = await chat('Hikers', [...ids, ...ids]);
    await chat('Alone', ids.slice(0, 1));
    const key = `chat ${chatId}`;
    expect(await list()).toMatchObject([
      { key, kind: 'chat', name: 'Hikers', count: 3, criteria: { by: 'chat', chatId } },
    ]);
    // A chat without a group is there for ADMINs alone.
    const manager = await tenant.user('MANAGER');
    expect(await list(manager)).toEqual([]);
    expectProblem(await accept({ key }, manager), 404, 'notFound');

    const { body } = await accept({ key });
    expect(body).toMatchObject({ name: 'Hikers', memberCount: 3 });
    const { items } = (await tenant.get('/api/chats?linked=true')).body;
    expect(items).toMatchObject([{ id: chatId, link: { groupId: body.id } }]);
    expect(await list()).toEqual([]);
  });
});
