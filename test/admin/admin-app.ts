import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type AdminDeps, buildAdmin } from '../../src/admin/build-admin.ts';
import type { Database } from '../../src/db/client.ts';
import type { UserRole } from '../../src/db/generated/enums.ts';
import { proveAnswers } from '../helpers/conformance.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { PATIENT } from '../helpers/patient.ts';

export const OPERATOR = 'operator-token-of-the-tests';
export const AT = '2026-11-20T10:00:00.000Z';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what each test is about.
  body: any;
  headers: Record<string, unknown>;
}

/** Asks the API as the holder of one secret. */
export interface Client {
  get(url: string): Promise<Answer>;
  post(url: string, body?: unknown): Promise<Answer>;
  put(url: string, body?: unknown): Promise<Answer>;
  patch(url: string, body?: unknown): Promise<Answer>;
  delete(url: string): Promise<Answer>;
}

/** An organization with an admin, whose client it is. */
export interface Tenant extends Client {
  id: string;
  secret: string;
  userId: string;
  /** A further user, bound to a new contact unless told otherwise. */
  user(
    role: UserRole,
    options?: { bound?: boolean },
  ): Promise<Client & { userId: string; contactId: string }>;
  /** New contacts, by name; answers their ids. */
  contacts(...names: string[]): Promise<string[]>;
  group(body: object): Promise<string>;
}

export interface TestAdmin {
  app: FastifyInstance;
  db: Database;
  /** Everything that was logged, line by line. */
  log: string[];
  /** The instant of the next requests. */
  at: Date;
  client(secret?: string): Client;
  tenant(name?: string): Promise<Tenant>;
}

/**
 * The admin API on a database of the file's own, with a clock that stands. A logged error fails the
 * test that caused it.
 */
export function useAdmin(options: Partial<AdminDeps> = {}): TestAdmin {
  const admin = { log: [] as string[], at: new Date(AT) } as TestAdmin;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    admin.db = database.db;
    admin.app = await buildAdmin({
      db: database.db,
      clock: { now: () => admin.at },
      operatorToken: OPERATOR,
      logger: pino({ level: 'trace' }, { write: (line: string) => admin.log.push(line) }),
      readiness: async () => ({
        ok: true,
        checks: { database: 'ok' },
        clock: { tickedAt: null, behindSeconds: 0 },
        accounts: [],
      }),
      ...options,
      limits: {
        requestsPerMinute: 100_000,
        failedAuthPerMinute: 100_000,
        ...PATIENT,
        ...options.limits,
      },
    });
    await admin.app.ready();
    proveAnswers(admin.app);
  });
  afterAll(async () => {
    await admin.app.close();
    await database.drop();
  });
  afterEach(() => {
    expect(admin.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });

  admin.client = (secret) => createClient(admin.app, secret);
  let tenants = 0;
  admin.tenant = async (name = `Tenant ${++tenants}`) => {
    const { status, body } = await admin.client(OPERATOR).post('/api/organizations', {
      name,
      timeZone: 'Europe/Madrid',
      admin: { name: `Admin of ${name}` },
    });
    expect(status).toBe(201);
    return createTenant(admin, body);
  };
  return admin;
}

function createClient(app: FastifyInstance, secret?: string): Client {
  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
  ) => {
    const answer = await app.inject({
      method,
      url,
      headers: secret === undefined ? {} : { authorization: `Bearer ${secret}` },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return {
      status: answer.statusCode,
      body: answer.body === '' ? undefined : answer.json(),
      headers: answer.headers,
    };
  };
  return {
    get: (url) => ask('GET', url),
    post: (url, body) => ask('POST', url, body),
    put: (url, body) => ask('PUT', url, body),
    patch: (url, body) => ask('PATCH', url, body),
    delete: (url) => ask('DELETE', url),
  };
}

function createTenant(
  admin: TestAdmin,
  made: { organization: { id: string }; user: { id: string }; key: { secret: string } },
): Tenant {
  const client = admin.client(made.key.secret);
  const create = async (url: string, body: object) => {
    const answer = await client.post(url, body);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };
  const tenant: Tenant = {
    ...client,
    id: made.organization.id,
    secret: made.key.secret,
    userId: made.user.id,
    contacts: async (...names) => {
      const ids: string[] = [];
      for (const name of names) ids.push((await create('/api/contacts', { name })).id);
      return ids;
    },
    group: async (body) => (await create('/api/groups', body)).id,
    user: async (role, { bound = true } = {}) => {
      const [contactId] = bound ? await tenant.contacts(`Contact of a ${role}`) : [];
      const user = await create('/api/users', { name: role, role, contactId: contactId ?? null });
      const { secret } = await create('/api/keys', { userId: user.id, label: role });
      return { ...admin.client(secret), userId: user.id, contactId: contactId ?? '' };
    },
  };
  return tenant;
}

/** All entries of a list, walked by cursor; `between` runs after each page. */
export async function walk(
  client: Client,
  url: string,
  between: (page: number) => Promise<unknown> = async () => {},
) {
  // biome-ignore lint/suspicious/noExplicitAny: entries of whatever list it is.
  const items: any[] = [];
  let cursor: string | null = null;
  for (let page = 1; ; page++) {
    const separator = url.includes('?') ? '&' : '?';
    const { status, body } = await client.get(
      cursor === null ? url : `${url}${separator}cursor=${cursor}`,
    );
    expect(status).toBe(200);
    items.push(...body.items);
    expect(body.hasMore).toBe(body.nextCursor !== null);
    if (!body.hasMore) return items;
    cursor = body.nextCursor;
    await between(page);
  }
}

/** Expects a problem document with this status and code, and answers it. */
export function expectProblem(answer: Answer, status: number, code: string) {
  expect(answer).toMatchObject({ status, body: { status, code } });
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({
    type: expect.stringMatching(/^urn:muster:problem:\w+$/),
    title: expect.any(String),
    detail: expect.stringMatching(/.{20,}/),
    instance: expect.stringMatching(/^\//),
    requestId: expect.any(String),
  });
  return answer.body;
}
