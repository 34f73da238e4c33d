import { beforeEach, describe, expect, test } from 'vitest';
import { useLinkedTeam } from '../helpers/scenes.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let round: number;
let ana: Character;
let pau: Character;
let sam: Character;
let jo: Character;

useLinkedTeam({ ana: 'Ana', pau: 'Pau', sam: 'Sam', jo: 'Jo' }, async (scene) => {
  ({ world, tenant, round, ana, pau, sam, jo } = scene);
  await tenant.say(pau, 'team', '/create event Game sunday 8pm');
  for (const person of [pau, sam]) await tenant.say(person, 'team', '/in 1');
});

const named = ({ phone }: Character) => `@${phone.slice(1)}`;
const direct = { chatKind: 'direct' } as const;

/** Who came by what was said, and who did not. */
async function attendance() {
  const rows = await world.db.participant.findMany({
    where: { organizationId: tenant.organizationId, attended: { not: null } },
    include: { contact: true },
    orderBy: { contact: { name: 'asc' } },
  });
  return rows.map(({ contact, attended }) => `${attended ? '' : 'not '}${contact.name}`);
}

describe('on the morning after an event', () => {
  test('whoever planned it is asked once who came', async () => {
    expect(await tenant.ring('2026-11-22T20:00:00Z')).not.toContainEqual(
      expect.stringContaining('who came'),
    );
    expect(await tenant.ring('2026-11-23T08:00:00Z')).toEqual([
      `[team] 🙋 ${named(pau)}: who came? Game, Sun 22 Nov 20:00 #1\nBoth who were in: /attended 1 · But for some: /attended 1 except @Sam`,
    ]);
    expect(await tenant.ring('2026-11-24T08:00:00Z')).toEqual([]);
  });

  test('in their direct chat, where there is one', async () => {
    await tenant.say(pau, 'Pau', '/help', direct);
    const [said] = await tenant.ring('2026-11-23T08:00:00Z');
    expect(said).toMatch(/🙋 Who came\? Game/);
    expect(said).not.toContain('[team]');
  });

  test('nobody is asked where nobody was in, where it was said before, or where the organizer has left', async () => {
    await tenant.say(ana, 'team', '/create event Quiz sunday 9pm');
    await tenant.say(jo, 'team', '/create event Dinner sunday 9pm');
    await tenant.say(ana, 'team', '/in 3');
    await tenant.insist(ana, 'team', '/remove @Jo');
    world.clock.set('2026-11-22T21:00:00Z');
    await tenant.say(pau, 'team', '/attended 1');
    expect(await tenant.ring('2026-11-23T08:00:00Z')).toEqual([]);
  });

  test('an event that was called off or moved is asked about no more, or later', async () => {
    await tenant.insist(pau, 'team', '/move event 1 to monday 8pm');
    expect((await tenant.ring('2026-11-23T08:00:00Z')).join()).not.toContain('who came');
    await tenant.insist(pau, 'team', '/cancel event 1');
    expect(await tenant.ring('2026-11-24T08:00:00Z')).toEqual([]);
  });
});

describe('who came', () => {
  beforeEach(() => world.clock.set('2026-11-23T09:00:00Z'));

  test('is all who were in', async () => {
    expect(await tenant.say(pau, 'team', '/attended 1')).toEqual([
      '📝 Game, Sun 22 Nov 20:00 #1: 2 people came, 2 were in.',
    ]);
    expect(await attendance()).toEqual(['Pau', 'Sam']);
  });

  test('is all but some, and others besides; and what is said again replaces it', async () => {
    expect(await tenant.say(pau, 'team', '/attended 1 except @Sam +@Jo')).toEqual([
      '📝 Game, Sun 22 Nov 20:00 #1: 2 people came, 2 were in.\nDid not come: Sam\nCame too: Jo',
    ]);
    expect(await attendance()).toEqual(['Jo', 'Pau', 'not Sam']);
    expect((await tenant.say(ana, 'team', '/who was at 1'))[0]).toContain(
      '📝 Came (2): Jo and Pau\nDid not come (1): Sam',
    );
    await tenant.say(ana, 'team', '/attended 1 with @Jo and @Ana');
    expect(await attendance()).toEqual(['Ana', 'Jo', 'Pau', 'Sam']);
    expect((await tenant.say(ana, 'team', '/attended 1 with @Jo and @Ana'))[0]).toContain(
      'as you said',
    );
  });

  test('is said in a reply to the question', async () => {
    const { organizationId } = tenant;
    world.clock.set('2026-11-23T08:00:00Z');
    await tenant.ring('2026-11-23T08:00:00Z');
    const asked = await world.db.message.findFirstOrThrow({
      where: { organizationId, direction: 'OUT', body: { contains: 'who came' } },
    });
    await tenant.say(pau, 'team', '/attended except @Sam', { quotedId: asked.externalId } as never);
    expect(await attendance()).toEqual(['Pau', 'not Sam']);
  });

  test('is taken back, and edited', async () => {
    const { messageId } = await tenant.tell(pau, 'team', '/attended 1 except @Sam');
    await tenant.revise(pau, 'team', messageId, '/attended 1 except @Pau');
    expect(await attendance()).toEqual(['not Pau', 'Sam']);
    expect(await tenant.say(pau, 'team', '/undo')).toEqual(['↩️ Game: who came is as it was. #1']);
    expect(await attendance()).toEqual([]);
    await tenant.say(pau, 'team', '/attended 1');
    await tenant.say(ana, 'team', '/attended 1 except @Sam');
    await tenant.say(ana, 'team', '/undo');
    expect(await attendance()).toEqual(['Pau', 'Sam']);
  });

  test.each([
    ['/attended 1 except @Jo', 'nobody to leave out'],
    ['/attended 9', 'There is no event'],
    ['/attended', 'missing'],
    ['/attended 1 with @Nobody', 'Nobody'],
  ])('is refused: %s', async (said, answer) => {
    expect((await tenant.say(pau, 'team', said))[0]).toContain(answer);
    expect(await attendance()).toEqual([]);
  });

  test('is not said of what has not begun, is off, or by who may not change it', async () => {
    await tenant.say(pau, 'team', '/create event Quiz friday 8pm');
    expect((await tenant.say(pau, 'team', '/attended 2'))[0]).toContain('has not begun yet');
    expect((await tenant.say(sam, 'team', '/attended 1'))[0]).toContain('only its admins can');
    expect(await attendance()).toEqual([]);
  });

  test('of another organization is nothing', async () => {
    const other = await world.tenant(`Others ${round}`);
    const kim = await other.person('Kim', { role: 'ADMIN' });
    expect((await other.say(kim, 'Kim', '/attended 1', direct))[0]).toContain('no event');
  });
});

describe('asked in their own chat, whoever planned it says it in a word', () => {
  const own = async (said: string, who = pau) =>
    (await tenant.say(who, who.name, said, direct)).join('\n');

  beforeEach(async () => {
    await own('/help');
    await tenant.say(jo, 'team', '/in 1');
    expect((await tenant.ring('2026-11-23T08:00:00Z')).join()).toMatch(
      /^\[Pau\] .*reply “yes” · But for some: “all but Sam”/s,
    );
    world.clock.set('2026-11-23T08:05:00Z');
  });

  test.each(['yes', 'Yes!', 'all', 'All of them.', 'they all came', 'everyone'])(
    '%s',
    async (said) => {
      expect(await own(said)).toBe('📝 Game, Sun 22 Nov 20:00 #1: 3 people came, 3 were in.');
      expect(await attendance()).toEqual(['Jo', 'Pau', 'Sam']);
      expect(await own('/undo')).toContain('who came is as it was');
      expect(await attendance()).toEqual([]);
    },
  );

  test.each([
    ['all but Sam', ['Jo', 'Pau', 'not Sam']],
    ['Everyone except for Sam and Jo', ['not Jo', 'Pau', 'not Sam']],
    ['all, but not @Sam', ['Jo', 'Pau', 'not Sam']],
  ])('%s', async (said, came) => {
    expect(await own(said)).toContain('Did not come: Sam');
    expect(await attendance()).toEqual(came);
    // A yes to that is no other answer; who says it in words says it again.
    await own('yes');
    expect(await attendance()).toEqual(came);
    await own('all of them');
    expect(await attendance()).toEqual(['Jo', 'Pau', 'Sam']);
  });

  test('an edit says it in place of what was said', async () => {
    const { messageId } = await tenant.tell(pau, 'Pau', 'all but Sam', direct);
    await tenant.revise(pau, 'Pau', messageId, 'all but Jo');
    expect(await attendance()).toEqual(['not Jo', 'Pau', 'Sam']);
  });

  test('whoever is not known, or was not in, is asked about', async () => {
    expect(await own('all but Nobody')).toContain('Nobody');
    expect(await own('all but Ana')).toContain('nobody to leave out');
    expect(await attendance()).toEqual([]);
  });

  test('nothing is said of it in the group, by others, after something else, or a day later', async () => {
    expect(await tenant.say(pau, 'team', 'all')).toEqual([]);
    expect(await tenant.say(pau, 'team', 'yes')).toEqual([]);
    await own('/help', sam);
    for (const said of ['yes', 'all']) expect(await own(said, sam)).not.toContain('📝');
    await own('/help');
    expect(await own('yes')).not.toContain('📝');
    world.clock.set('2026-11-24T08:05:00Z');
    for (const said of ['yes', 'all of them', 'all but Sam'])
      expect(await own(said)).not.toContain('📝');
    expect(await attendance()).toEqual([]);
  });

  test('in a reply to the question a yes is an answer to it, whatever was said since', async () => {
    const asked = await world.db.message.findFirstOrThrow({
      where: {
        organizationId: tenant.organizationId,
        direction: 'OUT',
        body: { contains: 'Who came' },
      },
    });
    await own('/help');
    await tenant.say(pau, 'Pau', 'yes', { ...direct, quotedId: asked.externalId });
    expect(await attendance()).toEqual(['Jo', 'Pau', 'Sam']);
  });
});

describe('asked about more than one thing in one message', () => {
  const own = async (said: string) => (await tenant.say(pau, 'Pau', said, direct)).join('\n');

  test('with a task, the event is meant', async () => {
    await own('/create task "Wash the bibs" for me due sunday 8pm');
    expect((await tenant.ring('2026-11-23T08:00:00Z')).join()).toMatch(/Who came.*overdue/s);
    expect(await own('all but Sam')).toContain('Did not come: Sam');
    expect(await attendance()).toEqual(['Pau', 'not Sam']);
  });

  test('of two events it is asked which', async () => {
    await own('/help');
    await tenant.say(pau, 'team', '/create event Quiz sunday 9pm');
    await tenant.say(sam, 'team', '/in 2');
    await tenant.ring('2026-11-23T08:00:00Z');
    expect(await own('yes')).toBe(
      'Which one?\n· Game, Sun 22 Nov 20:00 #1: /attended 1\n· Quiz, Sun 22 Nov 21:00 #2: /attended 2',
    );
    expect(await attendance()).toEqual([]);
  });
});

test('in Spanish', async () => {
  const spanish = await world.tenant(`Amigos ${round}`, { locale: 'es-ES' });
  const leo = await spanish.person('Leo');
  const mar = await spanish.person('Mar');
  await spanish.group('Equipo', [leo, mar]);
  await spanish.say(leo, 'equipo', '/vincular chat al grupo Equipo');
  await spanish.say(leo, 'equipo', '/crear evento Partido domingo 20h');
  for (const person of [leo, mar]) await spanish.say(person, 'equipo', '/voy 1');
  expect(await spanish.ring('2026-11-23T08:00:00Z')).toEqual([
    expect.stringContaining('¿quién vino? Partido, dom 22 nov 20:00 #1'),
  ]);
  expect(await spanish.say(leo, 'equipo', '/asistencia 1 menos @Mar')).toEqual([
    '📝 Partido, dom 22 nov 20:00 #1: vino 1 persona; iban 2.\nNo vino: Mar',
  ]);
  world.clock.set('2026-11-24T09:00:00Z');
  await spanish.say(leo, 'Leo', '/ayuda', direct);
  await spanish.say(leo, 'equipo', '/crear evento Cena martes 20h');
  for (const person of [leo, mar]) await spanish.say(person, 'equipo', '/voy 2');
  await spanish.ring('2026-11-25T08:00:00Z');
  for (const [said, came] of [
    ['todos menos Mar', 'No vino: Mar'],
    ['todos', 'vinieron 2 personas; iban 2.'],
  ] as const)
    expect((await spanish.say(leo, 'Leo', said, direct)).join()).toContain(came);
});
