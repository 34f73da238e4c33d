import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, type Tenant, useAdmin } from './admin-app.ts';
import { createCallable } from './telephones.ts';

// "Call a group, stop a campaign" (docs/rules.md, who may do what), cell by cell, by every door that there is:
// who may not is refused what would begin a campaign, and does not find one that is there.

const admin = useAdmin();

/** Who asks: whether they see the group, and whether they may have it called. */
const ACTORS = {
  'an ADMIN': { sees: true, may: true, seesHidden: true },
  'a MANAGER who is a group admin': { sees: true, may: true, seesHidden: true },
  'a MANAGER who made the group': { sees: true, may: true, seesHidden: true },
  'a MANAGER who is a member': { sees: true, may: false, seesHidden: true },
  'any other MANAGER': { sees: true, may: false, seesHidden: false },
  'a group admin': { sees: true, may: true, seesHidden: true },
  'a member': { sees: true, may: false, seesHidden: true },
  'a staff USER': { sees: true, may: false, seesHidden: false },
  'an ADMIN of another organization': { sees: false, may: false, seesHidden: false },
} as const;
type Actor = keyof typeof ACTORS;

interface Place {
  groupId: string;
  eventId: string;
  taskId: string;
  contactIds: string[];
  campaignId: string;
}

let tenant: Tenant;
const clients = new Map<Actor, Client>();
const places: Partial<Record<'a group that all see' | 'a group that hides', Place>> = {};

const message = { customMessageAddition: 'We moved to 7 pm' };

async function createPlace(
  founder: Client,
  name: string,
  { leaders, members }: { leaders: string[]; members: string[] },
  visibility: 'ALL_STAFF' | 'ADMINS_ONLY',
): Promise<Place> {
  const contactIds = await createCallable(tenant, `Ana of ${name}`, `Pau of ${name}`);
  const made = await founder.post('/api/groups', {
    ...{ name, visibility },
    members: [...[...leaders, ...members, ...contactIds].map((contactId) => ({ contactId }))],
  });
  expect(made, JSON.stringify(made.body)).toMatchObject({ status: 201 });
  const groupId = made.body.id;
  for (const contactId of leaders)
    await tenant.patch(`/api/groups/${groupId}/members/${contactId}`, { role: 'ADMIN' });
  const event = await tenant.post('/api/events', { title: `Game of ${name}`, groupId });
  const task = await tenant.post('/api/tasks', { title: `Fee of ${name}`, groupId });
  // Only who can be called owes it.
  const campaign = await tenant.post('/api/campaigns', { ...message, groupId });
  expect(campaign, JSON.stringify(campaign.body)).toMatchObject({ status: 201 });
  const { campaignId } = campaign.body;
  return { groupId, eventId: event.body.id, taskId: task.body.id, contactIds, campaignId };
}

beforeAll(async () => {
  tenant = await admin.tenant();
  const other = await admin.tenant();
  const leader = await tenant.user('MANAGER');
  const founder = await tenant.user('MANAGER', { bound: false });
  const managing = await tenant.user('MANAGER');
  const groupAdmin = await tenant.user('USER');
  const member = await tenant.user('USER');
  const people = {
    leaders: [leader.contactId, groupAdmin.contactId],
    members: [managing.contactId, member.contactId],
  };
  const known: Record<Actor, Client> = {
    'an ADMIN': tenant,
    'a MANAGER who is a group admin': leader,
    'a MANAGER who made the group': founder,
    'a MANAGER who is a member': managing,
    'any other MANAGER': await tenant.user('MANAGER'),
    'a group admin': groupAdmin,
    'a member': member,
    'a staff USER': await tenant.user('USER'),
    'an ADMIN of another organization': other,
  };
  for (const [actor, client] of Object.entries(known)) clients.set(actor as Actor, client);
  places['a group that all see'] = await createPlace(founder, 'Team', people, 'ALL_STAFF');
  places['a group that hides'] = await createPlace(founder, 'Board', people, 'ADMINS_ONLY');
});

/** What begins a campaign, or shows what it would do. */
const BEGINNINGS: Record<string, (place: Place) => [url: string, body: object]> = {
  'call all': ({ groupId }) => [`/api/groups/${groupId}/call-all`, {}],
  'call some': ({ groupId, contactIds }) => [`/api/groups/${groupId}/call-all`, { contactIds }],
  'call a group': ({ groupId }) => ['/api/campaigns', { groupId }],
  'call those of a filter': ({ groupId }) => ['/api/campaigns', { filter: { groupId } }],
  'call about an event': ({ eventId }) => ['/api/campaigns', { eventId }],
  'call about a task': ({ taskId }) => ['/api/campaigns', { taskId }],
  'show whom a group has': ({ groupId }) => ['/api/campaigns/preview', { groupId }],
  'show who has not answered': ({ eventId }) => ['/api/campaigns/preview', { eventId }],
};

/** What is done with one that is there. */
const DEEDS: Record<string, (place: Place) => [method: 'get' | 'post', url: string]> = {
  get: ({ campaignId }) => ['get', `/api/campaigns/${campaignId}`],
  'see the state of': ({ campaignId }) => ['get', `/api/groups/campaigns/${campaignId}/status`],
  'list the calls of': ({ campaignId }) => ['get', `/api/campaigns/${campaignId}/calls`],
  pause: ({ campaignId }) => ['post', `/api/campaigns/${campaignId}/pause`],
  resume: ({ campaignId }) => ['post', `/api/campaigns/${campaignId}/resume`],
};

const cells = (deeds: object) =>
  (['a group that all see', 'a group that hides'] as const).flatMap((where) =>
    (Object.keys(ACTORS) as Actor[]).flatMap((actor) =>
      Object.keys(deeds).map((deed) => [actor, deed, where] as const),
    ),
  );

describe('to begin one', () => {
  it.each(cells(BEGINNINGS))('%s: %s, of %s', async (actor, deed, where) => {
    const [url, body] = BEGINNINGS[deed]!(places[where]!);
    const { status, body: answered } = await clients.get(actor)!.post(url, { ...message, ...body });
    const { sees, may, seesHidden } = ACTORS[actor];
    const good = url.endsWith('preview') ? 200 : 201;
    const isSeen = sees && (where === 'a group that all see' || seesHidden);
    expect({ status, detail: answered.detail }).toMatchObject({
      status: may ? good : isSeen ? 403 : 404,
    });
    if (status === 201) await tenant.post(`/api/campaigns/${answered.campaignId}/stop`);
  });
});

describe('one that is there', () => {
  it.each(cells(DEEDS))('%s: %s one, of %s', async (actor, deed, where) => {
    const [method, url] = DEEDS[deed]!(places[where]!);
    const { status } = await clients.get(actor)![method](url);
    expect(status).toBe(ACTORS[actor].may ? 200 : 404);
  });

  it.each(Object.keys(ACTORS) as Actor[])('%s lists those that they may have', async (actor) => {
    const { body } = await clients.get(actor)!.get('/api/campaigns?status=PREPARING');
    const ids = Object.values(places).map(({ campaignId }) => campaignId);
    expect(body.items.map(({ id }: { id: string }) => id).sort()).toEqual(
      ACTORS[actor].may ? ids.sort() : [],
    );
    const contactId = places['a group that hides']!.contactIds[0]!;
    const calls = await clients.get(actor)!.get(`/api/contacts/${contactId}/calls`);
    if (actor === 'an ADMIN of another organization') expect(calls.status).toBe(404);
    else
      expect(
        new Set(calls.body.items.map(({ campaign }: never) => (campaign as { id: string }).id)).has(
          places['a group that hides']!.campaignId,
        ),
      ).toBe(ACTORS[actor].may);
  });

  // The last: it is over then.
  it.each(
    (['a group that all see', 'a group that hides'] as const).flatMap((where) =>
      (Object.keys(ACTORS) as Actor[])
        .sort((a, b) => Number(ACTORS[a].may) - Number(ACTORS[b].may))
        .map((actor) => [actor, where] as const),
    ),
  )('%s: stop one, of %s', async (actor, where) => {
    const url = `/api/campaigns/${places[where]!.campaignId}/stop`;
    const { status } = await clients.get(actor)!.post(url);
    expect(status).toBe(ACTORS[actor].may ? 200 : 404);
  });
});

describe('people by name', () => {
  it('are called by an ADMIN, and by whoever leads a group of each', async () => {
    const [team, board] = [places['a group that all see']!, places['a group that hides']!];
    const [stranger] = (await createCallable(tenant, 'Stranger')) as [string];
    const both = [team.contactIds[0]!, board.contactIds[0]!];
    for (const actor of Object.keys(ACTORS) as Actor[]) {
      const client = clients.get(actor)!;
      const { may, sees } = ACTORS[actor];
      const begun = await client.post('/api/campaigns', { ...message, contactIds: both });
      expect({ actor, status: begun.status }).toEqual({
        actor,
        status: may ? 201 : sees ? 403 : 404,
      });
      if (begun.status === 201) {
        // It is of no group, and whose it is: theirs, and the ADMINs'.
        const url = `/api/campaigns/${begun.body.campaignId}`;
        for (const another of ['an ADMIN', actor, 'a group admin'] as const)
          expect({ actor, another, ...(await clients.get(another)!.get(url)) }).toMatchObject({
            status: another === 'an ADMIN' || another === actor ? 200 : 404,
          });
        await client.post(`${url}/stop`);
      }
      const further = await client.post('/api/campaigns', {
        ...message,
        contactIds: [...both, stranger],
      });
      expect({ actor, status: further.status }).toEqual({
        actor,
        status: actor === 'an ADMIN' ? 201 : sees ? 403 : 404,
      });
      if (further.status === 201)
        await client.post(`/api/campaigns/${further.body.campaignId}/stop`);
    }
  });

  it('who owe a task of no group are called by whoever leads a group of each', async () => {
    const [team, board] = [places['a group that all see']!, places['a group that hides']!];
    const task = await tenant.post('/api/tasks', {
      title: 'Sign',
      contactIds: [team.contactIds[1]!, board.contactIds[1]!],
    });
    expect(task, JSON.stringify(task.body)).toMatchObject({ status: 201 });
    const ask = (actor: Actor) =>
      clients.get(actor)!.post('/api/campaigns', { taskId: task.body.id });
    expect((await ask('any other MANAGER')).status).toBe(403);
    const begun = await ask('a MANAGER who is a group admin');
    expect(begun, JSON.stringify(begun.body)).toMatchObject({ status: 201, body: { called: 2 } });
    await tenant.post(`/api/campaigns/${begun.body.campaignId}/stop`);
  });
});
