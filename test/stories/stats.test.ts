import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { useLinkedTeam } from '../helpers/scenes.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let ana: Character;
let pau: Character;
let sam: Character;

useLinkedTeam({ ana: 'Ana', pau: 'Pau', sam: 'Sam', jo: 'Jo' }, async (scene) => {
  ({ world, tenant, ana, pau, sam } = scene);
  await tenant.say(pau, 'team', '/create event Game sunday 8pm');
  await tenant.say(ana, 'team', '/create task "Pay" for everyone');
  for (const person of [pau, sam]) await tenant.say(person, 'team', '/in 1');
  await tenant.say(sam, 'team', '/done 2');
  world.clock.set('2026-11-23T09:00:00Z');
  await tenant.say(pau, 'team', '/attended 1 except @Sam');
});

const direct = { chatKind: 'direct' } as const;

/** What was sent in answer to a message: the text, and the size of the picture that it is the caption of. */
async function told(who: Character, chat: string, said: string) {
  const { messageId } = await tenant.tell(who, chat, said);
  return sentFor(messageId);
}

async function sentFor(messageId: string) {
  const { organizationId } = tenant;
  const said = await world.db.message.findFirstOrThrow({
    where: { organizationId, externalId: messageId },
  });
  const sent = await world.db.outbox.findMany({
    where: { organizationId, causeMessageId: said.id, status: 'SENT' },
    include: { media: true },
    orderBy: { sequence: 'asc' },
  });
  return Promise.all(
    sent.map(async ({ body, media, editsExternalId }) => ({
      body,
      isEdit: editsExternalId !== null,
      picture: media && (await sizeOf(media)),
    })),
  );
}

async function sizeOf({ mimeType, data }: { mimeType: string; data: Uint8Array }) {
  const { format, width, height } = await sharp(data).metadata();
  return `${mimeType} ${format} ${width}×${height}`;
}

const picture = 'image/png png 1200×675';

describe('the figures of a group', () => {
  test('are told in one reply, with a picture of which they are the caption', async () => {
    expect(await told(ana, 'team', '/stats')).toEqual([
      {
        body: [
          '📊 Team, Wed 26 Aug – today:',
          '👥 4 members, 3 of them active; 4 joined. Messages: 7',
          '📅 1 event: 2 of 4 invitations answered, 2 in; 1 of 2 came',
          '☑️ 1 of 4 tasks done, 1 in time; 3 open: /tasks @Team',
          '📞 Nobody was called in these days',
          '🕘 Busiest: the week of 16 Nov, with 3 of 3 answers, tasks done and calls answered',
        ].join('\n'),
        isEdit: false,
        picture,
      },
    ]);
  });

  test('are part of the history, with the picture', async () => {
    await tenant.say(ana, 'team', '/stats');
    const { organizationId } = tenant;
    expect(
      await world.db.message.findFirstOrThrow({
        where: { organizationId, body: { startsWith: '📊' } },
      }),
    ).toMatchObject({
      media: { kind: 'image', mimeType: 'image/png', fileName: 'figures.png' },
      mediaId: expect.any(String),
    });
  });

  test('are the basic ones for members, without calls', async () => {
    const [reply] = await told(sam, 'team', '/stats');
    expect(reply).toMatchObject({ body: expect.not.stringContaining('📞'), picture });
    expect(reply!.body).toContain('3 of 3 answers and tasks done');
  });

  test('are text alone where nothing was done', async () => {
    const [reply] = await told(ana, 'team', '/stats yesterday');
    expect(reply).toMatchObject({ picture: null, isEdit: false });
    expect(reply!.body).toContain('📊 Team, Sun 22 Nov:\n');
    expect(reply!.body).not.toContain('🕘');
  });

  test.each([
    ['/stats 7 days', 'Tue 17 Nov – today'],
    ['/stats friday', 'Fri 20 Nov'],
    ['/stats last month', 'Thu 1 Oct – Sat 31 Oct'],
    ['/stats from 1 oct to 15 oct', 'Thu 1 Oct – Thu 15 Oct'],
    ['/stats october', 'Thu 1 Oct – Sat 31 Oct'],
    ['/stats @Team 2 weeks', 'Tue 10 Nov – today'],
  ])('%s is of %s', async (said, days) => {
    expect((await tenant.say(ana, 'team', said))[0]).toContain(`📊 Team, ${days}:`);
  });

  test.each([
    ['/stats satuday', 'saturday'],
    ['/stats nonsense', 'nonsense'],
    ['/stats last 200 weeks', 'up to 1096 days'],
    ['/stats next month', 'The first day must be a day that has begun'],
    ['/stats tomorrow', 'a day that has begun'],
  ])('%s is asked about', async (said, part) => {
    const [reply] = await told(ana, 'team', said);
    expect(reply).toMatchObject({ body: expect.stringContaining(part), picture: null });
  });

  test('of staff who see it and are not in it have no messages', async () => {
    const vera = await tenant.person('Vera', { role: 'USER' });
    const [reply] = await tenant.say(vera, 'desk', '/stats @Team');
    expect(reply).toContain('👥 4 members');
    expect(reply).not.toMatch(/Messages|📞/);
  });

  test('are nobody’s who does not see it, and in no figure of another', async () => {
    const zoe = await tenant.person('Zoe');
    await tenant.group('Hidden', [zoe, ana], { visibility: 'ADMINS_ONLY' });
    const vera = await tenant.person('Vera', { role: 'USER' });
    for (const who of [vera, pau])
      expect((await tenant.say(who, 'desk', '/stats @Hidden'))[0]).toContain('no group');
    const before = await tenant.say(ana, 'ana', '/stats @Team yesterday', direct);
    await tenant.insist(zoe, 'zoe', '/create event Secret today 10:05 for @Hidden', direct);
    expect(await tenant.say(ana, 'ana', '/stats @Team yesterday', direct)).toEqual(before);
  });

  test('of a chat without a group are asked for by name', async () => {
    expect((await tenant.say(ana, 'elsewhere', '/stats'))[0]).toContain('Which group?');
  });

  test('are told in the words of whoever asks', async () => {
    await tenant.say(sam, 'sam', '/settings my language español', direct);
    const [reply] = await told(sam, 'team', '/estadísticas 90 días');
    expect(reply).toMatchObject({ body: expect.stringContaining('👥 4 miembros'), picture });
    const { picture: chart } = await world.db.outbox.findFirstOrThrow({
      where: { organizationId: tenant.organizationId, body: { contains: '4 miembros' } },
    });
    expect(chart).toMatchObject({
      title: 'Team',
      subtitle: 'mié 26 ago – lun 23 nov, una barra por semana',
      parts: ['respuestas', 'tareas hechas'],
    });
  });
});

describe('an edit', () => {
  test('of what has a picture is answered anew: no edit makes another', async () => {
    const { messageId } = await tenant.tell(ana, 'team', '/stats');
    await tenant.revise(ana, 'team', messageId, '/stats 7 days');
    expect(await sentFor(messageId)).toMatchObject([
      { isEdit: false, picture },
      { isEdit: false, picture, body: expect.stringContaining('Tue 17 Nov') },
    ]);
    await tenant.revise(ana, 'team', messageId, '/who is in @Team');
    await tenant.revise(ana, 'team', messageId, '/stats');
    expect((await sentFor(messageId)).slice(2)).toMatchObject([
      { isEdit: false, picture: null },
      { isEdit: true, picture: null, body: expect.stringContaining('📊') },
    ]);
  });
});

describe('one’s own figures', () => {
  const own = [
    '📊 You in Team, Wed 26 Aug – today:',
    '📅 You answered 1 of 1 event and were in 1; you came to 0 of 1',
    '☑️ 1 of 1 task done, 1 in time',
  ].join('\n');

  test('are told in the direct chat, where there is one', async () => {
    await tenant.say(sam, 'sam', '/help', direct);
    const { replies } = await tenant.tell(sam, 'team', '/stats me');
    expect(replies.map(({ chat, body }) => [chat, body])).toEqual([
      ['sam', own],
      ['team', '📊 I have sent you your figures in our direct chat.'],
    ]);
  });

  test('else where they were asked for', async () => {
    expect(await tenant.say(sam, 'team', '/stats me')).toEqual([own]);
  });

  test('are of all groups that they are in, in a direct chat, and of no other', async () => {
    await tenant.group('Choir', [pau, sam]);
    await tenant.insist(pau, 'pau', '/create task "Sing" for @Choir', direct);
    expect((await tenant.say(sam, 'sam', '/stats', direct))[0]).toMatch(
      /^📊 You, .*\n.*1 of 1 event.*\n☑️ 1 of 2 tasks done, 1 in time; 1 open: \/tasks mine$/,
    );
    expect((await tenant.say(sam, 'sam', '/my stats @Choir', direct))[0]).toContain('0 of 1 task');
    await tenant.insist(sam, 'sam', '/leave @Choir', direct);
    expect((await tenant.say(sam, 'sam', '/stats me', direct))[0]).toContain('1 of 1 task');
  });

  test('are nobody’s in a group that they only see', async () => {
    const mona = await tenant.person('Mona', { role: 'MANAGER' });
    expect((await tenant.say(mona, 'mona', '/stats me @Team', direct))[0]).toContain('not in Team');
  });
});

describe('who came most', () => {
  const heading = '🏅 Team, Wed 26 Aug – today';

  test('is whoever came, and where that was not said, whoever was in', async () => {
    expect(await tenant.say(sam, 'team', '/top')).toEqual([
      `${heading}: who came most, of 1 event\n1. Pau: 1`,
    ]);
    await tenant.say(pau, 'team', '/create event Quiz today 10:30');
    for (const person of [ana, pau, sam]) await tenant.say(person, 'team', '/in 3');
    world.clock.set('2026-11-23T10:00:00Z');
    expect(await tenant.say(sam, 'team', '/top')).toEqual([
      `${heading}: who came most, of 2 events\n1. Pau: 2\n2. Ana: 1\n2. Sam: 1`,
    ]);
  });

  test('is told of five, and how many came as often as the last of them', async () => {
    const many = await Promise.all(Array.from({ length: 6 }, (_, n) => tenant.person(`Kim ${n}`)));
    await tenant.group('Crowd', many);
    await tenant.insist(many[0]!, 'crowd', '/create event Party today 10:30 for @Crowd');
    for (const person of many) await tenant.say(person, 'crowd', '/in 3');
    world.clock.set('2026-11-23T10:00:00Z');
    const [reply] = await tenant.say(many[0]!, 'crowd', '/top @Crowd today');
    expect(reply!.split('\n').slice(1)).toEqual([
      ...['1. Kim 0: 1', '1. Kim 1: 1', '1. Kim 2: 1', '1. Kim 3: 1', '1. Kim 4: 1'],
      '… and 1 more with 1',
    ]);
  });

  test('is told to nobody where the group has switched it off, until it is on again', async () => {
    expect((await tenant.say(ana, 'team', '/settings top off'))[0]).toContain(
      '🏅 Who came most: told to nobody',
    );
    for (const who of [ana, sam])
      expect(await tenant.say(who, 'team', '/top')).toEqual([
        '🏅 Team does not tell who came most. Its admins switch it on: /settings @Team top on',
      ]);
    await tenant.say(ana, 'team', '/settings @Team top on');
    expect((await tenant.say(sam, 'team', '/top'))[0]).toContain('1. Pau');
    await tenant.say(ana, 'team', '/undo');
    expect((await tenant.say(sam, 'team', '/top'))[0]).toContain('does not tell');
    expect((await tenant.say(sam, 'team', '/settings top on'))[0]).not.toContain('✅');
  });

  test('is told to members, and staff who lead', async () => {
    const vera = await tenant.person('Vera', { role: 'USER' });
    expect((await tenant.say(vera, 'desk', '/top @Team'))[0]).not.toContain('Pau');
    const mona = await tenant.person('Mona', { role: 'MANAGER' });
    expect((await tenant.say(mona, 'desk', '/top @Team'))[0]).toContain('Pau');
  });
});
