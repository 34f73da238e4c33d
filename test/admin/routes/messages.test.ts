import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endHistories } from '../../../src/deletion/end-histories.ts';
import { until } from '../../helpers/until.ts';
import {
  type Character,
  createWorld,
  FRIDAY,
  type Tenant,
  type World,
} from '../../helpers/world.ts';

// What was said in the chats of a group, as the API reads it back.

let world: World;
let tenant: Tenant;
let ann: Character;
let ben: Character;
let books: string;
let admin: string;
let tenants = 0;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.end());

beforeEach(async () => {
  world.clock.set(FRIDAY);
  tenants += 1;
  tenant = await world.tenant(`Friends ${tenants}`);
  ann = await tenant.person('Ann');
  ben = await tenant.person('Ben');
  books = await tenant.group('Book Club', [ann, ben]);
  admin = await tenant.key('ADMIN');
  await tenant.say(ann, 'books', '/link chat to @BookClub');
});

async function ask(
  method: 'GET' | 'POST' | 'DELETE' | 'PATCH',
  url: string,
  key = admin,
  body?: object,
) {
  const answer = await world.service.admin.inject({
    method,
    url,
    headers: { authorization: `Bearer ${key}` },
    ...(body ? { payload: body } : {}),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

const list = async (query = '', group = books) =>
  (await ask('GET', `/api/groups/${group}/messages${query}`)).body;

/** Says something a second later than what was said before. */
async function say(who: Character, body: string, options = {}, chat = 'books') {
  world.clock.advance(1000);
  return tenant.tell(who, chat, body, options);
}

describe('GET /api/groups/:id/messages', () => {
  test('tells what was said, in and out, newest first, with who said it', async () => {
    const hello = await say(ben, 'hello @34600000000', { mentions: [ann.phone] });
    await say(ann, 'hi yourself', { quotedId: hello.messageId });
    await say(ann, '/who is in', {});
    const { items } = await list();
    expect(items.slice(0, 4)).toMatchObject([
      {
        direction: 'OUT',
        status: 'SENT',
        sender: null,
        body: expect.stringContaining('Book Club'),
      },
      { direction: 'IN', status: 'RECEIVED', body: '/who is in' },
      { direction: 'IN', body: 'hi yourself', quotedId: items[3].id },
      {
        direction: 'IN',
        status: 'RECEIVED',
        chat: { name: 'books' },
        sender: { contactId: ben.contactId, name: 'Ben', shownName: null },
        body: 'hello @34600000000',
        mentions: [`${ann.phone.slice(1)}@c.us`],
        quotedId: null,
        media: null,
        pollOptions: [],
        sentAt: '2026-11-20T11:00:01.000Z',
        editedAt: null,
        deletedAt: null,
      },
    ]);
  });

  test('walks by cursor, each message once, while more is said', async () => {
    for (let n = 1; n <= 7; n += 1) await say(ben, `line ${n}`);
    const first = await list('?limit=3');
    expect(first).toMatchObject({ hasMore: true });
    await say(ben, 'said meanwhile');
    const second = await list(`?limit=3&cursor=${first.nextCursor}`);
    const bodies = [...first.items, ...second.items].map(({ body }) => body);
    expect(bodies).toEqual([7, 6, 5, 4, 3, 2].map((n) => `line ${n}`));
    expect(await list('?cursor=bm9uc2Vuc2U')).toMatchObject({ code: 'validation' });
  });

  test('shows an edit and its instant, and of what was deleted no word', async () => {
    const said = await say(ben, 'I am in');
    const gone = await say(ben, 'a secret', {});
    await tenant.revise(ben, 'books', said.messageId, 'I am out');
    await tenant.revise(ben, 'books', gone.messageId, null);
    const { items } = await list('?limit=2');
    expect(items).toMatchObject([
      { body: null, mentions: [], deletedAt: '2026-11-20T11:00:02.000Z' },
      { body: 'I am out', editedAt: '2026-11-20T11:00:02.000Z', deletedAt: null },
    ]);
    expect(JSON.stringify(items)).not.toContain('secret');
  });

  test('follows the group that the chat was linked to at that moment', async () => {
    const choir = await tenant.group('Choir', [ann]);
    await say(ben, 'about a book');
    await tenant.insist(ann, 'books', '/link chat to @Choir');
    await say(ben, 'about a song');
    await tenant.say(ann, 'books', '/unlink chat');
    await say(ben, 'about nothing');
    const bodies = async (group: string) =>
      (await list('', group)).items.map(({ body }: { body: string }) => body);
    expect(await bodies(books)).toContain('about a book');
    expect(await bodies(books)).not.toContain('about a song');
    expect(await bodies(choir)).toContain('about a song');
    expect([...(await bodies(books)), ...(await bodies(choir))]).not.toContain('about nothing');
  });

  test('a direct chat that is linked stays between two', async () => {
    const alone = { chatKind: 'direct' };
    await say(ann, '/link chat to @BookClub', alone, 'anns');
    await say(ann, 'my own thoughts', alone, 'anns');
    expect(JSON.stringify(await list())).not.toContain('my own thoughts');
    const { body } = await ask('GET', `/api/groups/${books}`);
    expect(body.lastMessage.text).not.toContain('my own thoughts');
  });

  test('is for members and leading staff, and out of sight it is not found', async () => {
    const url = `/api/groups/${books}/messages`;
    expect(await ask('GET', url, await tenant.key('MANAGER'))).toMatchObject({ status: 200 });
    expect(await ask('GET', url, await tenant.key('USER'))).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    const hidden = await tenant.group('Board', [ann], { visibility: 'ADMINS_ONLY' });
    for (const role of ['USER', 'MANAGER'] as const) {
      expect(
        await ask('GET', `/api/groups/${hidden}/messages`, await tenant.key(role)),
      ).toMatchObject({ status: 404 });
    }
    const other = await world.tenant(`Others ${tenants}`);
    expect(await ask('GET', url, await other.key('ADMIN'))).toMatchObject({ status: 404 });
  });
});

test('a file goes the whole way: up, into the chat, into the history, and down again', async () => {
  const form = new FormData();
  form.append('body', 'Look');
  form.append('file', new File(['png'], 'poster.png', { type: 'image/png' }));
  const { headers, body } = new Response(form);
  const sent = await world.service.admin.inject({
    method: 'POST',
    url: `/api/groups/${books}/messages`,
    headers: {
      authorization: `Bearer ${admin}`,
      'content-type': headers.get('content-type')!,
    },
    payload: Buffer.from(await new Response(body).arrayBuffer()),
  });
  expect(sent.statusCode).toBe(202);
  const newest = async () => (await list('?limit=1')).items[0];
  await until(async () => (await newest()).body === 'Key of ADMIN: Look');
  const { media } = await newest();
  expect(media).toEqual({
    id: expect.any(String),
    kind: 'image',
    mimeType: 'image/png',
    fileName: 'poster.png',
    size: 3,
  });
  for (const [role, status] of [
    ['MANAGER', 200],
    ['USER', 404],
  ] as const) {
    const file = await world.service.admin.inject({
      url: `/api/media/${media.id}`,
      headers: { authorization: `Bearer ${await tenant.key(role)}` },
    });
    expect([role, file.statusCode]).toEqual([role, status]);
    if (status === 200) expect(file.body).toBe('png');
  }
});

describe('what was last said in a group', () => {
  test('stands in the list and in the group itself', async () => {
    await tenant.group('Quiet', [ann]);
    await say(ben, 'x'.repeat(150));
    const last = {
      lastMessageAt: '2026-11-20T11:00:01.000Z',
      lastMessage: { direction: 'IN', senderName: 'Ben', text: 'x'.repeat(100), mediaKind: null },
    };
    const { body } = await ask('GET', '/api/groups');
    expect(body.items).toMatchObject([
      { name: 'Book Club', ...last },
      { name: 'Quiet', lastMessageAt: null, lastMessage: null },
    ]);
    expect((await ask('GET', `/api/groups/${books}`)).body).toMatchObject(last);
  });

  test('is what stands: of a file its kind, and nothing that was deleted', async () => {
    const { messageId } = await say(ben, 'a picture');
    await world.db.message.updateMany({
      where: { externalId: messageId },
      data: { body: '', media: { kind: 'image', mimeType: 'image/png', fileName: null, size: 1 } },
    });
    const later = await say(ben, 'a slip');
    await tenant.revise(ben, 'books', later.messageId, null);
    expect((await ask('GET', `/api/groups/${books}`)).body.lastMessage).toEqual({
      direction: 'IN',
      senderName: 'Ben',
      text: '',
      mediaKind: 'image',
    });
  });

  test('is told to nobody who may not read it', async () => {
    await say(ben, 'between us');
    const user = await tenant.key('USER');
    for (const url of ['/api/groups', `/api/groups/${books}`]) {
      const { status, body } = await ask('GET', url, user);
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain('between us');
      expect(body.items?.[0] ?? body).toMatchObject({ lastMessageAt: null, lastMessage: null });
    }
  });
});

describe('a group that is deleted', () => {
  test('leaves its messages to their chats', async () => {
    await say(ben, 'old times');
    for (const status of ['ARCHIVED', 'INACTIVE'])
      await ask('PATCH', `/api/groups/${books}`, admin, { status });
    expect(await ask('DELETE', `/api/groups/${books}`)).toMatchObject({ status: 204 });
    await endHistories(world.db);
    const kept = await world.db.message.findMany({
      where: { organizationId: tenant.organizationId },
    });
    expect(kept.map(({ body }) => body)).toContain('old times');
    expect(kept.every(({ groupId }) => groupId === null)).toBe(true);
  });

  test('by taking its creation back too, though something was said in it meanwhile', async () => {
    const boss = await tenant.person('Boss', { role: 'ADMIN' });
    await tenant.say(boss, 'office', '/create group Chess');
    await tenant.say(boss, 'board', '/link chat to @Chess');
    await tenant.say(boss, 'board', 'e4');
    await tenant.say(boss, 'board', '/unlink chat');
    expect(await tenant.say(boss, 'office', '/undo')).toEqual(['↩️ Chess is gone again.']);
  });
});
