import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../helpers/until.ts';
import { expectProblem, type Tenant, useAdmin } from './admin-app.ts';
import { encode } from './operations.ts';
import { connectTo, head, type RawConnection } from './raw-http.ts';

// How much all bodies and files take together. Who is in the middle of sending holds room for all of it.

const roomBytes = 1024 * 1024;
const admin = useAdmin({ limits: { roomBytes, eventLoopDelayMs: 0 } });

let tenant: Tenant;
let other: Tenant;
let url: string;
beforeEach(async () => {
  tenant = await admin.tenant();
  other = await admin.tenant();
  url = `/api/groups/${await tenant.group({ name: 'Book Club' })}/messages`;
});

/** Begins to send a file, and stops in the middle. */
async function begin(payload: Buffer, type: string): Promise<RawConnection> {
  const connection = await connectTo(admin.app);
  connection.send(
    head('POST', url, {
      authorization: `Bearer ${tenant.secret}`,
      'content-type': type,
      'content-length': payload.length,
      expect: '100-continue',
    }),
  );
  expect(await connection.status()).toBe(100);
  connection.send(payload.subarray(0, 1000));
  return connection;
}

const note = (client: Tenant) =>
  client.post('/api/contacts', { name: 'Pau', notes: 'x'.repeat(2000) });
const largeNote = (client: Tenant) =>
  client.post('/api/contacts/import?dryRun=true', {
    content: `name,notes\nPau,${'x'.repeat(300_000)}`,
  });

describe('the room for bodies', () => {
  it('is half of it for one organization, and given back when it is answered', async () => {
    const [type, payload] = await encode('multipart/form-data', { file: 'x'.repeat(400_000) });
    const sending = await begin(payload, type);
    const refused = await largeNote(tenant);
    expectProblem(refused, 503, 'rateLimited');
    expect(refused.headers['retry-after']).toBe('5');
    expect(refused.body.type).toBe('urn:muster:problem:busy');
    expect(await note(tenant)).toMatchObject({ status: 201 });
    expect(await largeNote(other)).toMatchObject({ status: 200 });
    sending.send(payload.subarray(1000));
    // Nobody is in the group who could be told.
    await until(() => sending.heard().includes('HTTP/1.1 409'));
    await until(async () => (await largeNote(tenant)).status === 200);
    sending.socket.destroy();
  });

  it('is given back by who hangs up in the middle', async () => {
    const [type, payload] = await encode('multipart/form-data', { file: 'x'.repeat(400_000) });
    const sending = await begin(payload, type);
    expect((await largeNote(tenant)).status).toBe(503);
    sending.socket.destroy();
    await until(async () => (await largeNote(tenant)).status === 200);
  });

  it('is kept for all that may come where nobody says how much it is', async () => {
    const connection = await connectTo(admin.app);
    connection.send(
      head('POST', url, {
        authorization: `Bearer ${tenant.secret}`,
        'content-type': 'application/json',
        'transfer-encoding': 'chunked',
        expect: '100-continue',
      }),
    );
    // 1 MiB of JSON may come, and half a MiB is there for one organization.
    expect(await connection.status()).toBe(503);
    connection.socket.destroy();
  });

  it('is shared by files that are downloaded', async () => {
    const media = await admin.db.media.create({
      data: {
        organizationId: tenant.id,
        mimeType: 'image/png',
        fileName: 'poster.png',
        data: new Uint8Array(400_000),
        createdAt: admin.at,
      },
    });
    const read = () =>
      admin.app.inject({
        url: `/api/media/${media.id}`,
        headers: { authorization: `Bearer ${tenant.secret}` },
      });
    const [type, payload] = await encode('multipart/form-data', { file: 'x'.repeat(400_000) });
    const sending = await begin(payload, type);
    expect((await read()).statusCode).toBe(503);
    sending.socket.destroy();
    await until(async () => (await read()).statusCode === 200);
    // It gives back what it took.
    expect((await read()).statusCode).toBe(200);
  });
});
