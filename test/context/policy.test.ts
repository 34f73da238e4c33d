import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/change/change.ts';
import {
  type GroupAction,
  mayInOrganization,
  mayOnGroup,
  type OrganizationAction,
  requireOnGroup,
} from '../../src/context/policy.ts';
import type { UserRole } from '../../src/db/generated/enums.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// The table of docs/rules.md as a reader of it would write it, for all that somebody can be to a group, and held
// twice: by the policy alone, and in chat. By the API it is held route by route (test/admin/permissions.test.ts).

/** How somebody stands to the organization and to the group. */
interface Person {
  role: UserRole | null;
  memberRole: 'ADMIN' | 'MEMBER' | null;
  created: boolean;
}

/** In the order of the marks below. */
const people = {
  'org ADMIN': { role: 'ADMIN', memberRole: null, created: false },
  'MANAGER, group admin': { role: 'MANAGER', memberRole: 'ADMIN', created: false },
  'MANAGER, creator': { role: 'MANAGER', memberRole: null, created: true },
  'MANAGER, member': { role: 'MANAGER', memberRole: 'MEMBER', created: false },
  'MANAGER, not a member': { role: 'MANAGER', memberRole: null, created: false },
  'staff USER, group admin': { role: 'USER', memberRole: 'ADMIN', created: false },
  'staff USER, creator': { role: 'USER', memberRole: null, created: true },
  'staff USER, member': { role: 'USER', memberRole: 'MEMBER', created: false },
  'staff USER, not a member': { role: 'USER', memberRole: null, created: false },
  'group admin': { role: null, memberRole: 'ADMIN', created: false },
  member: { role: null, memberRole: 'MEMBER', created: false },
  // Was staff when they made it.
  creator: { role: null, memberRole: null, created: true },
  nobody: { role: null, memberRole: null, created: false },
} as const satisfies Record<string, Person>;

type Who = keyof typeof people;

/** What may be tried; in a restricted group, `useRestricted` stands in for `use`, and so on. */
type Tried = GroupAction | `${GroupAction}Restricted`;

/** Who may do it, in the order of people: an ADMIN, four MANAGERs, four USERs, four who are no staff. */
const onGroup: Record<Tried, string> = {
  edit: '+ ++-- +--- +---',
  editRestricted: '+ ++-- +--- +---',
  use: '+ ++++ +-+- ++--',
  useRestricted: '+ ++++ +--- +---',
  ask: '+ ++++ +-+- ++--',
  askRestricted: '+ ++++ +-+- ++--',
  send: '+ +-+- +-+- ++--',
  sendRestricted: '+ +-+- +--- +---',
  call: '+ ++-- +--- +---',
  callRestricted: '+ ++-- +--- +---',
  delete: '+ ---- ---- ----',
  deleteRestricted: '+ ---- ---- ----',
  export: '+ ---- ---- ----',
  exportRestricted: '+ ---- ---- ----',
  bulk: '+ ---- ---- ----',
  bulkRestricted: '+ ---- ---- ----',
};

const isAllowed = (tried: Tried, who: Who) =>
  onGroup[tried].replaceAll(' ', '')[Object.keys(people).indexOf(who)] === '+';

const inOrganization: Record<OrganizationAction, readonly (UserRole | null)[]> = {
  createGroup: ['ADMIN', 'MANAGER'],
  editContacts: ['ADMIN', 'MANAGER'],
  seeContacts: ['ADMIN', 'MANAGER', 'USER'],
  identify: ['ADMIN'],
  bulk: ['ADMIN'],
  administer: ['ADMIN'],
  exportContacts: ['ADMIN'],
  readAudit: ['ADMIN'],
  analyze: ['ADMIN'],
};

const actorOf = (role: UserRole | null): Actor => ({
  kind: 'CHAT',
  contactId: 'c',
  userId: role && 'u',
  role,
});

describe('the policy', () => {
  const cases = (Object.keys(onGroup) as Tried[]).flatMap((tried) =>
    (Object.entries(people) as [Who, Person][]).map(([who, person]) => ({
      ...{ who, tried, person, may: isAllowed(tried, who) },
    })),
  );
  test.each(cases)('$who · $tried: $may', ({ tried, person: { role, ...standing }, may }) => {
    const [action, restricted] = [tried.replace('Restricted', ''), tried.endsWith('Restricted')];
    const group = { name: 'G', ...standing, restricted };
    expect(mayOnGroup(actorOf(role), action as GroupAction, group)).toBe(may);
  });

  const organizationCases = (Object.keys(inOrganization) as OrganizationAction[]).flatMap(
    (action) =>
      (['ADMIN', 'MANAGER', 'USER', null] as const).map((role) => ({
        action,
        role,
        may: inOrganization[action].includes(role),
      })),
  );
  test.each(organizationCases)('$role · $action: $may', ({ action, role, may }) => {
    expect(mayInOrganization(actorOf(role), action)).toBe(may);
  });

  test.each([
    { restricted: false, refused: 'ask' },
    { restricted: true, refused: 'use' },
  ])('who is no member is told what is missing: $refused', ({ restricted, refused }) => {
    const group = { name: 'G', memberRole: null, created: false, restricted };
    expect(() => requireOnGroup(actorOf('USER'), 'use', group)).toThrow(
      expect.objectContaining({ details: { action: refused, group: 'G' } }),
    );
  });
});

describe('the same in chat', () => {
  let world: World;
  let tenant: Tenant;
  let owner: Character;
  let round = 0;

  beforeAll(async () => {
    world = await createWorld();
    tenant = await world.tenant('Friends');
    owner = await tenant.person('Owner');
  });
  afterAll(() => world.end());

  /** A group with an admin, an event and a task in it, and the person standing to it as asked. */
  async function scene({ role, memberRole, created }: Person, restricted: boolean) {
    round += 1;
    const who = await tenant.person(`Actor ${round}`, role ? { role } : {});
    const guest = await tenant.person(`Guest ${round}`);
    const name = `Group ${round}`;
    const id = await tenant.group(
      name,
      memberRole === null ? [owner, guest] : [owner, guest, who],
      { restricted },
    );
    const key = { organizationId: tenant.organizationId, id };
    if (memberRole === 'ADMIN') {
      await world.db.member.updateMany({
        where: { groupId: id, contactId: who.contactId },
        data: { role: 'ADMIN' },
      });
    }
    if (created)
      await world.db.group.update({
        where: { organizationId_id: key },
        data: { createdByContactId: who.contactId },
      });
    const [made] = await tenant.say(
      owner,
      `owner ${round}`,
      `/create event "Game" saturday 10am for @"${name}"`,
    );
    return { who, guest, name, id, event: /#(\d+)/.exec(made!)![1]!, chat: `chat ${round}` };
  }

  interface Try {
    action: Tried;
    what: string;
    say: (name: string, guest: Character, event: string) => string;
    /** Whether it took effect. */
    done: (id: string, guest: Character, who: Character) => Promise<boolean>;
  }
  const member = (groupId: string, contactId: string) =>
    world.db.member.findFirst({ where: { groupId, contactId, leftAt: null } });
  const tries: Try[] = [
    {
      action: 'use',
      what: '/create task',
      say: (name) => `/create task "Net" for @"${name}"`,
      done: async (groupId) => (await world.db.task.count({ where: { groupId } })) === 1,
    },
    {
      action: 'useRestricted',
      what: '/create task, restricted',
      say: (name) => `/create task "Net" for @"${name}"`,
      done: async (groupId) => (await world.db.task.count({ where: { groupId } })) === 1,
    },
    {
      action: 'use',
      what: '/create event',
      say: (name) => `/create event "Cup" sunday 10am for @"${name}"`,
      done: async (groupId) => (await world.db.event.count({ where: { groupId } })) === 2,
    },
    {
      action: 'useRestricted',
      what: '/create event, restricted',
      say: (name) => `/create event "Cup" sunday 10am for @"${name}"`,
      done: async (groupId) => (await world.db.event.count({ where: { groupId } })) === 2,
    },
    {
      action: 'edit',
      what: '/add',
      say: (name) => `/add +34699999999 to @"${name}"`,
      done: async (groupId) =>
        (await world.db.member.count({
          where: { groupId, contact: { phone: '+34699999999' } },
        })) === 1,
    },
    {
      action: 'edit',
      what: '/remove',
      say: (name, guest) => `/remove ${guest.phone} from @"${name}"`,
      done: async (id, guest) => (await member(id, guest.contactId)) === null,
    },
    {
      action: 'edit',
      what: '/promote',
      say: (name, guest) => `/promote ${guest.phone} in @"${name}"`,
      done: async (id, guest) => (await member(id, guest.contactId))?.role === 'ADMIN',
    },
    {
      action: 'edit',
      what: '/link chat',
      say: (name) => `/link chat to group "${name}"`,
      done: async (groupId) => (await world.db.link.count({ where: { groupId } })) === 1,
    },
    {
      action: 'ask',
      what: '/in',
      say: (_, __, event) => `/in ${event}`,
      done: async (groupId, _, who) =>
        (await world.db.participant.count({
          where: { event: { groupId }, contactId: who.contactId, status: 'GOING' },
        })) === 1,
    },
  ];
  const cases = tries.flatMap((attempt) =>
    (Object.entries(people) as [Who, Person][]).map(([who, person]) => ({
      ...attempt,
      who,
      person,
      may: isAllowed(attempt.action, who),
    })),
  );

  test.each(cases)('$who · $what: $may', async ({ action, person, say, done, may }) => {
    const { who, guest, name, id, event, chat } = await scene(person, action === 'useRestricted');
    const [reply] = await tenant.say(who, chat, say(name, guest, event));
    expect(await done(id, guest, who), reply).toBe(may);
    // To who is neither staff nor in it, it is not there.
    const isSeen = person.role !== null || person.memberRole !== null;
    if (!may) expect(reply).toMatch(isSeen ? /cannot/ : /^(?:There is no|I know no) /);
  });

  const creators: [UserRole | null, boolean][] = [
    ['ADMIN', true],
    ['MANAGER', true],
    ['USER', false],
    [null, false],
  ];
  test.each(creators)('%s · /create group: %s', async (role, may) => {
    round += 1;
    const who = await tenant.person(`Maker ${round}`, role ? { role } : {});
    const [reply] = await tenant.say(who, 'making', `/create group "New ${round}"`);
    expect(await world.db.group.count({ where: { name: `New ${round}` } })).toBe(may ? 1 : 0);
    if (may) expect(reply).toContain('✅');
    else expect(reply).toMatch(/cannot/);
  });

  test('/unlink chat takes an admin of the group, like /link', async () => {
    const { who, name, id, chat } = await scene(people.member, false);
    await tenant.say(owner, chat, `/link chat to group "${name}"`);
    expect((await tenant.say(who, chat, '/unlink chat'))[0]).toMatch(/cannot/);
    expect(await world.db.link.count({ where: { groupId: id } })).toBe(1);
    expect((await tenant.say(owner, chat, '/unlink chat'))[0]).toContain('no longer linked');
    expect(await world.db.link.count({ where: { groupId: id } })).toBe(0);
  });
});
