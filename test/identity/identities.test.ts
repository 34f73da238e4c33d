import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import { createSimulator } from '../../src/chat/simulator/simulator.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { answerEvent } from '../../src/events/answer-event.ts';
import { createEvent } from '../../src/events/create-event.ts';
import { healIdentities } from '../../src/identity/heal-identities.ts';
import { recognizeSender } from '../../src/identity/recognize-sender.ts';
import { ensureAccount } from '../../src/people/accounts.ts';
import { createContact } from '../../src/people/contacts.ts';
import { said, sayAs, type Voice } from '../helpers/network-voice.ts';
import { statementsOf } from '../helpers/statements.ts';
import { type Character, createWorld, FRIDAY, type Tenant, type World } from '../helpers/world.ts';

// LID and phone are one person, and nobody else: what the network pairs is healed.

let world: World;
let tenant: Tenant;
let boss: Character;
let round = 0;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  boss = await tenant.person('Boss', { role: 'ADMIN' });
});

beforeEach(() => {
  round += 1;
  world.clock.set(FRIDAY);
});

afterAll(() => world.end());

const say = (who: Voice, body: string, given = {}) =>
  sayAs(world, tenant, who, `chat ${round}`, body, given);
const lid = () => `77700${round}@lid`;
const phoneId = ({ phone }: { phone: string }) => `${phone.slice(1)}@c.us`;
const idsOf = async (contactId: string) =>
  (
    await world.db.whatsappId.findMany({ where: { contactId }, orderBy: { externalId: 'asc' } })
  ).map(({ externalId }) => externalId);
const audited = (action: string, subjectId: string) =>
  world.db.auditEntry.findMany({ where: { action, subjectId }, orderBy: { id: 'asc' } });
const change = () =>
  createChange({ tx: world.db, organizationId: tenant.organizationId, at: world.clock.now() });

/** A contact who is known by a LID alone. */
async function byLid(name: string): Promise<string> {
  const contactId = await createContact(change(), { name });
  await world.db.whatsappId.create({
    data: {
      organizationId: tenant.organizationId,
      externalId: lid(),
      contactId,
      createdAt: world.clock.now(),
    },
  });
  return contactId;
}

describe('an alias', () => {
  test('is kept as theirs, once, and is enough from then on', async () => {
    const sam = await tenant.person('Sam');
    const whole = { id: phoneId(sam), alias: lid() };
    expect((await say(whole, '/context'))[0]).toContain('Sam');
    expect((await say(whole, '/context'))[0]).toContain('Sam');
    expect(await idsOf(sam.contactId)).toEqual([phoneId(sam), lid()].sort());
    expect(await audited('contact.recognize', sam.contactId)).toMatchObject([
      { actorKind: 'SYSTEM', after: { whatsappId: phoneId(sam) } },
      { actorKind: 'SYSTEM', after: { whatsappId: lid() } },
    ]);
    // The phone is not shown any more.
    expect((await say({ id: lid() }, '/context'))[0]).toContain('Sam');
  });

  test('costs a sender who is known by both no statement more', async () => {
    const sam = await tenant.person('Sam');
    const whole = { id: phoneId(sam), alias: lid() };
    await say(whole, '/context');
    const both = await statementsOf(() => say(whole, '/context'));
    const one = await statementsOf(() => say({ id: phoneId(sam) }, '/context'));
    expect(both.length).toBe(one.length);
  });

  test('that is a phone becomes the phone of a contact without one, once', async () => {
    const contactId = await byLid('Zoe');
    const phone = `+3461000${1000 + round}`;
    await say({ id: lid(), alias: phoneId({ phone }) }, '/context');
    const stored = () => world.db.contact.findFirstOrThrow({ where: { id: contactId } });
    expect(await stored()).toMatchObject({ phone });
    expect(await audited('contact.recognize', contactId)).toMatchObject([
      { after: { whatsappId: phoneId({ phone }), phone } },
    ]);
    // Somebody took it away on purpose: it does not come back by itself.
    await world.db.contact.updateMany({ where: { id: contactId }, data: { phone: null } });
    await say({ id: lid(), alias: phoneId({ phone }) }, '/context');
    expect(await stored()).toMatchObject({ phone: null });
  });

  test('of somebody unknown makes nobody known', async () => {
    const contacts = await world.db.contact.count();
    expect((await say({ id: lid(), alias: '34799123456@c.us' }, '/context'))[0]).toContain(
      "don't know you",
    );
    expect(await world.db.contact.count()).toBe(contacts);
    expect(await world.db.whatsappId.count({ where: { externalId: lid() } })).toBe(0);
  });

  test('in another organization is another matter', async () => {
    const other = await world.tenant(`Others ${round}`);
    const sam = await tenant.person('Sam');
    const there = await other.person('Samuel', { phone: sam.phone });
    await say({ id: phoneId(sam), alias: lid() }, '/context');
    expect(await idsOf(there.contactId)).toEqual([]);
    const [reply] = await sayAs(world, other, { id: lid() }, 'there', '/context');
    expect(reply).toContain("don't know you");
  });

  test('names who wrote, of chatter too', async () => {
    const sam = await tenant.person('Sam');
    await say({ id: lid(), alias: phoneId(sam) }, 'morning all');
    expect(await world.db.message.findFirst({ where: { senderExternalId: lid() } })).toMatchObject({
      contactId: sam.contactId,
    });
  });
});

describe('two contacts who prove to be one person', () => {
  test('are merged by the message that proves it, and the one with the phone is kept', async () => {
    const contactId = await byLid('Samuel');
    const sam = await tenant.person('Sam');
    await tenant.group(`Club ${round}`, [boss]);
    await say({ id: lid() }, '/create task "Bring the net" for me');
    const [reply] = await say({ id: lid(), alias: phoneId(sam) }, '/tasks', {
      chat: { id: `direct ${round}`, kind: 'DIRECT', name: null },
    });
    expect(reply).toContain('Bring the net');
    expect(await idsOf(sam.contactId)).toEqual([phoneId(sam), lid()].sort());
    expect(await world.db.contact.findFirst({ where: { id: contactId } })).toMatchObject({
      mergedIntoId: sam.contactId,
      deletedAt: world.clock.now(),
    });
    const entries = await audited('contact.merge', sam.contactId);
    expect(entries).toMatchObject([
      {
        actorKind: 'SYSTEM',
        before: { contactId, whatsappIds: [lid()] },
        after: { contactId, name: 'Samuel' },
      },
    ]);
    // Who said what before is still told.
    expect(
      await world.db.message.count({
        where: { contactId: sam.contactId, senderExternalId: lid() },
      }),
    ).toBe(2);
  });

  test('are one when ten messages prove it at the same moment', async () => {
    const contactId = await byLid('Samuel');
    const sam = await tenant.person('Sam');
    // Both ids are kept, each for one of the two.
    await say({ id: phoneId(sam) }, '/context');
    await tenant.group(`Club ${round}`, [boss, sam]);
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        sayAs(
          world,
          tenant,
          n % 2 === 0 ? { id: lid(), alias: phoneId(sam) } : { id: phoneId(sam), alias: lid() },
          `at once ${round} ${n}`,
          `/create task "Task ${n}" for me`,
        ),
      ),
    );
    expect(replies.flat().filter((reply) => reply.startsWith('✅'))).toHaveLength(10);
    expect(await audited('contact.merge', sam.contactId)).toHaveLength(1);
    expect(await world.db.task.count({ where: { assigneeId: sam.contactId } })).toBe(10);
    expect(await world.db.task.count({ where: { assigneeId: contactId } })).toBe(0);
  });

  test('are one before what they say at that moment is done', async () => {
    const contactId = await byLid('Samuel');
    const sam = await tenant.person('Sam');
    const club = await tenant.group(`Club ${round}`, [boss, sam]);
    await tenant.say(boss, `chat ${round}`, `/link chat to group "Club ${round}"`);
    await tenant.say(boss, `chat ${round}`, '/create event "Game" saturday 10am max 5');
    await world.db.member.create({
      data: {
        organizationId: tenant.organizationId,
        groupId: club,
        contactId,
        joinedAt: world.clock.now(),
      },
    });
    // One by the LID alone, who is that other contact until the merge; one that proves who they are.
    await Promise.all([
      sayAs(world, tenant, { id: lid() }, `chat ${round}`, '/in +1'),
      sayAs(world, tenant, { id: lid(), alias: phoneId(sam) }, `other ${round}`, '/context'),
    ]);
    await say({ id: lid(), alias: phoneId(sam) }, '/context');
    const event = await world.db.event.findFirstOrThrow({ where: { groupId: club } });
    expect(
      await world.db.participant.findMany({ where: { eventId: event.id, status: 'GOING' } }),
    ).toMatchObject([{ contactId: sam.contactId, guests: 1 }]);
    expect(event.seatsTaken).toBe(2);
  });

  test('are not made one while the other is in the middle of a command', async () => {
    const contactId = await byLid('Samuel');
    const sam = await tenant.person('Sam');
    const groupId = await tenant.group(`Club ${round}`, [boss, sam]);
    await world.db.member.create({
      data: {
        organizationId: tenant.organizationId,
        groupId,
        contactId,
        joinedAt: world.clock.now(),
      },
    });
    const eventId = await inTransaction(
      world.db,
      async (tx) => (await createEvent({ ...change(), tx }, { title: 'Game', groupId })).id,
    );
    let merging: Promise<unknown> | undefined;
    await inTransaction(world.db, async (tx) => {
      const own = { ...change(), tx };
      const facts = { senderExternalId: lid(), senderAlias: null, senderName: null };
      const sender = await recognizeSender(own, facts);
      const pair = { id: lid(), alias: phoneId(sam), name: null };
      merging ??= inTransaction(world.db, (other) =>
        healIdentities({ ...change(), tx: other }, [pair]),
      );
      await setTimeout(150);
      const answer = { status: 'GOING', guests: 0, reason: null, source: 'COMMAND' } as const;
      await answerEvent(own, eventId, sender!.contactId, answer);
    });
    await merging;
    expect(
      await world.db.participant.findMany({ where: { eventId, status: 'GOING' } }),
    ).toMatchObject([{ contactId: sam.contactId }]);
  });

  test('stay two where each is a user, which the log tells once', async () => {
    const contactId = await byLid('Samuel');
    const sam = await tenant.person('Sam', { role: 'MANAGER' });
    await world.db.user.create({
      data: {
        organizationId: tenant.organizationId,
        name: 'Samuel',
        role: 'USER',
        contactId,
        createdAt: world.clock.now(),
        updatedAt: world.clock.now(),
      },
    });
    for (let n = 0; n < 3; n += 1)
      expect((await say({ id: lid(), alias: phoneId(sam) }, '/context'))[0]).toContain('Samuel');
    expect(
      await world.db.auditEntry.findMany({ where: { action: 'contact.merge.refuse' } }),
    ).toMatchObject([{ subjectId: sam.contactId, after: { contactId }, reason: 'each is a user' }]);
    expect(await audited('contact.merge', sam.contactId)).toEqual([]);
  });

  test('are merged though another pair of one of them stays two', async () => {
    const samuel = await byLid('Samuel');
    const sam = await tenant.person('Sam');
    const again = await tenant.person('Sam again');
    await say({ id: phoneId(sam), alias: `88800${round}@lid` }, '/context');
    await inTransaction(world.db, (tx) =>
      healIdentities(
        createChange({ tx, organizationId: tenant.organizationId, at: world.clock.now() }),
        [
          { id: phoneId(sam), alias: lid(), name: null },
          { id: phoneId(again), alias: lid(), name: null },
        ],
      ),
    );
    expect(await audited('contact.merge', again.contactId)).toMatchObject([
      { after: { contactId: samuel } },
    ]);
  });

  test('stay two where each has a LID: the phone has passed on', async () => {
    await byLid('Samuel');
    const sam = await tenant.person('Sam');
    await say({ id: phoneId(sam), alias: `88800${round}@lid` }, '/context');
    await say({ id: lid(), alias: phoneId(sam) }, '/context');
    expect(await audited('contact.merge', sam.contactId)).toEqual([]);
    expect(await audited('contact.merge.refuse', sam.contactId)).toMatchObject([
      { reason: 'each has a LID of their own' },
    ]);
  });

  test('of another organization are not touched', async () => {
    const other = await world.tenant(`Others ${round}`);
    const [a, b] = [await other.person('A'), await other.person('B', { phone: null })];
    const sam = await tenant.person('Sam', { phone: a.phone });
    await byLid('Samuel');
    await say({ id: lid(), alias: phoneId(sam) }, '/context');
    expect(
      await world.db.contact.count({
        where: { id: { in: [a.contactId, b.contactId] }, deletedAt: null },
      }),
    ).toBe(2);
  });
});

describe('a merge in the middle of a command', () => {
  test('is not what /undo takes back', async () => {
    await byLid('Samuel');
    const sam = await tenant.person('Sam');
    await say({ id: lid(), alias: phoneId(sam) }, '/create task "Bring the net" for me');
    expect(await audited('contact.merge', sam.contactId)).toHaveLength(1);
    expect((await say({ id: phoneId(sam) }, '/undo'))[0]).toContain('Bring the net');
    expect(await idsOf(sam.contactId)).toContain(lid());
    expect((await say({ id: phoneId(sam) }, '/undo'))[0]).toContain('changed nothing');
  });

  test('what the other did is refused or taken back, not broken', async () => {
    await byLid('Samuel');
    const sam = await tenant.person('Sam');
    const id = `by the other ${round}`;
    await say({ id: lid() }, '/create task "Bring the net" for me', { id });
    await say({ id: lid(), alias: phoneId(sam) }, '/context');
    const simulator = await world.service.simulated.simulatorOf(tenant.organizationId);
    const revision = { id, chatId: `chat ${round}`, body: null, mentions: [] };
    // By the other id than it was sent by.
    expect(await simulator.revise({ ...revision, senderId: phoneId(sam) })).toEqual({
      isNew: true,
    });
    expect(world.errors).toEqual([]);
    expect(await world.db.task.findMany({ where: { assigneeId: sam.contactId } })).toMatchObject([
      { status: 'CANCELLED' },
    ]);
  });
});

describe('the same message', () => {
  test('under the LID and under the phone acts once, at the same moment and after a merge', async () => {
    const contactId = await byLid('Samuel');
    const sam = await tenant.person('Sam');
    const id = `both ${round}`;
    const forms = [
      { id: lid() },
      { id: phoneId(sam) },
      { id: lid(), alias: phoneId(sam) },
      { id: phoneId(sam), alias: lid() },
    ];
    const replies = await Promise.all(
      forms.map((form) => say(form, '/create task "Once" for me', { id })),
    );
    expect(replies.flat()).toHaveLength(1);
    await say({ id: lid(), alias: phoneId(sam) }, '/context');
    for (const form of forms)
      expect(await say(form, '/create task "Once" for me', { id })).toEqual([]);
    expect(
      await world.db.task.count({
        where: { title: 'Once', assigneeId: { in: [sam.contactId, contactId] } },
      }),
    ).toBe(1);
  });

  test.each(['alias', 'contact'] as const)(
    'is edited by the sender’s other id, known as %s, and by nobody else',
    async (known) => {
      const sam = await tenant.person('Sam');
      const eve = await tenant.person('Eve');
      const pair = { id: phoneId(sam), alias: lid() };
      const id = `edited ${round}`;
      if (known === 'contact') await say(pair, '/context');
      // Chatter tells nobody who somebody is: the message itself has both ids.
      if (known === 'alias') await say(pair, 'Tea?', { id });
      else await say({ id: lid() }, '/create task "Tea" for me', { id });
      const simulator = await world.service.simulated.simulatorOf(tenant.organizationId);
      const revision = {
        id,
        chatId: `chat ${round}`,
        body: '/create task "Coffee" for me',
        mentions: [],
      };
      if (known === 'contact') await say({ id: phoneId(eve) }, '/context');
      expect(await simulator.revise({ ...revision, senderId: phoneId(eve) })).toEqual({
        isNew: false,
      });
      const senderId = known === 'alias' ? lid() : phoneId(sam);
      expect(await simulator.revise({ ...revision, senderId })).toEqual({ isNew: true });
      expect(await world.db.task.findMany({ where: { assigneeId: sam.contactId } })).toMatchObject([
        { title: 'Coffee' },
      ]);
    },
  );

  test('through two accounts of an organization acts once', async () => {
    const sam = await tenant.person('Sam');
    const message = said(
      world,
      { id: phoneId(sam) },
      `chat ${round}`,
      '/create task "Once" for me',
    );
    const simulator = await world.service.simulated.simulatorOf(tenant.organizationId);
    const second = createSimulator();
    const { organizationId } = tenant;
    const accountId = await ensureAccount(
      world.db,
      organizationId,
      'simulator',
      `second ${round}`,
      world.clock.now(),
    );
    await world.service.switchboard.connect({ organizationId, accountId }, second);
    const outcomes = await Promise.all([simulator.receive(message), second.receive(message)]);
    expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await world.db.task.count({ where: { assigneeId: sam.contactId } })).toBe(1);
    await world.service.switchboard.disconnect(accountId);
  });
});

describe('somebody whose phone is unknown', () => {
  test('is added by a mention, and named when they first write', async () => {
    const club = await tenant.group(`Club ${round}`, [boss]);
    await tenant.say(boss, `chat ${round}`, `/link chat to group "Club ${round}"`);
    const name = `@${lid().split('@')[0]}`;
    const boss_ = { id: phoneId(boss) };
    const replies = await say(boss_, `/add ${name}`, { mentions: [lid()] });
    expect(replies[0]).toContain('✅');
    const member = await world.db.member.findFirstOrThrow({
      where: { groupId: club, role: 'MEMBER' },
      include: { contact: true },
    });
    expect(member.contact).toMatchObject({ name, phone: null });
    await say({ id: lid(), name: 'Zoe' }, '/tasks');
    expect(
      await world.db.contact.findFirstOrThrow({ where: { id: member.contactId } }),
    ).toMatchObject({ name: 'Zoe' });
    expect(await audited('contact.recognize', member.contactId)).toMatchObject([
      { after: { whatsappId: lid(), shownName: 'Zoe' } },
    ]);
    // Again, and by two at once: nobody is made twice.
    await Promise.all(
      [1, 2].map(() => say(boss_, `/add @999${round}`, { mentions: [`999${round}@lid`] })),
    );
    expect(await world.db.contact.count({ where: { name: `@999${round}` } })).toBe(1);
  });

  test('is asked, answers, is reminded and told in their direct chat', async () => {
    const contactId = await byLid('Quim');
    const club = await tenant.group(`Club ${round}`, [boss]);
    await world.db.member.create({
      data: {
        organizationId: tenant.organizationId,
        groupId: club,
        contactId,
        joinedAt: world.clock.now(),
      },
    });
    const direct = { chat: { id: lid(), kind: 'DIRECT', name: null } as const };
    await say({ id: lid() }, '/context', direct);
    await tenant.say(boss, `chat ${round}`, `/link chat to group "Club ${round}"`);
    const [planned] = await tenant.say(boss, `chat ${round}`, '/create event "Game" saturday 10am');
    const number = /#(\d+)/.exec(planned!)![1];
    expect((await say({ id: lid() }, `/in ${number}`))[0]).toContain('You');
    const [task] = await tenant.say(boss, `boss ${round}`, '/create task "Nets" for @Quim');
    expect(task).toContain('✅');
    const [nudged] = await tenant.say(boss, `boss ${round}`, `/nudge ${/#(\d+)/.exec(task!)![1]}`);
    expect(nudged).not.toMatch(/nobody|cannot/i);
    expect(
      await world.db.outbox.count({
        where: { chat: { externalId: lid() }, body: { contains: 'Nets' } },
      }),
    ).toBeGreaterThan(0);
  });
});

describe('many people at once', () => {
  test('are healed in as many statements as one', async () => {
    const people = 200;
    const { organizationId } = tenant;
    const at = world.clock.now();
    const make = async (name: (n: number) => string, phone: (n: number) => string | null) => {
      const rows = Array.from({ length: people }, (_, n) => ({
        organizationId,
        name: name(n),
        phone: phone(n),
        createdAt: at,
        updatedAt: at,
      }));
      return world.db.contact.createManyAndReturn({ data: rows });
    };
    const phones = await make(
      (n) => `P ${n}`,
      (n) => `+34655${100_000 + n}`,
    );
    const lids = await make(
      (n) => `L ${n}`,
      () => null,
    );
    await world.db.whatsappId.createMany({
      data: lids.map(({ id }, n) => ({
        organizationId,
        externalId: `555${n}@lid`,
        contactId: id,
        createdAt: at,
      })),
    });
    const pairs = phones.map(({ phone }, n) => ({
      id: phoneId({ phone: phone! }),
      alias: `555${n}@lid`,
      name: null,
    }));
    const heal = (some: typeof pairs) =>
      world.db.$transaction((tx) => healIdentities({ ...change(), tx }, some));
    const one = await statementsOf(() => heal(pairs.slice(0, 1)));
    let healed = new Map<string, string>();
    const others = await statementsOf(async () => {
      healed = await heal(pairs);
    });
    expect(others.length).toBeLessThanOrEqual(one.length);
    expect(healed.size).toBe(2 * people);
    expect(healed.get('555199@lid')).toBe(phones[199]!.id);
    expect(
      await world.db.contact.count({
        where: { mergedIntoId: { not: null }, name: { startsWith: 'L ' } },
      }),
    ).toBe(people);
    // Nothing is left to do.
    const quiet = await statementsOf(() => heal(pairs));
    expect(quiet.length).toBe(3);
  });

  test('of whom one proved to be three contacts are one', async () => {
    const sam = await tenant.person('Sam');
    const contactId = await byLid('Samuel');
    const third = await createContact(change(), { name: 'S.' });
    await world.db.whatsappId.create({
      data: {
        organizationId: tenant.organizationId,
        externalId: `old${round}@c.us`,
        contactId: third,
        createdAt: world.clock.now(),
      },
    });
    const pair = (id: string, alias: string) => ({ id, alias, name: null });
    await world.db.$transaction((tx) =>
      healIdentities({ ...change(), tx }, [
        pair(phoneId(sam), lid()),
        pair(`old${round}@c.us`, lid()),
      ]),
    );
    expect(
      await world.db.contact.findMany({ where: { id: { in: [contactId, third] } } }),
    ).toMatchObject([{ mergedIntoId: sam.contactId }, { mergedIntoId: sam.contactId }]);
  });
});
