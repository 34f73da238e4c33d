import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let boss: Character;
let ann: Character;
let ben: Character;
let groups = 0;
let name: string;
let id: string;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  boss = await tenant.person('Alex', { role: 'ADMIN' });
  ann = await tenant.person('Ann');
  ben = await tenant.person('Ben');
});

afterAll(() => world.end());

beforeEach(async () => {
  groups += 1;
  name = `Team ${groups}`;
  id = await tenant.group(name, [ann, ben]);
});

const say = async (who: Character, text: string, options = {}) =>
  (await tenant.say(who, `chat of ${who.name}`, text, options))[0]!;

async function members(groupId = id): Promise<Record<string, string>> {
  const rows = await world.db.member.findMany({
    where: { groupId, leftAt: null },
    include: { contact: true },
    orderBy: { contact: { name: 'asc' } },
  });
  return Object.fromEntries(
    rows.map(({ contact, role, title }) => [contact.name, title ? `${role}, ${title}` : role]),
  );
}

describe('a group is made', () => {
  test('with its first member as admin, an icon, and those who were named', async () => {
    const reply = await say(boss, `/create group "Reading ${groups}" 📚 with @Ann, @Ben`);
    expect(reply).toContain(`📚 Reading ${groups}`);
    expect(reply).toContain('3 people');
    const group = await world.db.group.findFirstOrThrow({ where: { name: `Reading ${groups}` } });
    expect(group).toMatchObject({
      icon: '📚',
      createdByContactId: boss.contactId,
      createdByUserId: boss.userId,
      memberCount: 3,
      status: 'ACTIVE',
      visibility: 'ALL_STAFF',
      color: '#3B82F6',
    });
    expect(await members(group.id)).toEqual({ Alex: 'ADMIN', Ann: 'MEMBER', Ben: 'MEMBER' });
  });

  test.each(['team', 'TEAM', 'Téam', 'T e a m', '@Team', 'Team!', '“Team”'])(
    'not with the name of another: %s',
    async (variant) => {
      const taken = `${variant.replace(/["“”]/g, '')} ${groups}`;
      const before = await world.db.group.count();
      expect(await say(boss, `/create group ${taken}`)).toContain('already');
      expect(await world.db.group.count()).toBe(before);
    },
  );

  test('with the same name in another organization', async () => {
    const other = await world.tenant(`Others ${groups}`);
    const chief = await other.person('Chief', { role: 'ADMIN' });
    expect((await other.say(chief, 'x', `/create group "${name}"`))[0]).toContain(name);
    expect(await world.db.group.count({ where: { name } })).toBe(2);
  });

  test('by two people at the same moment under one name: once', async () => {
    const second = await tenant.person(`Second ${groups}`, { role: 'MANAGER' });
    const replies = (
      await Promise.all(
        [boss, second].flatMap((who) => [
          tenant.say(who, `one ${who.name}`, `/create group "Race ${groups}"`),
          tenant.say(who, `two ${who.name}`, `/create group "race-${groups}"`),
        ]),
      )
    ).flat();
    expect(
      await world.db.group.count({
        where: { organizationId: tenant.organizationId, nameKey: `race${groups}` },
      }),
    ).toBe(1);
    expect(replies.filter((reply) => reply.includes('already'))).toHaveLength(3);
    expect(world.errors).toEqual([]);
  });

  test('not with a name that is too long', async () => {
    expect(await say(boss, `/create group "${'x'.repeat(121)}"`)).toContain('120');
    expect(await say(boss, `/create group "${'y'.repeat(120)}"`)).toContain('✅');
  });

  test('not with an icon that goes on for lines', async () => {
    const before = await world.db.group.count();
    const reply = await say(boss, `/create group "Choir ${groups}" ${'👨\u200d'.repeat(20)}👧`);
    expect(reply).toContain('understand');
    expect(await world.db.group.count()).toBe(before);
  });

  test('with somebody who is mentioned and not known yet: a contact, named later by their shown name', async () => {
    const phone = `+3471100${String(groups).padStart(4, '0')}`;
    const digits = phone.slice(1);
    const reply = await say(boss, `/create group "New ${groups}" with @${digits}`, {
      mentions: [phone],
    });
    expect(reply).toContain('2 people');
    const contact = await world.db.contact.findFirstOrThrow({ where: { phone } });
    expect(contact.name.replace(/\s/g, '')).toBe(phone);
    const newcomer = { ...ann, phone };
    await tenant.say(newcomer, 'newcomer', '/context', {
      chatKind: 'direct',
      senderName: 'Zoë Newcomer',
    });
    expect(await world.db.contact.findFirstOrThrow({ where: { phone } })).toMatchObject({
      id: contact.id,
      name: 'Zoë Newcomer',
    });
    // A name that somebody gave is not overwritten by what the person shows later.
    await tenant.say(newcomer, 'newcomer', '/context', { chatKind: 'direct', senderName: 'Other' });
    expect((await world.db.contact.findFirstOrThrow({ where: { phone } })).name).toBe(
      'Zoë Newcomer',
    );
  });
});

describe('members come and go', () => {
  test('/add with a title, and again with another', async () => {
    const cat = await tenant.person(`Cat ${groups}`);
    expect(await say(ann, `/add ${cat.phone} to @"${name}" as goalkeeper`)).toContain(
      'as goalkeeper',
    );
    expect(await members()).toEqual({
      Ann: 'ADMIN',
      Ben: 'MEMBER',
      [cat.name]: 'MEMBER, goalkeeper',
    });
    expect(await say(ann, `/add ${cat.phone} to @"${name}" as captain`)).toContain('already');
    expect((await members())[cat.name]).toBe('MEMBER, captain');
    expect((await world.db.group.findFirstOrThrow({ where: { id } })).memberCount).toBe(3);
  });

  test('/add by a mention of an unknown phone makes a contact of the group', async () => {
    const phone = `+3472200${String(groups).padStart(4, '0')}`;
    expect(
      await say(ann, `/add @${phone.slice(1)} to @"${name}"`, { mentions: [phone] }),
    ).toContain('3 people');
    const contact = await world.db.contact.findFirstOrThrow({
      where: { phone },
      include: { memberships: true },
    });
    expect(contact.memberships).toMatchObject([{ groupId: id, leftAt: null, role: 'MEMBER' }]);
    expect(
      await world.db.auditEntry.count({
        where: { action: 'contact.create', subjectId: contact.id, actorContactId: ann.contactId },
      }),
    ).toBe(1);
  });

  test('somebody who may not add makes no contact by trying', async () => {
    const phone = `+3473300${String(groups).padStart(4, '0')}`;
    expect(await say(ben, `/add @${phone.slice(1)} to @"${name}"`, { mentions: [phone] })).toMatch(
      /cannot/,
    );
    expect(await world.db.contact.count({ where: { phone } })).toBe(0);
  });

  test('/add to an archived or inactive group is refused', async () => {
    for (const status of ['ARCHIVED', 'INACTIVE'] as const) {
      await world.db.group.updateMany({ where: { id }, data: { status } });
      expect(await say(ann, `/add @Alex to @"${name}"`)).toMatch(/archived|no longer active/);
    }
    expect(Object.keys(await members())).toEqual(['Ann', 'Ben']);
  });

  test('/remove keeps the row of the stay, with the time it ended', async () => {
    expect(await say(ann, `/remove @Ben from @"${name}"`)).toContain('Ben is out');
    const row = await world.db.member.findFirstOrThrow({
      where: { groupId: id, contactId: ben.contactId },
    });
    expect(row.leftAt).toEqual(world.clock.now());
    expect((await world.db.group.findFirstOrThrow({ where: { id } })).memberCount).toBe(1);
  });

  test('/remove of somebody who is not in it', async () => {
    expect(await say(ann, `/remove ${boss.phone} from @"${name}"`)).toContain('Alex is not in');
  });

  test('/promote and /demote', async () => {
    expect(await say(ann, `/promote @Ben in @"${name}"`)).toContain('Ben is an admin');
    expect(await members()).toEqual({ Ann: 'ADMIN', Ben: 'ADMIN' });
    expect(await say(ann, `/promote @Ben in @"${name}"`)).toContain('already');
    expect(await say(ben, `/demote @Ann in @"${name}"`)).toContain('Ann is a member');
    expect(await members()).toEqual({ Ann: 'MEMBER', Ben: 'ADMIN' });
  });
});

describe('the last admin', () => {
  test('cannot be demoted or removed while others stay', async () => {
    expect(await say(ann, `/demote @Ann in @"${name}"`)).toContain('only admin');
    expect(await say(ann, `/remove @Ann from @"${name}"`)).toContain('only admin');
    expect(await say(boss, `/remove @Ann from @"${name}"`)).toContain('only admin');
    expect(await members()).toEqual({ Ann: 'ADMIN', Ben: 'MEMBER' });
  });

  test('may go with everybody else, and the next to come leads', async () => {
    expect(await say(boss, `/remove @Ann, @Ben from @"${name}"`)).toContain('0 people');
    expect(await members()).toEqual({});
    await say(boss, `/add @Ben, @Ann to @"${name}"`);
    expect(await members()).toEqual({ Ann: 'MEMBER', Ben: 'ADMIN' });
  });

  test('cannot even be demoted where nobody else is left, for somebody who stays must lead', async () => {
    await say(ann, `/remove @Ben from @"${name}"`);
    expect(await say(ann, `/demote @Ann in @"${name}"`)).toContain('only admin');
    expect(await members()).toEqual({ Ann: 'ADMIN' });
  });

  test('stays when two admins demote each other at once, twenty times: exactly one succeeds', async () => {
    for (let round = 0; round < 20; round += 1) {
      const both = await tenant.group(`Duel ${round}`, [ann, ben]);
      await world.db.member.updateMany({ where: { groupId: both }, data: { role: 'ADMIN' } });
      const replies = (
        await Promise.all([
          tenant.say(ann, `duel ann ${round}`, `/demote ${ben.phone} in @"Duel ${round}"`),
          tenant.say(ben, `duel ben ${round}`, `/demote ${ann.phone} in @"Duel ${round}"`),
        ])
      ).flat();
      expect(Object.values(await members(both)).sort()).toEqual(['ADMIN', 'MEMBER']);
      expect(replies.filter((reply) => reply.includes('no admin'))).toHaveLength(1);
      expect(replies.filter((reply) => /only admin|cannot/.test(reply))).toHaveLength(1);
    }
  });

  test('stays when two admins remove each other at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const three = await tenant.group(`Feud ${round}`, [ann, ben, boss]);
      await world.db.member.updateMany({
        where: { groupId: three, contactId: ben.contactId },
        data: { role: 'ADMIN' },
      });
      await Promise.all([
        tenant.insist(ann, `feud ann ${round}`, `/remove ${ben.phone} from @"Feud ${round}"`),
        tenant.insist(ben, `feud ben ${round}`, `/remove ${ann.phone} from @"Feud ${round}"`),
      ]);
      const left = await members(three);
      expect(Object.values(left)).toContain('ADMIN');
      expect(Object.keys(left)).toHaveLength(2);
    }
  });
});

describe('memberCount', () => {
  test('is right after thirty additions and removals at once, in chat and by raw SQL', async () => {
    const crowd: Character[] = [];
    for (let n = 0; n < 10; n += 1) crowd.push(await tenant.person(`Crowd ${groups} ${n}`));
    const raw = await Promise.all(
      Array.from({ length: 10 }, (_, n) => tenant.person(`Raw ${groups} ${n}`)),
    );
    await Promise.all([
      ...crowd.map((person, n) =>
        tenant.say(ann, `add ${n}`, `/add ${person.phone} to @"${name}"`),
      ),
      ...raw.map(
        ({ contactId }) =>
          world.db.$executeRaw`
          INSERT INTO members (organization_id, group_id, contact_id, joined_at)
          VALUES (${tenant.organizationId}::uuid, ${id}::uuid, ${contactId}::uuid, ${world.clock.now()})`,
      ),
    ]);
    const count = async () =>
      (await world.db.group.findFirstOrThrow({ where: { id } })).memberCount;
    expect(await count()).toBe(22);
    await Promise.all([
      ...crowd
        .slice(0, 5)
        .map((person, n) =>
          tenant.insist(ann, `remove ${n}`, `/remove ${person.phone} from @"${name}"`),
        ),
      ...raw
        .slice(0, 5)
        .map(
          ({ contactId }) =>
            world.db
              .$executeRaw`DELETE FROM members WHERE group_id = ${id}::uuid AND contact_id = ${contactId}::uuid`,
        ),
      world.db
        .$executeRaw`UPDATE members SET left_at = ${world.clock.now()} WHERE group_id = ${id}::uuid AND contact_id = ${raw[9]!.contactId}::uuid`,
    ]);
    expect(await count()).toBe(11);
    expect(await world.db.member.count({ where: { groupId: id, leftAt: null } })).toBe(11);
    expect(world.errors).toEqual([]);
  });

  test('somebody who is added twice at once is in it once', async () => {
    const cat = await tenant.person(`Cat ${groups}`);
    const replies = (
      await Promise.all(
        [1, 2, 3].map((n) => tenant.say(ann, `add ${n}`, `/add ${cat.phone} to @"${name}"`)),
      )
    ).flat();
    expect(replies.filter((reply) => reply.includes('already'))).toHaveLength(2);
    expect(await world.db.member.count({ where: { groupId: id, contactId: cat.contactId } })).toBe(
      1,
    );
  });
});

describe('names that are not clear', () => {
  test('two people of one first name are asked about, and nothing is done', async () => {
    const pere = await tenant.person(`Pere Roca ${groups}`);
    await tenant.person(`Pere Vila ${groups}`);
    await tenant.say(boss, 'x', `/add ${pere.phone} to @"${name}"`);
    await say(ann, `/promote @Pere in @"${name}"`); // Only one of them is in Ann's groups.
    expect((await members())[pere.name]).toBe('ADMIN');
    const reply = await say(boss, `/create group "Peres ${groups}" with @Pere`);
    expect(reply).toContain('Who is');
    expect(reply).toContain(`Pere Roca ${groups}`);
    expect(reply).toContain(`Pere Vila ${groups}`);
    expect(await world.db.group.count({ where: { name: `Peres ${groups}` } })).toBe(0);
    expect(
      await say(boss, `/create group "Peres ${groups}" with @"Pere Vila ${groups}"`),
    ).toContain('2 people');
    // In case a later test asks for a Pere.
    await world.db.contact.updateMany({
      where: { name: { startsWith: 'Pere' } },
      data: { name: 'Done' },
    });
  });

  test('a member of the group is preferred to others of the name', async () => {
    const inside = await tenant.person('Quim Soler');
    await tenant.person('Quim Font');
    await tenant.say(boss, 'x', `/add ${inside.phone} to @"${name}"`);
    expect(await say(boss, `/promote @Quim in @"${name}"`)).toContain('Quim Soler is an admin');
    await world.db.contact.updateMany({
      where: { name: { startsWith: 'Quim' } },
      data: { name: 'Done' },
    });
  });

  test('a full name is preferred to a first name', async () => {
    await tenant.person('Rosa');
    await tenant.person('Rosa Pons');
    expect(await say(boss, `/add @Rosa to @"${name}"`)).toMatch(/^✅ Rosa is in/);
    await world.db.contact.updateMany({
      where: { name: { startsWith: 'Rosa' } },
      data: { name: 'Done' },
    });
  });

  test('members name only people of their own groups', async () => {
    const far = await tenant.person(`Farah ${groups}`);
    await tenant.group(`Far ${groups}`, [far]);
    const before = await world.db.task.count();
    const reply = await say(ben, '/create task "X" for @Farah');
    expect(reply).toContain('called “Farah”');
    expect(reply).not.toContain(far.name);
    // Nor by a number that tells who it is.
    expect(await say(ben, `/create task "X" for ${far.phone}`)).not.toContain(far.name);
    const mentioned = `/create task "X" for @${far.phone.slice(1)}`;
    expect(await say(ben, mentioned, { mentions: [far.phone] })).not.toContain(far.name);
    expect(await world.db.task.count()).toBe(before);
    expect(await say(boss, '/create task "X" for @Farah')).toContain(far.name);
    const again = mentioned.replace('X', 'Y');
    expect(await say(boss, again, { mentions: [far.phone] })).toContain(far.name);
    await world.db.contact.updateMany({ where: { id: far.contactId }, data: { name: 'Done' } });
  });

  test('accents, case and what phones add do not matter', async () => {
    const jose = await tenant.person(`José Núñez ${groups}`);
    expect(await say(ann, `/add “jose nunez ${groups}” to @"${name}"`)).toContain(jose.name);
    await tenant.say(boss, 'x', `/create group "Cafè ${groups}"`);
    expect(await say(boss, `/group CAFE-${groups}`)).toContain(`Cafè ${groups}`);
  });
});

describe('links', () => {
  test('a chat has one group; linking again replaces, a group may have many chats', async () => {
    const other = await tenant.group(`Other ${groups}`, [ann]);
    const chat = `linked ${groups}`;
    const link = async (to: string, where = chat) =>
      (await tenant.say(ann, where, `/link chat to group "${to}"`))[0]!;
    const groupsOf = async (externalId: string) =>
      (await world.db.link.findMany({ where: { chat: { externalId } } })).map(
        ({ groupId }) => groupId,
      );
    await link(name);
    expect(await groupsOf(chat)).toEqual([id]);
    expect(await link(name)).toContain('already');
    expect(await world.db.auditEntry.count({ where: { action: 'chat.link', groupId: id } })).toBe(
      1,
    );
    await link(`Other ${groups}`);
    expect(await groupsOf(chat)).toEqual([other]);
    await link(`Other ${groups}`, `${chat} b`);
    expect(await world.db.link.count({ where: { groupId: other } })).toBe(2);
    expect((await tenant.say(ann, chat, '/unlink chat'))[0]).toContain(`Other ${groups}`);
    expect(await groupsOf(chat)).toEqual([]);
    expect((await tenant.say(ann, chat, '/unlink chat'))[0]).toContain('linked to no group');
  });

  test('whoever leads one group does not take the chat of another', async () => {
    const chat = `contested ${groups}`;
    const theirs = await tenant.group(`Theirs ${groups}`, [ben]);
    const hidden = await tenant.person(`Hidden ${groups}`);
    const unseen = await tenant.group(`Unseen ${groups}`, [hidden]);
    const taken = async (who: Character) =>
      (await tenant.say(who, chat, `/link chat to @"Theirs ${groups}"`))[0]!;
    await tenant.say(ann, chat, `/link chat to @"${name}"`);
    expect(await taken(ben)).toContain(name);
    await world.db.link.updateMany({ where: { groupId: id }, data: { groupId: unseen } });
    expect(await taken(ben)).not.toMatch(/Unseen|✅|🔗/);
    expect(await world.db.link.count({ where: { groupId: theirs } })).toBe(0);
    await taken(boss);
    expect(await world.db.link.count({ where: { groupId: theirs } })).toBe(1);
  });

  test('an archived group is not linked', async () => {
    await world.db.group.updateMany({ where: { id }, data: { status: 'ARCHIVED' } });
    expect((await tenant.say(ann, `arch ${groups}`, `/link chat to group "${name}"`))[0]).toContain(
      'archived',
    );
    expect(await world.db.link.count({ where: { groupId: id } })).toBe(0);
  });

  test('/context tells what the chat is about, and who one is', async () => {
    const chat = `context ${groups}`;
    await tenant.say(ann, chat, `/link chat to group "${name}"`);
    expect((await tenant.say(ann, chat, '/context'))[0]).toMatch(
      new RegExp(`${name}[\\s\\S]*Ann[\\s\\S]*admin[\\s\\S]*Europe/Madrid`),
    );
    expect((await tenant.say(ben, chat, '/context'))[0]).toMatch(/Ben, a member/);
    expect((await tenant.say(boss, chat, '/context'))[0]).toMatch(/admin of Friends/);
  });

  test('"everyone" is the linked group, and the group’s name is', async () => {
    const chat = `everyone ${groups}`;
    await tenant.say(ann, chat, `/link chat to group "${name}"`);
    expect((await tenant.say(ben, chat, '/create task "Net" for everyone'))[0]).toContain(
      `${name} (2 people)`,
    );
  });
});
