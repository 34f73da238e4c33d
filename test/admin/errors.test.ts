import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAdmin } from '../../src/admin/build-admin.ts';
import { english } from '../../src/admin/problems/english/index.ts';
import { describeUserError } from '../../src/admin/user-errors.ts';
import {
  type AnyUserError,
  UserError,
  type UserErrorCode,
  type UserErrorDetails,
} from '../../src/errors.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { PATIENT } from '../helpers/patient.ts';
import { expectProblem, OPERATOR, type Tenant, useAdmin } from './admin-app.ts';
import { uuid } from './operations.ts';

const admin = useAdmin();
let tenant: Tenant;
beforeAll(async () => {
  tenant = await admin.tenant();
});

const raw = async (
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  payload?: string,
  type?: string,
) => {
  const answer = await admin.app.inject({
    method,
    url,
    headers: {
      authorization: `Bearer ${tenant.secret}`,
      ...(type ? { 'content-type': type } : {}),
    },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
};

describe('a request that cannot be read', () => {
  it('of an unknown route or a wrong method is not found', async () => {
    expect(expectProblem(await raw('GET', '/api/nothing?x=1'), 404, 'notFound')).toMatchObject({
      instance: '/api/nothing',
      detail: expect.stringContaining('GET /api/nothing'),
    });
    expectProblem(await raw('PUT', '/api/groups'), 404, 'notFound');
    expectProblem(await raw('GET', '/'), 404, 'notFound');
    expectProblem(await raw('GET', '/docs/nothing'), 404, 'notFound');
  });

  it.each([
    ['no JSON', '{"name":', 'application/json', 400],
    ['an empty body', '', 'application/json', 400],
    ['prototype poison', '{"__proto__": {"x": 1}, "name": "x"}', 'application/json', 400],
    ['another type', '<group/>', 'application/xml', 415],
    ['plain text', 'Book Club', 'text/plain', 415],
    ['CSV where none is read', 'name\nPau', 'text/csv', 415],
  ])('with %s is a validation problem', async (_name, payload, type, status) => {
    expectProblem(await raw('POST', '/api/groups', payload, type), status, 'validation');
  });

  it.each([
    ['/api/groups', 'application/x-www-form-urlencoded', '"Content-Type: application/json"'],
    ['/api/groups', 'text/csv', 'A body of the type "text/csv" is not read here: expected'],
    ['/api/users', 'text/plain', '"Content-Type: application/json"'],
    ['/api/contacts/import', 'text/plain', '"Content-Type: text/csv" or "text/vcard" or "app'],
    ['/api/contacts/import', 'application/octet-stream', '"Content-Type: text/csv"'],
    [
      '/api/groups/019ab000-0000-7000-8000-000000000000/messages',
      'image/png',
      '"Content-Type: application/json" or "multipart/form-data"',
    ],
  ])('to %s as %s says which types are read there', async (url, type, expected) => {
    const problem = expectProblem(await raw('POST', url, 'name\nPau\n', type), 415, 'validation');
    expect(problem.detail).toContain(expected);
  });

  it('says of a file that is said to be JSON what it may be', async () => {
    const csv = await raw('POST', '/api/contacts/import', 'name\nPau\n', 'application/json');
    expect(expectProblem(csv, 400, 'validation').detail).toContain(
      'The body is no JSON, though its type says so: expected JSON such as {"name": "Book Club"}, or another "Content-Type": text/csv or text/vcard.',
    );
  });

  it.each(['/api/contacts/import', '/api/groups/019ab000-0000-7000-8000-000000000000/messages'])(
    'without a body, where several types are taken, is a validation problem: %s',
    async (url) => {
      const [problem] = expectProblem(await raw('POST', url), 400, 'validation').errors;
      expect(problem).toMatchObject({
        path: 'body',
        expected: expect.stringContaining('application/json'),
      });
    },
  );

  it('with a URL that is none is a validation problem', async () => {
    expectProblem(await raw('GET', '/api/groups/%ZZ'), 400, 'validation');
    expectProblem(await raw('GET', `/api/groups/${'a'.repeat(200)}`), 414, 'validation');
  });

  it('with an id that is no UUID says where and what was expected', async () => {
    const problem = expectProblem(await raw('GET', '/api/groups/41'), 400, 'validation');
    expect(problem.errors).toEqual([
      { path: 'path.id', expected: 'a UUID', example: expect.any(String) },
    ]);
    expect(problem.detail).toMatch(/^path\.id: expected a UUID, for example "/);
  });
});

describe('values that are not as expected', () => {
  it.each([
    ['/api/groups', {}, 'body.name', 'a string'],
    ['/api/groups', { name: '' }, 'body.name', 'at least 1 characters'],
    ['/api/groups', { name: 'x'.repeat(121) }, 'body.name', 'at most 120 characters'],
    ['/api/groups', { name: 'A', color: 'red' }, 'body.color', 'a text of this form'],
    ['/api/groups', { name: 'A', icon: 'two' }, 'body.icon', 'one emoji'],
    [
      '/api/groups',
      { name: 'A', icon: `⚽${'\u0301'.repeat(40)}` },
      'body.icon',
      'at most 40 characters',
    ],
    ['/api/groups', { name: 'A', timeZone: 'Mars/Olympus' }, 'body.timeZone', 'an IANA time zone'],
    ['/api/groups', { name: 'A', timeZone: '+02:00' }, 'body.timeZone', 'an IANA time zone'],
    ['/api/groups', { name: '\u200b' }, 'body.name', '1 to 120 characters'],
    [
      '/api/groups',
      { name: 'A', visibility: 'NOBODY' },
      'body.visibility',
      'one of ALL_STAFF, ADMINS_ONLY, CUSTOM',
    ],
    ['/api/groups', { name: 'A', colour: 'red' }, 'body', 'no field called colour'],
    [
      '/api/groups',
      { name: 'A', members: [{ contactId: '7' }] },
      'body.members[0].contactId',
      'a UUID',
    ],
    ['/api/groups', { name: 'a\u0000b' }, 'body.name', 'text without NUL and half surrogates'],
    ['/api/groups', { name: 'a\ud800b' }, 'body.name', 'text without NUL and half surrogates'],
    [
      '/api/contacts',
      { name: 'Pau', phone: '600111222' },
      'body.phone',
      'a phone number with its country code',
    ],
    ['/api/contacts', { name: 'Pau', email: 'pau' }, 'body.email', 'an e-mail address'],
    ['/api/users', { name: 'Pau', role: 'OWNER' }, 'body.role', 'one of ADMIN, MANAGER, USER'],
    [
      '/api/tasks',
      { title: 'A' },
      'body',
      'groupId: a string, or contactIds: an array, or groupIds: an array',
    ],
    ['/api/tasks', { title: 'A', contactIds: [] }, 'body.contactIds', 'at least 1 entries'],
    [
      '/api/contacts/bulk-operations',
      { operation: 'delete', contactIds: [uuid] },
      'body',
      'confirm: one of DELETE',
    ],
    [
      '/api/contacts/bulk-operations',
      { operation: 'remove', contactIds: [uuid] },
      'body',
      'operation: one of status, assign, edit, delete, call',
    ],
  ])('POST %s %j', async (url, body, path, expected) => {
    const problem = expectProblem(await tenant.post(url, body), 400, 'validation');
    expect(problem.errors).toMatchObject([{ path, expected }]);
  });

  it.each([
    ['/api/groups?limit=0', 'query.limit', 'at least 1'],
    ['/api/groups?limit=101', 'query.limit', 'at most 100'],
    ['/api/groups?limit=ten', 'query.limit', 'a number'],
    ['/api/groups?status=GONE', 'query.status', 'one of ACTIVE, ARCHIVED, INACTIVE'],
    ['/api/groups?stauts=ACTIVE', 'query', 'no field called stauts'],
    ['/api/tasks?number=99999999999', 'query.number', 'at most 2147483647'],
    ['/api/events?from=tomorrow', 'query.from', 'an instant as ISO 8601 with its offset or Z'],
    ['/api/events?from=0000-06-01T00:00:00Z', 'query.from', 'an instant of the years 1970 to 2199'],
    [
      '/api/tasks?dueTo=9999-12-31T23:00:00-05:00',
      'query.dueTo',
      'an instant of the years 1970 to 2199',
    ],
    ['/api/contacts/by-groups?groupIds=7', 'query.groupIds[0]', 'a UUID'],
    ['/api/groups?text=%00', 'query.text', 'text without NUL and half surrogates'],
  ])('GET %s', async (url, path, expected) => {
    const problem = expectProblem(await tenant.get(url), 400, 'validation');
    expect(problem.errors).toMatchObject([{ path, expected }]);
  });

  it.each([
    '-000001-06-01T00:00:00.000Z',
    '0000-06-01T00:00:00.000Z',
    '+010000-06-01T00:00:00.000Z',
  ])('a cursor that leads to the year of %s is none', async (instant) => {
    const forged = Buffer.from(JSON.stringify([instant, tenant.id])).toString('base64url');
    expectProblem(await tenant.get(`/api/audit?cursor=${forged}`), 400, 'validation');
  });

  it('of a body as deep as it is long', async () => {
    const deep = `{"name":"A","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const answer = await raw('POST', '/api/groups', deep, 'application/json');
    expect(expectProblem(answer, 400, 'validation').errors).toMatchObject([
      { path: 'body', expected: '20 levels at most' },
    ]);
  });

  it('are told all at once', async () => {
    const problem = expectProblem(
      await tenant.post('/api/events', { title: 1, capacity: 0 }),
      400,
      'validation',
    );
    expect(problem.errors.map(({ path }: { path: string }) => path)).toEqual([
      'body.groupId',
      'body.title',
      'body.capacity',
    ]);
    expect(problem.detail).toMatch(/and 2 more/);
  });

  const lists = [
    'users',
    'keys',
    'contacts',
    'groups',
    'accounts',
    'chats',
    'links',
    'tasks',
    'events',
    'reminders',
    'outbox',
    'audit',
  ].map((name) => `/api/${name}`);
  const forged = [
    [],
    [1],
    [null],
    ['x'],
    [uuid, uuid],
    ['x', 'x'],
    ['\0', uuid],
    ['infinity', uuid],
    [1, uuid],
    [1.5],
    [1e300],
    [{}],
    'x',
  ].map((keyset) => Buffer.from(JSON.stringify(keyset)).toString('base64url'));
  it.each(lists)(
    'GET %s takes no cursor that it never gave, and never falls over one',
    async (url) => {
      for (const cursor of [...forged, '', '%F0%9F%93%9A', 'bm90IGpzb24']) {
        const answer = await tenant.get(`${url}?cursor=${cursor}`);
        if (answer.status !== 200) {
          const problem = expectProblem(answer, 400, 'validation');
          expect(problem.errors).toMatchObject([{ path: 'query.cursor' }]);
        }
      }
    },
  );
});

describe('the table of mistakes', () => {
  // Each with details as the services give them; TypeScript sees that none is missing.
  const details: UserErrorDetails = {
    invalid: { field: 'max', expected: 'a number', example: 'max 14' },
    notAllowed: { action: 'edit', group: 'Book Club' },
    groupNotFound: { name: 'Book Club', suggestions: [] },
    groupNameTaken: { name: 'Book Club' },
    groupNotActive: { group: 'Book Club', status: 'ARCHIVED' },
    groupEmpty: { group: 'Book Club' },
    groupNotInactive: { group: 'Book Club' },
    nobodyReached: { group: 'Book Club', strangers: 3, optedOut: 1 },
    alreadyHere: { group: 'Book Club' },
    statusUnreachable: { group: 'Book Club', from: 'ACTIVE', to: 'INACTIVE' },
    chatNotLinked: {},
    notInGroup: {},
    mirrored: { group: 'Book Club' },
    chatSize: { group: 'Book Club', people: 1, most: 1024 },
    chatNameTooLong: { group: 'Book Club', most: 100 },
    chatUnseen: {},
    groupChatOnly: {},
    contactNotFound: { name: 'Pau', suggestions: [] },
    targetNotFound: { name: 'Pau', suggestions: [] },
    targetUnmarked: { name: 'Pau' },
    contactAmbiguous: { name: 'Pau', candidates: ['Pau Gasol', 'Pau Casals'] },
    phoneDoubtful: { typed: '447700900123', perhaps: '+44 7700 900123' },
    phoneTaken: { phone: '+34600111222' },
    notMember: { person: 'Pau', group: 'Book Club' },
    notIncluded: { people: ['Pau'], groups: ['Book Club'] },
    nobodyLeft: {},
    oneGroupOnly: {},
    lastAdmin: { person: 'Pau', group: 'Book Club' },
    zoneNotFound: { name: 'Madrit', suggestions: ['Europe/Madrid'] },
    zoneAmbiguous: { name: 'Spain', candidates: ['Europe/Madrid', 'Atlantic/Canary'] },
    taskNotFound: { number: 41 },
    taskIsEvent: { number: 41, title: 'Game' },
    taskNotYours: { number: 41, title: 'Read', own: false, holder: null },
    taskWithdrawn: { number: 41, title: 'Read' },
    taskNotOwed: { number: 41, title: 'Read' },
    nudgedLately: { number: 41, title: 'Read', minutes: 90 },
    eventNotFound: {},
    eventIsTask: { number: 41, title: 'Read' },
    eventOver: { number: 41, title: 'Game' },
    eventNotBegun: { number: 12, title: 'Game' },
    eventCancelled: { number: 41, title: 'Game' },
    answersClosed: {
      number: 41,
      title: 'Game',
      closedAt: '2026-11-26T19:00:00.000Z',
      zone: 'Europe/Madrid',
      group: 'Team',
      plannerId: null,
    },
    noRoomForGuests: { title: 'Game', free: 1, guests: 3 },
    neverCloses: { minutesAhead: 4320, example: '2026-11-27T09:00:00Z', zone: 'Europe/Madrid' },
    seriesOrder: { number: 13, title: 'Training', before: 12 },
    limitTooLow: { number: 12, title: 'Game', capacity: 8, seatsTaken: 9 },
    partyTooLarge: { number: 12, title: 'Game', guests: 20, capacity: 14, free: 3 },
    awayNotFound: { number: 3 },
    awayAlready: { number: 1 },
    reminderNotFound: { number: 7 },
    isReminder: { number: 7, text: 'Call' },
    reminderOver: { number: 7, text: 'Call', cancelled: true },
    tooManyReminders: { most: 50 },
    isCampaign: { number: 7 },
    campaignNotFound: { number: 7 },
    campaignOver: { number: 7, cancelled: true },
    campaignNotPaused: { number: 7 },
    campaignPaused: { number: 7 },
    tooManyToCall: { most: 1000 },
    nobodyToCall: { leftOut: [{ reason: 'NO_PHONE', people: 3 }] },
    tooManyCampaigns: { most: 5 },
    undoTooLate: {},
    tooManyAtOnce: { people: 1001, most: 1000 },
    cannotUndo: { what: 'Read Chapter 5', why: 'done', who: 'Sam' },
    notFound: { what: 'contact' },
    conflict: { what: 'user', why: 'there is one' },
  };

  it.each(Object.keys(details) as UserErrorCode[])('says %s in a sentence', (code) => {
    const fault = describeUserError(new UserError(code, details[code]) as AnyUserError, english);
    expect(fault).toMatchObject({ reason: code, status: expect.any(Number) });
    expect(fault.detail).toMatch(/^.{15,}$/);
    expect(fault.detail).not.toMatch(/undefined|\[object|null/);
    for (const value of Object.values(details[code])) {
      if (typeof value === 'string' && code !== 'notAllowed') {
        expect(fault.detail.toLowerCase()).toContain(value.toLowerCase());
      }
    }
  });
});

describe('what nobody foresaw', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('is logged under the id of the request and told in general words', async () => {
    const log: string[] = [];
    const app = await buildAdmin({
      db: database.db,
      clock: { now: () => new Date('2026-11-20T10:00:00Z') },
      operatorToken: OPERATOR,
      logger: pino({}, { write: (line: string) => log.push(line) }),
      readiness: () => Promise.reject(new Error('password=hunter2')),
      limits: PATIENT,
    });
    const answer = await app.inject('/readyz');
    const problem = expectProblem(
      { status: answer.statusCode, body: answer.json(), headers: answer.headers },
      500,
      'unexpected',
    );
    expect(answer.body).not.toContain('hunter2');
    const logged = log.map((line) => JSON.parse(line)).filter(({ level }) => level >= 50);
    expect(logged).toMatchObject([
      { reqId: problem.requestId, err: { message: 'password=hunter2' } },
    ]);
    await app.close();
  });
});
