import { beforeAll, describe, expect, it } from 'vitest';
import { type Tenant, type TestAdmin, useAdmin } from './admin-app.ts';
import { fill, type Listed, listOperations, transportRoutes } from './operations.ts';
import { connectTo, head } from './raw-http.ts';

// Whoever may not do something sends no body for it: who asks "Expect: 100-continue" is refused before the
// server says that it reads on. Every operation of the OpenAPI document is asked, so a new one is too.

/** What only the body, or a row that belongs to nobody's group, tells: 1 MiB at most is read for it. */
const askedLater = [
  'post /api/tasks',
  'post /api/tasks/preview',
  'patch /api/tasks/{id}',
  'post /api/tasks/{id}/cancel',
  'post /api/tasks/{id}/nudge',
  'put /api/tasks/{id}/children/{contactId}',
  'post /api/events',
  'patch /api/events/{id}',
  'post /api/events/{id}/cancel',
  'post /api/events/{id}/invitations',
  'put /api/events/{id}/participants/{contactId}',
  'put /api/events/{id}/attendance',
  'post /api/contacts/{id}/absences',
  'delete /api/contacts/{id}/absences/{absenceId}',
  'post /api/contacts/{id}/calendar',
  'delete /api/contacts/{id}/calendar',
  'delete /api/session',
  'delete /api/sessions/{id}',
  'post /api/reminders',
  'patch /api/reminders/{id}',
  'post /api/reminders/{id}/cancel',
  'post /api/campaigns',
  'post /api/campaigns/preview',
  'post /api/campaigns/{id}/stop',
  'post /api/campaigns/{id}/pause',
  'post /api/campaigns/{id}/resume',
  'put /api/chats/{id}/link',
  'delete /api/chats/{id}/link',
];

const admin: TestAdmin = useAdmin({ routes: transportRoutes(() => admin) });
let operations: Listed[];
let tenant: Tenant;
let userKey: string;
let group: string;

beforeAll(async () => {
  operations = (await listOperations(admin.app)).filter(
    // To sign in takes no key: what it takes is the body.
    ({ method, route }) => method !== 'GET' && route !== 'post /api/session',
  );
  tenant = await admin.tenant();
  group = await tenant.group({ name: 'Book Club' });
  const user = await tenant.post('/api/users', { name: 'User', role: 'USER' });
  const key = await tenant.post('/api/keys', { userId: user.body.id, label: 'user' });
  userKey = key.body.secret;
});

/** What comes first where somebody announces a body and waits: 100 to go on, else what they are refused with. */
async function firstStatus({ method, path, requestBody }: Listed, secret?: string) {
  const type = Object.keys(requestBody?.content ?? {}).at(-1) ?? 'application/json';
  const connection = await connectTo(admin.app);
  connection.send(
    head(method, fill(path, path.startsWith('/api/groups/') ? group : undefined), {
      authorization: secret === undefined ? undefined : `Bearer ${secret}`,
      'content-type': type === 'multipart/form-data' ? `${type}; boundary=x` : type,
      'content-length': 1000,
      expect: '100-continue',
    }),
  );
  const status = await connection.status();
  connection.socket.destroy();
  return status;
}

describe('before a body is sent', () => {
  it('there are operations that take one', () => {
    expect(operations.length).toBeGreaterThan(35);
  });

  it('whoever has no key is refused', async () => {
    for (const operation of operations) {
      for (const secret of [undefined, `mst_${'x'.repeat(43)}`]) {
        const status = await firstStatus(operation, secret);
        expect({ route: operation.route, status }).toEqual({ route: operation.route, status: 401 });
      }
    }
  });

  it('whoever has no right is refused, and the others may go on', async () => {
    for (const operation of operations) {
      const { route } = operation;
      const isOperators = route.includes('/api/organizations');
      const expected = askedLater.includes(route) ? 100 : 403;
      expect({ route, status: await firstStatus(operation, userKey) }).toEqual({
        route,
        status: expected,
      });
      if (isOperators) continue;
      expect({ route, status: await firstStatus(operation, tenant.secret) }).toEqual({
        route,
        status: 100,
      });
    }
  });

  it('a group out of sight, or an id that is none, is not read for either', async () => {
    const hidden = await tenant.group({ name: 'Board', visibility: 'ADMINS_ONLY' });
    for (const operation of operations) {
      if (!operation.path.startsWith('/api/groups/{id}')) continue;
      const { route } = operation;
      for (const [id, status] of [
        [hidden, 404],
        ['41', 400],
      ] as const) {
        const path = operation.path.replace('{id}', id);
        expect({ route, id, status: await firstStatus({ ...operation, path }, userKey) }).toEqual({
          route,
          id,
          status,
        });
      }
    }
  });

  it('one that is too large is refused', async () => {
    const send = operations.find(({ operationId }) => operationId === 'sendGroupMessage')!;
    const url = fill(send.path, group);
    for (const [type, length] of [
      ['application/json', 1024 * 1024 + 1],
      ['multipart/form-data; boundary=x', 17 * 1024 * 1024],
    ] as const) {
      const connection = await connectTo(admin.app);
      connection.send(
        head('POST', url, {
          authorization: `Bearer ${tenant.secret}`,
          'content-type': type,
          'content-length': length,
          expect: '100-continue',
        }),
      );
      expect(await connection.status()).toBe(413);
      connection.socket.destroy();
    }
  });
});
