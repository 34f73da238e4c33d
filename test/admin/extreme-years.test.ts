import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleOf, type JsonSchema } from '../../src/admin/example.ts';
import { said } from '../helpers/network-voice.ts';
import { useProcesses } from '../helpers/processes.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';
import { type Listed, listOperations } from './operations.ts';

// Whatever year comes in by whichever door, all that is kept can be read back.

const years = [
  '0001-06-01T00:00:00.000Z',
  '1969-12-31T23:59:59.999Z',
  '1970-01-01T00:00:00.000Z',
  '2031-06-01T00:00:00.000Z',
  '2199-12-31T23:59:59.999Z',
  '2200-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '+010000-01-01T00:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
];

interface Field extends JsonSchema {
  format?: string;
  properties?: Record<string, Field>;
  anyOf?: Field[];
}

let world: World;
let tenant: Tenant;
let ann: Character;
let secret: string;
let operations: Listed[];
const processes = useProcesses(() => ({ world, tenant }));

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Club', { polls: true });
  ann = await tenant.person('Ann', { role: 'ADMIN' });
  secret = await tenant.key('ADMIN');
  await tenant.group('Book Club', [ann]);
  await tenant.group('Film Club', [ann]);
  await tenant.say(ann, 'books', '/link chat to @"Book Club"');
  await tenant.say(ann, 'books', '/create task "Read" for everyone due tomorrow');
  await tenant.say(ann, 'books', '/create event "Game" sunday 10am');
  operations = await listOperations(world.service.admin);
});
afterAll(() => world.end());

async function ask(method: string, url: string, payload?: object) {
  return world.service.admin.inject({
    method: method as 'GET',
    url,
    headers: { authorization: `Bearer ${secret}` },
    ...(payload === undefined ? {} : { payload }),
  });
}

/** Every GET of the API, of all things that there are. */
async function expectAllRead(): Promise<void> {
  secret = await tenant.key('ADMIN');
  for (const { method, path } of operations) {
    if (method !== 'GET' || !path.startsWith('/api/') || path.startsWith('/api/organizations'))
      continue;
    for (const url of await urlsOf(path)) {
      const { statusCode } = await ask('GET', url);
      expect({ url, statusCode }).toEqual({ url, statusCode: 200 });
    }
  }
}

/** A path with the ids of what its list has; none where nothing has. */
async function urlsOf(path: string): Promise<string[]> {
  const [list = '', below] = path.split(/\/\{\w+\}/);
  if (path === '/api/groups/comparison') {
    const { items } = (await ask('GET', '/api/groups?limit=2')).json();
    return [`${path}?groupIds=${items.map(({ id }: { id: string }) => id)}`];
  }
  if (!path.includes('{')) return [path];
  if (path.includes('/simulator/')) return [path.replace('{chat}', 'books')];
  const { items = [] } = (await ask('GET', `${list}?limit=100`)).json();
  const found: string[] = [];
  for (const { id } of items) {
    const url = `${list}/${id}${below ?? ''}`;
    if (!url.includes('{') && (await ask('GET', url)).statusCode !== 404) found.push(url);
  }
  return found.slice(0, 20);
}

/** The fields of a body that are instants. */
function instantsOf({ properties = {} }: Field): string[] {
  return Object.entries(properties).flatMap(([name, field]) =>
    [field, ...(field.anyOf ?? [])].some(({ format }) => format === 'date-time') ? name : [],
  );
}

test('by every field of the API', async () => {
  const doors: string[] = [];
  for (const { method, path, requestBody } of operations) {
    const schema = requestBody?.content['application/json']?.schema;
    for (const field of schema ? instantsOf(schema) : []) {
      doors.push(`${method} ${path} ${field}`);
      const [url = path] = await urlsOf(path);
      for (const year of years) {
        const body = { ...(exampleOf(schema!) as object), [field]: year };
        const { statusCode } = await ask(method, url, body);
        expect(statusCode, `${method} ${url} ${field} ${year}`).toBeLessThan(500);
        // Alone it is taken where the rest of an example means nothing here.
        await ask(method, url, { [field]: year });
      }
    }
  }
  expect(doors.length).toBeGreaterThan(5);
  await expectAllRead();
});

test('by the moment at which a command was said', async () => {
  const simulator = await world.service.simulated.simulatorOf(tenant.organizationId);
  const voice = { id: `${ann.phone.slice(1)}@c.us` };
  const commands = [
    '/create task "Far" in 2 years',
    '/create event "Far" in 4 years',
    '/create task "Again" every monday until 31 dec',
    '/due 1 in 3 years',
    '/move event 2 in 3 years',
    '/in 2',
    '/done 1',
    'chatter',
  ];
  for (const year of [...years, 'never']) {
    for (const body of commands)
      await simulator.receive(said(world, voice, 'books', body, { sentAt: new Date(year) }));
  }
  await expectAllRead();
});

test('by what a network tells of its own accord', async () => {
  const { own, reaction, vote } = (await processes.start()).hear();
  const poll = await world.db.message.findFirstOrThrow({
    where: { direction: 'OUT', aboutNumber: 2 },
  });
  const voter = `${ann.phone.slice(1)}@c.us`;
  for (const year of [...years, 'never']) {
    const at = new Date(year);
    const chat = { id: 'books', kind: 'GROUP', name: 'Books' } as const;
    await own({
      ...{ id: randomUUID(), chat, body: 'by hand', mentions: [], quotedId: null },
      ...{ media: null, pollOptions: [], sentAt: at },
    });
    const messageId = poll.externalId ?? '';
    await reaction({
      messageId,
      chatId: 'books',
      senderId: voter,
      senderAlias: null,
      emoji: '👍',
      at,
    });
    await vote({
      ...{ pollId: messageId, chatId: 'books', voterId: voter, voterAlias: null },
      ...{ options: ['Going'], at },
    });
  }
  await expectAllRead();
});
