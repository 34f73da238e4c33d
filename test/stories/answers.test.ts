import { describe, expect, test } from 'vitest';
import { type Team, useTeam } from '../helpers/scenes.ts';
import { statementsOf } from '../helpers/statements.ts';
import { type Character, FRIDAY } from '../helpers/world.ts';

// After an answer, a name, a title, a day, a second number and people who come along are never a reason: they are
// used, or asked about, and a yes does what was likely meant.

let { world, tenant, lead, ann, ben, name, round } = {} as Team;
useTeam(
  (team) => {
    ({ world, tenant, lead, ann, ben, name, round } = team);
  },
  { ben: 'Ben Smith', at: FRIDAY },
);

const say = async (who: Character, body: string) => (await tenant.say(who, name, body))[0]!;

async function plan(what: string): Promise<number> {
  const reply = await say(lead, `/create event ${what}`);
  return Number(/#(\d+)/.exec(reply)![1]);
}

/** Who has answered an event, and how. */
async function answers(number: number): Promise<string[]> {
  const rows = await world.db.participant.findMany({
    where: { event: { number, organizationId: tenant.organizationId }, status: { not: 'INVITED' } },
    include: { contact: true },
    orderBy: { contact: { name: 'asc' } },
  });
  return rows.map(({ contact, status, guests, reason }) =>
    [contact.name, status, guests > 0 ? `+${guests}` : '', reason ? `(${reason})` : '']
      .filter(Boolean)
      .join(' '),
  );
}

/** The command that a yes runs, as the reply shows it. */
const likely = (reply: string) => /Reply yes for: (.+)/.exec(reply)?.[1];

describe('a name', () => {
  test('is asked about, and a yes answers for them', async () => {
    const number = await plan('Game sunday 11am');
    const asked = await say(lead, '/out Ben Smith is sick');
    expect(likely(asked)).toBe(`/rsvp ${number} no "is sick" for @"Ben Smith"`);
    expect(await answers(number)).toEqual([]);
    expect(await say(lead, 'yes')).toContain('❌ Ben Smith is out (is sick)');
    expect(await answers(number)).toEqual(['Ben Smith DECLINED (is sick)']);
  });

  test('as a reason in quotes is one, as the question says', async () => {
    const number = await plan('Game sunday 11am');
    const asked = await say(lead, '/out Ben');
    const own = /As a reason of your own: (.+)/.exec(asked)![1]!;
    expect(await say(lead, own)).toContain("❌ You're out (Ben)");
    expect(await answers(number)).toEqual(['Lead DECLINED (Ben)']);
  });

  test('with an "@" is answered for by who may, and refused to others', async () => {
    const number = await plan('Game sunday 11am');
    expect(await say(ann, '/in @Ben')).toContain('whoever planned it and its admins can');
    expect(await say(ann, '/in Ben')).toContain('admins of Team');
    expect(await answers(number)).toEqual([]);
    expect(await say(lead, '/in @Ben')).toContain('✅ Ben Smith is in');
    expect(await answers(number)).toEqual(['Ben Smith GOING']);
  });

  test('of whoever planned it may be answered for by them', async () => {
    const reply = await say(ann, '/create event Picnic sunday 11am');
    const number = Number(/#(\d+)/.exec(reply)![1]);
    expect(await say(ann, `/in ${number} @Ben`)).toContain('✅ Ben Smith is in');
  });

  test('of several, in one reply, taken back in one', async () => {
    const number = await plan('Game sunday 11am max 1');
    expect(await say(lead, `/rsvp ${number} yes for Ben and Ann`)).toBe(
      `✅ Ben Smith is in: Game, Sun 22 Nov 11:00. #${number}\n1 of 1 in, full\n⏳ No place yet for Ann.`,
    );
    expect(await answers(number)).toEqual(['Ann WAITLISTED', 'Ben Smith GOING']);
    await say(lead, '/undo');
    expect(await answers(number)).toEqual([]);
  });

  test('of somebody who is not invited is refused, and nobody else is answered for', async () => {
    const number = await plan('Game sunday 11am');
    const dan = await tenant.person(`Dan ${round}`);
    await tenant.group(`Other ${round}`, [lead, dan]);
    expect(await say(lead, `/rsvp ${number} yes for @Ann, @"${dan.name}"`)).toBe(
      `${dan.name} is not in ${name}.`,
    );
    expect(await answers(number)).toEqual([]);
  });
});

describe('an event', () => {
  test('by its title or its day, and not the next one', async () => {
    const training = await plan('Training saturday 10am');
    const game = await plan('Game sunday 11am');
    await say(ann, '/in game');
    await say(ben, '/out sunday');
    expect(await answers(game)).toEqual(['Ann GOING', 'Ben Smith DECLINED']);
    expect(await answers(training)).toEqual([]);
  });

  test('of which there are several is asked about with their numbers', async () => {
    const first = await plan('Training saturday 10am');
    const second = await plan('Training 28 nov 10am');
    const asked = await say(ann, '/in training +1');
    expect(asked).toBe(
      `Which one?\nTraining, tomorrow 10:00 #${first}\nTraining, Sat 28 Nov 10:00 #${second}\nSay its number: /in ${second} +1\nReply yes for: /in ${first} +1`,
    );
    await say(ann, 'yes');
    expect(await answers(first)).toEqual(['Ann GOING +1']);
    expect(await answers(second)).toEqual([]);
  });

  test('on a day without any is asked about, and a yes means the next', async () => {
    const number = await plan('Game sunday 11am');
    const asked = await say(ann, '/out monday');
    expect(asked).toContain('Nothing is planned for Mon 23 Nov. Next is Game, Sun 22 Nov 11:00');
    expect(likely(asked)).toBe(`/out ${number}`);
    expect(await answers(number)).toEqual([]);
    await say(ann, 'yes');
    expect(await answers(number)).toEqual(['Ann DECLINED']);
  });

  test('on a day within a reason is asked about only where there is one', async () => {
    const game = await plan('Game sunday 11am');
    const dinner = await plan('Dinner 26 nov 8pm');
    expect(await say(ann, '/out back on monday')).toContain("❌ You're out (back on monday): Game");
    const asked = await say(ben, '/out I travel on thursday');
    expect(likely(asked)).toBe(`/out ${dinner} "I travel on thursday"`);
    expect(asked).toContain(`If not: /out ${game} "I travel on thursday"`);
    await say(ben, `/out ${game} "I travel on thursday"`);
    expect(await answers(game)).toEqual([
      'Ann DECLINED (back on monday)',
      'Ben Smith DECLINED (I travel on thursday)',
    ]);
  });

  test('several by their numbers are answered all, or none', async () => {
    const training = await plan('Training saturday 10am max 1');
    const game = await plan('Game sunday 11am');
    await say(ben, `/in ${training}`);
    expect(await say(ann, `/in ${training}, ${game} and 999`)).toContain('no event #999');
    expect(await answers(game)).toEqual([]);
    expect(await say(ann, `/in ${training} and ${game}`)).toBe(
      `⏳ It's full. You're number 1 in line: Training, tomorrow 10:00. #${training}\n1 of 1 in, full · you'll be told when a place is free\n\n✅ You're in: Game, Sun 22 Nov 11:00. #${game}\n1 in`,
    );
    await world.db.event.updateMany({ where: { number: training }, data: { status: 'CANCELLED' } });
    expect(await say(ann, `/out ${game}, ${training}`)).toContain('was cancelled');
    expect(await answers(game)).toEqual(['Ann GOING']);
  });

  test('several answers are taken back at once, and an edit keeps what it says still', async () => {
    const training = await plan('Training saturday 10am');
    const game = await plan('Game sunday 11am');
    const { messageId } = await tenant.tell(ann, name, `/in ${training}`);
    await tenant.revise(ann, name, messageId, `/in ${training}, ${game}`);
    expect([await answers(training), await answers(game)]).toEqual([['Ann GOING'], ['Ann GOING']]);
    await tenant.revise(ann, name, messageId, `/in ${game}`);
    expect([await answers(training), await answers(game)]).toEqual([[], ['Ann GOING']]);
    await say(ben, `/out ${training}, ${game}`);
    await say(ben, '/undo');
    expect([await answers(training), await answers(game)]).toEqual([[], ['Ann GOING']]);
  });
});

describe('people who come along', () => {
  test('are counted, or asked about', async () => {
    const number = await plan('Game sunday 11am');
    await say(ann, '/in with my brother');
    expect(await answers(number)).toEqual(['Ann GOING +1 (my brother)']);
    const asked = await say(ben, '/in with my kids');
    expect(likely(asked)).toBe(`/in ${number} +2 "my kids"`);
    await say(ben, 'yes');
    expect(await answers(number)).toEqual([
      'Ann GOING +1 (my brother)',
      'Ben Smith GOING +2 (my kids)',
    ]);
  });
});

describe('asking mentions nobody in doubt', () => {
  const mentions = async (question: string) =>
    (await tenant.tell(ann, name, question)).replies[0]!.mentions.length;

  test('who has not answered: by number, by title, or where there is only one', async () => {
    const training = await plan('Training saturday 10am');
    expect(await mentions("/who hasn't answered")).toBe(2);
    await plan('Game sunday 11am');
    expect(await mentions("/who hasn't answered")).toBe(0);
    expect(await say(ann, "/who hasn't answered")).toContain("Another one? /who hasn't answered");
    expect(await mentions(`/who hasn't answered ${training}`)).toBe(2);
    expect(await mentions("/who hasn't answered to the game")).toBe(2);
    expect(await mentions("/who hasn't answered to the gaem")).toBe(0);
    expect(await mentions("/who hasn't answered to the party")).toBe(0);
    expect(await mentions("/who hasn't answered on sunday")).toBe(2);
    expect(await mentions("/who hasn't answered this weekend")).toBe(0);
  });

  test('who has not done it: by number, by title, or where only one is open', async () => {
    await say(lead, '/create task "Pay the fees"');
    expect(await mentions("/who hasn't paid")).toBe(2);
    expect(await mentions("/who hasn't done it")).toBe(2);
    await say(lead, '/create task "Bring balls"');
    expect(await mentions("/who hasn't done it")).toBe(0);
    expect(await mentions('/who owes what')).toBe(0);
    expect(await mentions("/who hasn't paid yet")).toBe(2);
    expect(await mentions("/who hasn't brought the balls")).toBe(2);
    expect(await mentions("/who hasn't washed the shirts")).toBe(0);
    expect(await say(ann, "/who hasn't washed the shirts")).toMatch(
      /^Which task\?\n.*Pay the fees/,
    );
  });
});

describe('statements', () => {
  test('a remark costs a few more than none, however long it is', async () => {
    await plan('Game sunday 11am');
    const count = async (body: string) => (await statementsOf(() => say(ann, body))).length;
    const plain = await count('/in');
    const short = await count('/out knee');
    const long = await count(`/out my knee hurts ${'and so does my other knee '.repeat(10)}`);
    expect(short - plain).toBeLessThanOrEqual(2);
    expect(long).toBeLessThanOrEqual(short);
  });
});
