import { describe, expect, test } from 'vitest';
import { type Team, useTeam } from '../helpers/scenes.ts';
import { type Character, FRIDAY } from '../helpers/world.ts';

let { world, tenant, lead, ann, ben, name, round } = {} as Team;
useTeam(
  (team) => {
    ({ world, tenant, lead, ann, ben, name, round } = team);
  },
  { at: FRIDAY },
);

/** Puts an event of a linked group on record at an instant, without a word about the date. */
async function event(title: string, startsAt: string | null, chat = name): Promise<number> {
  const [reply] = await tenant.say(lead, chat, `/create event "${title}"`);
  const number = Number(/#(\d+)/.exec(reply!)![1]);
  if (startsAt)
    await world.db.event.updateMany({
      where: { number, organizationId: tenant.organizationId },
      data: { startsAt: new Date(startsAt) },
    });
  return number;
}

const ask = async (question: string, chat = name) => (await tenant.say(ann, chat, question))[0]!;

/** How somebody stands in a message that calls upon them. */
const mentionOf = ({ phone }: Character) => `@${phone.slice(1)}`;

describe('who is coming', () => {
  test('names who is in, maybe, waiting, out and silent, with guests and reasons', async () => {
    const [made] = await tenant.say(lead, name, '/create event "Game" sunday 11am max 2');
    const number = /#(\d+)/.exec(made!)![1];
    const cat = await tenant.person(`Cat ${round}`);
    const dan = await tenant.person(`Dan ${round}`);
    await tenant.say(lead, name, `/add ${cat.phone}, ${dan.phone}`);
    await tenant.say(ann, name, '/in +1');
    await tenant.say(ben, name, '/in');
    await tenant.say(cat, name, '/out my knee');
    await tenant.say(dan, name, '/maybe');
    const reply = await ask('/who is playing this week?');
    expect(reply).toContain(`#${number}`);
    expect(reply).toContain('2 of 2 in');
    expect(reply).toMatch(/In \(\d+\): Ann \+1/);
    expect(reply).toMatch(/Maybe \(1\): Dan/);
    expect(reply).toMatch(/Waiting \(1\): Ben/);
    expect(reply).toMatch(/Out \(1\): Cat \d+ \(my knee\)/);
    expect(reply).toMatch(/No answer yet \(1\): Lead/);
  });

  test.each([
    '/who is playing this week?',
    '/who is coming this week',
    '/who’s coming this week?',
    '/WHO IS IN THIS WEEK',
    '/who plays on sunday',
    '/who will be there on sunday?',
    '/who is swimming on 22 nov',
    '/who is coming',
    '/who',
  ])('%s', async (question) => {
    await event('Game', '2026-11-22T10:00:00Z');
    await tenant.say(ben, name, '/in');
    const reply = await ask(question);
    expect(reply).toContain('Game');
    expect(reply).toMatch(/In \(1\): Ben/);
  });

  test('by number, wherever it is asked', async () => {
    const number = await event('Game', '2026-11-29T10:00:00Z');
    await tenant.say(ben, name, `/in ${number}`);
    expect(await ask(`/who is coming to ${number}?`, 'elsewhere')).toMatch(
      /Game[\s\S]*In \(1\): Ben/,
    );
    expect(await ask(`/who is coming to #${number}`, 'elsewhere')).toContain('Game');
  });

  test('of a group that is named, in a chat of another', async () => {
    await event('Game', '2026-11-22T10:00:00Z');
    const elsewhere = `Elsewhere ${round}`;
    await tenant.group(elsewhere, [lead, ann]);
    await tenant.say(lead, elsewhere, `/link chat to group "${elsewhere}"`);
    expect(await ask('/who is playing this week?', elsewhere)).not.toContain('Game');
    expect(await ask(`/who is playing this week in @"${name}"?`, elsewhere)).toContain('Game');
  });

  test('several events of a week, each with its own answers', async () => {
    const first = await event('Training', '2026-11-21T10:00:00Z');
    const second = await event('Game', '2026-11-22T10:00:00Z');
    await tenant.say(ann, name, `/in ${first}`);
    await tenant.say(ben, name, `/in ${second}`);
    const [training, game] = (await ask('/who is playing this week?')).split('Game');
    expect(training).toMatch(/In \(1\): Ann/);
    expect(game).toMatch(/In \(1\): Ben/);
  });

  test('events without a date are named besides, so that nobody forgets them', async () => {
    await event('Game', '2026-11-22T10:00:00Z');
    const undated = await event('Summer trip', null);
    expect(await ask('/who is playing this week?')).toMatch(
      new RegExp(`No date yet: Summer trip #${undated}`),
    );
  });

  test('events without a date are named although twenty others have one', async () => {
    for (let day = 1; day <= 20; day += 1)
      await event(`Game ${day}`, `2026-12-${String(day).padStart(2, '0')}T10:00:00Z`);
    await event('Summer trip', null);
    expect(await ask('/who is playing this week?')).toContain('Summer trip');
  });

  test('nothing in the window says so', async () => {
    await event('Game', '2026-12-22T10:00:00Z');
    const reply = await ask('/who is playing this week?');
    expect(reply).not.toContain('Game');
    expect(reply).toContain('this week');
  });

  test('a cancelled event is not shown', async () => {
    const number = await event('Game', '2026-11-22T10:00:00Z');
    await world.db.event.updateMany({ where: { number }, data: { status: 'CANCELLED' } });
    expect(await ask('/who is playing this week?')).not.toContain('Game,');
  });
});

// Madrid is at UTC+1 in November: the ISO week of Friday 20 November is Mon 16 00:00 to Mon 23 00:00.
describe('the borders of a window', () => {
  const borders = [
    { at: '2026-11-15T22:59:59Z', where: 'last' },
    { at: '2026-11-15T23:00:00Z', where: 'this' },
    { at: '2026-11-22T22:59:59Z', where: 'this' },
    { at: '2026-11-22T23:00:00Z', where: 'next' },
    { at: '2026-11-29T22:59:59Z', where: 'next' },
  ];
  test.each(borders)('$at is $where week', async ({ at, where }) => {
    await event('Game', at);
    for (const week of ['last', 'this', 'next']) {
      const reply = await ask(`/who is playing ${week} week?`);
      if (week === where) expect(reply).toContain('Game');
      else expect(reply).not.toContain('Game');
    }
  });

  test('on a Sunday night it is still this week, on Monday at midnight the next', async () => {
    await event('Game', '2026-11-22T22:30:00Z');
    world.clock.set('2026-11-22T22:59:59Z');
    expect(await ask('/who is playing this week?')).toContain('Game');
    world.clock.set('2026-11-22T23:00:00Z');
    expect(await ask('/who is playing this week?')).not.toContain('Game');
    expect(await ask('/who played last week?')).toContain('Game');
  });

  test('what is over by now is still of its day', async () => {
    await event('Breakfast', '2026-11-20T08:00:00Z');
    expect(await ask('/who was there today?')).toContain('Breakfast');
  });

  // Clocks go back in Madrid on 25 October 2026: that Sunday has 25 hours, and the week 169.
  test.each([
    { asked: '2026-10-25T11:00:00Z', at: '2026-10-25T22:59:59Z', today: true },
    { asked: '2026-10-25T11:00:00Z', at: '2026-10-25T23:00:00Z', today: false },
    { asked: '2026-10-25T11:00:00Z', at: '2026-10-24T22:00:00Z', today: true },
    { asked: '2026-10-25T11:00:00Z', at: '2026-10-24T21:59:59Z', today: false },
    // And forward on 28 March 2027: 23 hours.
    { asked: '2027-03-28T11:00:00Z', at: '2027-03-28T21:59:59Z', today: true },
    { asked: '2027-03-28T11:00:00Z', at: '2027-03-28T22:00:00Z', today: false },
    { asked: '2027-03-28T11:00:00Z', at: '2027-03-27T23:00:00Z', today: true },
    { asked: '2027-03-28T11:00:00Z', at: '2027-03-27T22:59:59Z', today: false },
  ])('asked at $asked, $at is today: $today', async ({ asked, at, today }) => {
    await event('Game', at);
    world.clock.set(asked);
    const reply = await ask('/who is playing today?');
    if (today) expect(reply).toContain('Game');
    else expect(reply).not.toContain('Game');
  });

  test('are those of the group’s zone where it has one, not the organization’s', async () => {
    const far = `Far ${round}`;
    await tenant.group(far, [lead, ann], { timeZone: 'Pacific/Auckland' });
    await tenant.say(lead, far, `/link chat to group "${far}"`);
    // Friday noon in Madrid is Saturday 00:00 in Auckland (UTC+13).
    await event('There', '2026-11-20T10:59:59Z', far);
    await event('Here', '2026-11-20T11:00:00Z', far);
    const reply = await ask('/who is playing today?', far);
    expect(reply).toContain('Here');
    expect(reply).not.toContain('There');
    // Their week ends eleven hours before Madrid's.
    await event('Monday there', '2026-11-22T11:00:00Z', far);
    expect(await ask('/who is playing this week?', far)).not.toContain('Monday there');
    expect(await ask('/who is playing next week?', far)).toContain('Monday there');
  });

  test('a time is shown in the group’s zone', async () => {
    const far = `Far ${round}`;
    await tenant.group(far, [lead, ann], { timeZone: 'America/New_York' });
    await tenant.say(lead, far, `/link chat to group "${far}"`);
    const [reply] = await tenant.say(lead, far, '/create event "Game" sunday 10am');
    expect(reply).toContain('10:00');
    expect(
      await world.db.event.findFirstOrThrow({ where: { group: { name: far } } }),
    ).toMatchObject({ startsAt: new Date('2026-11-22T15:00:00Z') });
    expect(await ask('/who is playing this week?', far)).toContain('10:00');
  });
});

describe('other questions', () => {
  test('/who is in @Group names its members, with roles and titles', async () => {
    await tenant.say(lead, name, `/add ${ben.phone} as goalkeeper`);
    for (const question of [`/who is in @"${name}"`, `/who is in @${name.replace(' ', '')}?`]) {
      const reply = await ask(question, 'elsewhere');
      expect(reply).toContain('3 people');
      expect(reply).toMatch(/Lead \(admin\)/);
      expect(reply).toMatch(/Ben \(goalkeeper\)/);
    }
  });

  test('/who has done and hasn’t done a task', async () => {
    const [made] = await tenant.say(lead, name, '/create task "Net"');
    const number = /#(\d+)/.exec(made!)![1];
    await tenant.say(ben, name, `/done ${number}`);
    for (const negative of [
      `/who hasn't done ${number}`,
      `/who hasn’t done ${number}?`,
      `/who has not done #${number}`,
      `/who didn't do ${number}`,
    ]) {
      const reply = await ask(negative);
      expect(reply).toContain(`${ann.name} and ${mentionOf(lead)}`);
      expect(reply).not.toContain('Ben');
    }
    const done = await ask(`/who has done ${number}`);
    expect(done).toContain('Ben');
    expect(done).not.toContain('Ann');
    await tenant.insist(lead, name, `/cancel task ${number}`);
    expect(await ask(`/who hasn't done ${number}`)).toBe(`Nobody owes Net (#${number}) any more.`);
    expect(await ask(`/who has done ${number}`)).toBe(done);
  });

  test('/who hasn’t answered names the silent of the next event', async () => {
    await event('Game', '2026-11-22T10:00:00Z');
    await tenant.say(ben, name, '/out');
    const reply = await ask("/who hasn't answered");
    expect(reply).toContain(`${ann.name} and ${mentionOf(lead)}`);
    expect(reply).not.toContain('Ben');
    await tenant.say(ann, name, '/in');
    await tenant.say(lead, name, '/maybe');
    expect(await ask("/who hasn't answered?")).toContain('Everyone has answered');
  });

  test('those who have still to act are mentioned where they read it, and nobody else is', async () => {
    await event('Game', '2026-11-22T10:00:00Z');
    const mentionsIn = async (question: string, options: object = {}) =>
      (await tenant.tell(ann, 'chatKind' in options ? `${ann.name}'s` : name, question, options))
        .replies[0]!;
    expect(await mentionsIn("/who hasn't answered")).toMatchObject({
      mentions: expect.toSatisfy((ids: string[]) => !ids.includes(ann.phone) && ids.length === 2),
    });
    // Who is coming is no call to anybody, and in a direct chat nobody reads it but who asks.
    expect(await mentionsIn('/who is coming?')).toMatchObject({ mentions: [] });
    const alone = await mentionsIn(`/who hasn't answered in @"${name}"`, { chatKind: 'direct' });
    expect(alone).toMatchObject({ mentions: [], body: expect.stringContaining(ben.name) });
  });

  test('of a group out of sight: not found, whatever is asked', async () => {
    const outsider = await tenant.person(`Outsider ${round}`);
    const number = await event('Game', '2026-11-22T10:00:00Z');
    const [made] = await tenant.say(lead, name, '/create task "Net"');
    const task = /#(\d+)/.exec(made!)![1];
    for (const question of [
      `/who is in @"${name}"`,
      `/who is playing in @"${name}" this week`,
      `/who is coming to ${number}`,
      `/who has done ${task}`,
    ]) {
      const [reply] = await tenant.say(outsider, 'outside', question);
      expect(reply).toMatch(/There is no/);
      expect(reply).not.toMatch(/Game|Net|Ann|Ben/);
    }
  });

  test('of staff who see the group and are not in it: refused', async () => {
    const staff = await tenant.person(`Staff ${round}`, { role: 'USER' });
    const number = await event('Game', '2026-11-22T10:00:00Z');
    await tenant.say(ann, name, '/in');
    for (const question of [
      `/who is playing in @"${name}" this week`,
      `/who is coming to ${number}`,
    ]) {
      const [reply] = await tenant.say(staff, 'outside', question);
      expect(reply).toMatch(/cannot/);
      expect(reply).not.toContain('Ann');
    }
  });
});
