import { beforeAll, describe, expect, it } from 'vitest';
import { whatsappAccountRoutes } from '../../../src/admin/routes/whatsapp-accounts.ts';
import { expectProblem, type Tenant, type TestAdmin, useAdmin } from '../admin-app.ts';

// As in an installation whose transport is WhatsApp; no process runs the accounts here.
const running = { takeUp: async () => {}, health: () => undefined, pair: async () => false };
const admin: TestAdmin = useAdmin({
  routes: [
    async (app) => {
      const deps = { db: admin.db, clock: { now: () => admin.at }, send: () => {} };
      await app.register(whatsappAccountRoutes(deps, running));
    },
  ],
});

let tenant: Tenant;
let url: string;

beforeAll(async () => {
  tenant = await admin.tenant();
  const made = await tenant.post('/api/accounts', { phone: '+34600111222' });
  expect(made).toMatchObject({ status: 201 });
  url = `/api/accounts/${made.body.id}`;
});

describe('the budget of an account', () => {
  it('is a third at first, and says so', async () => {
    expect((await tenant.get(url)).body.budget).toEqual({
      gapMs: 4000,
      perMinute: 15,
      warmingUpUntil: '2026-11-27T10:00:00.000Z',
      now: { gapMs: 12_000, perMinute: 5, sentInLastMinute: 0 },
    });
  });

  it('is whole a week after it was paired, and tells what of it is used', async () => {
    const { id: accountId } = (await tenant.get(url)).body;
    await admin.db.account.updateMany({
      where: { id: accountId },
      data: { pairedAt: new Date('2026-11-13T10:00:00Z') },
    });
    const organizationId = tenant.id;
    const { id: chatId } = await admin.db.chat.create({
      data: { organizationId, accountId, externalId: 'c', kind: 'GROUP', createdAt: admin.at },
    });
    const sentAgo = (direction: 'IN' | 'OUT', ms: number) => ({
      organizationId,
      chatId,
      direction,
      externalId: `${direction} ${ms}`,
      body: 'x',
      sentAt: new Date(admin.at.getTime() - ms),
      storedAt: admin.at,
    });
    await admin.db.message.createMany({
      data: [sentAgo('OUT', 0), sentAgo('OUT', 59_999), sentAgo('OUT', 60_000), sentAgo('IN', 1)],
    });
    await admin.db.outbox.create({
      data: {
        organizationId,
        chatId,
        body: 'in doubt',
        status: 'UNKNOWN',
        createdAt: admin.at,
        leasedUntil: new Date(admin.at.getTime() + 10_000),
      },
    });
    expect((await tenant.get(url)).body.budget).toEqual({
      gapMs: 4000,
      perMinute: 15,
      warmingUpUntil: null,
      now: { gapMs: 4000, perMinute: 15, sentInLastMinute: 3 },
    });
  });

  it('is changed by an ADMIN, with an entry of before and after', async () => {
    const { status, body } = await tenant.patch(url, { gapMs: 6000 });
    expect(status).toBe(200);
    expect(body.budget).toMatchObject({ gapMs: 6000, perMinute: 15 });
    expect((await tenant.patch(url, { perMinute: 10 })).body.budget).toMatchObject({
      gapMs: 6000,
      perMinute: 10,
    });
    // Nothing changes, and nothing is written down.
    await tenant.patch(url, { perMinute: 10, gapMs: 6000 });
    const entries = (await tenant.get(`/api/audit?subjectId=${body.id}&action=account.update`))
      .body;
    expect(entries.items).toMatchObject([
      { before: { gapMs: 6000, perMinute: 15 }, after: { gapMs: 6000, perMinute: 10 } },
      { before: { gapMs: 4000, perMinute: 15 }, after: { gapMs: 6000, perMinute: 15 } },
    ]);
  });

  it.each([
    { gapMs: -1 },
    { gapMs: 600_001 },
    { perMinute: 0 },
    { perMinute: 601 },
    { perMinute: 1.5 },
    { pace: 1 },
  ])('takes no %j', async (body) => {
    expectProblem(await tenant.patch(url, body), 400, 'validation');
  });

  it('is for ADMINs of its organization', async () => {
    expectProblem(await (await tenant.user('MANAGER')).patch(url, { gapMs: 1 }), 403, 'forbidden');
    expectProblem(await (await admin.tenant()).patch(url, { gapMs: 1 }), 404, 'notFound');
    expect((await tenant.get(url)).body.budget.gapMs).toBe(6000);
  });

  it('is none of a simulated account', async () => {
    const simulated = (await tenant.get('/api/accounts')).body.items.find(
      ({ transport }: { transport: string }) => transport === 'simulator',
    );
    expectProblem(
      await tenant.patch(`/api/accounts/${simulated.id}`, { gapMs: 1 }),
      404,
      'notFound',
    );
  });
});
