import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createChange } from '../../../src/change/create-change.ts';
import type { Sendable } from '../../../src/change/sendable.ts';
import type { OutboxStatus } from '../../../src/db/generated/enums.ts';
import { queueMessages } from '../../../src/outbox/outbox.ts';
import { type Client, expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';

const sent: Sendable[] = [];
const admin = useAdmin({ send: (messages) => void sent.push(...messages) });
let tenant: Tenant;
let chatId: string;
let groupId: string;

beforeAll(async () => {
  tenant = await admin.tenant();
  const { id: accountId } = (await tenant.get('/api/accounts')).body.items[0];
  const organizationId = tenant.id;
  const chat = await admin.db.chat.create({
    data: {
      organizationId,
      accountId,
      externalId: 'soccer',
      kind: 'GROUP',
      name: 'Soccer ⚽',
      createdAt: admin.at,
    },
  });
  chatId = chat.id;
  groupId = await tenant.group({ name: 'Team' });
  expect(await tenant.put(`/api/chats/${chatId}/link`, { groupId })).toMatchObject({ status: 200 });
});

beforeEach(async () => {
  sent.length = 0;
  await admin.db.outbox.deleteMany();
});

/** A message of the outbox in a state; answers its id. */
async function queue(
  body: string,
  status: OutboxStatus,
  given: { failure?: string; attempts?: number; isSettled?: boolean } = {},
): Promise<string> {
  const { isSettled = !['PENDING', 'SENDING'].includes(status), ...rest } = given;
  const change = createChange({ tx: admin.db, organizationId: tenant.id, at: admin.at });
  await queueMessages(change, [{ chatId, body, mentions: [], quotedExternalId: null }]);
  const id = change.queued[0]!.id;
  await admin.db.outbox.updateMany({
    where: { id },
    data: { status, settledAt: isSettled ? admin.at : null, ...rest },
  });
  return id;
}

describe('GET /api/outbox', () => {
  it('lists what was to be sent, newest first, of one status where it is asked for', async () => {
    const failed = await queue('Failed', 'FAILED', { failure: 'busy', attempts: 10 });
    await queue('Waiting', 'PENDING');
    const all = (await tenant.get('/api/outbox')).body.items;
    expect(all.map(({ body }: { body: string }) => body)).toEqual(['Waiting', 'Failed']);
    expect((await tenant.get('/api/outbox?status=FAILED')).body).toEqual({
      items: [
        {
          id: failed,
          status: 'FAILED',
          chat: { id: chatId, externalId: 'soccer', kind: 'GROUP', name: 'Soccer ⚽' },
          group: { id: groupId, name: 'Team' },
          body: 'Failed',
          failure: 'busy',
          attempts: 10,
          createdAt: '2026-11-20T10:00:00.000Z',
          expiresAt: '2026-11-21T10:00:00.000Z',
          sentAt: null,
          settledAt: '2026-11-20T10:00:00.000Z',
        },
      ],
      nextCursor: null,
      hasMore: false,
    });
    expectProblem(await tenant.get('/api/outbox?status=lost'), 400, 'validation');
  });

  it('is walked by cursor', async () => {
    for (let n = 0; n < 5; n += 1) await queue(`Number ${n}`, 'UNKNOWN');
    const items = await walk(tenant, '/api/outbox?status=UNKNOWN&limit=2');
    expect(items.map(({ body }) => body)).toEqual(
      [4, 3, 2, 1, 0].map((number) => `Number ${number}`),
    );
  });

  it('is for ADMINs, each for their own organization', async () => {
    const id = await queue('Failed', 'FAILED');
    for (const role of ['MANAGER', 'USER'] as const) {
      const client: Client = await tenant.user(role);
      expectProblem(await client.get('/api/outbox'), 403, 'forbidden');
      expectProblem(await client.post(`/api/outbox/${id}/resend`), 403, 'forbidden');
    }
    const other = await admin.tenant();
    expect((await other.get('/api/outbox')).body.items).toEqual([]);
    expectProblem(await other.post(`/api/outbox/${id}/resend`), 404, 'notFound');
  });
});

describe('POST /api/outbox/{id}/resend', () => {
  it.each<[OutboxStatus, boolean]>([
    ['FAILED', false],
    ['EXPIRED', false],
    ['UNKNOWN', true],
  ])('has one that is %s sent after all, as if it were new', async (status, mayArriveTwice) => {
    const id = await queue('Again', status, { failure: 'lost', attempts: 10 });
    expect(await tenant.post(`/api/outbox/${id}/resend`)).toMatchObject({
      status: 200,
      body: {
        mayArriveTwice,
        message: {
          id,
          status: 'PENDING',
          failure: null,
          attempts: 0,
          expiresAt: '2026-11-21T10:00:00.000Z',
          settledAt: null,
        },
      },
    });
    expect(sent).toMatchObject([{ id, chatId }]);
    expect(
      (await tenant.get(`/api/audit?subjectId=${id}&action=message.resend`)).body.items,
    ).toMatchObject([
      {
        groupId,
        before: { status, failure: 'lost', attempts: 10 },
        after: { status: 'PENDING', expiresAt: '2026-11-21T10:00:00.000Z' },
      },
    ]);
    // Twice is once: it is on its way.
    expectProblem(await tenant.post(`/api/outbox/${id}/resend`), 409, 'conflict');
    expect(sent).toHaveLength(1);
  });

  it.each<[string, OutboxStatus, boolean]>([
    ['was sent', 'SENT', true],
    ['waits', 'PENDING', false],
    ['is being sent', 'SENDING', false],
    ['is being looked for', 'UNKNOWN', false],
  ])('refuses one that %s', async (_, status, isSettled) => {
    const id = await queue('Not again', status, { isSettled });
    expectProblem(await tenant.post(`/api/outbox/${id}/resend`), 409, 'conflict');
    expect(await admin.db.outbox.findFirstOrThrow({ where: { id } })).toMatchObject({ status });
    expect(sent).toEqual([]);
  });
});
