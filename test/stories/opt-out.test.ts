import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// Whoever says "stop" in their direct chat is written to no more, but for answers, until they say "start".

let world: World;
let club: Tenant;
let ann: Character;
let ben: Character;
let round = 0;

beforeAll(async () => {
  world = await createWorld();
  club = await world.tenant('Club');
  ann = await club.person('Ann', { role: 'ADMIN' });
});

afterAll(() => world.end());

beforeEach(async () => {
  round += 1;
  ben = await club.person(`Ben ${round}`);
  await inPrivate(ben, '/me');
});

const inPrivate = (who: Character | string, said: string, tenant = club) =>
  tenant.say(who, `with ${typeof who === 'string' ? who : who.name}`, said, { chatKind: 'direct' });

const optedOut = async ({ contactId }: Character) =>
  (await world.db.contact.findFirstOrThrow({ where: { id: contactId } })).optedOutAt;

const entries = ({ contactId }: Character) =>
  world.db.auditEntry.findMany({
    where: { subjectId: contactId, action: { startsWith: 'contact.opt' } },
    orderBy: { id: 'asc' },
    select: { action: true, actorContactId: true, before: true, after: true },
  });

const stopped =
  '🔕 From now on I only answer you here; in groups nothing changes. Say start to hear from me again.';
const started = '🔔 I write to you here again when something is for you. Say stop to end that.';

describe('stop', () => {
  test.each([
    'stop',
    'STOP',
    'Stop!',
    '/stop',
    'unsubscribe',
    'No more messages.',
    'stop messages',
  ])('“%s” is heard in a direct chat, kept and answered once', async (said) => {
    expect(await inPrivate(ben, said)).toEqual([stopped]);
    expect(await optedOut(ben)).toEqual(world.clock.now());
    expect(await entries(ben)).toEqual([
      {
        action: 'contact.optOut',
        actorContactId: ben.contactId,
        before: { optedOut: false },
        after: { optedOut: true },
      },
    ]);
    expect(await inPrivate(ben, said)).toEqual([
      expect.stringContaining('I already only answer you'),
    ]);
    expect(await entries(ben)).toHaveLength(1);
  });

  test.each(['baja', 'Parar', 'ALTO', 'no más mensajes', 'darme de baja', 'stop'])(
    '“%s” is heard in Spanish, and “alta” ends it',
    async (said) => {
      const liga = await world.tenant(`Liga ${round}`, { locale: 'es-ES' });
      const ana = await liga.person('Ana');
      const [out] = await inPrivate(ana, said, liga);
      expect(out).toContain('aquí solo te respondo');
      expect(await optedOut(ana)).not.toBeNull();
      const [back] = await inPrivate(ana, 'Alta', liga);
      expect(back).toContain('Te vuelvo a escribir aquí');
      expect(await optedOut(ana)).toBeNull();
    },
  );

  test.each(['stop?', 'stop it, Ann', 'please stop by at five', 'start'])(
    '“%s” stops nothing',
    async (said) => {
      await inPrivate(ben, said);
      expect(await optedOut(ben)).toBeNull();
    },
  );

  test('is chatter in a group, and from a stranger', async () => {
    for (const said of ['stop', 'baja', 'start'])
      expect(await club.say(ben, 'anywhere', said)).toEqual([]);
    expect(await club.say(ben, 'anywhere', '/stop')).toEqual([
      'Nobody is being called.\nTo get no messages from me, say “stop” in our direct chat.',
    ]);
    expect(await optedOut(ben)).toBeNull();
    expect(await inPrivate('+34699999999', 'stop')).toEqual([]);
  });

  test('is a no where something was asked, and only then a stop', async () => {
    const team = await club.person(`Cat ${round}`);
    await club.group(`Team ${round}`, [ann, team]);
    await inPrivate(ann, `/archive @"Team ${round}"`);
    expect(await inPrivate(ann, 'stop')).toEqual([expect.stringContaining('nothing was done')]);
    expect(await optedOut(ann)).toBeNull();
  });

  test('is taken back by /undo and by deleting it, and start likewise', async () => {
    await inPrivate(ben, 'stop');
    expect(await inPrivate(ben, '/undo')).toEqual(['↩️ I write to you here again.']);
    expect(await optedOut(ben)).toBeNull();
    const chat = `with ${ben.name}`;
    const { messageId } = await club.tell(ben, chat, 'stop', { chatKind: 'direct' });
    await club.revise(ben, chat, messageId, null);
    expect(await optedOut(ben)).toBeNull();
    await inPrivate(ben, 'stop');
    await inPrivate(ben, 'start');
    expect(await inPrivate(ben, '/undo')).toEqual(['↩️ I only answer you here again.']);
    expect(await optedOut(ben)).not.toBeNull();
  });

  test('holds in the organization where it was said', async () => {
    const others = await world.tenant(`Others ${round}`);
    const twin = await others.person('Twin', { phone: ben.phone });
    await inPrivate(twin, 'stop', others);
    expect([await optedOut(ben), await optedOut(twin)]).toEqual([null, world.clock.now()]);
  });

  test('shows in the API, and cannot be set there', async () => {
    await inPrivate(ben, 'stop');
    const headers = { authorization: `Bearer ${await club.key('ADMIN')}` };
    const url = `/api/contacts/${ben.contactId}`;
    const contact = await world.service.admin.inject({ url, headers });
    expect(contact.json()).toMatchObject({ optedOutAt: world.clock.now().toISOString() });
    const payload = { optedOutAt: null };
    const set = await world.service.admin.inject({ method: 'PATCH', url, headers, payload });
    expect(set.statusCode).toBe(400);
  });
});

describe('whoever said stop', () => {
  /** What was sent in a chat for what Ann says in another. */
  const sent = async (said: string, chat: string) => {
    const { replies } = await club.tell(ann, 'Ann', said, { chatKind: 'direct' });
    return replies.filter((reply) => reply.chat === chat);
  };

  test('is not reminded, nor told of invitations and places, and whoever asked is told so', async () => {
    const chat = `with ${ben.name}`;
    await club.group(`Team ${round}`, [ann, ben]);
    const [task] = await inPrivate(ann, `/create task "Row" for @"${ben.name}"`);
    const owed = /#(\d+)/.exec(task!)![1];
    const [event] = await inPrivate(ann, `/create event "Game" sunday for @"Team ${round}" max 1`);
    const number = /#(\d+)/.exec(event!)![1];
    await inPrivate(ann, `/in ${number}`);
    await inPrivate(ben, `/in ${number}`);
    await inPrivate(ben, 'stop');

    const [nudged] = await inPrivate(ann, `/nudge ${owed}`);
    expect(nudged).toContain(`I can't write to ${ben.name}: please tell them.`);
    expect(await sent(`/out ${number}`, chat)).toEqual([]);
    const [moved] = await inPrivate(ann, `/move event ${number} to sunday 18:00`);
    expect(moved).toContain(`I can't write to ${ben.name}`);
    // Answers to what they say themselves come as ever.
    expect(await inPrivate(ben, '/me')).toEqual([expect.stringContaining('Row')]);

    expect(await inPrivate(ben, 'start')).toEqual([started]);
    expect(await sent(`/move event ${number} to sunday 19:00`, chat)).toHaveLength(1);
  });

  test('is mentioned in the chat of the group as before', async () => {
    const chat = `team ${round}`;
    await club.group(`Team ${round}`, [ann, ben]);
    await club.say(ann, chat, `/link chat to @"Team ${round}"`);
    await club.say(ann, chat, '/create task "Row"');
    await inPrivate(ben, 'stop');
    const [task] = await club.say(ann, chat, '/create task "Bail"');
    const { replies } = await club.tell(ann, chat, `/nudge ${/#(\d+)/.exec(task!)![1]}`);
    expect(replies.flatMap(({ mentions }) => mentions)).toContain(ben.phone);
  });

  test('does not get what waited to be sent to them then', async () => {
    const simulator = await world.service.simulated.simulatorOf(club.organizationId);
    const [task] = await inPrivate(ann, `/create task "Row" for @"${ben.name}"`);
    await simulator.setAway(true);
    await inPrivate(ann, `/nudge ${/#(\d+)/.exec(task!)![1]}`);
    await inPrivate(ben, 'stop');
    const queued = await world.db.outbox.findMany({
      where: { chat: { externalId: `with ${ben.name}` }, sentAt: null },
      orderBy: { sequence: 'asc' },
    });
    expect(queued).toMatchObject([
      { status: 'EXPIRED', failure: 'they want no messages' },
      { status: 'PENDING', body: stopped },
    ]);
    await simulator.setAway(false);
  });
});
