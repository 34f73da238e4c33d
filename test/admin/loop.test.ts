import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleOf } from '../../src/admin/example.ts';
import { mostGrowth } from '../helpers/growth.ts';
import { holdGrowth } from '../helpers/loop.ts';
import {
  type Character,
  createWorld,
  OPERATOR_TOKEN,
  type Tenant,
  type World,
} from '../helpers/world.ts';
import { largestOf } from './largest.ts';
import { type Listed, listOperations } from './operations.ts';

/** Of a message of WhatsApp. */
const longestBody = 65_536;

let world: World;
let tenant: Tenant;
let ann: Character;
let operations: Listed[];

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Club');
  ann = await tenant.person('Ann');
  operations = await listOperations(world.service.admin);
});
afterAll(() => world.end());

test('no route keeps others waiting longer than what it is given asks for', async () => {
  expect(operations.length).toBeGreaterThan(60);
  const offenders: string[] = [];
  for (const operation of operations) {
    const secret = operation.path.startsWith('/api/organizations')
      ? OPERATOR_TOKEN
      : await tenant.key('ADMIN');
    const ask = (share: number) => request(operation, secret, share);
    const growth = await holdGrowth(
      () => ask(1 / 4),
      () => ask(1),
    );
    // What is measured is what the route is for.
    if (operation.operationId === 'simulateMessage')
      expect((await ask(1)).json().replies).toMatchObject([
        { body: expect.stringContaining('too long') },
      ]);
    if (growth > mostGrowth) offenders.push(`${operation.route} ${growth}`);
  }
  expect(offenders).toEqual([]);
});

/** A request with as much in it as a route takes, or a share of that. */
function request(operation: Listed, key: string, share: number) {
  const { method, path, parameters = [], requestBody, operationId } = operation;
  const query = new URLSearchParams();
  let url = path;
  for (const { name, in: place, schema } of parameters) {
    const text = String(place === 'path' ? exampleOf(schema) : largestOf(schema, 'a, ', share));
    if (place === 'path') url = url.replace(`{${name}}`, encodeURIComponent(text));
    else query.set(name, text.slice(0, 4000));
  }
  const schema = requestBody?.content['application/json']?.schema;
  const body = schema && (largestOf(schema, 'a, ', share) as Record<string, unknown>);
  // The dearest that may be said: a new command of somebody known, now.
  if (operationId === 'simulateMessage')
    Object.assign(body!, {
      ...{
        body: `/help ${body!.body}`.slice(0, longestBody * share),
        from: ann.phone,
        chatKind: 'direct',
      },
      ...{ id: undefined, sentAt: undefined },
    });
  return world.service.admin.inject({
    method,
    url: `${url}?${query}`,
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { payload: body }),
  });
}
