import { expect, test } from 'vitest';
import { useLinkedTeam } from '../helpers/scenes.ts';
import type { Tenant, World } from '../helpers/world.ts';
import { createTelephones, type Telephones } from './telephones.ts';

// Campaigns that begin later: by the clock, with who is there then.

let world: World;
let tenant: Tenant;
let phones: Telephones;
let groupId: string;

useLinkedTeam({ ana: 'Ana', pau: 'Pau', sam: 'Sam' }, async (scene) => {
  ({ world, tenant } = scene);
  phones = createTelephones(world, tenant);
  const { organizationId } = tenant;
  groupId = (await world.db.group.findFirstOrThrow({ where: { organizationId } })).id;
});

/** Monday, 10:00 in Madrid. */
const monday = '2026-11-23T09:00:00Z';
const later = { timing: 'SCHEDULED', startsAt: new Date(monday) } as const;

test('one begins when its moment comes, and calls who is there then', async () => {
  const id = await phones.begin({ whom: { groupId }, ...later });
  expect(await phones.status(id)).toBe('SCHEDULED');
  const ben = await tenant.person('Ben');
  await world.db.member.create({
    data: {
      ...{ organizationId: tenant.organizationId, groupId, contactId: ben.contactId },
      joinedAt: world.clock.now(),
    },
  });
  await phones.pass(10);
  expect(phones.carrier.calls).toEqual([]);
  await tenant.ring(monday);
  expect(await phones.status(id)).toBe('PREPARING');
  await phones.pass(30);
  expect(await phones.status(id)).toBe('COMPLETED');
  expect((await phones.calls(id)).map((call) => call.split(' ')[0])).toEqual([
    'Ana',
    'Ben',
    'Pau',
    'Sam',
  ]);
});

test('one that was stopped before does not begin', async () => {
  const id = await phones.begin({ whom: { groupId }, ...later });
  await phones.stop(id);
  await tenant.ring(monday);
  await phones.pass(10);
  expect(await phones.status(id)).toBe('CANCELLED');
  expect(phones.carrier.calls).toEqual([]);
});

test('one whose reason has passed when Muster is back is over, and takes no place', async () => {
  const id = await phones.begin({ whom: { groupId }, ...later });
  await tenant.ring('2026-12-10T10:00:00Z');
  expect(await phones.status(id)).toBe('COMPLETED');
  expect(await phones.calls(id)).toEqual([
    'Ana ENDED LEFT_OUT OVER 0',
    'Pau ENDED LEFT_OUT OVER 0',
    'Sam ENDED LEFT_OUT OVER 0',
  ]);
});
