import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../helpers/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.end());

test.each(['is taken out', 'leaves'])(
  'whoever %s before they came, because the clock went back, was a member for no time',
  async (how) => {
    const tenant = await world.tenant(`Friends who ${how}`);
    const alex = await tenant.person('Alex', { role: 'ADMIN' });
    const pau = await tenant.person('Pau');
    const id = await tenant.group('Club', [alex]);
    await tenant.say(alex, 'club', '/link chat to @Club');
    await tenant.say(alex, 'club', '/add @Pau');
    world.clock.advance(-60 * 60_000);
    if (how === 'leaves') await tenant.insist(pau, 'club', '/leave');
    else await tenant.insist(alex, 'club', '/remove @Pau');
    const stay = await world.db.member.findFirstOrThrow({
      where: { groupId: id, contactId: pau.contactId },
    });
    expect(stay.leftAt).toEqual(stay.joinedAt);
    expect(await world.db.group.findFirst({ where: { id } })).toMatchObject({ memberCount: 1 });
  },
);
