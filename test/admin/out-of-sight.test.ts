import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleOf, type JsonSchema } from '../../src/admin/example.ts';
import { digestOf } from '../undo/digest.ts';
import { type Client, type Tenant, useAdmin } from './admin-app.ts';
import { encode, type Listed, listOperations, listRoutes } from './operations.ts';
import { createThings, type Kind, type Things } from './things.ts';

// What is out of sight is not there (docs/rules.md, visibility): whichever id is asked for, in whatever place
// of whatever operation, a thing of a group that hides, one of another organization and one that never was are
// answered alike, and do alike. The operations, and the places of ids in them, are those of the document.

const asked: string[] = [];
const admin = useAdmin({
  show: async (_, chat) => {
    asked.push(chat);
    return null;
  },
});

/** What an id in a place is of: a field without a kind fails the test. */
const KINDS: Record<string, Kind> = {
  groupId: 'group',
  seriesId: 'any',
  groupIds: 'group',
  chatId: 'chat',
  contactId: 'contact',
  contactIds: 'contact',
  assigneeId: 'contact',
  exceptIds: 'contact',
  alsoIds: 'contact',
  userId: 'user',
  actorUserId: 'user',
  actorContactId: 'contact',
  viewerIds: 'user',
  accountId: 'account',
  absenceId: 'any',
  campaignId: 'campaign',
  eventId: 'event',
  taskId: 'task',
  subjectId: 'any',
  operationId: 'any',
};
const PATHS: Record<string, Kind> = {
  groups: 'group',
  tasks: 'task',
  events: 'event',
  reminders: 'reminder',
  campaigns: 'campaign',
  chats: 'chat',
  contacts: 'contact',
  media: 'media',
  users: 'user',
  keys: 'key',
  sessions: 'session',
  outbox: 'message',
};
/** What only a group that hides knows is called so, and must be nowhere. */
const SECRET = /zebra/i;
/** Who is in a group that hides: staff may know them as contacts, and not by what they have of it. */
const MEMBER = 'Quokka';

let tenant: Tenant;
let visible: Things;
const hidden = new Map<string, Things>();
const callers = new Map<string, { client: Client; secret: string }>();
let operations: Listed[];

beforeAll(async () => {
  tenant = await admin.tenant();
  const manager = await tenant.user('MANAGER');
  const user = await tenant.user('USER');
  const [pau, quokka] = (await tenant.contacts('Pau', MEMBER)) as [string, string];
  // The MANAGER leads what is seen, so that nothing is refused for want of a role.
  visible = await createThings(admin, tenant, 'Open', [manager.contactId, user.contactId, pau]);
  hidden.set(
    'ADMINS_ONLY',
    await createThings(admin, tenant, 'Zebra', [quokka], { visibility: 'ADMINS_ONLY' }),
  );
  hidden.set(
    'CUSTOM',
    await createThings(admin, tenant, 'Zebra too', [quokka], { visibility: 'CUSTOM' }),
  );
  // What is for a group in sight and for one that hides: the copies of the latter are not there.
  const both = await admin.db.$queryRaw<{ id: string }[]>`
    INSERT INTO tasks (organization_id, number, title, through_group_ids, created_at, updated_at)
    VALUES (${tenant.id}::uuid, 9001, 'For both', ${[visible.group, hidden.get('CUSTOM')!.group]}::uuid[], now(), now())
    RETURNING id`;
  visible.task = both[0]!.id;
  for (const [contactId, groupId] of [
    [pau, visible.group],
    [quokka, hidden.get('CUSTOM')!.group],
  ])
    await admin.db.$executeRaw`
      INSERT INTO tasks (organization_id, parent_id, assignee_id, title, through_group_ids, created_at, updated_at)
      VALUES (${tenant.id}::uuid, ${both[0]!.id}::uuid, ${contactId}::uuid, 'For both', ARRAY[${groupId}::uuid], now(), now())`;
  const other = await admin.tenant();
  hidden.set('another', await createThings(admin, other, 'Zebra', await other.contacts('Zebra')));
  for (const [name, { userId }] of Object.entries({ MANAGER: manager, USER: user })) {
    const { secret } = (await tenant.post('/api/keys', { userId, label: 'walk' })).body;
    callers.set(name, { client: admin.client(secret), secret });
  }
  operations = (await listOperations(admin.app)).filter(
    ({ path }) => path.startsWith('/api/') && !path.startsWith('/api/organizations'),
  );
}, 60_000);

it('walks every route that there is', () => {
  const known = operations.map(
    ({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
  );
  const routes = listRoutes(admin.app)
    .filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api/'))
    // These open to the operator's token alone.
    .filter(({ url }) => !url.startsWith('/api/organizations'))
    .map(({ method, url }) => `${method} ${url}`);
  expect(routes.sort()).toEqual(known.sort());
});

/** An operation with one body of those that it takes, and where in it an id stands. */
interface Place {
  route: string;
  kind: Kind;
  /** "path id", "query groupId", "body contactIds". */
  where: string;
  type: string | undefined;
  body: unknown;
}

function findPlaces({ route, parameters = [], requestBody }: Listed): Place[] {
  const kindOf = (name: string): Kind => {
    const [, before] = /\/(\w+)\/\{id\}/.exec(route) ?? [];
    const kind = name === 'id' ? PATHS[before ?? ''] : KINDS[name];
    if (!kind) throw new Error(`${route}: what is ${name} the id of? Give it a kind`);
    return kind;
  };
  const ids = parameters.filter(({ schema }) => isId(schema));
  const bodies = Object.entries(requestBody?.content ?? {}).flatMap(([type, { schema, example }]) =>
    choicesOf(schema).map((choice) => ({
      type,
      body: schema.anyOf || schema.oneOf ? exampleOf(choice) : (example ?? exampleOf(choice)),
      names: idsIn(choice),
    })),
  );
  const [first] = bodies;
  return [
    ...ids.map(({ name, in: part }) => ({
      route,
      kind: kindOf(name),
      where: `${part} ${name}`,
      type: first?.type,
      body: first?.body,
    })),
    ...bodies.flatMap(({ type, body, names }) =>
      names.map((name) => ({ route, kind: kindOf(name), where: `body ${name}`, type, body })),
    ),
  ];
}

const isId = ({ format, items }: JsonSchema & { format?: string }): boolean =>
  format === 'uuid' || (items !== undefined && isId(items));
const choicesOf = (schema: JsonSchema): JsonSchema[] =>
  (schema.anyOf ?? schema.oneOf ?? [schema]).flatMap((choice) =>
    choice === schema ? [choice] : choicesOf(choice),
  );

/** The names of the fields that hold ids, however deep. */
function idsIn({ properties = {}, items, anyOf = [], oneOf = [] }: JsonSchema): string[] {
  const own = Object.entries(properties).flatMap(([name, field]) =>
    choicesOf(field).some(isId) ? [name] : idsIn(field),
  );
  return [...own, ...[...anyOf, ...oneOf, ...(items ? [items] : [])].flatMap(idsIn)];
}

/** A body with ids of things in sight, but for the one in the place. */
function fill(body: unknown, place: string, id: string, name = ''): unknown {
  if (Array.isArray(body)) return body.map((item) => fill(item, place, id, name));
  if (typeof body === 'object' && body !== null)
    return Object.fromEntries(
      Object.entries(body).map(([key, value]) => [key, fill(value, place, id, key)]),
    );
  if (!(name in KINDS) || typeof body !== 'string') return body;
  return place === `body ${name}` ? id : visible[KINDS[name]!];
}

async function send({ route, where, type, body }: Place, id: string, secret: string) {
  const [method, path] = route.split(' ') as ['post', string];
  const kinds = { id: PATHS[/\/(\w+)\/\{id\}/.exec(path)?.[1] ?? '']!, ...KINDS };
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: keyof typeof kinds) =>
    where === `path ${name}` ? id : visible[kinds[name]!],
  );
  const query = where.startsWith('query ') ? `?${where.slice(6)}=${id}` : '';
  const sent = type === undefined ? undefined : await encode(type, fill(body, where, id));
  const answer = await admin.app.inject({
    method,
    url: `${url}${query}`,
    headers: { authorization: `Bearer ${secret}`, ...(sent && { 'content-type': sent[0] }) },
    ...(sent && { payload: sent[1] }),
  });
  const headers = Object.entries(answer.headers).filter(
    ([name]) => !/^(?:date|x-ratelimit.*|retry-after)$/.test(name),
  );
  const text = answer.body.replaceAll(id, 'ID').replace(/"requestId":"[^"]*"/, '');
  return { status: answer.statusCode, headers, text };
}

/** All that there is, as far as it can be told, and what WhatsApp was asked. */
async function marks() {
  const { db } = admin;
  return {
    all: await digestOf(db, tenant.id),
    counts: await Promise.all([
      ...[db.auditEntry.count(), db.outbox.count(), db.task.count(), db.event.count()],
      ...[db.contact.count(), db.message.count(), db.media.count(), db.participant.count()],
      ...[db.campaign.count(), db.call.count()],
    ]),
    asked: asked.length,
  };
}

describe.each(['MANAGER', 'USER'])('to a %s', (role) => {
  it('what is out of sight is answered as what never was', async () => {
    const { secret } = callers.get(role)!;
    const found = operations.flatMap(findPlaces);
    expect(found.length).toBeGreaterThan(50);
    for (const place of found) {
      const what = `${place.route}, ${place.where}`;
      const before = await marks();
      const nothing = await send(place, randomUUID(), secret);
      const after = await marks();
      for (const [how, things] of hidden) {
        // Contacts are seen by all staff, and who is a user, has a key or an account by ADMINs.
        const isHiding = /^(?:group|task|event|campaign|chat|media)$/.test(place.kind);
        if (how !== 'another' && !isHiding) continue;
        const start = await marks();
        const answer = await send(place, things[place.kind], secret);
        expect({ what, how, ...answer }).toEqual({ what, how, ...nothing });
        const end = await marks();
        expect({ what, how, asked: end.asked - start.asked }).toEqual({
          what,
          how,
          asked: after.asked - before.asked,
        });
        expect({ what, how, all: end.all }).toEqual({ what, how, all: start.all });
        expect({ what, how, more: end.counts.map((n, i) => n - start.counts[i]!) }).toEqual({
          what,
          how,
          more: after.counts.map((n, i) => n - before.counts[i]!),
        });
      }
      // By its path a thing is found or not: it was not some other mistake that made them equal.
      if (
        role === 'MANAGER' &&
        place.where === 'path id' &&
        place.kind in { group: 1, task: 1, event: 1, campaign: 1, chat: 1 }
      )
        expect({ what, status: nothing.status }).toEqual({ what, status: 404 });
    }
  }, 120_000);

  it('nothing of it is in any list, nor in what is in sight', async () => {
    const { secret } = callers.get(role)!;
    for (const { route, path } of operations.filter(({ method }) => method === 'GET')) {
      const url = path.replaceAll(
        /\/(\w+)\/\{id\}/g,
        (_, part: string) => `/${part}/${visible[PATHS[part]!]}`,
      );
      const headers = { authorization: `Bearer ${secret}` };
      const text = (await admin.app.inject({ url, headers })).body;
      expect({ route, text }).not.toMatchObject({ text: expect.stringMatching(SECRET) });
      for (const things of hidden.values())
        for (const kind of [
          'group',
          'task',
          'event',
          'reminder',
          'campaign',
          'chat',
          'media',
        ] as const)
          expect({ route, kind, text }).not.toMatchObject({
            text: expect.stringContaining(things[kind]),
          });
      if (!route.includes('/api/contacts'))
        expect({ route, text }).not.toMatchObject({ text: expect.stringContaining(MEMBER) });
    }
  });

  it('the copies of what is for such a group too are those in sight', async () => {
    const { client } = callers.get(role)!;
    const list = (await client.get('/api/tasks?number=9001')).body.items;
    // A USER sees tasks that are people's only where they have them.
    if (role === 'USER') {
      expect(list).toEqual([]);
      return;
    }
    expect(list).toMatchObject([{ progress: { open: 1, total: 1 } }]);
    const children = await client.get(`/api/tasks/${list[0].id}/children`);
    expect(children.body.items).toMatchObject([{ name: 'Pau' }]);
    const quokka = hidden.get('CUSTOM')!.contact;
    const closing = (contactId: string) =>
      client.put(`/api/tasks/${list[0].id}/children/${contactId}`, { status: 'DONE' });
    const [stranger] = (await tenant.contacts('Nobody')) as [string];
    const [answer, nothing] = [await closing(quokka), await closing(stranger)];
    expect({ ...answer.body, requestId: 0, instance: 0 }).toEqual({
      ...nothing.body,
      requestId: 0,
      instance: 0,
    });
    expect((await client.get(`/api/tasks?assigneeId=${quokka}`)).body.items).toEqual([]);
  });
});
