import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let boss: Character;
let ann: Character;
let tenants = 0;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.end());

beforeEach(async () => {
  tenants += 1;
  tenant = await world.tenant(`Salon ${tenants}`);
  boss = await tenant.person('Alex', { role: 'ADMIN' });
  ann = await tenant.person('Ann');
});

const say = async (who: Character, text: string) =>
  (await tenant.say(who, `chat of ${who.name}`, text))[0]!;
const groups = () => world.db.group.findMany({ where: { organizationId: tenant.organizationId } });

async function clients(count: number, appointmentType: string): Promise<void> {
  await world.db.contact.createMany({
    data: Array.from({ length: count }, (_, n) => ({
      ...{ organizationId: tenant.organizationId, name: `${appointmentType} ${n}` },
      ...{ appointmentType, createdAt: world.clock.now(), updatedAt: world.clock.now() },
    })),
  });
}

describe('a group is made from a template', () => {
  test('with those whom its rule fits, and whoever made it leads it; and is taken back', async () => {
    await clients(3, 'Balayage');
    await clients(2, 'Cut');
    expect(await say(boss, '/create group from color clients')).toBe(
      [
        '✅ 🎨 Color Clients is there, with you and 3 people.',
        'Clients whose appointment is color, highlights or balayage.',
        'You are its admin. Who is in it: /who is in @"Color Clients"',
      ].join('\n'),
    );
    const [group] = await groups();
    expect(group).toMatchObject({
      ...{ name: 'Color Clients', icon: '🎨', color: '#8B5CF6', memberCount: 4 },
      description: 'Clients who regularly get hair color services',
      createdByContactId: boss.contactId,
    });
    const admins = await world.db.member.findMany({ where: { groupId: group!.id, role: 'ADMIN' } });
    expect(admins).toMatchObject([{ contactId: boss.contactId }]);
    // Twice there is one already.
    expect(await say(boss, '/create group from color clients')).toContain('already');
    expect(await groups()).toHaveLength(1);

    expect(await say(boss, '/undo')).toContain('Color Clients');
    expect(await groups()).toEqual([]);
  });

  test('under another name, in other words, and in Spanish', async () => {
    await say(boss, '/new group from template VIP-patients called "Our VIPs"');
    await say(boss, '/create group from the template monthly regulars');
    await say(boss, '/settings language español');
    expect(await say(boss, '/crear grupo desde pacientes nuevos')).toContain('Pacientes nuevos');
    expect(await say(boss, '/crear grupo con plantilla Trips')).toContain('🧳 Viajes');
    expect((await groups()).map(({ name }) => name).sort()).toEqual([
      ...['Monthly Regulars', 'Our VIPs', 'Pacientes nuevos', 'Viajes'],
    ]);
  });

  test('with many after a yes to exactly these, and not once they are others', async () => {
    await clients(30, 'Balayage');
    const asked = await say(boss, '/create group from color clients');
    expect(asked).toContain('Make 🎨 Color Clients and put 30 people into it?');
    expect(await groups()).toEqual([]);
    await clients(1, 'Highlights');
    expect(await say(boss, 'yes')).toContain('put 31 people into it?');
    expect(await groups()).toEqual([]);
    expect(await say(boss, 'yes')).toContain('with you and 31 people');
  });
});

describe('no group is made', () => {
  test('from what is nearly the name of a template, unless that is meant', async () => {
    expect(await say(boss, '/create group from hots')).toBe(
      'There is no template “hots”. Did you mean Hosts?\nReply yes for: /create group from Hosts',
    );
    expect(await groups()).toEqual([]);
    await say(boss, 'yes');
    expect(await groups()).toMatchObject([{ name: 'Hosts', icon: '☕' }]);
  });

  test('in Spanish neither', async () => {
    await say(boss, '/settings language español');
    expect(await say(boss, '/crear grupo desde anfitrones')).toBe(
      [
        'No hay ninguna plantilla “anfitrones”. ¿Querías decir Anfitriones?',
        'Responde sí para: /crear grupo desde Anfitriones',
      ].join('\n'),
    );
  });

  test('from no template: it is told which there are for the business', async () => {
    await world.db.organization.update({
      where: { id: tenant.organizationId },
      data: { businessType: 'CLUB' },
    });
    for (const said of ['/create group from', '/create group from pirates']) {
      const answer = await say(boss, said);
      for (const name of ['Players', 'Club Regulars', 'New Members', 'Committee'])
        expect(answer).toContain(name);
      expect(answer).not.toContain('VIP');
      expect(answer).toContain('For example: /create group from Players');
    }
    expect(await groups()).toEqual([]);
  });

  test('by whoever may make none', async () => {
    expect(await say(ann, '/create group from vip patients')).not.toContain('✅');
    expect(await groups()).toEqual([]);
  });
});

test('a name that has the word in it is a name', async () => {
  await say(boss, '/create group Letters from home');
  await say(boss, '/create group "from vip patients"');
  expect((await groups()).map(({ name }) => name).sort()).toEqual([
    ...['Letters from home', 'from vip patients'],
  ]);
});
