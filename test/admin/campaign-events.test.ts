import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../helpers/until.ts';
import { expectProblem, type Tenant, useAdmin } from './admin-app.ts';
import { createCallable, createTelephones } from './telephones.ts';

// The progress of a campaign as server-sent events, over real connections.

const admin = useAdmin({ calls: { centsPerMinute: 10, lookEveryMs: 20 } });
let tenant: Tenant;
let team: string;
let origin: string;
let telephones: ReturnType<typeof createTelephones>;
const open: AbortController[] = [];

beforeAll(async () => {
  tenant = await admin.tenant();
  const people = await createCallable(tenant, 'Ana', 'Pau');
  team = await tenant.group({ name: 'Team', members: people.map((contactId) => ({ contactId })) });
  telephones = createTelephones(admin);
  await admin.app.listen({ port: 0, host: '127.0.0.1' });
  origin = `http://127.0.0.1:${(admin.app.server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  // Nobody was called today.
  admin.at = new Date(admin.at.getTime() + 7 * 24 * 60 * 60_000);
});
afterEach(async () => {
  for (const controller of open.splice(0)) controller.abort();
  await telephones.answer();
});

interface Told {
  id?: number;
  event?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a campaign, as it is answered.
  data?: any;
  comment?: string;
}

/** A stream, with what was told of the campaign, and what was said besides. */
interface Watched {
  answer: Response;
  told: Told[];
  comments: Told[];
  isOver: boolean;
  close(): void;
}

/** Watches a campaign; what is told is gathered as it comes. */
async function watch(
  campaignId: string,
  { lastEventId = '', secret = tenant.secret } = {},
): Promise<Watched> {
  const controller = new AbortController();
  open.push(controller);
  const answer = await fetch(`${origin}/api/campaigns/${campaignId}/events`, {
    headers: {
      authorization: `Bearer ${secret}`,
      ...(lastEventId === '' ? {} : { 'last-event-id': lastEventId }),
    },
    signal: controller.signal,
  });
  const close = () => controller.abort();
  const stream: Watched = { answer, told: [], comments: [], isOver: false, close };
  if (!answer.ok) return stream;
  void (async () => {
    let rest = '';
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      const parts = (rest + chunk).split('\n\n');
      rest = parts.pop()!;
      for (const told of parts.map(read))
        (told.comment === undefined ? stream.told : stream.comments).push(told);
    }
  })()
    .catch(() => {})
    .finally(() => {
      stream.isOver = true;
    });
  return stream;
}

function read(text: string): Told {
  const told: Told = {};
  for (const line of text.split('\n')) {
    const [, name, value] = /^(\w*): (.*)$/.exec(line)!;
    if (name === '') told.comment = value!;
    else if (name === 'id') told.id = Number(value);
    else if (name === 'event') told.event = value!;
    else told.data = JSON.parse(value!);
  }
  return told;
}

const begin = async () =>
  (await tenant.post(`/api/groups/${team}/call-all`, { customMessageAddition: 'Hello' })).body
    .campaignId as string;

describe('a campaign that is watched', () => {
  it('is told whole at once, again whenever it is another, and to its end', async () => {
    const id = await begin();
    const { answer, told } = await watch(id);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    await until(() => told.length === 1);
    expect(told[0]).toEqual({
      id: 1,
      event: 'progress',
      data: (await tenant.get(`/api/campaigns/${id}`)).body,
    });
    await telephones.dial();
    await until(() => told.at(-1)?.data.ringing === 1);
    await telephones.answer();
    await until(() => told.at(-1)?.data.answered === 1);
    const before = told.length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(told.length, 'what is the same is told once').toBe(before);
    await telephones.pass(7);
    await until(() => told.at(-1)?.event === 'end');
    expect(told.at(-1)!.data).toEqual((await tenant.get(`/api/campaigns/${id}`)).body);
    expect(told.at(-1)!.data).toMatchObject({ status: 'COMPLETED', answered: 2 });
    const ids = told.filter(({ event }) => event === 'progress').map((one) => one.id);
    expect(ids).toEqual(ids.map((_, place) => place + 1));
  });

  it('is told at once to whoever comes back, counting on', async () => {
    const id = await begin();
    const first = await watch(id);
    await until(() => first.told.length === 1);
    first.close();
    await telephones.dial();
    const second = await watch(id, { lastEventId: '7' });
    await until(() => second.told.length >= 1);
    expect(second.told[0]).toMatchObject({ id: 8, data: { ringing: 1 } });
    const third = await watch(id, { lastEventId: 'nonsense' });
    await until(() => third.told.length >= 1);
    expect(third.told[0]).toMatchObject({ id: 1 });
    // One that is over is told, and that is all.
    await tenant.post(`/api/campaigns/${id}/stop`);
    await telephones.look();
    await until(() => second.isOver && third.isOver);
    const late = await watch(id);
    await until(() => late.isOver);
    expect(late.told.map(({ event }) => event)).toEqual(['progress', 'end']);
  });

  it('is not kept open for a key that opens it no more', async () => {
    const id = await begin();
    const user = await tenant.user('USER');
    await tenant.post(`/api/groups/${team}/members/add`, { contactIds: [user.contactId] });
    await tenant.patch(`/api/groups/${team}/members/${user.contactId}`, { role: 'ADMIN' });
    const key = await tenant.post('/api/keys', { userId: user.userId, label: 'watch' });
    const stream = await watch(id, { secret: key.body.secret });
    await until(() => stream.told.length === 1);
    await tenant.patch(`/api/groups/${team}/members/${user.contactId}`, { role: 'MEMBER' });
    await until(() => stream.isOver);
    expect(stream.told.map(({ event }) => event)).toEqual(['progress']);
    expect((await watch(id, { secret: key.body.secret })).answer.status).toBe(404);
  });

  it('is not kept open for a key that is revoked, and says something meanwhile', async () => {
    const id = await begin();
    const key = await tenant.post('/api/keys', { userId: tenant.userId, label: 'revoked' });
    const stream = await watch(id, { secret: key.body.secret });
    await until(() => stream.comments.length > 0);
    expect(stream.comments[0]).toEqual({ comment: 'still here' });
    expect(await tenant.delete(`/api/keys/${key.body.id}`)).toMatchObject({ status: 200 });
    await until(() => stream.isOver);
    expect(stream.told.some(({ event }) => event === 'end')).toBe(false);
  });

  it('is watched ten times at once with one key, and places come free', async () => {
    const id = await begin();
    const streams = await Promise.all(Array.from({ length: 10 }, () => watch(id)));
    expect(streams.map(({ answer }) => answer.status)).toEqual(Array(10).fill(200));
    expectProblem(await tenant.get(`/api/campaigns/${id}/events`), 429, 'rateLimited');
    streams[0]!.close();
    await until(async () => {
      const again = await watch(id);
      return again.answer.status === 200;
    });
    const [head] = [await fetch(`${origin}/api/campaigns/${id}/events`, { method: 'HEAD' })];
    expect(head!.status).toBe(404);
    await tenant.post(`/api/campaigns/${id}/stop`);
  });
});

describe('the end of the service', () => {
  // The last of the file: nothing listens after it.
  it('ends what is watched, and waits for nobody', async () => {
    const id = await begin();
    const stream = await watch(id);
    await until(() => stream.told.length === 1);
    await admin.app.close();
    await until(() => stream.isOver);
    expect(stream.told.map(({ event }) => event)).toEqual(['progress']);
  });
});
