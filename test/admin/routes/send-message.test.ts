import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectProblem, type Tenant, useAdmin } from '../admin-app.ts';

// What is said to a group through the API, with a file or without. Nothing is sent here: what is queued
// is looked at.

/** Of this machine, where the files of these tests are. */
let isAllowed: (address: string) => boolean = () => true;
const admin = useAdmin({ mayFetchFrom: (address) => isAllowed(address) });

let tenant: Tenant;
let ann: string;
let ben: string;
let group: string;
let chatId: string;
let server: Server;
let base: string;

/** What each path of the server of files answers. */
const paths: Record<string, { status?: number; headers?: object; body?: Buffer | 'endless' }> = {
  '/poster.png': { headers: { 'content-type': 'image/png; charset=x' }, body: Buffer.from('png') },
  '/moved': { status: 302, headers: { location: '/poster.png' } },
  '/round': { status: 302, headers: { location: '/round' } },
  '/away': { status: 302, headers: { location: 'ftp://example.org/poster.png' } },
  '/large': { headers: { 'content-type': 'video/mp4' }, body: 'endless' },
  '/empty': {},
  '/gone': { status: 404, body: Buffer.from('no') },
  '/packed': { headers: { 'content-encoding': 'gzip' }, body: Buffer.from('?') },
  '/a%2f..%2f%E2%80%AEgnp.exe': { headers: { 'content-type': '<b>' }, body: Buffer.from('x') },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const { status = 200, headers = {}, body } = paths[request.url!] ?? { status: 404 };
    response.writeHead(status, headers as never);
    if (body !== 'endless') return void response.end(body);
    const chunk = Buffer.alloc(1024 * 1024);
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(async () => {
  isAllowed = () => true;
  tenant = await admin.tenant();
  [ann, ben] = (await tenant.contacts('Ann', 'Ben')) as [string, string];
  group = await tenant.group({
    name: 'Book Club',
    members: [{ contactId: ann }, { contactId: ben }],
  });
  chatId = await chat('books', 'GROUP');
  await admin.db.link.create({
    data: { organizationId: tenant.id, chatId, groupId: group, createdAt: admin.at },
  });
});

async function chat(externalId: string, kind: 'GROUP' | 'DIRECT', peer: string | null = null) {
  const account = await admin.db.account.findFirstOrThrow({ where: { organizationId: tenant.id } });
  const made = await admin.db.chat.create({
    data: {
      organizationId: tenant.id,
      accountId: account.id,
      externalId,
      kind,
      peerExternalId: peer,
      createdAt: admin.at,
    },
  });
  return made.id;
}

const url = () => `/api/groups/${group}/messages`;
const send = (body: object) => tenant.post(url(), body);
const queued = () =>
  admin.db.outbox.findMany({ where: { organizationId: tenant.id }, orderBy: { sequence: 'asc' } });
const files = () => admin.db.media.findMany({ where: { organizationId: tenant.id } });

/** Uploads a form as a browser does. */
async function upload(form: FormData, secret = tenant.secret) {
  const request = new Request('http://muster', { method: 'POST', body: form });
  const answer = await admin.app.inject({
    method: 'POST',
    url: url(),
    headers: {
      authorization: `Bearer ${secret}`,
      'content-type': request.headers.get('content-type')!,
    },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
}

function formOf(fields: Record<string, string | File>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const poster = new File(['png'], 'poster.png', { type: 'image/png' });

describe('a text', () => {
  test('goes to the chat of the group, with who says it, and is audited', async () => {
    expect(await send({ body: ' We meet at 7 ' })).toMatchObject({
      status: 202,
      body: {
        through: 'groupChats',
        chats: 1,
        people: 2,
        strangers: { total: 0, people: [] },
        optedOut: { total: 0, people: [] },
      },
    });
    const name = `Admin of ${(await tenant.get('/api/organization')).body.name}`;
    expect(await queued()).toMatchObject([
      { chatId, body: `${name}: We meet at 7`, causeMessageId: null, status: 'PENDING' },
    ]);
    const { body } = await tenant.get('/api/audit?action=message.send');
    expect(body.items).toMatchObject([
      { subjectId: group, groupId: group, after: { text: 'We meet at 7', chats: 1, people: 2 } },
    ]);
  });

  test('without a chat goes to members one by one, and says who is not reached, and why', async () => {
    await admin.db.link.deleteMany({ where: { organizationId: tenant.id } });
    const cat = await tenant.contacts('Cat');
    await tenant.post(`/api/groups/${group}/members/add`, { contactIds: cat });
    for (const [contactId, peer] of [
      [ann, 'ann@lid'],
      [cat[0]!, 'cat@lid'],
    ] as const) {
      await chat(`with ${peer}`, 'DIRECT', peer);
      await admin.db.whatsappId.create({
        data: { organizationId: tenant.id, externalId: peer, contactId, createdAt: admin.at },
      });
    }
    await admin.db.contact.updateMany({ where: { id: cat[0]! }, data: { optedOutAt: admin.at } });
    expect((await send({ body: 'Hi' })).body).toEqual({
      through: 'directChats',
      chats: 1,
      people: 1,
      strangers: { total: 1, people: [{ contactId: ben, name: 'Ben' }] },
      optedOut: { total: 1, people: [{ contactId: cat[0], name: 'Cat' }] },
    });
    expect(await queued()).toMatchObject([{ body: expect.stringMatching(/ to Book Club: Hi$/) }]);
  });

  test('that reaches nobody, or a group that is not active, is a conflict', async () => {
    await admin.db.link.deleteMany({ where: { organizationId: tenant.id } });
    expect(expectProblem(await send({ body: 'Hi' }), 409, 'conflict').type).toContain(
      'nobodyReached',
    );
    await tenant.patch(`/api/groups/${group}`, { status: 'ARCHIVED' });
    expect(expectProblem(await send({ body: 'Hi' }), 409, 'conflict').type).toContain(
      'groupNotActive',
    );
    expect(await queued()).toEqual([]);
  });

  test.each([
    [{}, 'body.body'],
    [{ body: '' }, 'body.body'],
    [{ body: ' \n ' }, 'body.body'],
    [{ body: 'x'.repeat(4097) }, 'body.body'],
    [{ body: 'Hi', mediaId: 'x' }, 'body'],
    [{ media: {} }, 'body.media.url'],
    [{ media: { url: 'x'.repeat(2001) } }, 'body.media.url'],
  ])('%# is checked', async (body, path) => {
    expect(expectProblem(await send(body), 400, 'validation').errors[0].path).toBe(path);
  });

  test('takes 4,096 characters', async () => {
    expect(await send({ body: 'x'.repeat(4096) })).toMatchObject({ status: 202 });
  });

  test('is for members, and out of sight the group is not found', async () => {
    const manager = await tenant.user('MANAGER');
    expectProblem(await manager.post(url(), { body: 'Hi' }), 403, 'forbidden');
    await tenant.post(`/api/groups/${group}/members/add`, { contactIds: [manager.contactId] });
    await tenant.patch(`/api/groups/${group}`, { restricted: true });
    expect(await manager.post(url(), { body: 'Hi' })).toMatchObject({ status: 202 });
    const other = await admin.tenant();
    expectProblem(await other.post(url(), { body: 'Hi' }), 404, 'notFound');
    expect(await queued()).toHaveLength(1);
  });
});

describe('a file by its address', () => {
  const fetched = (path: string) => send({ body: 'Look', media: { url: `${base}${path}` } });

  test('is fetched and kept, with its type and name, and is sent with its caption', async () => {
    expect(await fetched('/moved')).toMatchObject({ status: 202 });
    const [file] = await files();
    expect(file).toMatchObject({ mimeType: 'image/png', fileName: 'poster.png' });
    expect(Buffer.from(file!.data).toString()).toBe('png');
    expect(await queued()).toMatchObject([
      { mediaId: file!.id, body: expect.stringMatching(/: Look$/) },
    ]);
  });

  test('without a caption says whom it is from', async () => {
    await send({ media: { url: `${base}/poster.png` } });
    expect(await queued()).toMatchObject([{ body: expect.stringMatching(/^From Admin of /) }]);
  });

  test('has a name and a type that harm nobody', async () => {
    await fetched('/a%2f..%2f%E2%80%AEgnp.exe');
    expect(await files()).toMatchObject([
      { mimeType: 'application/octet-stream', fileName: 'gnp.exe' },
    ]);
  });

  test.each(['/gone', '/round', '/away', '/packed', '/empty', '/large'])(
    'that cannot be had is refused: %s',
    async (path) => {
      const { errors } = expectProblem(await fetched(path), 400, 'validation');
      expect(errors).toMatchObject([{ path: expect.stringMatching(/^body\.media/) }]);
      expect([...(await files()), ...(await queued())]).toEqual([]);
    },
  );

  test.each(['file:///etc/passwd', 'javascript:1', '//nowhere', 'no address'])(
    'is of the web: not %s',
    async (address) => {
      const answer = await send({ media: { url: address } });
      expect(expectProblem(answer, 400, 'validation').detail).toContain('http or https');
    },
  );

  test('is not fetched from addresses that are not allowed, however they are written', async () => {
    const { port } = server.address() as AddressInfo;
    const asked: string[] = [];
    isAllowed = (address) => {
      asked.push(address);
      return false;
    };
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]']) {
      const answer = await send({ media: { url: `http://${host}:${port}/poster.png` } });
      // Not a word about why: the network around this machine is nobody's business.
      expect(expectProblem(answer, 400, 'validation').detail).toContain('on the open internet');
    }
    expect(asked.length).toBeGreaterThanOrEqual(5);
    expect(await files()).toEqual([]);
  });

  test('is asked about at every redirect', async () => {
    let asked = 0;
    isAllowed = () => {
      asked += 1;
      return asked === 1;
    };
    expectProblem(await fetched('/moved'), 400, 'validation');
    expect(asked).toBe(2);
  });

  test('is not fetched for somebody who may not send it', async () => {
    const user = await tenant.user('USER');
    isAllowed = () => {
      throw new Error('nothing is to be asked for');
    };
    const answer = await user.post(url(), { media: { url: `${base}/poster.png` } });
    expectProblem(answer, 403, 'forbidden');
  });
});

describe('a file in a form', () => {
  test('is kept once, and read back as a download by whoever may read the message', async () => {
    const answer = await upload(formOf({ body: 'Look', file: poster }));
    expect(answer).toMatchObject({ status: 202, body: { chats: 1 } });
    const [file] = await files();
    expect(await queued()).toMatchObject([
      { mediaId: file!.id, body: expect.stringMatching(/: Look$/) },
    ]);
    const read = (client: Tenant['secret']) =>
      admin.app.inject({
        url: `/api/media/${file!.id}`,
        headers: { authorization: `Bearer ${client}` },
      });
    const got = await read(tenant.secret);
    expect(got.rawPayload.toString()).toBe('png');
    expect(got.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': "attachment; filename*=UTF-8''poster.png",
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': 'private, no-store',
    });
    expect((await read((await admin.tenant()).secret)).statusCode).toBe(404);
  });

  test('is for those who may read the message that it hangs on', async () => {
    await upload(formOf({ file: poster }));
    const [file] = await files();
    const manager = await tenant.user('MANAGER');
    const user = await tenant.user('USER');
    const read = async (client: typeof user) => (await client.get(`/api/media/${file!.id}`)).status;
    // It is said nowhere yet.
    expect([await read(manager), await read(user)]).toEqual([404, 404]);
    await admin.db.message.create({
      data: {
        organizationId: tenant.id,
        chatId,
        groupId: group,
        direction: 'OUT',
        externalId: 'sent',
        body: '',
        mediaId: file!.id,
        sentAt: admin.at,
        storedAt: admin.at,
      },
    });
    const answer = await admin.app.inject({
      url: `/api/media/${file!.id}`,
      headers: { authorization: `Bearer ${await secretOf(manager.userId)}` },
    });
    expect(answer.statusCode).toBe(200);
    expect(await read(user)).toBe(404);
  });

  const secretOf = async (userId: string) =>
    (await tenant.post('/api/keys', { userId, label: 'another' })).body.secret;

  test('that is too large, empty, missing or one of two is refused', async () => {
    const large = new File([new Uint8Array(16 * 1024 * 1024 + 1)], 'large.mp4');
    expectProblem(await upload(formOf({ file: large })), 413, 'validation');
    expectProblem(await upload(formOf({ file: new File([], 'empty') })), 400, 'validation');
    expectProblem(await upload(formOf({ body: 'Look' })), 400, 'validation');
    const two = expectProblem(
      await upload(formOf({ file: poster, another: poster })),
      413,
      'validation',
    );
    expect(two.detail).toContain('expected one file');
    expectProblem(await upload(formOf({ other: poster })), 400, 'validation');
    expectProblem(await upload(formOf({ file: 'no file' })), 400, 'validation');
    expect([...(await files()), ...(await queued())]).toEqual([]);
  });

  test('of 16 MB is taken', async () => {
    const largest = new File([new Uint8Array(16 * 1024 * 1024)], 'film.mp4', { type: 'video/mp4' });
    expect(await upload(formOf({ file: largest }))).toMatchObject({ status: 202 });
    expect((await files())[0]!.data.length).toBe(16 * 1024 * 1024);
  });
});
