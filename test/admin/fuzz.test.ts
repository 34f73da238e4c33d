import { beforeAll, expect, it } from 'vitest';
import { exampleOf } from '../../src/admin/example.ts';
import { PROBLEM_TYPE } from '../../src/admin/problem.ts';
import { fc } from '../helpers/properties.ts';
import { OPERATOR, type TestAdmin, useAdmin } from './admin-app.ts';
import { encode, type Listed, listOperations, transportRoutes, uuid } from './operations.ts';

// Every operation of the OpenAPI document is asked for what its schema shows, with a thing or two that are not
// as they should be. Whatever comes: it is answered, as a mistake with a problem document, and never as one of
// the server's own (a line of the log at "error" fails the test, too: admin-app.ts).

const codes = /^(?:validation|unauthorized|forbidden|notFound|conflict|rateLimited)$/;
const runsOfEach = 12;

const admin: TestAdmin = useAdmin({
  routes: transportRoutes(() => admin),
  mayFetchFrom: () => false,
});
let operations: Listed[];
let secret: string;
/** Things that are there, by the word of their paths; who asks is not among them. */
let ids: Record<string, string>;

beforeAll(async () => {
  operations = await listOperations(admin.app);
  const tenant = await admin.tenant();
  secret = tenant.secret;
  const manager = await tenant.user('MANAGER');
  const [ann, ben] = (await tenant.contacts('Ann', 'Ben')) as [string, string];
  const groupId = await tenant.group({
    name: 'Book Club',
    members: [{ contactId: ann }, { contactId: ben }],
  });
  const make = async (url: string, body: object): Promise<string> => {
    const made = await tenant.post(url, body);
    expect(made).toMatchObject({ status: 201 });
    return made.body.id;
  };
  // One that is over: whoever watches it is not kept waiting.
  await tenant.patch(`/api/contacts/${ann}`, { phone: '+34600111333' });
  const called = await tenant.post(`/api/groups/${groupId}/call-all`, {
    customMessageAddition: 'Read',
  });
  const { campaignId } = called.body;
  expect(await tenant.post(`/api/campaigns/${campaignId}/stop`)).toMatchObject({ status: 200 });
  ids = {
    campaigns: campaignId,
    campaignId,
    groups: groupId,
    contacts: ann,
    contactId: ben,
    users: manager.userId,
    tasks: await make('/api/tasks', { title: 'Read', groupId }),
    events: await make('/api/events', { title: 'Game', groupId, startsAt: '2026-11-22T18:00:00Z' }),
    reminders: await make('/api/reminders', {
      text: 'Read',
      groupId,
      startsAt: '2026-11-22T18:00:00Z',
    }),
    accounts: await make('/api/accounts', { phone: '+34600111999' }),
    keys: await make('/api/keys', { userId: manager.userId, label: 'website' }),
    organizations: tenant.id,
  };
});

/** Mostly what it should be. */
const mostly = <Value>(usual: fc.Arbitrary<Value>, other: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: other });

/** What nobody expects in a field. */
const odd = fc.constantFrom<unknown>(
  ...[null, true, 0, -1, 1.5, 2 ** 31, 2 ** 53, 1e21, [], {}, [[]], [null], { a: 1 }],
  ...[
    '',
    ' ',
    '\0',
    '\ud800',
    '\u202e\u200b',
    "'; --",
    '%00',
    '👩‍👩‍👧‍👦',
    'NaN',
    'null',
    '-0',
    '١٢',
  ],
  ...['x'.repeat(121), 'x'.repeat(5000), `${uuid}x`, uuid.toUpperCase(), '__proto__'],
  ...['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2026-02-30T00:00:00Z', '1e400'],
  ...['2026-11-22T18:00:00+23:59', 'FREQ=SECONDLY', 'FREQ=DAILY;COUNT=2147483647', 'Etc/GMT+12'],
  JSON.parse(`${'['.repeat(25)}${']'.repeat(25)}`),
);

/** Where values stand in an example, and the example itself. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  const within =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))
      : [];
  return [path, ...within];
}

/** The example with another value at a path; without what stands there, where there is none. */
function change(value: unknown, [step, ...rest]: string[], to: unknown): unknown {
  if (step === undefined) return to;
  const copy = structuredClone(value) as Record<string, unknown>;
  const inner = change(copy[step], rest, to);
  if (inner !== undefined) copy[step] = inner;
  else if (!Array.isArray(copy)) delete copy[step];
  return copy;
}

const changed = (example: unknown) =>
  fc
    .array(
      fc.record({
        path: fc.constantFrom(...pathsOf(example)),
        to: fc.oneof(odd, fc.constant(undefined), fc.constantFrom(...Object.values(ids))),
      }),
      { maxLength: 2 },
    )
    .map((changes) =>
      changes.reduce<unknown>((value, { path, to }) => {
        // What is gone cannot be changed any more.
        const isThere = pathsOf(value).some((known) => known.join('/') === path.join('/'));
        return isThere ? change(value, path, to) : value;
      }, example),
    );

/** A body: mostly what it says it is, sometimes cut, doubled, or of another type. */
function bodyOf({ requestBody }: Listed) {
  const contents = Object.entries(requestBody?.content ?? {});
  if (contents.length === 0) return fc.constant(undefined);
  return fc.constantFrom(...contents).chain(([mediaType, { schema, example }]) =>
    fc.record({
      mediaType: fc.constant(mediaType),
      // Nothing of the network is asked for.
      value: changed(example ?? exampleOf(schema)).map((value) =>
        JSON.parse(
          (JSON.stringify(value) ?? 'null').replace('https://example.org', 'http://127.0.0.1:1'),
        ),
      ),
      says: mostly<string | undefined>(
        fc.constant(undefined),
        fc.constantFrom(
          'application/json',
          'text/csv',
          'multipart/form-data',
          'text/plain',
          'x',
          '',
        ),
      ),
      cutTo: mostly<number | undefined>(
        fc.constant(undefined),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
    }),
  );
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** A request of an operation. */
function requestOf(operation: Listed) {
  const given = (where: 'path' | 'query') =>
    (operation.parameters ?? []).filter((parameter) => parameter.in === where);
  // Of the kind that belongs there, of another, or no id at all.
  const idOf = (name: string) =>
    mostly(
      fc.constant(ids[name] ?? ids[operation.path.split('/')[2]!] ?? uuid),
      fc.oneof(fc.constantFrom(...Object.values(ids)), odd.map(textOf)),
    );
  const query = given('query').map(({ name, schema }) =>
    fc
      .option(mostly<unknown>(fc.constant(exampleOf(schema)), odd), { freq: 2 })
      .map((value) => (value === null ? [] : [[name, textOf(value)]])),
  );
  return fc.record({
    path: fc
      .tuple(...given('path').map(({ name }) => idOf(name)))
      .map((found) =>
        found.reduce(
          (path, value) => path.replace(/\{\w+\}/, () => encode8(value)),
          operation.path,
        ),
      ),
    query: fc
      .tuple(...query, mostly<string[][]>(fc.constant([]), fc.constant([['limit', '1']])))
      .map((pairs) => pairs.flat() as [string, string][]),
    body: bodyOf(operation),
  });
}

/** As encodeURIComponent, which takes no half of a surrogate pair: as bytes that are no UTF-8. */
const encode8 = (text: string) => (text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80');

it('no request of any operation is a mistake of the server', async () => {
  expect(operations.length).toBeGreaterThan(60);
  for (const operation of operations) {
    const bearer = operation.path.startsWith('/api/organizations') ? OPERATOR : secret;
    const ask = async ({ path, query, body }: Request) => {
      const [type, whole] = body
        ? await encode(body.mediaType, body.value)
        : [undefined, undefined];
      const payload =
        whole && body?.cutTo !== undefined ? whole.subarray(0, whole.length * body.cutTo) : whole;
      const says = body?.says ?? type;
      const answer = await admin.app.inject({
        method: operation.method,
        url: `${path}?${query.map((pair) => pair.map(encode8).join('=')).join('&')}`,
        headers: {
          authorization: `Bearer ${bearer}`,
          ...(says === undefined ? {} : { 'content-type': says }),
        },
        ...(payload === undefined ? {} : { payload }),
      });
      const status = answer.statusCode;
      if (status < 400) return;
      const { code } = answer.json();
      expect({ status, type: answer.headers['content-type'], code }).toEqual({
        status: expect.toSatisfy((given: number) => given < 500),
        type: expect.stringContaining(PROBLEM_TYPE),
        code: expect.stringMatching(codes),
      });
    };
    await fc.assert(fc.asyncProperty(requestOf(operation), ask), { numRuns: runsOfEach });
  }
});

type Request = ReturnType<typeof requestOf> extends fc.Arbitrary<infer Made> ? Made : never;
