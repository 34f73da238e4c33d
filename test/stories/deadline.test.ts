import { describe, expect, test } from 'vitest';
import { createVoters } from '../helpers/polls.ts';
import { useLinkedTeam } from '../helpers/scenes.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';

// Until when an event is answered, and how many it needs.

let world: World;
let tenant: Tenant;
let round: number;
let ana: Character;
let pau: Character;
let sam: Character;

useLinkedTeam({ ana: 'Ana', pau: 'Pau', sam: 'Sam' }, (scene) => {
  ({ world, tenant, round, ana, pau, sam } = scene);
});

const say = async (who: Character, body: string) =>
  (await tenant.say(who, 'team', body)).join('\n---\n');

/** Thursday 20:00 in Madrid. */
const closing = '2026-11-26T19:00:00Z';
const game = '/create event Game 28 nov 10am max 14 min 2 answer by thursday 20:00';
const closed = 'Answers to Game closed on Thu 26 Nov 20:00.';

const event = () =>
  world.db.event.findFirstOrThrow({ where: { organizationId: tenant.organizationId } });

describe('an event with a deadline', () => {
  test('says it, in the reply, to who asks, and to whoever is reminded, before it', async () => {
    expect(await say(ana, game)).toContain(
      '👥 max 14 · 👥 min 2\n⏳ Answers until Thu 26 Nov 20:00',
    );
    expect(await say(pau, '/who is coming to 1')).toContain(
      '⏳ Answers until Thu 26 Nov 20:00 · min 2',
    );
    await say(pau, '/in');
    // Two days before the start, and before answers close.
    const [asked] = await tenant.ring('2026-11-26T09:00:00Z');
    expect(asked).toContain('are you in?');
    expect(asked).toContain('⏳ Answers until today 20:00');
  });

  test('reminds a day before answers close where two days before the start is too late', async () => {
    await say(ana, '/create event Quiz 28 nov 10am answer by wednesday 20:00');
    const [asked] = await tenant.ring('2026-11-24T19:00:00Z');
    expect(asked).toContain('⏳ Answers until tomorrow 20:00');
    expect(await tenant.ring('2026-11-25T18:00:00Z')).toEqual([]);
  });

  test('shows the roster when answers close, and takes no more', async () => {
    await say(ana, game);
    await say(pau, '/in +1');
    await tenant.ring('2026-11-25T19:00:00Z');
    expect(await tenant.ring(closing)).toEqual([
      '[team] 🔒 Answers are closed: Game, Sat 28 Nov 10:00. #1\n2 of 14 in, 12 places left\n✅ In (2): Pau +1\n💬 No answer yet (2): Ana and Sam',
    ]);
    expect(await tenant.ring('2026-11-26T19:01:00Z')).toEqual([]);
    for (const body of ['/in 1', '/maybe 1', '/out 1'])
      expect(await say(sam, body)).toBe(`${closed} #1 Ask Ana.`);
    expect(await say(pau, '/in 1 +2')).toContain(closed);
    expect(await say(sam, '/why')).toContain('closed');
  });

  test('still lets out who is in, with fewer guests too, and lets those answer who lead it', async () => {
    await say(ana, game);
    await say(pau, '/in +2');
    await tenant.ring(closing);
    expect(await say(pau, '/in 1')).toContain('in');
    expect(await say(pau, '/out 1')).toContain("You're out");
    expect(await say(pau, '/in 1')).toContain(closed);
    expect(await say(ana, '/in 1')).toContain("You're in");
    expect(await say(ana, '/rsvp 1 yes for @Sam')).toContain('Sam is in');
    const boss = await tenant.person('Boss', { role: 'MANAGER' });
    expect(await say(boss, '/in 1')).not.toContain(closed);
  });

  test('takes an undo of what was answered before it closed', async () => {
    await say(ana, game);
    await say(pau, '/in');
    await tenant.ring(closing);
    await say(pau, '/out 1');
    await say(pau, '/undo');
    expect(await say(pau, '/who is coming to 1')).toContain('✅ In (1): Pau');
  });

  test('refuses a plain reply and an edit, and what was answered stands', async () => {
    await say(ana, game);
    await tenant.say(pau, 'team', '/in 1', { id: 'answer' });
    const { replies } = await tenant.tell(ana, 'team', '/who is coming to 1');
    world.clock.set(closing);
    expect(
      (await tenant.say(sam, 'team', "I'm in", { quotedId: replies[0]!.id })).join(),
    ).toContain(closed);
    await tenant.revise(pau, 'team', 'answer', '/in 1 +3');
    expect(await say(ana, '/who is coming to 1')).toContain('✅ In (1): Pau');
  });

  test('tells whoever votes or reacts too late, once', async () => {
    const voters = createVoters(world, tenant, 'team');
    await world.db.organization.update({
      where: { id: tenant.organizationId },
      data: { eventPolls: true },
    });
    const { pollId, replyId } = await voters.plan(ana, game);
    await voters.vote(pau, pollId, ['Going']);
    world.clock.set(closing);
    const before = await world.db.outbox.count();
    await voters.vote(sam, pollId, ['Going']);
    await voters.react(sam, replyId, '👍');
    await voters.vote(sam, pollId, ['Maybe']);
    const said = await world.db.outbox.findMany({ skip: before, orderBy: { sequence: 'asc' } });
    expect(said.map(({ body }) => body)).toEqual([
      expect.stringContaining('answers closed today 20:00, so this one does not count'),
    ]);
    expect((await voters.standings(1)).join()).not.toContain('Sam');
    // Who is in takes a vote away.
    await voters.vote(pau, pollId, []);
    expect((await voters.standings(1)).join()).not.toContain('Pau GOING');
  });

  test('leaves a place that is offered to whom it is offered', async () => {
    await say(ana, '/settings reminders off');
    await say(ana, '/settings rescue 1h, 15 min');
    await say(ana, '/create event Game saturday 10am max 1 answer by friday 13:00');
    await say(pau, '/in 1');
    await say(sam, '/in 1');
    world.clock.set('2026-11-20T12:30:00Z');
    expect(await say(pau, '/out 1')).toContain('a place came free');
    expect(await say(sam, '/in 1')).toContain("You're in");
  });

  test('asks whoever planned it where too few are in', async () => {
    await tenant.say(ana, 'Ana', '/help', { chatKind: 'direct' });
    await say(ana, game);
    await say(pau, '/in');
    await tenant.ring('2026-11-25T19:00:00Z');
    expect(await tenant.ring(closing)).toEqual([
      expect.stringContaining('[team] 🔒 Answers are closed'),
      '[Ana] ⚠️ Game, Sat 28 Nov 10:00. #1\nOnly 1 of at least 2 people is in. Hold it or call it off?\nCall it off: /cancel event 1 · If it takes place, there is nothing to do.',
    ]);
    expect(
      (await tenant.say(ana, 'Ana', '/cancel event 1', { chatKind: 'direct' })).join(),
    ).toContain('Cancel Game');
  });

  describe('where too few are in', () => {
    const inHer = async (body: string, options = {}) =>
      (await tenant.say(ana, 'Ana', body, { chatKind: 'direct', ...options })).join('\n---\n');
    const asked = async () => {
      await inHer('/help');
      await say(ana, game);
      await tenant.ring('2026-11-25T19:00:00Z');
      await tenant.ring(closing);
    };
    const held = '👍 It takes place: Game, Sat 28 Nov 10:00. #1';

    test('holds it at a word, once, and takes that back', async () => {
      await asked();
      expect(await say(ana, 'hold it')).toBe('');
      expect(await inHer('Hold it!')).toBe(held);
      expect(await inHer('hold it')).not.toContain('👍');
      expect(await inHer('/undo')).toContain('Whether Game takes place is open again. #1');
      expect(await inHer('hold')).toBe(held);
    });

    test('calls it off at a word and a yes', async () => {
      await asked();
      expect(await inHer('call it off')).toContain('Cancel Game, Sat 28 Nov 10:00? #1');
      expect(await event()).toMatchObject({ status: 'SCHEDULED' });
      expect(await inHer('yes')).toContain('is cancelled. #1');
      expect(await inHer('hold it')).not.toContain('👍');
    });

    test('calls off one date of what repeats', async () => {
      world.clock.set('2026-11-23T11:00:00Z');
      await inHer('/help');
      await say(ana, '/create event Run every saturday 10am min 2 answer by thursday 20:00');
      await tenant.ring('2026-11-26T19:00:00Z');
      const question = await inHer('call it off');
      expect(question).toContain('Cancel Run');
      await inHer('yes');
      expect(
        await world.db.event.findMany({
          where: { organizationId: tenant.organizationId },
          select: { status: true },
          orderBy: { startsAt: 'asc' },
        }),
      ).toEqual([{ status: 'CANCELLED' }, { status: 'SCHEDULED' }]);
    });

    test('asks which, where several were asked about', async () => {
      await inHer('/help');
      await say(ana, game);
      await say(ana, '/create event Quiz 28 nov 8pm min 2 answer by thursday 20:00');
      await tenant.ring('2026-11-25T19:00:00Z');
      await tenant.ring(closing);
      expect(await inHer('hold it')).toMatch(
        /^Which one\?\n· Game.*#1\n· Quiz.*#2\nSay its number: hold it #1$/,
      );
      expect(await inHer('hold it #1')).toBe(held);
      await inHer('/undo');
      const question = await world.db.message.findFirstOrThrow({
        where: {
          organizationId: tenant.organizationId,
          aboutNumber: 1,
          body: { contains: 'Hold it or call it off?' },
        },
      });
      expect(await inHer('hold it', { quotedId: question.externalId })).toBe(held);
      expect(await inHer('hold it')).toBe('👍 It takes place: Quiz, Sat 28 Nov 20:00. #2');
    });

    test.each(['hold it', 'call it off'])('%s is nothing where it was not asked', async (body) => {
      await asked();
      await tenant.say(pau, 'Pau', '/help', { chatKind: 'direct' });
      for (const answer of [
        await say(pau, body),
        (await tenant.say(pau, 'Pau', body, { chatKind: 'direct' })).join(),
      ]) {
        expect(answer).not.toContain('takes place');
        expect(answer).not.toContain('Cancel Game');
      }
      // Once it has begun it is too late.
      world.clock.set('2026-11-28T09:00:00Z');
      expect(await inHer(body)).not.toMatch(/takes place|Cancel Game/);
      expect(await event()).toMatchObject({ status: 'SCHEDULED' });
    });

    test('is answered in Spanish, and in the chat of the group where there is no other', async () => {
      const club = await world.tenant(`Peña ${round}`, { locale: 'es-ES' });
      const eva = await club.person('Eva');
      const leo = await club.person('Leo');
      await club.group('Equipo', [eva, leo]);
      await club.say(eva, 'equipo', '/vincular chat al grupo Equipo');
      const plan = async () => {
        await club.say(
          eva,
          'equipo',
          '/crear evento Paella 28 nov 14:00 mín 6 responder antes del jueves a las 20:00',
        );
        await club.ring('2026-11-25T19:00:00Z');
        await club.ring(closing);
      };
      await plan();
      expect(await club.say(leo, 'equipo', 'se mantiene')).toEqual([]);
      expect(await club.say(eva, 'equipo', '¿se juega?')).toEqual([]);
      expect(await club.say(eva, 'equipo', 'Se juega')).toEqual([
        '👍 Se hace: Paella, sáb 28 nov 14:00. #1',
      ]);
      expect(await club.say(eva, 'equipo', 'se suspende')).toEqual([]);
      await club.say(eva, 'equipo', '/deshacer');
      expect((await club.say(eva, 'equipo', 'se suspende')).join()).toContain('¿Cancelo Paella');
    });
  });

  describe('that comes again', () => {
    const events = () =>
      world.db.event.findMany({
        where: { organizationId: tenant.organizationId },
        select: { startsAt: true, minPeople: true, answerBy: true },
        orderBy: { startsAt: 'asc' },
      });

    test('closes as long before each date, by the clock, and needs as many', async () => {
      world.clock.set('2027-03-15T11:00:00Z');
      await say(ana, '/create event Run every saturday 10am min 2 answer by thursday 20:00');
      await tenant.ring('2027-03-20T10:00:00Z');
      const [, next] = await events();
      // Clocks go forward on the 28th: on the wall it is two days before at 20:00 still.
      expect(next).toEqual({
        startsAt: new Date('2027-03-27T09:00:00Z'),
        minPeople: 2,
        answerBy: new Date('2027-03-25T19:00:00Z'),
      });
      await tenant.ring('2027-03-27T10:00:00Z');
      expect((await events())[2]).toEqual({
        startsAt: new Date('2027-04-03T08:00:00Z'),
        minPeople: 2,
        answerBy: new Date('2027-04-01T18:00:00Z'),
      });
      expect((await tenant.ring('2027-04-01T18:00:00Z')).join()).toContain(
        '🔒 Answers are closed: Run',
      );
    });

    /** On a Monday, of the Saturday after it. */
    const plan = async () => {
      world.clock.set('2026-11-23T11:00:00Z');
      await say(ana, '/create event Run every saturday 10am min 2 answer by thursday 20:00');
    };

    test('made too late it is open, and the one after closes again', async () => {
      await plan();
      // Saturday 28 Nov is over long since; of 5 Dec the deadline is too.
      await tenant.ring('2026-12-04T11:00:00Z');
      expect((await events())[1]).toMatchObject({
        startsAt: new Date('2026-12-05T09:00:00Z'),
        answerBy: null,
      });
      expect(await say(sam, '/in 2')).toContain("You're in");
      await tenant.ring('2026-12-05T10:00:00Z');
      expect((await events())[2]).toMatchObject({
        startsAt: new Date('2026-12-12T09:00:00Z'),
        answerBy: new Date('2026-12-10T19:00:00Z'),
      });
    });

    test('moved alone it leaves those after it as they were; with all that follow they move', async () => {
      await plan();
      await tenant.insist(ana, 'team', '/move event 1 to 25 nov 10am only this');
      expect((await events())[0]).toMatchObject({ answerBy: new Date('2026-11-23T19:00:00Z') });
      await tenant.ring('2026-11-25T10:00:00Z');
      expect((await events())[1]).toMatchObject({
        startsAt: new Date('2026-12-05T09:00:00Z'),
        answerBy: new Date('2026-12-03T19:00:00Z'),
      });
      const told = await tenant.insist(ana, 'team', '/move event 2 to 6 dec 11am all that follow');
      expect(told.join()).toContain('⏳ Answers until Fri 4 Dec 21:00');
      await tenant.ring('2026-12-06T11:00:00Z');
      expect((await events())[2]).toMatchObject({
        startsAt: new Date('2026-12-13T10:00:00Z'),
        answerBy: new Date('2026-12-11T20:00:00Z'),
      });
    });

    test('moved with all that follow and taken back it closes when it did', async () => {
      await plan();
      const before = await world.db.event.findFirstOrThrow({
        where: { organizationId: tenant.organizationId },
      });
      await tenant.insist(ana, 'team', '/move event 1 to 29 nov 11am all that follow');
      expect(await event()).toMatchObject({ answerBy: new Date('2026-11-27T20:00:00Z') });
      await say(ana, '/undo');
      expect({ ...(await event()), updatedAt: null }).toEqual({ ...before, updatedAt: null });
    });

    test('changed or without a deadline, so are those after it', async () => {
      await plan();
      await say(ana, '/change event 1 min 3 answer by friday 12:00');
      await tenant.ring('2026-11-28T10:00:00Z');
      expect((await events())[1]).toMatchObject({
        minPeople: 3,
        answerBy: new Date('2026-12-04T11:00:00Z'),
      });
      await say(ana, '/change event 2 no answer by');
      await tenant.ring('2026-12-05T10:00:00Z');
      expect((await events())[2]).toMatchObject({ minPeople: 3, answerBy: null });
    });

    test('closes at no later date where each is made after that, and is told so with one that closes', async () => {
      world.clock.set('2026-11-20T11:00:00Z');
      const refused = await say(
        ana,
        '/create event Run every day 10am from 28 nov answer by 22 nov 10am',
      );
      expect(refused).toMatch(/are made, 6 days ahead\. .*: answer by Fri 27 Nov 10:00$/);
      expect(await events()).toEqual([]);
      await say(ana, `/create event Run every day 10am from 28 nov ${refused.split(': ').at(-1)}`);
      expect(await events()).toMatchObject([{ answerBy: new Date('2026-11-27T09:00:00Z') }]);
      expect(await say(ana, '/change event 1 answer by 22 nov 10am')).toBe(refused);
      expect(await events()).toMatchObject([{ answerBy: new Date('2026-11-27T09:00:00Z') }]);
    });

    test('closes a week but one day before each date of every week, and no earlier', async () => {
      world.clock.set('2026-11-16T11:00:00Z');
      const run = '/create event Run every saturday 10am from 28 nov for 2h answer by';
      expect(await say(ana, `${run} 21 nov 11am`)).toContain('6 days 22 h ahead');
      expect(await say(ana, `${run} 21 nov 1pm`)).toContain('⏳ Answers until Sat 21 Nov 13:00');
      await tenant.ring('2026-11-28T11:00:00Z');
      expect((await events())[1]).toMatchObject({ answerBy: new Date('2026-11-28T12:00:00Z') });
    });

    test('is told in Spanish, with words that can be typed', async () => {
      const club = await world.tenant(`Peña ${round}`, { locale: 'es-ES' });
      const eva = await club.person('Eva');
      await club.group('Equipo', [eva]);
      await club.say(eva, 'equipo', '/vincular chat al grupo Equipo');
      world.clock.set('2026-11-20T11:00:00Z');
      const plan = (answerBy: string) =>
        club.say(
          eva,
          'equipo',
          `/crear evento Carrera todos los días a las 10:00 desde el 28 nov ${answerBy}`,
        );
      const [refused] = await plan('responder antes del dom 22 nov 10:00');
      expect(refused).toMatch(/por ejemplo: responder antes del vie 27 nov 10:00$/);
      expect((await plan(refused!.split(': ').at(-1)!)).join()).toContain('vie 27 nov 10:00');
    });
  });

  test('of a group without a chat is told to whoever planned it', async () => {
    await tenant.group('Choir', [ana, pau]);
    await tenant.say(ana, 'Ana', '/help', { chatKind: 'direct' });
    await tenant.say(
      ana,
      'Ana',
      '/create event Concert 28 nov min 2 rsvp by thursday 8pm for @Choir',
      {
        chatKind: 'direct',
      },
    );
    await tenant.ring('2026-11-25T19:00:00Z');
    const said = await tenant.ring(closing);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^\[Ana\] 🔒 Answers are closed[\s\S]*⚠️[\s\S]*Nobody of at least 2/);
  });

  test('that is off does not close, and one that nobody was told of in time says nothing', async () => {
    await say(ana, game);
    await tenant.insist(ana, 'team', '/cancel event 1');
    expect(await tenant.ring(closing)).toEqual([]);
    await say(ana, '/create event Quiz 28 nov 10pm answer by friday 10am');
    expect(await tenant.ring('2026-11-30T19:00:00Z')).toEqual([]);
  });

  test('changes it, and takes it away', async () => {
    await say(ana, game);
    expect(await say(ana, '/change event 1 min 3 answer by 27 nov 9am')).toContain(
      '👥 min 3\n⏳ Answers until Fri 27 Nov 09:00',
    );
    await say(ana, '/undo');
    expect(await event()).toMatchObject({ minPeople: 2, answerBy: new Date(closing) });
    expect(await say(ana, '/change event 1 no min no answer by')).toContain(
      'no minimum\n⏳ Answers do not close any more',
    );
    expect(await event()).toMatchObject({ minPeople: null, answerBy: null });
    expect(await tenant.ring(closing)).not.toContainEqual(expect.stringContaining('🔒'));
    expect(await say(sam, '/in 1')).toContain("You're in");
  });

  test('that is moved keeps it while it is before the start, else its distance', async () => {
    await say(ana, game);
    await tenant.insist(ana, 'team', '/move event 1 to 29 nov 10am');
    expect(await event()).toMatchObject({ answerBy: new Date(closing) });
    expect((await tenant.insist(ana, 'team', '/move event 1 to 25 nov 10am')).join()).toContain(
      '⏳ Answers until Sun 22 Nov 20:00',
    );
    await say(ana, '/undo');
    expect(await event()).toMatchObject({ answerBy: new Date(closing) });
  });

  test.each([
    ['answer by 28 nov 11am', 'before it begins'],
    ['answer by today 11am', '11am'],
    ['min 15', 'not above the limit'],
    ['min 0', '1 person or more'],
    ['answer by frday', 'frday'],
  ])('%s is refused', async (clause, expected) => {
    expect(await say(ana, `/create event Game 28 nov 10am max 14 ${clause}`)).toContain(expected);
    expect(await world.db.event.count({ where: { organizationId: tenant.organizationId } })).toBe(
      0,
    );
  });

  test('is changed by whoever leads it, and by nobody else', async () => {
    await say(ana, game);
    expect(await say(pau, '/change event 1 no answer by')).toContain('Ana');
    expect(await event()).toMatchObject({ answerBy: new Date(closing) });
  });

  test('of another organization is none of theirs', async () => {
    await say(ana, game);
    const other = await world.tenant(`Others ${round}`);
    const eve = await other.person('Eve');
    await other.group('Team', [eve]);
    await other.say(eve, 'theirs', '/link chat to group Team');
    expect((await other.say(eve, 'theirs', '/change event 1 min 3')).join()).not.toContain('✏️');
    expect(await other.ring(closing)).toEqual([]);
  });

  test('whose limit goes below its least people is refused', async () => {
    await say(ana, game);
    expect(await say(ana, '/change event 1 max 1')).toContain('not above the limit');
  });

  test('is understood in Spanish', async () => {
    const club = await world.tenant(`Amigos ${round}`, { locale: 'es-ES' });
    const eva = await club.person('Eva');
    const leo = await club.person('Leo');
    await club.group('Equipo', [eva, leo]);
    await club.say(eva, 'equipo', '/vincular chat al grupo Equipo');
    expect(
      (
        await club.say(
          eva,
          'equipo',
          '/crear evento Paella 28 nov 14:00 mín 6 responder antes del jueves a las 20:00',
        )
      ).join(),
    ).toContain('👥 mín. 6\n⏳ Respuestas hasta el jue 26 nov 20:00');
    await club.ring('2026-11-25T19:00:00Z');
    expect(await club.ring(closing)).toEqual([
      expect.stringMatching(/^\[equipo\] 🔒 Respuestas cerradas: Paella/),
      expect.stringMatching(/^\[equipo\] ⚠️ Paella[\s\S]*no va nadie, y hacen falta 6 personas/),
    ]);
    expect((await club.say(leo, 'equipo', '/voy 1')).join()).toBe(
      'Las respuestas a Paella se cerraron el jue 26 nov 20:00. #1 Pregunta a Eva.',
    );
  });
});
