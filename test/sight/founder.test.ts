import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/change/change.ts';
import { createChange } from '../../src/change/create-change.ts';
import { mayOnGroup } from '../../src/context/policy.ts';
import { createGroup } from '../../src/membership/create-group.ts';
import { findGroupById } from '../../src/sight/visible-groups.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// Having made a group is a reason only until being in it is one, and only for a MANAGER (docs/rules.md).

let world: World;
let tenant: Tenant;
let lea: Character;
let made = 0;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  lea = await tenant.person('Lea');
});
afterAll(() => world.end());

const scope = () => ({ tx: world.db, organizationId: tenant.organizationId });

/** A hidden group, made by a MANAGER of the API, in which that manager is or is not. */
async function found({ isMember }: { isMember: boolean }) {
  made += 1;
  const mona = await tenant.person(`Mona ${made}`, { role: 'MANAGER' });
  const actor: Actor = {
    kind: 'API',
    contactId: mona.contactId,
    userId: mona.userId,
    role: 'MANAGER',
  };
  const members = isMember ? [mona, lea] : [lea];
  const { id } = await createGroup(createChange({ ...scope(), at: world.clock.now(), actor }), {
    name: `Club ${made}`,
    visibility: 'ADMINS_ONLY',
    members: members.map(({ contactId }) => ({ contactId })),
  });
  const stay = { groupId: id, contactId: mona.contactId };
  return { id, actor, stay };
}

const seesAndLeads = async (actor: Actor, id: string) => {
  const group = await findGroupById(scope(), actor, id);
  return group === undefined ? 'nothing' : mayOnGroup(actor, 'edit', group) ? 'leads' : 'sees';
};

describe('a MANAGER who made a group', () => {
  test('leads it while they have never been in it', async () => {
    const { id, actor } = await found({ isMember: false });
    expect(await seesAndLeads(actor, id)).toBe('leads');
  });

  test.each(['USER', null] as const)('does not as %s', async (role) => {
    const { id, actor } = await found({ isMember: false });
    expect(await seesAndLeads({ ...actor, role }, id)).toBe('nothing');
  });

  test('leads it as its admin, sees it as a member, and keeps nothing when they are out of it', async () => {
    const { id, actor, stay } = await found({ isMember: true });
    expect(await seesAndLeads(actor, id)).toBe('leads');
    await world.db.member.updateMany({
      where: { groupId: id, contactId: lea.contactId },
      data: { role: 'ADMIN' },
    });
    await world.db.member.updateMany({ where: stay, data: { role: 'MEMBER' } });
    expect(await seesAndLeads(actor, id)).toBe('sees');
    await world.db.member.updateMany({ where: stay, data: { leftAt: world.clock.now() } });
    expect(await seesAndLeads(actor, id)).toBe('nothing');
    // Not either as another contact, to which their user is bound since.
    const other = await tenant.person(`Another ${made}`);
    expect(await seesAndLeads({ ...actor, contactId: other.contactId }, id)).toBe('nothing');
    expect(await seesAndLeads({ ...actor, contactId: null }, id)).toBe('nothing');
  });
});
