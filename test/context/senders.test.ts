import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import { deleteContact } from '../../src/deletion/delete-contact.ts';
import { formatPhone } from '../../src/forms/phone.ts';
import { createContact } from '../../src/people/contacts.ts';
import { type Character, createWorld, FRIDAY, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let ann: Character;

const nobody = '+34799000001';
const hour = 60 * 60 * 1000;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  ann = await tenant.person('Ann');
  await tenant.group('Club', [ann]);
  await tenant.say(ann, 'club', '/link chat to group Club');
});

afterAll(() => world.end());

const change = () =>
  createChange({ tx: world.db, organizationId: tenant.organizationId, at: world.clock.now() });

/** How much there is of everything that a command could change. */
async function everything() {
  const { db } = world;
  return {
    contacts: await db.contact.count(),
    ids: await db.whatsappId.count(),
    groups: await db.group.count(),
    members: await db.member.count(),
    links: await db.link.count(),
    tasks: await db.task.count(),
    events: await db.event.count(),
    participants: await db.participant.count(),
    audit: await db.auditEntry.count(),
    counters: (await db.counter.findMany()).map(({ lastNumber }) => lastNumber),
  };
}

describe('somebody unknown', () => {
  test('is told once a day in a chat how to be added', async () => {
    const first = await tenant.say(nobody, 'lobby', '/tasks');
    expect(first).toHaveLength(1);
    expect(first[0]).toContain('Friends');
    expect(await tenant.say(nobody, 'lobby', '/tasks')).toEqual([]);
    expect(await tenant.say('+34799000002', 'lobby', '/help')).toEqual([]);
    // Another chat is another matter.
    expect(await tenant.say(nobody, 'other lobby', '/tasks')).toHaveLength(1);
    world.clock.advance(24 * hour - 1);
    expect(await tenant.say(nobody, 'lobby', '/tasks')).toEqual([]);
    world.clock.advance(1);
    expect(await tenant.say(nobody, 'lobby', '/tasks')).toHaveLength(1);
    expect(await tenant.say(nobody, 'lobby', '/tasks')).toEqual([]);
    world.clock.set(FRIDAY);
  });

  test('is told once, when ten of them write at the same moment', async () => {
    const replies = (
      await Promise.all(
        Array.from({ length: 10 }, (_, n) => tenant.say(`+3479910000${n}`, 'crowd', '/help')),
      )
    ).flat();
    expect(replies).toHaveLength(1);
  });

  test('changes nothing, whatever they type', async () => {
    await tenant.say(ann, 'club', '/create event "Game" saturday 10am');
    const before = await everything();
    for (const text of [
      '/create group "Mine"',
      '/create task "X" for @Club',
      '/create task "X" for me',
      '/create event "X" saturday',
      '/in',
      '/in 1',
      '/done 1',
      '/add +34799000001 to @Club',
      '/remove @Ann from @Club',
      '/promote @Ann in @Club',
      '/link chat to group Club',
      '/unlink chat',
      '/who is in @Club',
      '/creat task X',
    ]) {
      for (const chat of ['club', 'nowhere']) {
        const replies = await tenant.say(nobody, chat, text);
        for (const reply of replies) expect(reply).toContain("don't know you");
      }
    }
    expect(await everything()).toEqual(before);
  });

  test('of another organization is unknown in this one', async () => {
    const other = await world.tenant('Others');
    const boss = await other.person('Boss', { role: 'ADMIN' });
    expect((await tenant.say(boss, 'foreign', '/groups'))[0]).toContain("don't know you");
    expect((await other.say(boss, 'foreign', '/groups'))[0]).not.toContain("don't know you");
  });

  test('is known as soon as somebody adds them', async () => {
    expect(
      (await tenant.say('+34799000009', 'door', '/context', { chatKind: 'direct' }))[0],
    ).toContain("don't know you");
    await createContact(change(), { name: 'Zoe', phone: '+34799000009' });
    expect(
      (await tenant.say('+34799000009', 'door', '/context', { chatKind: 'direct' }))[0],
    ).toContain('Zoe');
  });
});

describe('somebody known', () => {
  test('is recognized by phone once, and by their id from then on', async () => {
    const ben = await tenant.person('Ben');
    const recognized = () =>
      world.db.auditEntry.findMany({
        where: { action: 'contact.recognize', subjectId: ben.contactId },
      });
    await tenant.say(ben, 'x', '/context');
    await tenant.say(ben, 'y', '/context');
    expect(await recognized()).toHaveLength(1);
    const id = `${ben.phone.slice(1)}@c.us`;
    expect(
      await world.db.whatsappId.findMany({ where: { contactId: ben.contactId } }),
    ).toMatchObject([{ externalId: id }]);
    // The phone may change: the id is still theirs.
    await world.db.contact.updateMany({
      where: { id: ben.contactId },
      data: { phone: '+34798000001' },
    });
    expect((await tenant.say(ben, 'x', '/context'))[0]).toContain('Ben');
    expect(await recognized()).toHaveLength(1);
  });

  test.each([
    [`${'x'.repeat(119)} y`, 'x'.repeat(119)],
    [`${'x'.repeat(119)}🙂`, 'x'.repeat(119)],
    ['Zoe\u0001  Q', 'Zoe Q'],
    ['\u200b', undefined],
  ])('whose number stood for their name gets the one they show: %j', async (shown, kept) => {
    const { contactId, phone, name } = await tenant.person(formatPhone('+34611000111'), {
      phone: '+34611000111',
    });
    await tenant.say(phone, 'new here', '/context', { senderName: shown });
    const contact = await world.db.contact.findFirstOrThrow({ where: { id: contactId } });
    expect(contact.name).toBe(kept ?? name);
    await world.db.whatsappId.deleteMany({ where: { contactId } });
    await world.db.contact.updateMany({
      where: { id: contactId },
      data: { deletedAt: world.clock.now() },
    });
  });

  test('is recognized once, when their first messages come at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const eve = await tenant.person(`Eve ${round}`);
      const replies = (
        await Promise.all([1, 2, 3].map((n) => tenant.say(eve, `eve ${round} ${n}`, '/context')))
      ).flat();
      expect(replies.filter((reply) => reply.includes(`Eve ${round}`))).toHaveLength(3);
      expect(await world.db.whatsappId.count({ where: { contactId: eve.contactId } })).toBe(1);
      expect(
        await world.db.auditEntry.count({
          where: { action: 'contact.recognize', subjectId: eve.contactId },
        }),
      ).toBe(1);
    }
    expect(world.errors).toEqual([]);
  });

  test('acts with the role of the user bound to them, while that user is enabled', async () => {
    const staff = await tenant.person('Staff', { role: 'MANAGER' });
    expect((await tenant.say(staff, 'x', '/create group "By staff"'))[0]).toContain('✅');
    await world.db.user.updateMany({
      where: { id: staff.userId! },
      data: { disabledAt: world.clock.now() },
    });
    expect((await tenant.say(staff, 'x', '/create group "By nobody"'))[0]).toMatch(/cannot/);
    expect(await world.db.group.count({ where: { name: 'By nobody' } })).toBe(0);
  });

  test('the actor, the message and the moment stand in the audit log', async () => {
    const { messageId } = await tenant.tell(ann, 'club', '/create task "Audited" for me');
    const message = await world.db.message.findFirstOrThrow({ where: { externalId: messageId } });
    expect(await world.db.auditEntry.findMany({ where: { messageId: message.id } })).toMatchObject([
      {
        action: 'task.create',
        actorKind: 'CHAT',
        actorContactId: ann.contactId,
        actorUserId: null,
        at: world.clock.now(),
      },
    ]);
  });
});

describe('somebody who was deleted', () => {
  test('is nobody, by id and by phone, and cannot be named', async () => {
    const cat = await tenant.person('Cat');
    await tenant.say(ann, 'club', `/add ${cat.phone}`);
    await tenant.say(cat, 'club', '/in');
    await world.db.$transaction((tx) => deleteContact({ ...change(), tx }, cat.contactId));
    const before = await everything();
    const [reply] = await tenant.say(cat, 'after cat', '/in');
    expect(reply).toContain("don't know you");
    expect((await tenant.say(ann, 'club', '/create task "X" for @Cat'))[0]).toContain(
      'called “Cat”',
    );
    expect(await everything()).toEqual(before);
  });

  test('whose phone somebody else has now: the new one speaks, and is who wrote', async () => {
    const old = await tenant.person('Old');
    await tenant.say(old, 'phone', '/context');
    await world.db.$transaction((tx) => deleteContact({ ...change(), tx }, old.contactId));
    const contactId = await createContact(change(), { name: 'Newer', phone: old.phone });
    const { messageId, replies } = await tenant.tell(old.phone, 'phone', '/context');
    expect(replies[0]!.body).toContain('Newer');
    expect(
      await world.db.whatsappId.findMany({ where: { externalId: `${old.phone.slice(1)}@c.us` } }),
    ).toMatchObject([{ contactId }]);
    // The message itself is on record as the living one's, from the first on.
    expect(
      await world.db.message.findFirstOrThrow({ where: { externalId: messageId } }),
    ).toMatchObject({ contactId });
  });
});
