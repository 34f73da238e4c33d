import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UserRole } from '../../src/db/generated/enums.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';
import { digestOf } from './digest.ts';

// Authority is asked at the moment of the act (docs/rules.md, undo): what somebody may do no more they
// neither take back, nor correct, nor say yes to.

const refused = /cannot|can |There is no|not in the group|know nobody/;

/** What Pau is, at least, who may do it: the weakest of all who may. */
type Standing = 'member' | 'leader' | 'ADMIN';
/** How Pau comes to be that no more; `regain` in the other direction. */
type Loss = 'taken out' | 'demoted' | 'restricted' | 'role taken' | 'disabled' | 'unbound';

interface Act {
  as: Standing;
  before?: string[];
  said: string;
  edited: string;
  by: Loss[];
}

const member = (said: string, edited: string, ...before: string[]): Act => ({
  as: 'member',
  before,
  said,
  edited,
  by: ['taken out', 'restricted'],
});
const leader = (said: string, edited: string, ...before: string[]): Act => ({
  as: 'leader',
  before,
  said,
  edited,
  by: ['taken out', 'demoted'],
});
const task = '/create task "Net" for everyone due friday 9pm';
const event = '/create event "Cup" saturday 10am';

const acts: Act[] = [
  member(task, '/create task "Nets" for everyone'),
  member('/due 51 sunday', '/due 51 monday', task),
  member('/change task 51 "Posts"', '/change task 51 "Poles"', task),
  member('/assign 51 to @Sam', '/assign 51 to @Lea', '/create task "Net" for everyone except @Sam'),
  member('/cancel task 51', '/cancel task 51 ', task),
  member('/done 51 for @Sam', '/done 51 for @Lea', task),
  member(event, '/create event "Cup" saturday 11am'),
  member('/move event 51 to sunday 9am', '/move event 51 to sunday 8am', event),
  member('/change event 51 max 9', '/change event 51 max 8', event),
  member('/invite @Bystander to 51', '/invite @Sam to 51', event),
  member('/rsvp 51 yes for @Sam', '/rsvp 51 no for @Sam', event),
  member('/cancel event 51', '/cancel event 51 ', event),
  leader('/add @Bystander', '/add @Bystander as captain'),
  leader('/remove @Sam', '/remove @Lea'),
  leader('/promote @Sam', '/promote @Lea'),
  leader('/add @Sam as captain', '/add @Sam as goalkeeper'),
  leader('/rename to Heroes', '/rename to Legends'),
  leader('/archive', '/archive '),
  leader('/settings zone Lisbon', '/settings zone London'),
  leader('/unlink chat', '/unlink chat '),
  // The chat goes back to a group that must be theirs to link to.
  leader('/link chat to @Choir', '/link chat to @Choir '),
  {
    as: 'ADMIN',
    said: '/settings confirm 50',
    edited: '/settings confirm 60',
    by: ['role taken', 'disabled', 'unbound'],
  },
];

let world: World;
let tenants = 0;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.end());

interface Scene {
  tenant: Tenant;
  pau: Character;
  groupId: string;
  digest: () => Promise<string[]>;
}

/** The team and its chat, with Pau in it as asked, who has a choir too. */
async function createScene(as: Standing): Promise<Scene> {
  tenants += 1;
  const tenant = await world.tenant(`Friends ${tenants}`);
  const { organizationId } = tenant;
  const lea = await tenant.person('Lea');
  const sam = await tenant.person('Sam');
  const bystander = await tenant.person('Bystander');
  const pau = await tenant.person('Pau', as === 'ADMIN' ? { role: 'ADMIN' as UserRole } : {});
  const groupId = await tenant.group('Team', [lea, sam, pau]);
  await tenant.group('Choir', [pau, bystander]);
  await tenant.say(lea, 'team', '/link chat to @Team');
  if (as === 'leader')
    await world.db.member.updateMany({
      where: { groupId, contactId: pau.contactId },
      data: { role: 'ADMIN' },
    });
  await world.db.counter.upsert({
    where: { organizationId },
    create: { organizationId, lastNumber: 50 },
    update: { lastNumber: 50 },
  });
  return { tenant, pau, groupId, digest: () => digestOf(world.db, organizationId) };
}

/** Takes from Pau what they may, or gives it back. */
async function set({ pau, groupId }: Scene, loss: Loss, isLost: boolean): Promise<void> {
  const own = { groupId, contactId: pau.contactId };
  switch (loss) {
    case 'taken out':
      await world.db.member.updateMany({
        where: own,
        data: { leftAt: isLost ? world.clock.now() : null },
      });
      return;
    case 'demoted':
      await world.db.member.updateMany({
        where: own,
        data: { role: isLost ? 'MEMBER' : 'ADMIN' },
      });
      return;
    case 'restricted':
      await world.db.group.updateMany({ where: { id: groupId }, data: { restricted: isLost } });
      return;
    default:
      await world.db.user.updateMany({
        where: { id: pau.userId! },
        data: {
          'role taken': { role: isLost ? ('MANAGER' as const) : ('ADMIN' as const) },
          disabled: { disabledAt: isLost ? world.clock.now() : null },
          unbound: { contactId: isLost ? null : pau.contactId },
        }[loss],
      });
  }
}

const cases = acts.flatMap((act) => act.by.map((loss) => ({ ...act, loss })));

describe('what somebody did and may do no more', () => {
  test.each(cases)('$said, $loss', async ({ as, before = [], said, edited, loss }) => {
    const scene = await createScene(as);
    const { tenant, pau, digest } = scene;
    for (const first of before) await tenant.insist(pau, 'team', first);
    const start = await digest();
    const [reply] = await tenant.say(pau, 'team', said, { id: 'the act' });
    if (reply?.includes('/confirm ')) await tenant.insist(pau, 'team', 'yes');
    const done = await digest();
    expect(done).not.toEqual(start);

    await set(scene, loss, true);
    const lost = await digest();
    const [undone] = await tenant.say(pau, 'team', '/undo');
    expect(await digest(), undone).toEqual(lost);
    const [corrected] = await tenant.revise(pau, 'team', 'the act', edited);
    expect(await digest(), corrected).toEqual(lost);
    const [deleted] = await tenant.revise(pau, 'team', 'the act', null);
    expect(await digest(), deleted).toEqual(lost);
    for (const answer of [undone, corrected, deleted]) {
      expect(answer).toMatch(refused);
      // To whoever was taken out the group is out of sight.
      if (loss === 'taken out') expect(answer).not.toContain('Team');
    }

    await set(scene, loss, false);
    const [again] = await tenant.say(pau, 'team', '/undo');
    expect(await digest(), again).toEqual(start);
  });
});

describe('what somebody was asked and may do no more', () => {
  test.each([
    { as: 'leader', said: '/archive', key: 'yes', by: ['taken out', 'demoted'] },
    {
      as: 'member',
      said: '/create task "Net" for everyone due next sunday',
      key: '2',
      by: ['taken out', 'restricted'],
    },
    {
      as: 'member',
      said: '/create event "Cup" next sunday 9am',
      key: '2',
      by: ['taken out', 'restricted'],
    },
    { as: 'ADMIN', said: '/settings keep 90 days', key: 'yes', by: ['role taken', 'unbound'] },
  ] satisfies { as: Standing; said: string; key: string; by: Loss[] }[])(
    '$said, then $key',
    async ({ as, said, key, by }) => {
      const scene = await createScene(as);
      const { tenant, pau, digest } = scene;
      for (const loss of by) {
        const [asked] = await tenant.say(pau, 'team', said);
        expect(asked).toMatch(key === '2' ? /Reply 2/ : /\/confirm/);
        await set(scene, loss, true);
        const lost = await digest();
        const [reply] = await tenant.say(pau, 'team', key);
        expect(await digest(), reply).toEqual(lost);
        expect(reply).toMatch(refused);
        await set(scene, loss, false);
        if (key === '2') await tenant.say(pau, 'team', '/undo');
      }
    },
  );
});
