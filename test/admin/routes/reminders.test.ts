import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
let other: Tenant;
let ana: string;
let pau: string;
let club: string;
beforeAll(async () => {
  tenant = await admin.tenant();
  other = await admin.tenant();
  [ana, pau] = (await tenant.contacts('Ana', 'Pau')) as [string, string];
  club = await tenant.group({
    name: 'Club',
    icon: '📚',
    members: [{ contactId: ana }, { contactId: pau }],
  });
});

/** A Sunday, to come, at 19:00 in Madrid. */
const startsAt = '2026-11-22T18:00:00.000Z';

const make = async (body: object, client: Client = tenant) => {
  const made = await client.post('/api/reminders', { text: 'Bring the net', startsAt, ...body });
  expect(made, JSON.stringify(made.body)).toMatchObject({ status: 201 });
  return made.body;
};

describe('a reminder', () => {
  it('of a group is made, shown, changed and cancelled', async () => {
    const made = await make({ groupId: club, recurrence: 'FREQ=WEEKLY;BYDAY=SU' });
    expect(made).toMatchObject({
      kind: 'REMINDER',
      text: 'Bring the net',
      startsAt,
      nextAt: startsAt,
      recurrence: 'FREQ=WEEKLY;BYDAY=SU',
      status: 'OPEN',
      group: { id: club, name: 'Club', icon: '📚' },
      people: [],
    });
    const url = `/api/reminders/${made.id}`;
    expect((await tenant.get(url)).body).toEqual(made);
    const moved = await tenant.patch(url, { startsAt: '2026-11-24T18:00:00Z', text: 'Net' });
    expect(moved).toMatchObject({
      status: 200,
      body: {
        text: 'Net',
        nextAt: '2026-11-24T18:00:00.000Z',
        recurrence: 'FREQ=WEEKLY;BYDAY=TU',
      },
    });
    expect((await tenant.patch(url, { recurrence: null })).body).toMatchObject({
      recurrence: null,
      nextAt: '2026-11-24T18:00:00.000Z',
    });
    for (const time of [1, 2])
      expect({ time, ...(await tenant.post(`${url}/cancel`)) }).toMatchObject({
        status: 200,
        body: { status: 'CANCELLED' },
      });
    expectProblem(await tenant.patch(url, { text: 'Late' }), 409, 'conflict');
  });

  it('of contacts names them, and one of them is nobody’s in another organization', async () => {
    const made = await make({ contactIds: [pau, ana] });
    expect(made).toMatchObject({
      group: null,
      people: [
        { contactId: ana, name: 'Ana' },
        { contactId: pau, name: 'Pau' },
      ],
    });
    expectProblem(await other.get(`/api/reminders/${made.id}`), 404, 'notFound');
    expectProblem(
      await other.post('/api/reminders', { text: 'Hi', startsAt, contactIds: [pau] }),
      404,
      'notFound',
    );
    expectProblem(await other.post(`/api/reminders/${made.id}/cancel`), 404, 'notFound');
  });

  it.each([
    [{ startsAt: '2020-01-01T00:00:00Z' }, 'body.startsAt'],
    [{ startsAt: '2036-01-01T00:00:00Z' }, 'body.startsAt'],
    [{ recurrence: 'FREQ=SECONDLY' }, 'body.recurrence'],
    [{ recurrence: 'FREQ=MONTHLY;BYDAY=1MO' }, 'body.recurrence'],
    [{ text: 'x'.repeat(1001) }, 'body.text'],
  ])('%j is refused', async (body, path) => {
    const answer = await tenant.post('/api/reminders', {
      text: 'Net',
      startsAt,
      groupId: club,
      ...body,
    });
    expectProblem(answer, 400, 'validation');
    expect(answer.body.errors[0].path).toBe(path);
  });

  it('is for whoever may say something to its group, and changed by who set it or leads that', async () => {
    const member = await tenant.user('USER');
    await tenant.post(`/api/groups/${club}/members/add`, { contactIds: [member.contactId] });
    const stranger = await tenant.user('USER');
    const key = async (userId: string) =>
      admin.client((await tenant.post('/api/keys', { userId, label: 'own' })).body.secret);
    const [own, others] = [await key(member.userId), await key(stranger.userId)];
    const made = await make({ groupId: club }, own);
    expect(made.createdById).toBe(member.contactId);
    const url = `/api/reminders/${made.id}`;
    expectProblem(
      await others.post('/api/reminders', { text: 'Hi', startsAt, groupId: club }),
      403,
      'forbidden',
    );
    expectProblem(await others.patch(url, { text: 'Hi' }), 403, 'forbidden');
    expect(await own.patch(url, { text: 'Hi' })).toMatchObject({ status: 200 });
    expect(await tenant.post(`${url}/cancel`)).toMatchObject({ status: 200 });
  });

  it('of somebody alone is in nobody else’s sight', async () => {
    const { userId, contactId } = await tenant.user('MANAGER');
    const secret = (await tenant.post('/api/keys', { userId, label: 'own' })).body.secret;
    const made = await make({ contactIds: [contactId] }, admin.client(secret));
    expectProblem(await tenant.get(`/api/reminders/${made.id}`), 404, 'notFound');
  });
});

describe('a message for later', () => {
  it('is for a group alone', async () => {
    expect(await make({ kind: 'MESSAGE', groupId: club })).toMatchObject({ kind: 'MESSAGE' });
    expectProblem(
      await tenant.post('/api/reminders', {
        ...{ kind: 'MESSAGE', text: 'Hi', startsAt },
        contactIds: [pau],
      }),
      400,
      'validation',
    );
  });
});

it('lists them by cursor, newest first, by group, kind, state and number', async () => {
  const own = await admin.tenant();
  const [eve] = (await own.contacts('Eve')) as [string];
  const group = await own.group({ name: 'Own', members: [{ contactId: eve }] });
  for (const text of ['a', 'b', 'c']) await make({ text, groupId: group }, own);
  const off = await make({ text: 'd', contactIds: [eve] }, own);
  await own.post(`/api/reminders/${off.id}/cancel`);
  await make({ text: 'e', kind: 'MESSAGE', groupId: group }, own);
  const texts = async (query: string) =>
    (await walk(own, `/api/reminders?${query}`)).map(({ text }) => text);
  expect(await texts('')).toEqual(['e', 'c', 'b', 'a']);
  expect(await texts('limit=2&status=all')).toEqual(['e', 'd', 'c', 'b', 'a']);
  expect(await texts('status=over')).toEqual(['d']);
  expect(await texts('kind=MESSAGE')).toEqual(['e']);
  expect(await texts(`groupId=${group}&number=2`)).toEqual(['b']);
  expect(await texts(`groupId=${club}`)).toEqual([]);
});
