import { describe, expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import { setDoNotCall } from '../../src/people/call-consent.ts';
import { createPhones, type Phones } from '../helpers/calls.ts';
import { useLinkedTeam } from '../helpers/scenes.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let ana: Character;
let leo: Character;
let pau: Character;
let sam: Character;
let phones: Phones;

useLinkedTeam({ ana: 'Ana', leo: 'Leo', pau: 'Pau', sam: 'Sam' }, (scene) => {
  ({ world, tenant, ana, leo, pau, sam } = scene);
  phones = createPhones(world, tenant, [ana, leo, pau, sam]);
});

const say = (who: Character, body: string) => tenant.say(who, 'team', body);
const insist = (who: Character, body: string) => tenant.insist(who, 'team', body);

describe('a group', () => {
  test('is called once its admin has seen what that would do, and its message tells how it goes', async () => {
    const [asked] = await say(ana, '/call "We moved to 7 pm"');
    expect(asked).toMatch(
      /^📞 Call 3 people · Team\? “We moved to 7 pm”\n🕒 now · takes about 1 min · 💰 costs nothing\nNobody is called after today 23:59\.\n🚫 Not you, who begin it\nReply yes, or \/confirm \d{4}$/,
    );
    expect(await phones.pass(60)).toEqual([]);
    expect(await say(ana, 'yes')).toEqual([
      '📞 Calling: “We moved to 7 pm” · Team #1\n░░░░░░░░░░ 0 of 3 · about 1 min left\n/stop 1 · /pause 1',
    ]);
    expect(await phones.pass(60)).toEqual([
      expect.stringContaining('1 of 3'),
      '[team] ✅ Called: “We moved to 7 pm” · Team #1\n▓▓▓▓▓▓▓▓▓▓ 3 of 3\n3 answered',
    ]);
    expect(phones.dialled).toEqual(['Leo', 'Pau', 'Sam']);
    const { edits } = await world.db.$queryRaw<{ edits: number }[]>`
      SELECT count(*)::int AS edits FROM outbox
      WHERE organization_id = ${tenant.organizationId}::uuid AND edits_external_id IS NOT NULL`.then(
      ([row]) => row!,
    );
    expect(edits).toBe(2);
  });

  test('is called by nobody but those who lead it, who are named', async () => {
    const refused = ['In Team, you cannot call people: only admins can. Ask Ana, who leads Team.'];
    expect(await say(pau, '/call "We moved"')).toEqual(refused);
    await insist(ana, '/call "We moved"');
    for (const said of ['/campaign 1', '/stop 1', '/stop', '/pause 1', '/campaign'])
      expect(await say(pau, said), said).toEqual(refused);
    expect(await say(pau, '/call @Sam "We moved"')).toEqual([
      expect.stringMatching(/^You cannot call people: only admins can\./),
    ]);
    expect(await say(pau, '/campaigns')).toEqual([expect.stringMatching(/^No campaigns\./)]);
  });

  test('of another organization is none', async () => {
    const other = await world.tenant('Others');
    const zoe = await other.person('Zoe', { role: 'ADMIN' });
    await insist(ana, '/call "We moved"');
    const alone = { chatKind: 'direct' } as const;
    expect(await other.say(zoe, 'Zoe', '/call @Pau "We moved"', alone)).toEqual([
      expect.stringContaining('nobody called “Pau”'),
    ]);
    expect(await other.say(zoe, 'Zoe', '/stop 1', alone)).toEqual([
      'There is no campaign #1. See /campaigns',
    ]);
  });

  test('that was shown otherwise is asked about again', async () => {
    await say(ana, '/call "We moved"');
    const change = createChange({
      ...{ tx: world.db, organizationId: tenant.organizationId, at: world.clock.now() },
    });
    await setDoNotCall(change, pau.contactId, true, 'CHAT');
    expect(await say(ana, 'yes')).toEqual([
      expect.stringMatching(
        /^Something changed meanwhile\.\n📞 Call 2 people[\s\S]*🚫 Not Pau: they want no calls/,
      ),
    ]);
  });

  test('is called in the morning where it is night, and the question says so', async () => {
    world.clock.set('2026-11-23T22:30:00Z');
    expect(await say(ana, '/call "We moved"')).toEqual([
      expect.stringMatching(/🕒 from tomorrow \d+:\d\d.*\nNobody is called after tomorrow 23:59\./),
    ]);
    expect(await say(ana, 'yes')).toEqual([expect.stringContaining('next tomorrow')]);
    await phones.pass(60);
    expect(phones.dialled).toEqual([]);
    await phones.at('2026-11-24T10:00:00Z');
    await phones.pass(60);
    expect(phones.dialled).toEqual(['Leo', 'Pau', 'Sam']);
  });

  test('is called at the moment that is said', async () => {
    expect(await insist(ana, '/call "We moved" monday 11am')).toEqual([
      '🗓 Calls from Mon 23 Nov 11:00: “We moved” · Team #1\n/stop 1 · /pause 1',
    ]);
    await phones.at('2026-11-23T09:59:00Z');
    expect(phones.dialled).toEqual([]);
    await phones.at('2026-11-23T10:00:00Z');
    await phones.pass(30);
    expect(phones.dialled).toHaveLength(3);
  });

  test('is told why some of it are left out, and somebody who was reached today is not called again', async () => {
    await tenant.person('Jo', { phone: null });
    await say(ana, '/add @Jo');
    await insist(ana, '/call "We moved"');
    await phones.pass(60);
    expect(await say(ana, '/call "And bring balls"')).toEqual([
      'There is nobody to be called:\n🚫 3 people: they were called today already\n🚫 1 person: whoever begins it is not called\n🚫 1 person: no phone number',
    ]);
  });

  test.each([
    ['/call', 'Something is missing: the message.'],
    ['/call @Team', 'What shall I tell them?'],
    ['/call Sam come early', 'Do you want to call Sam?'],
    [`/call "${'x'.repeat(201)}"`, 'The message must be 200 characters at most'],
    ['/call "x" over 5 min', 'The span must be 15 minutes to a day'],
    ['/call "x" twice', 'nobody called “twice”'],
    ['/call who is coming', 'Like this I call those who have not answered'],
    ["/call who hasn't answered", 'Team has no event to answer.'],
    ['/call who owes', 'Team has no open task.'],
    ['/call "x" yesterday', '“yesterday” is in the past'],
  ])('%s is not guessed', async (said, reply) => {
    expect((await say(ana, said))[0]).toContain(reply);
    await say(ana, 'no');
    expect(
      await world.db.campaign.count({ where: { organizationId: tenant.organizationId } }),
    ).toBe(0);
  });
});

describe('a campaign that goes on', () => {
  test('is stopped at once: who rings is hung up, and nobody else is called', async () => {
    phones.play(leo, { rings: true });
    await insist(ana, '/call "We moved"');
    await phones.dialler.dial();
    expect(phones.dialled).toEqual(['Leo']);
    expect(await say(ana, '/stop')).toEqual([
      '⏹ Campaign #1 is stopped: 2 people are not called any more.\n1 call under way: I hang up.',
    ]);
    await phones.pass(60);
    expect(phones.hungUp).toEqual(['Leo']);
    expect(phones.dialled).toEqual(['Leo']);
    expect(await say(ana, '/stop 1')).toEqual(['Campaign #1 was stopped already. See /campaign 1']);
    expect(await say(ana, '/cancel 1')).toEqual([
      'Campaign #1 was stopped already. See /campaign 1',
    ]);
  });

  test('is stopped though something is asked; without calls, “/stop” is a no to that', async () => {
    await insist(ana, '/call "We moved" over 1 hour');
    expect((await say(ana, '/call @Pau "Bring water"'))[0]).toContain('Reply yes');
    expect(await say(ana, '/stop')).toEqual([
      '⏹ Campaign #1 is stopped: 3 people are not called any more.',
    ]);
    expect(await say(ana, '/stop')).toEqual(['All right, nothing was done.']);
  });

  test('is paused, and goes on', async () => {
    await insist(ana, '/call "We moved"');
    await phones.pass(0);
    expect(await say(ana, '/pause')).toEqual([
      '⏸ Campaign #1 is paused: nobody is called until /resume 1',
    ]);
    await phones.pass(60);
    expect(phones.dialled).toEqual(['Leo']);
    expect(await say(ana, '/resume')).toEqual([
      '▶️ Campaign #1 goes on. How far it is: /campaign 1',
    ]);
    await phones.pass(60);
    expect(phones.dialled).toEqual(['Leo', 'Pau', 'Sam']);
    expect(await say(ana, '/resume 1')).toEqual(['Campaign #1 is over already. See /campaign 1']);
    expect(await say(ana, '/resume')).toEqual(['No campaign is paused.']);
  });

  test('calls again who did not answer, after half an hour, and nobody who declined', async () => {
    phones.play(pau, { ending: 'NO_ANSWER' });
    phones.play(sam, { ending: 'DECLINED' });
    await insist(ana, '/call "We moved"');
    await phones.pass(60);
    expect(phones.dialled).toEqual(['Leo', 'Pau', 'Sam']);
    expect(await say(ana, '/campaign')).toEqual([
      expect.stringContaining('2 of 3 · next today 12:30\n1 answered · 1 declined'),
    ]);
    await phones.at('2026-11-20T11:29:00Z');
    expect(phones.dialled).toHaveLength(3);
    phones.play(pau, {});
    await phones.at('2026-11-20T11:31:00Z');
    expect(phones.dialled).toEqual(['Leo', 'Pau', 'Sam', 'Pau']);
    expect(await say(ana, '/campaign')).toEqual([
      expect.stringContaining('✅ Called: “We moved” · Team #1'),
    ]);
  });

  test('tells a number of another kind what it is', async () => {
    await say(ana, '/create task Nets');
    expect(await say(ana, '/stop 1')).toEqual([
      '#1 is a task: Nets. When it is done: /done 1\nReply yes for: /cancel task 1',
    ]);
    await say(ana, 'no');
    await insist(ana, '/call "We moved"');
    expect(await say(ana, '/done 2')).toEqual([
      '#2 is a campaign. How far it is: /campaign 2 · To end it: /stop 2',
    ]);
    expect(await say(ana, '/cancel campaign 2')).toEqual([
      '⏹ Campaign #2 is stopped: 3 people are not called any more.',
    ]);
  });
});

describe('what is said on the phone', () => {
  test('is their answer to the event, and who answers in the chat is not called', async () => {
    await say(ana, '/create event Game sunday 8pm');
    await say(ana, '/in');
    await say(leo, '/in');
    phones.play(pau, { heard: { answer: { status: 'GOING', guests: 1 } } });
    expect((await say(ana, "/call everyone who hasn't answered"))[0]).toMatch(
      /^📞 Call 2 people who haven't answered Game · Team\?\n/,
    );
    await say(ana, 'yes');
    await phones.pass(0);
    await say(sam, '/out');
    await phones.pass(60);
    expect(phones.dialled).toEqual(['Pau']);
    expect(await say(ana, '/campaign')).toEqual([
      '✅ Called: Game · Team #2\n▓▓▓▓▓▓▓▓▓▓ 1 of 1\n1 answered\n💬 1 in\n🚫 1 person not called: they have answered meanwhile',
    ]);
    const row = await world.db.participant.findFirst({ where: { contactId: pau.contactId } });
    expect(row).toMatchObject({ status: 'GOING', guests: 1, source: 'CALL' });
  });

  test('closes their task', async () => {
    await say(ana, '/create task Nets for everyone');
    phones.play(pau, { heard: { done: true } });
    await insist(ana, '/call who owes 1 "Please bring them"');
    await phones.pass(60);
    expect(phones.dialled).toEqual(['Leo', 'Pau', 'Sam']);
    expect(await say(ana, '/progress 1')).toEqual([expect.stringContaining('1 of 4')]);
    expect(await say(ana, '/campaign')).toEqual([expect.stringContaining('💬 1 done')]);
  });

  test('ends calls for good to whoever wants none', async () => {
    phones.play(pau, { heard: { optOut: true } });
    await insist(ana, '/call "We moved"');
    await phones.pass(60);
    world.clock.set('2026-11-23T11:00:00Z');
    expect(await say(ana, '/call "Again"')).toEqual([
      expect.stringContaining('🚫 Not Pau: they want no calls'),
    ]);
  });
});

describe('what whoever began it reads', () => {
  test('is a new message at the end, where the first can be edited no more', async () => {
    await insist(ana, '/call "We moved" over 1 hour');
    await phones.pass(30);
    expect(phones.dialled).toEqual(['Leo']);
    // After a quarter of an hour nothing is said until the end.
    await phones.at('2026-11-20T11:16:00Z');
    expect(await phones.at('2026-11-20T11:31:00Z')).toEqual([]);
    const said = [
      ...(await phones.at('2026-11-20T12:01:00Z')),
      ...(await phones.at('2026-11-20T12:01:10Z')),
    ];
    expect(said).toEqual([expect.stringMatching(/^\[team\] ✅ Called: “We moved” · Team #1/)]);
    const last = await world.db.outbox.findFirstOrThrow({ orderBy: { sequence: 'desc' } });
    expect(last.editsExternalId).toBeNull();
    expect(last.quotedExternalId).not.toBeNull();
  });

  test.each([
    ['NO_MONEY', 'wants money'],
    ['NOT_CONFIGURED', 'does not know me'],
    ['BLOCKED', 'is blocked'],
  ] as const)('is told once that the provider will not: %s', async (refused, why) => {
    for (const who of [leo, pau, sam]) phones.play(who, { ending: refused });
    await insist(ana, '/call "We moved"');
    const said = await phones.pass(120);
    const told = said.filter((one) => one.includes('is paused:'));
    expect(told).toEqual([expect.stringContaining(why)]);
    expect(phones.dialled).toEqual(['Leo']);
    expect(await say(ana, '/campaign')).toEqual([expect.stringContaining('/resume 1 · /stop 1')]);
    for (const who of [leo, pau, sam]) phones.play(who, {});
    await say(ana, '/resume');
    await phones.pass(120);
    expect(await say(ana, '/campaign')).toEqual([expect.stringContaining('3 answered')]);
  });
});

test('more people than one campaign calls are refused whole', async () => {
  const crowd = await tenant.group('Crowd', [ana]);
  await world.db.$executeRaw`
    WITH people AS (
      INSERT INTO contacts (organization_id, name, phone, created_at, updated_at)
      SELECT ${tenant.organizationId}::uuid, 'Person ' || n, '+34' || (710000000 + n), now(), now()
      FROM generate_series(1, 10000) AS n RETURNING organization_id, id
    )
    INSERT INTO members (organization_id, group_id, contact_id, role, joined_at)
    SELECT organization_id, ${crowd}::uuid, id, 'MEMBER', now() FROM people`;
  expect(await say(ana, '/call @Crowd "We moved"')).toEqual([
    'One campaign calls 1,000 people at most. Call a smaller group, or some of it by name.',
  ]);
  expect(await world.db.campaign.count({ where: { groupId: crowd } })).toBe(0);
});

describe('taken back', () => {
  test('a pause is taken back, and calls go on', async () => {
    await insist(ana, '/call "We moved"');
    await say(ana, '/pause');
    await phones.pass(30);
    expect(phones.dialled).toEqual([]);
    expect(await say(ana, '/undo')).toEqual(['↩️ Campaign #1 goes on.']);
    await phones.pass(60);
    expect(phones.dialled).toEqual(['Leo', 'Pau', 'Sam']);
  });

  test('a campaign is stopped, and it is told how many were called', async () => {
    await insist(ana, '/call "We moved"');
    await phones.pass(0);
    expect(await say(ana, '/undo')).toEqual([expect.stringContaining('#1')]);
    await phones.pass(60);
    expect(phones.dialled).toEqual(['Leo']);
  });

  test('another text takes its place while nobody was dialled', async () => {
    const { messageId: id } = await tenant.tell(ana, 'team', '/call "We moved"');
    await say(ana, 'yes');
    const edited = await tenant.revise(ana, 'team', id, '/call "We moved to 7"');
    expect(edited).toEqual([expect.stringContaining('“We moved to 7”')]);
    await say(ana, 'yes');
    expect(await say(ana, '/campaigns')).toEqual([
      expect.stringMatching(/^📞 Calling: “We moved to 7” · Team · 0 of 3 #1\n/),
    ]);
    await phones.pass(0);
    expect(await tenant.revise(ana, 'team', id, '/call "We moved to 8"')).toEqual([
      expect.stringContaining('#1'),
    ]);
    await tenant.revise(ana, 'team', id, null);
    await phones.pass(60);
    expect(phones.dialled).toEqual(['Leo']);
  });
});

describe('why somebody was called or not', () => {
  test('is told to those who lead their group', async () => {
    await tenant.person('Jo', { phone: null });
    await say(ana, '/add @Jo');
    phones.play(pau, { ending: 'DECLINED' });
    await insist(ana, '/call "We moved"');
    expect(await say(ana, '/why was @Sam not called')).toEqual([
      'Sam is still to be called (#1), at the earliest today 12:00.',
    ]);
    await phones.pass(60);
    expect(await say(ana, '/why was @Jo not called?')).toEqual([
      'Jo was not called (#1): no phone number.',
    ]);
    expect(await say(ana, '/why was @Pau called')).toEqual(['Pau was called (#1): declined.']);
    expect(await say(ana, '/why was @Pau not called in 7')).toEqual([
      'Pau is in none of the campaigns that you may see.',
    ]);
    expect(await say(sam, '/why was @Pau not called')).toEqual([
      'Pau is in none of the campaigns that you may see.',
    ]);
  });
});

test('in Spanish all of it is Spanish', async () => {
  const club = await world.tenant('Club', { locale: 'es-ES' });
  const lea = await club.person('Lea');
  const marc = await club.person('Marc');
  await club.group('Equipo', [lea, marc]);
  const own = createPhones(world, club, [lea, marc]);
  const dice = (who: Character, body: string) => club.say(who, 'equipo', body);
  await dice(lea, '/vincular chat a @Equipo');
  await dice(lea, '/crear evento Partido el domingo a las 20:00');
  await dice(lea, '/voy');
  expect((await dice(lea, '/llamar a quienes no han respondido'))[0]).toMatch(
    /^📞 ¿Llamar a 1 persona que aún no ha respondido a Partido · Equipo\?\n🕒 ahora · 💰 no cuesta nada\nNo se llama a nadie después del dom 22 nov 20:00\.\nResponde sí, o \/confirmar \d{4}$/,
  );
  expect(await dice(lea, 'sí')).toEqual([
    expect.stringMatching(/^📞 Llamando: Partido · Equipo #2/),
  ]);
  own.play(marc, { heard: { answer: { status: 'DECLINED', guests: 0 } } });
  await own.pass(30);
  expect(await dice(lea, '/campaña 2')).toEqual([
    '✅ Llamado: Partido · Equipo #2\n▓▓▓▓▓▓▓▓▓▓ 1 de 1\n1 contestaron\n💬 1 no van',
  ]);
  expect(await dice(lea, '/por qué no se llamó a @Marc')).toEqual([
    'A Marc se le llamó (#2): contestó.',
  ]);
  expect(await dice(lea, '/detener')).toEqual([
    'No se está llamando a nadie.\nPara que no te escriba, di «baja» en nuestro chat directo.',
  ]);
});
