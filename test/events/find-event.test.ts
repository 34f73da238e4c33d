import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../src/change/change.ts';
import type { Tx } from '../../src/db/client.ts';
import { requireEvents } from '../../src/events/find-event.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let boss: Character;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  boss = await tenant.person('Boss', { role: 'ADMIN' });
});

afterAll(() => world.end());

/** A transaction in which something happens to others right after its first look. */
function afterFirstLook(tx: Tx, happen: () => Promise<unknown>): Tx {
  let looks = 0;
  return new Proxy(tx, {
    get(target, name, receiver) {
      if (name !== '$queryRaw') return Reflect.get(target, name, receiver);
      return async (...query: Parameters<Tx['$queryRaw']>) => {
        const rows = await target.$queryRaw(...query);
        looks += 1;
        if (looks === 1) await happen();
        return rows;
      };
    },
  });
}

test('whoever is added to a group while an event of it is looked for finds it', async () => {
  const ann = await tenant.person('Ann');
  await tenant.group('Team', [boss]);
  const [reply] = await tenant.say(boss, 'boss', '/create event Game saturday 10am for @Team');
  const number = Number(/#(\d+)/.exec(reply!)![1]);
  const actor: Actor = { kind: 'CHAT', contactId: ann.contactId, userId: null, role: null };
  const events = await world.db.$transaction((tx) =>
    requireEvents(
      {
        tx: afterFirstLook(tx, () => tenant.say(boss, 'boss', `/add ${ann.phone} to @Team`)),
        organizationId: tenant.organizationId,
      },
      actor,
      [number],
    ),
  );
  expect(events.map((event) => event.number)).toEqual([number]);
});
