import { describe, expect, test } from 'vitest';
import { useLinkedTeam } from '../helpers/scenes.ts';
import { statementsOf } from '../helpers/statements.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let round: number;
let ana: Character;
let pau: Character;
let sam: Character;

useLinkedTeam({ ana: 'Ana', pau: 'Pau', sam: 'Sam' }, (scene) => {
  ({ world, tenant, round, ana, pau, sam } = scene);
});

/** How somebody stands to an event, by its number. */
async function standing(number: number, { contactId }: Character) {
  const { organizationId } = tenant;
  const event = await world.db.event.findFirstOrThrow({ where: { organizationId, number } });
  const found = await world.db.participant.findUnique({
    where: { organizationId_eventId_contactId: { organizationId, eventId: event.id, contactId } },
  });
  return found && [found.status, found.source, found.reason];
}

const away = (reason: string | null = null) => ['DECLINED', 'AWAY', reason];
const open = ['INVITED', null, null];
const own = (text: string) => ({ chatKind: 'direct', text }) as const;

describe('somebody who is away', () => {
  test('has answered no to what is planned then, and to nothing else', async () => {
    await tenant.say(ana, 'team', '/create event Game 22 dec 8pm');
    await tenant.say(ana, 'team', '/create event Quiz 7 jan 8pm');
    await tenant.say(ana, 'team', '/create event Dinner');
    expect(await tenant.say(sam, 'team', '/away 20 dec to 6 jan skiing')).toEqual([
      "✈️ You're away: Sun 20 Dec – Wed 6 Jan 2027 (skiing).\nAnswered no: Game, Tue 22 Dec 20:00 #1\nBack sooner? /back · Not at all: /back 1",
    ]);
    expect(await standing(1, sam)).toEqual(away('skiing'));
    expect(await standing(2, sam)).toEqual(open);
    expect(await standing(3, sam)).toEqual(open);
    expect(await standing(1, pau)).toEqual(open);
  });

  test('has answered no to what is planned later, what is moved there, and what they join', async () => {
    await tenant.say(sam, 'team', '/away 20 dec to 6 jan');
    await tenant.say(ana, 'team', '/create event Game 22 dec 8pm');
    expect(await standing(1, sam)).toEqual(away());
    await tenant.say(ana, 'team', '/create event Quiz 7 jan 8pm');
    expect(await standing(2, sam)).toEqual(open);
    await tenant.insist(ana, 'team', '/move event 2 to 23 dec 8pm');
    expect(await standing(2, sam)).toEqual(away());
    await tenant.insist(ana, 'team', '/move event 1 to 8 jan 8pm');
    expect(await standing(1, sam)).toEqual(open);

    await tenant.group('Choir', [ana]);
    await tenant.say(ana, 'choir', '/link chat to group Choir');
    await tenant.say(ana, 'choir', '/create event Concert 24 dec 8pm');
    await tenant.say(ana, 'choir', '/invite @Sam to 3');
    expect(await standing(3, sam)).toEqual(away());
    await tenant.say(ana, 'choir', '/create event Mass 25 dec 8pm');
    expect(await standing(4, sam)).toBeNull();
    await tenant.say(ana, 'choir', '/add @Sam');
    expect(await standing(4, sam)).toEqual(away());
  });

  test('answers differently at any time, and that stands', async () => {
    await tenant.say(ana, 'team', '/create event Game 22 dec 8pm');
    await tenant.say(sam, 'team', '/away 20 dec to 6 jan skiing');
    await tenant.say(sam, 'team', '/in 1');
    expect(await standing(1, sam)).toEqual(['GOING', 'COMMAND', null]);
    // Taken back, it is their time away again that answers.
    await tenant.say(sam, 'team', '/undo');
    expect(await standing(1, sam)).toEqual(away('skiing'));
    // The same said by themselves is their own.
    await tenant.say(sam, 'team', '/out 1');
    expect(await standing(1, sam)).toEqual(['DECLINED', 'COMMAND', 'skiing']);
    await tenant.say(sam, 'team', '/back 1');
    expect(await standing(1, sam)).toEqual(['DECLINED', 'COMMAND', 'skiing']);
  });

  test('is told why', async () => {
    await tenant.say(ana, 'team', '/create event Game 22 dec 8pm');
    await tenant.say(sam, 'team', '/away 20 dec to 6 jan');
    expect((await tenant.say(sam, 'team', '/why 1'))[0]).toContain(
      'You are out because you are away until Wed 6 Jan 2027. Coming after all? /in 1',
    );
  });

  test('is asked about the places that they have, and keeps them without a yes', async () => {
    await tenant.say(ana, 'team', '/create event Game 22 dec 8pm max 1');
    await tenant.say(ana, 'team', '/create event Quiz 23 dec 8pm');
    await tenant.say(sam, 'team', '/in 1');
    await tenant.say(sam, 'team', '/maybe 2');
    await tenant.say(pau, 'team', '/in 1');
    expect(await tenant.say(sam, 'team', '/away 20 dec to 6 jan')).toEqual([
      "✈️ You're away: Sun 20 Dec – Wed 6 Jan 2027.\nWhat you are invited to in that time is answered no.\nYou have answered 2 events then otherwise: Game, Tue 22 Dec 20:00 #1 · Quiz, Wed 23 Dec 20:00 #2. Say no there too? Reply yes, or: /out 1, 2\nBack sooner? /back · Not at all: /back 1",
    ]);
    expect(await standing(1, sam)).toEqual(['GOING', 'COMMAND', null]);
    const [said] = await tenant.say(sam, 'team', 'yes');
    expect(said).toContain('🎉');
    expect(await standing(1, sam)).toEqual(['DECLINED', 'COMMAND', null]);
    expect(await standing(1, pau)).toEqual(['GOING', 'WAITING_LIST', null]);
    // They are away all the same.
    expect((await tenant.say(sam, 'team', '/away'))[0]).toContain('#1 Sun 20 Dec – Wed 6 Jan 2027');
    await tenant.say(ana, 'team', '/create event Party 27 dec 8pm');
    expect(await standing(3, sam)).toEqual(away());
  });

  test('is shown to be away, and not among those who have not answered', async () => {
    await tenant.say(ana, 'team', '/create event Game sunday 8pm');
    await tenant.say(sam, 'team', '/away until 6 jan skiing');
    expect(await tenant.say(ana, 'team', '/who is coming to 1')).toEqual([
      'Game, Sun 22 Nov 20:00 #1\n0 in\n✈️ Away (1): Sam until Wed 6 Jan 2027 (skiing)\n💬 No answer yet (2): Ana and Pau',
    ]);
    expect((await tenant.say(ana, 'team', "/who isn't coming to 1"))[0]).toContain(
      '✈️ Away (1): Sam until Wed 6 Jan 2027 (skiing)',
    );
    expect((await tenant.say(ana, 'team', "/who hasn't answered"))[0]).not.toContain('Sam');
    expect(await tenant.say(ana, 'team', '/who is in @Team')).toEqual([
      'Team: 3 people\nAna (admin), Pau and Sam\n✈️ Away: Sam until Wed 6 Jan 2027 (skiing)',
    ]);
  });

  test('is reminded of nothing, and mentioned by no question', async () => {
    await tenant.say(ana, 'team', '/create event Game thursday 8pm');
    await tenant.say(sam, 'team', '/in');
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(sam, 'team', '/away until thursday');
    const named = `@${sam.phone.slice(1)}`;
    const [asked] = await tenant.say(ana, 'team', "/who hasn't done 2");
    expect(asked).not.toContain(named);
    expect(asked).toContain('✈️ Away: Sam until Thu 26 Nov');
    await tenant.say(ana, 'team', '/nudge 2');
    for (const at of ['2026-11-24T19:00:00Z', '2026-11-25T17:00:00Z', '2026-11-26T16:00:00Z']) {
      for (const said of await tenant.ring(at)) expect(said).not.toContain(named);
    }
    expect((await tenant.ring('2026-11-27T08:00:00Z')).join()).toContain(named);
  });

  test('is not called upon by a reminder by hand', async () => {
    await tenant.say(ana, 'team', '/create task "Bring the net"');
    await tenant.say(sam, 'team', '/away 3 days');
    const [said] = await tenant.say(ana, 'team', '/nudge 1');
    expect(said).toContain(`@${pau.phone.slice(1)}`);
    expect(said).not.toContain(`@${sam.phone.slice(1)}`);
  });
});

describe('a time away', () => {
  test('lasts from the beginning of its first day to the end of its last', async () => {
    await tenant.say(ana, 'team', '/create event Run 27 nov 00:30');
    await tenant.say(ana, 'team', '/create event Party 27 nov 23:30');
    await tenant.say(ana, 'team', '/create event Swim 28 nov 00:15');
    await tenant.say(ana, 'team', '/create event Trip 27 nov');
    await tenant.say(sam, 'team', '/away 27 nov');
    expect(await Promise.all([1, 2, 3, 4].map((number) => standing(number, sam)))).toEqual([
      away(),
      away(),
      open,
      away(),
    ]);
  });

  test('is listed to whoever has it, and ends by their word', async () => {
    expect(await tenant.say(sam, 'team', '/away')).toEqual([
      'You are not away. Say when: /away 20 dec to 6 jan · /away until monday · /away 3 days',
    ]);
    await tenant.say(ana, 'team', '/create event Game tomorrow 8pm');
    await tenant.say(sam, 'team', '/away 3 days');
    await tenant.say(sam, 'team', '/away 20 dec to 6 jan skiing');
    expect(await tenant.say(sam, 'team', '/away')).toEqual([
      'You are away:\n#1 today – Sun 22 Nov\n#2 Sun 20 Dec – Wed 6 Jan 2027 (skiing)\nNot any more: /back 1 · Another time: /away #1 20 dec to 6 jan',
    ]);
    expect(await standing(1, sam)).toEqual(away());
    expect(await tenant.say(sam, 'team', '/back')).toEqual([
      '👋 Welcome back!\n1 invitation open again: Game, tomorrow 20:00 #1. Are you in? /in 1',
    ]);
    expect(await standing(1, sam)).toEqual(open);
    expect(await tenant.say(sam, 'team', '/back')).toEqual([
      'You are not away now. What is to come:\n#2 Sun 20 Dec – Wed 6 Jan 2027 (skiing)\nNot any more: /back 2\nReply yes for: /back 2',
    ]);
    expect(await tenant.say(sam, 'team', 'yes')).toEqual([
      "👌 You're not away Sun 20 Dec – Wed 6 Jan 2027.",
    ]);
    expect(await tenant.say(sam, 'team', '/back 2')).toEqual([
      'There is no time away 2 that is not over. What there is: /away',
    ]);
    expect(await tenant.say(sam, 'team', '/back')).toEqual([
      'You are not away, and not going to be.',
    ]);
  });

  test('that is said again changes nothing; a longer one takes its place', async () => {
    await tenant.say(ana, 'team', '/create event Game 7 jan 8pm');
    await tenant.say(sam, 'team', '/away 20 dec to 6 jan skiing');
    expect((await tenant.say(sam, 'team', '/away 20 dec to 6 jan'))[0]).toContain('already away');
    await tenant.say(sam, 'team', '/away 19 dec to 8 jan');
    expect(await standing(1, sam)).toEqual(away('skiing'));
    expect((await tenant.say(sam, 'team', '/away'))[0]).toContain(
      '#1 Sat 19 Dec – Fri 8 Jan 2027 (skiing)',
    );
    expect(await world.db.absence.count({ where: { organizationId: tenant.organizationId } })).toBe(
      1,
    );
  });

  test('that overlaps another is asked about, and gives it that time on a yes', async () => {
    await tenant.say(ana, 'team', '/create event Game 5 jan 8pm');
    await tenant.say(sam, 'team', '/away 20 dec to 6 jan');
    expect(await standing(1, sam)).toEqual(away());
    const [asked] = await tenant.say(sam, 'team', '/away 20 dec to 3 jan');
    expect(asked).toContain('overlaps time away 1');
    expect(asked).toContain('/away #1 2026-12-20 - 2027-01-03');
    expect(await standing(1, sam)).toEqual(away());
    expect((await tenant.say(sam, 'team', 'yes'))[0]).toContain('Sun 20 Dec – Sun 3 Jan 2027');
    expect(await standing(1, sam)).toEqual(open);
  });

  test('that may be read in two ways is told so, and the other is one key away', async () => {
    await tenant.say(ana, 'team', '/create event Game 29 nov 8pm');
    const [said] = await tenant.say(sam, 'team', '/away next sunday');
    expect(said).toContain('away: Sun 22 Nov.');
    expect(said).toContain('Or do you mean Sun 29 Nov? Reply 2');
    expect((await tenant.say(sam, 'team', '2'))[0]).toContain('away: Sun 29 Nov.');
    expect(await standing(1, sam)).toEqual(away());
    expect(await world.db.absence.count({ where: { organizationId: tenant.organizationId } })).toBe(
      1,
    );
  });

  test.each([
    ['/away yesterday', 'read'],
    ['/away skiing', 'read'],
    ['/away from monday', 'read'],
    ['/away friday and monday', 'not sure'],
    ['/away 20 dec to 6 jna', 'do you mean jan'],
    ['/away 1 jan to 5 mar 2028', 'a year at most'],
    ['/away #3 friday', 'no time away 3'],
    ['/away @Pau', 'dates'],
  ])('is refused or asked about: %s', async (said, answer) => {
    expect((await tenant.say(sam, 'team', said))[0]).toContain(answer);
    expect(await world.db.absence.count({ where: { organizationId: tenant.organizationId } })).toBe(
      0,
    );
  });

  test('is one of twenty at most', async () => {
    for (let n = 0; n < 20; n += 1)
      await tenant.say(sam, 'team', `/away 2027-02-${String(n + 1).padStart(2, '0')}`);
    expect((await tenant.say(sam, 'team', '/away 2027-03-01'))[0]).toContain('20 at most');
  });
});

describe('taken back', () => {
  test('nothing of it is left', async () => {
    await tenant.say(ana, 'team', '/create event Game 22 dec 8pm');
    await tenant.say(sam, 'team', '/away 20 dec to 6 jan');
    expect(await tenant.say(sam, 'team', '/undo')).toEqual([
      '↩️ You are not away Sun 20 Dec – Wed 6 Jan 2027.',
    ]);
    expect(await standing(1, sam)).toEqual(open);
    expect((await tenant.say(sam, 'team', '/away'))[0]).toContain('You are not away');
  });

  test('coming back is being away again', async () => {
    await tenant.say(ana, 'team', '/create event Game 22 dec 8pm');
    await tenant.say(sam, 'team', '/away until 6 jan');
    await tenant.say(sam, 'team', '/back');
    expect(await standing(1, sam)).toEqual(open);
    expect(await tenant.say(sam, 'team', '/undo')).toEqual([
      '↩️ You are away today – Wed 6 Jan 2027 again.',
    ]);
    expect(await standing(1, sam)).toEqual(away());
  });

  test('by an edit of the message, it is the other time', async () => {
    await tenant.say(ana, 'team', '/create event Game 22 dec 8pm');
    const { messageId } = await tenant.tell(sam, 'team', '/away 20 dec to 6 jan');
    const [said] = await tenant.revise(sam, 'team', messageId, '/away 23 dec to 6 jan');
    expect(said).toContain('Wed 23 Dec – Wed 6 Jan 2027');
    expect(await standing(1, sam)).toEqual(open);
    await tenant.revise(sam, 'team', messageId, null);
    expect((await tenant.say(sam, 'team', '/away'))[0]).toContain('You are not away');
  });

  test('a group that was joined, an invitation and an event are taken back with what was answered', async () => {
    await tenant.say(sam, 'team', '/away 20 dec to 6 jan');
    await tenant.say(ana, 'team', '/create event Game 22 dec 8pm');
    expect(await tenant.say(ana, 'team', '/undo')).toEqual(['↩️ Game is cancelled. #1']);
    await tenant.group('Choir', [ana]);
    await tenant.say(ana, 'choir', '/link chat to group Choir');
    await tenant.say(ana, 'choir', '/create event Concert 24 dec 8pm');
    await tenant.say(ana, 'choir', '/invite @Sam');
    expect(await standing(2, sam)).toEqual(away());
    await tenant.say(ana, 'choir', '/undo');
    expect(await standing(2, sam)).toBeNull();
    await tenant.say(ana, 'choir', '/add @Sam');
    expect(await standing(2, sam)).toEqual(away());
    expect(await tenant.say(ana, 'choir', '/undo')).toEqual(['↩️ 1 person out of Choir again.']);
    expect(await standing(2, sam)).toBeNull();
  });

  test('a removal gives what the time away has answered', async () => {
    await tenant.say(ana, 'team', '/create event Game 22 dec 8pm');
    await tenant.say(sam, 'team', '/away 20 dec to 6 jan');
    await tenant.insist(ana, 'team', '/remove @Sam');
    expect(await standing(1, sam)).toBeNull();
    await tenant.say(ana, 'team', '/undo');
    expect(await standing(1, sam)).toEqual(away());
  });
});

describe('for somebody else', () => {
  test('it is said by whoever leads the group, for its events alone', async () => {
    await tenant.group('Choir', [pau, sam]);
    await tenant.say(pau, 'choir', '/link chat to group Choir');
    await tenant.say(pau, 'choir', '/create event Concert 22 dec 8pm');
    await tenant.say(ana, 'team', '/create event Game 22 dec 8pm');
    expect(await tenant.say(ana, 'team', '/away @Sam 20 dec to 6 jan')).toEqual([
      '✈️ Sam is away for Team: Sun 20 Dec – Wed 6 Jan 2027.\nAnswered no: Game, Tue 22 Dec 20:00 #2\nNot so? /undo',
    ]);
    expect(await standing(1, sam)).toEqual(open);
    expect(await standing(2, sam)).toEqual(away());
    // It is Sam's to end.
    expect(await tenant.say(sam, 'Sam', '/back 1', own(''))).toEqual([
      "👌 You're not away Sun 20 Dec – Wed 6 Jan 2027.\n1 invitation open again: Game, Tue 22 Dec 20:00 #2. Are you in? /in 2",
    ]);
  });

  test('an ADMIN says it for all', async () => {
    const kim = await tenant.person('Kim', { role: 'ADMIN' });
    await tenant.say(ana, 'team', '/create event Game 22 dec 8pm');
    await tenant.say(kim, 'Kim', '/away @Sam 20 dec to 6 jan', own(''));
    expect(await standing(1, sam)).toEqual(away());
    expect(await tenant.say(kim, 'Kim', '/back @Sam 1', own(''))).toEqual([
      '👌 Sam is not away Sun 20 Dec – Wed 6 Jan 2027.\n1 invitation open again: Game, Tue 22 Dec 20:00 #1.',
    ]);
  });

  test('nobody else says it', async () => {
    const [refused] = await tenant.say(pau, 'team', '/away @Sam 20 dec to 6 jan');
    expect(refused).toContain('answer for somebody else');
    const [nowhere] = await tenant.say(pau, 'Pau', '/away @Sam 20 dec to 6 jan', own(''));
    expect(nowhere).toContain('Which group?');
    expect(await world.db.absence.count({ where: { organizationId: tenant.organizationId } })).toBe(
      0,
    );
  });

  test('and whoever does not lead the group any more does not take it back', async () => {
    await tenant.say(ana, 'team', '/promote @Pau');
    await tenant.say(pau, 'team', '/away @Sam 20 dec to 6 jan');
    await tenant.say(ana, 'team', '/demote @Pau');
    expect((await tenant.say(pau, 'team', '/undo'))[0]).toContain('only its admins can');
  });

  test('in another organization nothing is known of it', async () => {
    await tenant.say(sam, 'team', '/away 20 dec to 6 jan');
    const other = await world.tenant(`Others ${round}`);
    const twin = await other.person('Sam', { phone: sam.phone });
    await other.group('Team', [twin]);
    await other.say(twin, 'theirs', '/link chat to group Team');
    await other.say(twin, 'theirs', '/create event Game 22 dec 8pm');
    expect((await other.say(twin, 'theirs', '/who is coming to 1'))[0]).not.toContain('Away');
    expect((await other.say(twin, 'theirs', '/away'))[0]).toContain('You are not away');
  });
});

test('of ten thousand, a third of whom are away, an event is planned in as many statements', async () => {
  const { organizationId } = tenant;
  const count = async (said: string) =>
    (await statementsOf(() => tenant.say(ana, 'team', said))).length;
  await world.db.organization.update({
    where: { id: organizationId },
    data: { confirmAbove: 100_000 },
  });
  const few = await count('/create event Game 22 dec 8pm');
  await world.db.$executeRaw`
    WITH people AS (
      INSERT INTO contacts (organization_id, name, created_at, updated_at)
      SELECT ${organizationId}::uuid, 'Person ' || n, now(), now() FROM generate_series(1, 10000) n RETURNING id
    ), joined AS (
      INSERT INTO members (organization_id, group_id, contact_id, joined_at)
      SELECT ${organizationId}::uuid, g.id, people.id, now() FROM people, groups g
      WHERE g.organization_id = ${organizationId}::uuid RETURNING contact_id
    )
    INSERT INTO absences (
      organization_id, contact_id, number, starts_at, ends_at, zone, created_at, updated_at
    )
    SELECT ${organizationId}::uuid, contact_id, 1, '2026-12-01Z', '2027-01-01Z', 'Europe/Madrid', now(), now()
    FROM (SELECT contact_id, row_number() OVER () AS place FROM joined) j WHERE place % 3 = 0`;
  const many = await count('/create event Quiz 23 dec 8pm');
  expect(many).toBeLessThanOrEqual(few + 4);
  expect(await world.db.participant.count({ where: { organizationId, source: 'AWAY' } })).toBe(
    3333,
  );
}, 60_000);

test('in Spanish', async () => {
  const spanish = await world.tenant(`Amigos ${round}`, { locale: 'es-ES' });
  const leo = await spanish.person('Leo');
  await spanish.group('Equipo', [leo]);
  await spanish.say(leo, 'equipo', '/vincular chat al grupo Equipo');
  await spanish.say(leo, 'equipo', '/crear evento Partido 22 dic 20h');
  expect(await spanish.say(leo, 'equipo', '/fuera 20 dic a 6 ene esquiando')).toEqual([
    '✈️ Estás fuera: dom 20 dic – mié 6 ene 2027 (esquiando).\nRespondido que no: Partido, mar 22 dic 20:00 #1\n¿Vuelves antes? /vuelvo · Al final no: /vuelvo 1',
  ]);
  expect(await spanish.say(leo, 'equipo', '/quién viene al 1')).toEqual([
    expect.stringContaining('✈️ Fuera (1): Leo hasta el mié 6 ene 2027 (esquiando)'),
  ]);
  expect(await spanish.say(leo, 'equipo', '/vuelvo 1')).toEqual([
    '👌 Ya no estás fuera: dom 20 dic – mié 6 ene 2027.\n1 invitación por responder: Partido, mar 22 dic 20:00 #1. ¿Vas? /voy 1',
  ]);
});
