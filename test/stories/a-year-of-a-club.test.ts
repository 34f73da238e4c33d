import { DateTime } from 'luxon';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDiary, type Said } from '../helpers/diary.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// A club from one September to the next: what forty people type, what Muster says, and when. What was said is in
// a-year-of-a-club.md, to be read; what must hold of it is asserted here, of the rows.

const zone = 'Europe/Madrid';
const teamChat = 'First Team';
const boardChat = 'Board';

let world: World;
let tenant: Tenant;
let diary: ReturnType<typeof createDiary>;
/** What was not as it must be when Muster said something. */
const wrong: string[] = [];

const local = (at: Date) => DateTime.fromJSDate(at, { zone }) as DateTime<true>;
/** A number that looks like chance and is none: below `sides`, by week and person. */
const dice = (sides: number, ...seeds: number[]) => {
  let hash = 2_166_136_261;
  for (const seed of seeds) hash = Math.imul(hash ^ (seed + 101), 16_777_619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) % sides;
};

const marta = 'Marta';
const playerNames = [
  marta,
  ...['Pau', 'Sam', 'Leo', 'Ona', 'Jan', 'Iker', 'Noa', 'Biel', 'Nil', 'Aina', 'Roc', 'Mar'],
  ...['Pol', 'Eva', 'Dani'],
];
const boardNames = ['Clara', 'Lluc', 'Rosa', 'Tomas', 'Ines'];
const parentNames = [
  ...['Adela', 'Bruno', 'Carla', 'David', 'Elena', 'Ferran', 'Gloria', 'Hugo', 'Irene', 'Joel'],
  ...['Karim', 'Laia', 'Miquel', 'Nuria', 'Oscar'],
];

const cast = new Map<string, Character>();
const who = (name: string) => cast.get(name)!;
const placeOf = (name: string) => [...cast.keys()].indexOf(name);
const weekOf = (at: Date) => local(at).weekNumber + 60 * local(at).weekYear;
const after = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

beforeAll(async () => {
  // Tuesday the first of September 2026, noon.
  world = await createWorld({ at: '2026-09-01T10:00:00Z' });
  tenant = await world.tenant('Club Ribera', { timeZone: zone, polls: true, rescue: true });
  for (const name of [...playerNames, 'Toni', ...boardNames, ...parentNames])
    cast.set(name, await tenant.person(name, name === 'Clara' ? { role: 'ADMIN' } : {}));
  await tenant.group(teamChat, playerNames.map(who));
  await tenant.group(boardChat, ['Clara', 'Lluc', 'Rosa', 'Tomas', 'Ines', marta].map(who));
  await tenant.group('Juniors', ['Adela', ...parentNames.slice(1), 'Rosa'].map(who));
  diary = createDiary(world, tenant, { zone, hears });
  diary.people.push(...cast.values());

  planBeginning();
  planYear();
  await diary.run('2027-08-31T23:59');
});

afterAll(() => world.end());

/** What somebody says at an instant, perhaps in reply to something, and yes where they are asked whether they mean it. */
function says(
  at: string | Date,
  name: string,
  chat: string | null,
  text: string,
  quotedId?: string,
): void {
  diary.plan(at, async () => {
    const replies = await diary.say(who(name), chat, text, quotedId);
    if (replies.some((reply) => reply.includes('/confirm ')))
      says(after(world.clock.now(), 1), name, chat, 'yes');
  });
}

function planBeginning(): void {
  says('2026-09-01T12:00', marta, teamChat, '/link chat to group First Team');
  says('2026-09-01T12:01', marta, null, 'hello');
  says(
    '2026-09-01T12:05',
    marta,
    teamChat,
    '/create event Training every tuesday 19:00 for 90 min at Riverside max 12',
  );
  says(
    '2026-09-01T12:08',
    marta,
    teamChat,
    '/create task Wash the bibs for anyone every month on the 28th',
  );
  says('2026-09-01T12:30', 'Clara', boardChat, '/link chat to group Board');
  says('2026-09-01T12:31', 'Clara', boardChat, '/settings digest monday 8:00');
  says(
    '2026-09-01T12:33',
    'Clara',
    boardChat,
    '/create event Board meeting every first thursday 20:30 for 2h',
  );
  says(
    '2026-09-01T12:35',
    'Clara',
    boardChat,
    '/create task Minutes for @Lluc every month on the 10th',
  );
  says(
    '2026-09-01T12:36',
    'Clara',
    boardChat,
    '/remind us every month on the 25th 10:00 to send receipts to Clara',
  );
  for (const [place, name] of ['Clara', ...parentNames].entries())
    says(`2026-09-01T13:${10 + place}`, name, null, 'hello');
  says(
    '2026-09-01T18:00',
    'Clara',
    null,
    '/create task "Monthly fee" for @Juniors every month on the 5th',
  );
  says(
    '2026-09-01T18:02',
    'Clara',
    null,
    '/create event "Juniors match" for @Juniors every first saturday 10:00 until 30 june at the school',
  );
}

/** What is said on certain days of the year. */
function planYear(): void {
  const team = (at: string, name: string, text: string) => says(at, name, teamChat, text);
  // Somebody joins, somebody leaves.
  team('2026-10-14T18:00', marta, '/add @Toni');
  team('2027-02-10T20:00', 'Dani', '/leave');

  // A place that comes free while others wait, more than a day before.
  team('2026-09-14T10:00', 'Dani', '/out work');

  // Times away: Christmas, Easter, summer.
  team('2026-12-12T11:00', 'Leo', '/away 19 dec to 6 jan skiing');
  team('2026-12-14T19:30', 'Noa', '/away 21 dec to 2 jan');
  says('2026-12-15T21:00', 'Gloria', null, '/away 22 dec to 7 jan');
  team('2026-12-20T10:00', 'Iker', '/away until 5 jan');
  team('2026-12-20T10:01', 'Iker', 'yes');
  team('2027-01-03T12:00', 'Iker', '/back');
  says('2027-03-15T20:00', 'Hugo', null, '/away 22 mar to 4 apr');
  for (const [place, name] of ['Aina', 'Biel', 'Eva', 'Jan', 'Mar', 'Nil'].entries())
    team(
      `2027-06-${20 + place}T20:00`,
      name,
      `/away ${1 + 3 * place} ${place % 2 === 0 ? 'july' : 'aug'} to ${17 + 2 * place} ${place % 2 === 0 ? 'july' : 'aug'}`,
    );
  for (const [place, name] of parentNames.slice(0, 9).entries())
    says(
      `2027-06-28T20:${10 + place}`,
      name,
      null,
      `/away ${20 + place} july to ${10 + place} aug`,
    );

  // Trainings that are left out: between the years, and two in August.
  team('2026-12-23T12:00', marta, '/skip training');
  team('2027-08-04T12:00', marta, '/skip training');
  team('2027-08-04T12:05', marta, '/skip training');
  // One that is moved by an hour, alone.
  team('2027-04-21T12:00', marta, '/move training to wednesday only this');

  team('2026-12-08T12:00', marta, '/remind us 18 dec 17:00 the Christmas dinner is at 21:00');
  team(
    '2027-05-20T12:00',
    'Pau',
    '/remind us every thursday 18:00 until 10 june to sign up for the cup',
  );
  says(
    '2027-03-24T21:00',
    'Clara',
    null,
    '/send @Juniors "The clocks go forward tonight: the school opens an hour earlier" 27 mar 20:00',
  );
  says(
    '2027-01-09T21:00',
    marta,
    null,
    '/send @"First Team" "Bring a towel on Tuesday" sunday 18:00',
  );
}

/** What people know of, as they would: who plays, who is away, what is off. */
const known = { players: [...playerNames], away: new Set<string>(), off: new Set<number>() };

async function lookAround(): Promise<void> {
  const { organizationId } = tenant;
  const at = world.clock.now();
  const [members, away, off] = await Promise.all([
    world.db.member.findMany({
      where: { organizationId, leftAt: null, group: { name: teamChat } },
      include: { contact: true },
    }),
    world.db.absence.findMany({
      where: { organizationId, startsAt: { lte: at }, endsAt: { gt: at } },
      include: { contact: true },
    }),
    world.db.event.findMany({ where: { organizationId, status: 'CANCELLED' } }),
  ]);
  known.players = members
    .map(({ contact }) => contact.name)
    .sort((a, b) => placeOf(a) - placeOf(b));
  known.away = new Set(away.map(({ contact }) => contact.name));
  known.off = new Set(off.map(({ number }) => number));
}

/** Most come. */
const answerOf = (throwOfTen: number) =>
  throwOfTen < 8 ? 'Going' : throwOfTen < 9 ? "Can't" : 'Maybe';
const typedAs = { Going: 'in', "Can't": 'out', Maybe: 'maybe' };

/** A poll: six of ten vote within a day. */
async function hearPoll({ at, chat, id, body }: Said): Promise<void> {
  await lookAround();
  const number = numberIn(body);
  const { startsAt } = await eventOf(number);
  for (const name of chat === teamChat ? known.players : [...boardNames, marta]) {
    const seeds = [weekOf(at), placeOf(name), number];
    const moment = decent(after(at, 3 + 7 * dice(200, ...seeds, 2)));
    if (dice(10, ...seeds, 1) > 5 || moment >= startsAt!) continue;
    const option = answerOf(dice(10, ...seeds, 3));
    diary.plan(moment, async () => {
      const { away, off, players } = known;
      const isThere = chat === boardChat || players.includes(name);
      if (isThere && !away.has(name) && !off.has(number))
        await diary.vote(who(name), chat, id, number, option);
    });
  }
}

/** Nobody types between eleven and seven. */
function decent(at: Date): Date {
  const { hour } = local(at);
  return hour >= 23 || hour < 7 ? after(at, 9 * 60) : at;
}

const numberIn = (text: string) => Number(/#(\d+)/.exec(text)?.[1]);
const isQuestion = (part: string) => part.startsWith('⏰') && /are you in\?/i.test(part);
const isComing = (part: string) => part.startsWith('⏰') && /see you there/i.test(part);
const isOwed = (part: string) => part.startsWith('🔔') && part.includes('still to do');
const isOverdue = (part: string) => part.includes('overdue since');

/** Whom a part of what Muster says is about: those it mentions, or whose chat it is. */
const namedIn = ({ direct, chat }: Said, part: string) =>
  direct ? [chat] : [...part.matchAll(/@(\d{8,})/g)].map(([, digits]) => diary.nameOf(digits!));

/** What people do when Muster says something. What was due at one moment is one message. */
async function hears(said: Said): Promise<void> {
  if (said.pollOptions.length > 0) return hearPoll(said);
  if (/^(✈️|👋|⏭|✅ Toni)/u.test(said.body)) await lookAround();
  for (const part of said.body.split('\n\n')) {
    if (said.byItself) await checkReminded(said, part);
    const named = namedIn(said, part);
    for (const name of named) {
      if (isQuestion(part)) hearQuestion(said, part, name);
      if (isComing(part)) hearComing(said, part, name);
      if (part.includes('a place came free')) hearOffer(said, part, name);
    }
    if (isOwed(part)) hearTask(said, part, named);
    if (part.includes('is for anyone')) hearForAnyone(said, part);
    if (/who came\?/i.test(part)) await hearAttendance(said, part, named[0]!);
  }
}

/** A fifth does not answer this either. */
function hearQuestion({ at, chat, direct, id }: Said, part: string, name: string): void {
  const number = numberIn(part);
  const seeds = [weekOf(at), placeOf(name), number];
  if (dice(5, ...seeds, 4) === 0) return;
  const moment = decent(after(at, 4 + dice(170, ...seeds, 11)));
  const typed = typedAs[answerOf(dice(10, ...seeds, 5))];
  const where = direct ? null : chat;
  if (dice(2, ...seeds, 12) === 0) says(moment, name, where, typed, id);
  else says(moment, name, where, `/${typed} ${number}`);
}

/** Somebody always falls ill. */
function hearComing({ at, chat, direct, id }: Said, part: string, name: string): void {
  const seeds = [weekOf(at), placeOf(name), numberIn(part)];
  if (dice(14, ...seeds, 6) === 0)
    says(after(at, 5 + placeOf(name)), name, direct ? null : chat, 'out, sorry', id);
}

/** Half of those who wait take it, a quarter can't, and a quarter does not see it. */
function hearOffer({ at, chat, direct, id }: Said, part: string, name: string): void {
  const does = dice(4, weekOf(at), placeOf(name), numberIn(part), 7);
  if (does < 3) says(after(at, 6), name, direct ? null : chat, does < 2 ? 'yes' : 'no', id);
}

/** Most do it when they are reminded; the last do it some days after it was due. Of what anyone can do, one does. */
function hearTask({ at, chat, direct, id }: Said, part: string, named: readonly string[]): void {
  const number = numberIn(part);
  const where = direct ? null : chat;
  const isAnyones = part.includes('One of you');
  const one = named[dice(named.length, number, 13)];
  for (const name of isAnyones ? [one!] : named) {
    const seeds = [weekOf(at), placeOf(name), number];
    const moment = decent(after(at, 4 + dice(170, ...seeds, 14)));
    if (dice(10, ...seeds, 8) < 6) says(moment, name, where, 'done', id);
    else if (isOverdue(part)) says(after(moment, 2 * 24 * 60), name, where, `/done ${number}`);
  }
}

/** Who is not called upon does it every second time. */
function hearForAnyone({ at, chat, id }: Said, part: string): void {
  const number = Number(/\/done (\d+)/.exec(part)?.[1]);
  const name = playerNames[dice(playerNames.length, number, 13)]!;
  if (dice(2, number, 8) === 0) says(after(at, 4 + dice(170, number, 14)), name, chat, 'done', id);
}

/** Three times of four it is said. */
async function hearAttendance({ at, chat, direct, id }: Said, part: string, name: string) {
  const seeds = [weekOf(at), placeOf(name)];
  if (dice(4, ...seeds, 15) === 0) return;
  const { participants } = await eventOf(numberIn(part));
  const going = participants
    .filter(({ status }) => status === 'GOING')
    .map(({ contact }) => contact.name)
    .sort();
  const missed = going[dice(going.length, ...seeds, 9)]!;
  const but = going.length > 2 && dice(3, ...seeds, 10) === 0 ? ` except @${missed}` : '';
  says(after(at, 30), name, direct ? null : chat, `/attended${but}`, id);
}

const eventOf = (number: number) =>
  world.db.event.findFirstOrThrow({
    where: { organizationId: tenant.organizationId, number },
    include: { participants: { include: { contact: true } } },
  });

/** Whoever is reminded has not answered, is in, or owes it at that moment, and is not away. */
async function checkReminded(said: Said, part: string): Promise<void> {
  if (!isQuestion(part) && !isComing(part) && !isOwed(part)) return;
  const { organizationId } = tenant;
  const number = numberIn(part);
  const concerned = isOwed(part)
    ? await world.db.task.findMany({
        where: { organizationId, status: 'OPEN', OR: [{ number }, { parent: { number } }] },
        select: { assignee: { select: { name: true } } },
      })
    : await world.db.participant.findMany({
        where: {
          organizationId,
          event: { number },
          status: isQuestion(part) ? 'INVITED' : 'GOING',
        },
        select: { contact: { select: { name: true } } },
      });
  const names = concerned.map((row) => ('contact' in row ? row.contact : row.assignee)?.name);
  const away = await world.db.absence.findMany({
    where: { organizationId, startsAt: { lte: said.at }, endsAt: { gt: said.at } },
    include: { contact: true },
  });
  for (const name of namedIn(said, part)) {
    if (!names.includes(name)) wrong.push(`not a concern of ${name}: ${part}`);
    if (away.some(({ contact }) => contact.name === name)) wrong.push(`${name} is away: ${part}`);
  }
}

/** What Muster said by itself, part by part. */
const ownParts = () =>
  diary
    .said()
    .filter(({ byItself }) => byItself)
    .flatMap((said) => said.body.split('\n\n').map((part) => ({ ...said, part })));

describe('in a year', () => {
  test('every training took place once, at seven on the wall, on both sides of each change of clocks', async () => {
    const trainings = await world.db.event.findMany({
      where: { organizationId: tenant.organizationId, title: 'Training' },
      orderBy: { occursAt: 'asc' },
    });
    const tuesdays = Array.from({ length: 54 }, (_, week) =>
      DateTime.fromISO('2026-09-01T19:00', { zone }).plus({ weeks: week }).toISO(),
    );
    expect(trainings.map(({ occursAt }) => local(occursAt!).toISO())).toEqual(tuesdays);
    expect(
      trainings
        .filter(({ status }) => status === 'CANCELLED')
        .map(({ startsAt }) => local(startsAt!).toISODate()),
    ).toEqual(['2026-12-29', '2027-08-10', '2027-08-17']);
    expect(
      trainings
        .filter(({ startsAt, occursAt }) => startsAt!.getTime() !== occursAt!.getTime())
        .map(({ startsAt }) => local(startsAt!).toFormat('yyyy-MM-dd HH:mm')),
    ).toEqual(['2027-04-28 19:00']);
  });

  test('what comes every month came once a month', async () => {
    const { organizationId } = tenant;
    const months = Array.from({ length: 13 }, (_, month) =>
      DateTime.fromISO('2026-09-01', { zone }).plus({ months: month }),
    );
    for (const [title, day, count] of [
      ['Monthly fee', 5, 13],
      ['Minutes', 10, 13],
      ['Wash the bibs', 28, 13],
    ] as const) {
      const tasks = await world.db.task.findMany({
        where: { organizationId, title, number: { not: null } },
        orderBy: { dueAt: 'asc' },
      });
      expect(tasks.map(({ dueAt }) => local(dueAt!).toFormat('yyyy-MM-dd HH:mm'))).toEqual(
        months.slice(0, count).map((month) => `${month.set({ day }).toISODate()} 23:59`),
      );
    }
    const meetings = await world.db.event.findMany({
      where: { organizationId, title: 'Board meeting' },
      orderBy: { startsAt: 'asc' },
    });
    expect(meetings.map(({ startsAt }) => local(startsAt!).toFormat('yyyy-MM HH:mm'))).toEqual(
      months.map((month) => `${month.toFormat('yyyy-MM')} 20:30`),
    );
    const receipts = diary.said().filter(({ body }) => body.includes('reminds you: send receipts'));
    expect(receipts.map(({ at }) => local(at).toFormat('yyyy-MM-dd HH:mm'))).toEqual(
      months.slice(0, 12).map((month) => `${month.set({ day: 25 }).toISODate()} 10:00`),
    );
  });

  test('nobody was told the same twice', () => {
    const told = new Map<string, number>();
    const count = (...key: (string | number)[]) =>
      told.set(key.join(' '), (told.get(key.join(' ')) ?? 0) + 1);
    for (const { at, chat, direct, part, body, pollOptions, ...said } of ownParts()) {
      // What people asked for says the same again, on another day.
      const isAsked = /^🔔 \S+ reminds you|^\S+: /.test(part);
      count(chat, part, isAsked ? local(at).toISODate() : '');
      const number = numberIn(part);
      if (pollOptions.length > 0) count('poll', number);
      for (const name of namedIn({ ...said, at, chat, direct, body, pollOptions }, part)) {
        if (isQuestion(part)) count(name, 'is asked about', number);
        if (isComing(part)) count(name, 'is told of', number);
        if (isOwed(part)) count(name, isOverdue(part) ? 'owed' : 'owes', number);
      }
    }
    expect([...told].filter(([, times]) => times > 1)).toEqual([]);
  });

  test('nobody was told at night', () => {
    const atNight = ownParts().filter(({ at }) => local(at).hour >= 22 || local(at).hour < 8);
    expect(atNight).toEqual([]);
  });

  test('only those were reminded whom it concerned, and nobody who is away', () => {
    expect(wrong).toEqual([]);
  });

  test('Muster says little by itself', async () => {
    const members = await world.db.member.findMany({
      where: { organizationId: tenant.organizationId },
      include: { contact: true, group: true },
    });
    const weeks = new Map<string, { heard: number; called: number }>();
    for (const said of diary.said().filter(({ byItself }) => byItself)) {
      const { at, chat, direct, mentions } = said;
      const there = members.filter(
        ({ group, joinedAt, leftAt }) =>
          group.name === chat && joinedAt <= at && (leftAt === null || leftAt > at),
      );
      const names = direct ? [chat] : there.map(({ contact }) => contact.name);
      for (const name of names) {
        const key = `${name} ${local(at).toFormat('kkkk-WW')}`;
        const week = weeks.get(key) ?? { heard: 0, called: 0 };
        week.heard += 1;
        if (direct || mentions.some((phone) => diary.nameOf(phone) === name)) week.called += 1;
        weeks.set(key, week);
      }
    }
    const most = (of: 'heard' | 'called') =>
      Math.max(...[...weeks.values()].map((week) => week[of]));
    // Marta, who is in two groups of the three and leads one: in one week, ten messages, and five that call her. Most
    // weeks of most people have two or three that are for them.
    expect({ heard: most('heard'), called: most('called') }).toEqual({ heard: 10, called: 5 });
    const calledInAWeek = (names: readonly string[]) => {
      const own = [...weeks].filter(([key]) => names.includes(key.split(' ')[0]!));
      return own.reduce((sum, [, week]) => sum + week.called, 0) / names.length / 52;
    };
    expect(calledInAWeek(playerNames)).toBeLessThan(2);
    expect(calledInAWeek(boardNames)).toBeLessThan(1);
    expect(calledInAWeek(parentNames)).toBeLessThan(1);
  });
});

test('all that a year may bring was there', () => {
  const said = diary.said().map(({ body }) => body);
  const times = (text: string) => said.filter((body) => body.includes(text)).length;
  for (const text of [
    'in line',
    'moves up',
    'a place came free',
    'whoever answers first',
    "You're away",
    'Say no there too',
    'Welcome back',
    'is left out',
    'moves to Wed',
    'has left',
    'is in First Team',
    'Did not come',
    'the Christmas dinner',
    'Clara to Juniors: The clocks go forward',
    '🗓 Board, until',
  ])
    expect(times(text), text).toBeGreaterThan(0);
});

test('reads well', async () => {
  await expect(diary.write('A year of a club')).toMatchFileSnapshot('a-year-of-a-club.md');
});
