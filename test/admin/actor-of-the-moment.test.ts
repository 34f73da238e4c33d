import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../undo/digest.ts';
import { type Tenant, useAdmin } from './admin-app.ts';
import { encode, fill, type Listed, listOperations } from './operations.ts';

// A body may take minutes to come. Who its sender is when it is acted upon decides, not who they were when
// it began: here they change when it has been read, before anything is done with it.

let meanwhile: () => Promise<unknown> = async () => {};

/** A hook of all routes: what skips the wall around a plugin is of the whole application. */
const whenRead = Object.assign(
  async (app: FastifyInstance) => {
    app.addHook('preHandler', async () => void (await meanwhile()));
  },
  { [Symbol.for('skip-override')]: true },
);
const admin = useAdmin({ pages: [whenRead] });

/** Ask, and change nothing. */
const READING = ['previewGroupChat'];

let tenant: Tenant;
let changing: Listed[];
let groupId: string;

beforeAll(async () => {
  tenant = await admin.tenant();
  const [contactId] = await tenant.contacts('Pau');
  groupId = await tenant.group({ name: 'Club', members: [{ contactId }] });
  changing = (await listOperations(admin.app)).filter(
    ({ method, path, operationId }) =>
      method !== 'GET' &&
      path.startsWith('/api/') &&
      !path.startsWith('/api/organizations') &&
      // Who signs in is nobody yet.
      operationId !== 'signIn' &&
      !READING.includes(operationId!),
  );
});

/** Sends what the document gives as an example, about the group where it is about one. */
async function send({ method, path, requestBody }: Listed, secret: string) {
  const [media] = Object.entries(requestBody?.content ?? {});
  const body = media && (await encode(media[0], media[1].example));
  const answer = await admin.app.inject({
    method,
    url: fill(path.replace('/groups/{id}', `/groups/${groupId}`)),
    headers: { authorization: `Bearer ${secret}`, ...(body && { 'content-type': body[0] }) },
    ...(body && { payload: body[1] }),
  });
  return { status: answer.statusCode, code: answer.body === '' ? null : answer.json().code };
}

async function keyOf(role: 'ADMIN' | 'USER') {
  const user = await tenant.post('/api/users', { name: role, role, contactId: null });
  const key = await tenant.post('/api/keys', { userId: user.body.id, label: role });
  return { userId: user.body.id as string, secret: key.body.secret as string };
}

const marks = async () => [
  ...(await digestOf(admin.db, tenant.id)),
  await admin.db.auditEntry.count(),
  await admin.db.outbox.count(),
];

describe('whoever is shut out while a request comes', () => {
  it('changes nothing by it, whatever it asks for', async () => {
    const { userId, secret } = await keyOf('ADMIN');
    expect(changing.length).toBeGreaterThan(25);
    for (const operation of changing) {
      const before = await marks();
      meanwhile = () =>
        admin.db.user.updateMany({ where: { id: userId }, data: { disabledAt: admin.at } });
      const answer = await send(operation, secret);
      meanwhile = () => Promise.resolve();
      expect({ route: operation.route, ...answer }).toEqual({
        route: operation.route,
        status: 401,
        code: 'unauthorized',
      });
      expect(await marks()).toEqual(before);
      await admin.db.user.updateMany({ where: { id: userId }, data: { disabledAt: null } });
    }
  });
});

describe('whoever is demoted while a request comes', () => {
  it('is answered as what they are by then', async () => {
    const { userId, secret } = await keyOf('ADMIN');
    const plain = await keyOf('USER');
    for (const operation of changing) {
      const answer = await send(operation, plain.secret);
      meanwhile = () => admin.db.user.updateMany({ where: { id: userId }, data: { role: 'USER' } });
      expect({ route: operation.route, ...(await send(operation, secret)) }).toEqual({
        route: operation.route,
        ...answer,
      });
      meanwhile = () => Promise.resolve();
      await admin.db.user.updateMany({ where: { id: userId }, data: { role: 'ADMIN' } });
    }
  });
});
