import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/audit/entry.ts';
import { createChange } from '../../../src/change/create-change.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { makeAvatar } from '../../../src/groups/make-avatar.ts';
import { pruneAvatars } from '../../../src/groups/prune-avatars.ts';
import { undoOperations } from '../../../src/undo/undo-operations.ts';
import { expectProblem, type Tenant, useAdmin } from '../admin-app.ts';

// The image of a group: what is made of what somebody gives, who sees it, and what the log has of it.

const admin = useAdmin();
let tenant: Tenant;
let group: string;

beforeEach(async () => {
  tenant = await admin.tenant();
  group = await tenant.group({ name: 'Book Club' });
});

const url = (groupId = group) => `/api/groups/${groupId}/avatar`;

/** A picture of one colour. */
const plain = (background: string, width = 800, height = 600) =>
  sharp({ create: { width, height, channels: 4, background } });

async function upload(image: Uint8Array, secret = tenant.secret, groupId = group) {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(image)], 'picture'));
  return send(form, secret, groupId);
}

async function send(form: FormData, secret = tenant.secret, groupId = group) {
  const { headers, body } = new Response(form);
  const answer = await admin.app.inject({
    method: 'PUT',
    url: url(groupId),
    headers: {
      authorization: `Bearer ${secret}`,
      'content-type': headers.get('content-type')!,
    },
    payload: Buffer.from(await new Response(body).arrayBuffer()),
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
}

const download = (headers: Record<string, string> = {}, path = url()) =>
  admin.app.inject({
    url: path,
    headers: { authorization: `Bearer ${tenant.secret}`, ...headers },
  });

/** What the group shows, as one who looks at it sees it. */
async function shown() {
  const { rawPayload } = await download();
  const { data, info } = await sharp(rawPayload).raw().toBuffer({ resolveWithObject: true });
  /** The colour at a place, in parts of the sides; JPEG is near, not exact. */
  const at = (x: number, y: number) => {
    const pixel = Math.floor(y * info.height) * info.width + Math.floor(x * info.width);
    return [...data.subarray(pixel * info.channels, pixel * info.channels + 3)].map((value) =>
      Math.round(value / 51),
    );
  };
  return { ...(await sharp(rawPayload).metadata()), at };
}

const [red, blue, white] = [
  [5, 0, 0],
  [0, 0, 5],
  [5, 5, 5],
];

const entries = () =>
  admin.db.auditEntry.findMany({
    where: { organizationId: tenant.id, action: 'group.avatar' },
    orderBy: { id: 'asc' },
  });

describe('an image', () => {
  test('is the square in its middle, 640 pixels at most, as JPEG', async () => {
    const stripes = plain('blue', 1200, 800).composite([
      { input: await plain('red', 800, 800).png().toBuffer(), left: 200, top: 0 },
    ]);
    const { status, body } = await upload(await stripes.webp().toBuffer());
    expect(status).toBe(200);
    const { format, width, height, at } = await shown();
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 640, height: 640 });
    expect([at(0.02, 0.5), at(0.98, 0.5)]).toEqual([red, red]);

    expect((await tenant.get(`/api/groups/${group}`)).body.avatarUrl).toBe(body.avatarUrl);
    expect((await tenant.get('/api/groups')).body.items).toMatchObject([body]);
    const { headers, statusCode } = await download({}, body.avatarUrl);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    });
  });

  test('that is small stays so', async () => {
    await upload(await plain('red', 50, 30).png().toBuffer());
    expect(await shown()).toMatchObject({ width: 30, height: 30 });
  });

  test('is turned upright, and nothing is left of what the camera wrote', async () => {
    // Red above blue, as the camera lay on its side: the pixels have them beside each other.
    const lying = plain('blue', 400, 400).composite([
      { input: await plain('red', 200, 400).png().toBuffer(), left: 0, top: 0 },
    ]);
    const taken = await lying
      .jpeg()
      .withExif({ IFD0: { Artist: 'Pau' }, IFD3: { GPSLatitude: '41/1 23/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect((await sharp(taken).metadata()).exif?.includes('Pau')).toBe(true);
    await upload(taken);
    const { exif, icc, orientation, at } = await shown();
    expect({ exif, icc, orientation }).toEqual({});
    expect([at(0.5, 0.1), at(0.5, 0.9)]).toEqual([red, blue]);
  });

  test('is white where it is transparent', async () => {
    await upload(await plain('#00000000').png().toBuffer());
    expect((await shown()).at(0.5, 0.5)).toEqual(white);
  });

  test('that is the same changes nothing', async () => {
    const image = await plain('red').png().toBuffer();
    const first = await upload(image);
    expect(await upload(image)).toMatchObject({ status: 200, body: first.body });
    expect(await entries()).toHaveLength(1);
    const other = await upload(await plain('blue').png().toBuffer());
    expect(other.body.avatarUrl).not.toBe(first.body.avatarUrl);
  });
});

describe('refused is', () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
  );
  const frames = sharp(Buffer.alloc(10 * 20 * 3, 1).fill(200, 300), {
    raw: { width: 10, height: 20, channels: 3, pageHeight: 10 },
  });
  const cases: [string, () => Uint8Array | Promise<Uint8Array>][] = [
    ['what is no image', () => Buffer.from('hello')],
    ['an empty file', () => Buffer.alloc(0)],
    ['an SVG', () => svg],
    ['a GIF', () => plain('red').gif().toBuffer()],
    ['a TIFF', () => plain('red').tiff().toBuffer()],
    ['one that moves', () => frames.webp({ loop: 0, delay: [100, 100] }).toBuffer()],
    ['a JPEG that is cut', async () => (await plain('red').jpeg().toBuffer()).subarray(0, 900)],
    ['a PNG that is cut', async () => (await plain('red').png().toBuffer()).subarray(0, -40)],
    ['one that unpacks to too much', () => plain('red', 8000, 8000).png().toBuffer()],
  ];
  test.each(cases)('%s', async (_, image) => {
    const problem = expectProblem(await upload(await image()), 400, 'validation');
    expect(problem.errors).toEqual([
      {
        path: 'body.file',
        expected: 'a whole JPEG, PNG or WebP image that does not move, of 50 megapixels at most',
        example: 'poster.png',
      },
    ]);
    expect((await tenant.get(`/api/groups/${group}`)).body.avatarUrl).toBeNull();
  });

  test('a file that is too large, a second one, a text, and what is no form', async () => {
    expectProblem(await upload(new Uint8Array(16 * 1024 * 1024 + 1)), 413, 'validation');
    const two = new FormData();
    for (const name of ['file', 'another']) two.append(name, new File(['x'], 'x.png'));
    expectProblem(await send(two), 413, 'validation');
    const text = new FormData();
    text.append('file', 'red');
    expectProblem(await send(text), 400, 'validation');
    const other = new FormData();
    other.append('picture', new File(['x'], 'x.png'));
    expectProblem(await send(other), 400, 'validation');
    expectProblem(await tenant.put(url()), 400, 'validation');
    const json = expectProblem(await tenant.put(url(), { file: 'red' }), 415, 'validation');
    expect(json.detail).toContain('curl --form file=@poster.png');
  });
});

test('a third image at once is one too many, and may come again', async () => {
  const image = await plain('red').png().toBuffer();
  const made = await Promise.all([makeAvatar(image), makeAvatar(image), makeAvatar(image)]);
  expect(made.map((one) => 'busy' in one)).toEqual([false, false, true]);
  expect(await makeAvatar(image)).toEqual(made[0]);
});

describe('to whom', () => {
  const red = () => plain('red').png().toBuffer();
  const secretOf = async (userId: string) =>
    (await tenant.post('/api/keys', { userId, label: 'another' })).body.secret;

  test('whoever sees the group sees it, and whoever edits the group changes it', async () => {
    const user = await tenant.user('USER');
    const secret = await secretOf(user.userId);
    expectProblem(await upload(await red(), secret), 403, 'forbidden');
    await upload(await red());
    expectProblem(await user.delete(url()), 403, 'forbidden');
    const asUser = { authorization: `Bearer ${secret}` };
    expect((await download(asUser)).statusCode).toBe(200);
    const leader = await tenant.user('USER');
    await tenant.post(`/api/groups/${group}/members/add`, { contactIds: [leader.contactId] });
    expect((await upload(await red(), await secretOf(leader.userId))).status).toBe(200);

    await tenant.patch(`/api/groups/${group}`, { visibility: 'ADMINS_ONLY' });
    expect((await download(asUser)).statusCode).toBe(404);
    expectProblem(await upload(await red(), secret), 404, 'notFound');
    expectProblem(await user.delete(url()), 404, 'notFound');
  });

  test('another organization has nothing of it', async () => {
    await upload(await red());
    const other = await admin.tenant();
    expectProblem(await other.get(url()), 404, 'notFound');
    expectProblem(await other.delete(url()), 404, 'notFound');
    expectProblem(await upload(await red(), other.secret), 404, 'notFound');
  });

  test('who has it already is told so, and nobody who sees the group no more', async () => {
    await upload(await red());
    const etag = (await download()).headers.etag as string;
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`]) {
      const { statusCode, rawPayload, headers } = await download({ 'if-none-match': known });
      expect({ statusCode, bytes: rawPayload.length }).toEqual({ statusCode: 304, bytes: 0 });
      expect(headers.etag).toBe(etag);
    }
    expect((await download({ 'if-none-match': '"x"' })).statusCode).toBe(200);
    const stranger = await admin.tenant();
    const asStranger = { authorization: `Bearer ${stranger.secret}`, 'if-none-match': etag };
    expect((await download(asStranger)).statusCode).toBe(404);
  });
});

describe('taken away', () => {
  const give = async (colour: string) =>
    (await upload(await plain(colour).png().toBuffer())).body.avatarUrl as string;
  const now = async () => (await tenant.get(`/api/groups/${group}`)).body.avatarUrl;
  const kept = () => admin.db.avatar.count({ where: { organizationId: tenant.id } });

  /** Takes back what the newest entries of the log tell of. */
  const takeBack = async (entry: { id: string; operationId: string }) =>
    inTransaction(admin.db, async (tx) => {
      const change = createChange({ tx, organizationId: tenant.id, at: admin.at });
      const { id, operationId, ...rest } = await tx.auditEntry.findFirstOrThrow({
        where: { organizationId: tenant.id, id: entry.id },
      });
      const operation = {
        ...{ id: operationId, messageId: null, at: rest.at },
        entries: [{ id, ...rest } as unknown as Entry],
      };
      return undoOperations(change, [operation], { erase: false });
    });

  test('it is gone, once', async () => {
    await give('red');
    expect((await tenant.delete(url())).status).toBe(204);
    expect(await now()).toBeNull();
    expect((await download()).statusCode).toBe(404);
    expectProblem(await tenant.delete(url()), 404, 'notFound');
  });

  test('the log has what was and what is, and gives back what was', async () => {
    const first = await give('red');
    const second = await give('blue');
    await tenant.delete(url());
    const hashes = [null, ...[first, second].map((shown) => shown.split('version=')[1]), null];
    const log = await entries();
    expect(log.map(({ before, after }) => [before, after])).toEqual(
      [0, 1, 2].map((n) => [{ avatar: hashes[n] }, { avatar: hashes[n + 1] }]),
    );
    expect(log[0]).toMatchObject({ groupId: group, subjectId: group, actorUserId: tenant.userId });

    // What came after stands in the way.
    await expect(takeBack(log[1]!)).rejects.toMatchObject({ code: 'cannotUndo' });
    await takeBack(log[2]!);
    expect(await now()).toBe(second);
    const { undone } = await takeBack(log[1]!);
    expect(undone).toMatchObject([{ kind: 'groupFields', group: { name: 'Book Club' } }]);
    expect(await now()).toBe(first);
    await takeBack(log[0]!);
    expect(await now()).toBeNull();
    expect(await entries()).toHaveLength(6);
  });

  test('what is shown no more is kept for a day, and what is shown for good', async () => {
    const first = await give('red');
    await give('blue');
    const day = 24 * 60 * 60 * 1000;
    await pruneAvatars(admin.db, new Date(admin.at.getTime() + day - 1));
    expect(await kept()).toBe(2);
    await pruneAvatars(admin.db, new Date(admin.at.getTime() + day));
    expect(await kept()).toBe(1);
    const [, second] = await entries();
    await expect(takeBack(second!)).rejects.toMatchObject({ code: 'notFound' });
    // Given anew, it is there again.
    expect(await give('red')).toBe(first);
  });

  test('with the group all of it goes', async () => {
    await give('red');
    await give('blue');
    for (const status of ['ARCHIVED', 'INACTIVE'])
      await tenant.patch(`/api/groups/${group}`, { status });
    expect((await tenant.delete(`/api/groups/${group}`)).status).toBe(204);
    expect(await kept()).toBe(0);
    expectProblem(await upload(await plain('red').png().toBuffer()), 404, 'notFound');
    expectProblem(await tenant.get(url(randomUUID())), 404, 'notFound');
  });
});
