import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAdmin } from '../../src/admin/build-admin.ts';
import { systemClock } from '../../src/clock.ts';
import { createDatabase, type Database } from '../../src/db/client.ts';
import { PATIENT } from '../helpers/patient.ts';

let db: Database;
let app: FastifyInstance;

beforeAll(async () => {
  // Nobody listens on port 1.
  db = createDatabase('postgres://nobody@127.0.0.1:1/nothing');
  app = await buildAdmin({
    db,
    clock: systemClock,
    operatorToken: 'operator-token-of-the-tests',
    logger: false,
    readiness: async () => ({
      ok: false,
      checks: { database: 'does not answer' },
      clock: { tickedAt: null, behindSeconds: 0 },
      accounts: [],
    }),
    limits: PATIENT,
  });
});

afterAll(async () => {
  await app.close();
  await db.$disconnect();
});

test('without its database the API says so, and when to try again', async () => {
  const response = await app.inject({
    url: '/api/groups',
    headers: { authorization: 'Bearer mst_x' },
  });
  expect(response.statusCode).toBe(503);
  expect(response.headers['retry-after']).toBe('5');
  expect(response.json()).toMatchObject({
    code: 'unexpected',
    type: 'urn:muster:problem:outOfReach',
    detail: expect.stringContaining('out of reach'),
  });
  expect((await app.inject('/readyz')).statusCode).toBe(503);
  expect((await app.inject('/healthz')).statusCode).toBe(200);
});
