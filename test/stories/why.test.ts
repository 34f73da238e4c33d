import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, FRIDAY, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let other: Tenant;
let boss: Character;
let lead: Character;
let ann: Character;
let ben: Character;
let cat: Character;
let round = 0;
/** The name of the group of a test, which is that of its linked chat. */
let team: string;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  other = await world.tenant('Others');
  boss = await tenant.person('Boss', { role: 'ADMIN' });
  lead = await tenant.person('Lead');
  ann = await tenant.person('Ann');
  ben = await tenant.person('Ben');
  cat = await tenant.person('Cat');
});

afterAll(() => world.end());

beforeEach(async () => {
  world.clock.set(FRIDAY);
  round += 1;
  team = `Team ${round}`;
  await tenant.group(team, [lead, ann, ben]);
  await tenant.say(lead, team, `/link chat to group "${team}"`);
});

const say = async (who: Character, what: string): Promise<string> =>
  (await tenant.say(who, team, what)).at(-1)!;

const confide = async (who: Character, what: string): Promise<string> =>
  (await tenant.say(who, `direct ${who.name}`, what, { chatKind: 'direct' })).at(-1)!;

async function insist(who: Character, what: string): Promise<string> {
  await say(who, what);
  return say(who, 'yes');
}

async function numberOf(reply: Promise<string>): Promise<number> {
  const number = /#(\d+)/.exec(await reply)?.[1];
  if (!number) throw new Error(`nothing was made: ${await reply}`);
  return Number(number);
}

const give = (who: Character, what: string) => numberOf(say(who, `/create task ${what}`));
const plan = (what: string) => numberOf(say(lead, `/create event ${what}`));
const minutes = (count: number) => world.clock.advance(count * 60_000);

describe('why somebody was refused', () => {
  test('is told in the words of then', async () => {
    const refused = await say(ann, '/remove @Ben');
    expect(refused).toContain('you cannot');
    minutes(5);
    expect(await say(ann, '/why')).toBe(
      `You typed “/remove @Ben”, today 12:00. I said: ${refused}`,
    );
    expect(await say(ann, '/why was I refused?')).toContain(refused);
  });

  test('is the last one, of that chat, and of that sender', async () => {
    expect(await say(cat, '/why')).toContain('I have not said no to you in this chat.');
    await say(ann, '/remove @Ben');
    minutes(1);
    await say(ann, '/rename to Mine');
    expect(await say(ann, '/why')).toContain('“/rename to Mine”, today 12:01');
    expect(await confide(ann, '/why')).not.toContain('Mine');
    expect(await say(ben, '/why')).toContain('I have not said no to you in this chat.');
  });

  test('of what waited for a yes quotes the command and not the yes', async () => {
    const number = await give(ann, '"Pack"');
    const said = `/cancel task ${number}`;
    await say(lead, '/promote @Ben');
    await say(ben, said);
    await say(lead, '/demote @Ben');
    const refused = await say(ben, 'yes');
    expect(refused).toContain('you cannot');
    expect(await say(ben, '/why')).toBe(`You typed “${said}”, today 12:00. I said: ${refused}`);
  });

  test('a slip of form is no refusal', async () => {
    await say(ann, '/due');
    expect(await say(ann, '/why')).toContain('I have not said no to you in this chat.');
  });

  test('of somebody else is for admins of the organization', async () => {
    const dora = await tenant.person('Dora');
    await say(lead, `/add ${dora.phone}`);
    const refused = await say(dora, '/remove @Ben');
    expect(await say(lead, '/why was @Dora refused')).toMatch(
      /cannot .*admins of the organization/,
    );
    expect(await confide(boss, '/why was @Dora refused')).toBe(
      `Dora typed “/remove @Ben”, today 12:00. I said: ${refused}`,
    );
    const twin = await other.person(`Twin ${round}`, { role: 'ADMIN' });
    expect((await other.say(twin, 'there', '/why was @Dora refused'))[0]).toContain(
      'I know nobody',
    );
    expect(await confide(boss, '/why was @Cat refused')).toBe('I have not said no to Cat.');
  });

  test('of a code that this version does not know is told without the reason', async () => {
    await say(ann, '/remove @Ben');
    await world.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.$executeRaw`
        UPDATE audit_entries SET after = jsonb_set(after, '{code}', '"ofOld"')
        WHERE action = 'command.refuse' AND subject_id = ${ann.contactId}::uuid`;
    });
    expect(await say(ann, '/why')).toBe(
      'You typed “/remove @Ben”, today 12:00, and I had to say no.',
    );
  });
});

describe('why somebody is waiting', () => {
  let number: number;
  beforeEach(async () => {
    number = await plan('"Game" sunday 11am max 2');
    await say(lead, `/in ${number} +1`);
    minutes(1);
    await say(ann, `/in ${number} +1`);
    minutes(1);
    await say(ben, `/in ${number}`);
  });

  test('tells the place, since when, and who is in front', async () => {
    expect(await say(ben, '/why am I waiting')).toBe(
      `You are number 2 in line for Game (#${number}) since today 12:02: all 2 places are taken, and 2 people are in front.`,
    );
    expect(await say(ann, `/why waiting ${number}`)).toContain('number 1 in line');
    expect(await say(ann, '/why is @Ben waiting?')).toContain('Ben is number 2 in line for Game');
    expect(await say(ann, `/why is Ben still waiting for ${number}`)).toContain('Ben is number 2');
  });

  test('tells of free places that the first in line cannot use', async () => {
    await say(lead, `/in ${number}`);
    expect(await say(ben, '/why am I waiting')).toContain(
      '1 of 2 places is free, too few for the first in line, and 2 people are in front.',
    );
  });

  test('says so where they do not', async () => {
    expect(await say(lead, '/why am I waiting')).toBe(
      `You aren't waiting for a place in anything of ${team}.`,
    );
    expect(await confide(lead, '/why am I waiting')).toBe(
      "You aren't waiting for a place in anything.",
    );
    expect(await confide(lead, '/why is @Ann waiting')).toContain('Ann is number 1 in line');
    expect(await say(lead, `/why am I waiting for ${number}`)).toBe(
      `You aren't waiting for a place in Game (#${number}).`,
    );
    await tenant.say(cat, 'no group here', 'hello');
    expect((await tenant.say(cat, 'no group here', '/why am I waiting'))[0]).toContain(
      'Which group?',
    );
  });

  test('is not told to those who do not see it', async () => {
    expect(await confide(cat, `/why am I waiting for ${number}`)).toContain('There is no event');
    const twin = await other.person(`Twin ${round}`, { role: 'ADMIN' });
    expect((await other.say(twin, 'there', `/why waiting ${number}`))[0]).toContain('no event');
    const staff = await tenant.person(`Staff ${round}`, { role: 'USER' });
    expect(await confide(staff, `/why is @Ben waiting for ${number}`)).toMatch(/you cannot/);
    expect(await confide(staff, `/why is @Lead waiting for ${number}`)).toMatch(/you cannot/);
  });

  test('nor that they wait at all, to staff who may not ask', async () => {
    const staff = await tenant.person(`Clerk ${round}`, { role: 'USER' });
    // Ben waits, and Lead does not: the answers are the same.
    expect(await confide(staff, '/why is @Ben waiting')).toBe(
      "Ben isn't waiting for a place in anything that you can see.",
    );
    expect(await confide(staff, '/why is @Lead waiting')).toBe(
      "Lead isn't waiting for a place in anything that you can see.",
    );
    expect(await say(staff, '/why is @Ben waiting')).toMatch(/you cannot/);
    expect(await say(staff, '/why is @Lead waiting')).toMatch(/you cannot/);
    const manager = await tenant.person(`Manager ${round}`, { role: 'MANAGER' });
    expect(await confide(manager, '/why is @Ben waiting')).toContain('Ben is number 2 in line');
  });
});

describe('why a task is as it is', () => {
  test('cancelled: by whom and when', async () => {
    const number = await give(lead, '"Pack"');
    await insist(lead, `/cancel task ${number}`);
    minutes(30);
    expect(await say(ann, `/why was ${number} withdrawn?`)).toBe(
      `Pack (#${number}) was cancelled by Lead, today 12:00.`,
    );
    expect(await say(lead, `/why #${number}`)).toContain('was cancelled by you');
    expect(await confide(cat, `/why ${number}`)).toContain(`I know nothing of #${number}.`);
    const twin = await other.person(`Twin ${round}`, { role: 'ADMIN' });
    expect((await other.say(twin, 'there', `/why ${number}`))[0]).not.toContain('Pack');
  });

  test('taken back: by whom', async () => {
    const number = await give(lead, '"Pack"');
    await say(lead, '/undo');
    expect(await say(ann, `/why ${number}`)).toBe(
      `Pack (#${number}) was taken back by Lead, today 12:00.`,
    );
  });

  test('withdrawn with their leaving, which whoever left is told too', async () => {
    const number = await give(lead, '"Pack"');
    minutes(1);
    await insist(lead, '/remove @Ben');
    minutes(1);
    expect(await confide(ben, `/why ${number}`)).toBe(
      `You owe Pack (#${number}) no more: Lead took you out of its group, today 12:01.`,
    );
    // What came later was not the reason.
    await insist(lead, `/cancel task ${number}`);
    expect(await confide(ben, `/why ${number}`)).toContain('took you out of its group');
    expect(await say(ann, `/why ${number}`)).toContain('was cancelled by Lead, today 12:02');
  });

  test('done, and by whom it was said', async () => {
    const number = await give(lead, '"Pack"');
    await say(ann, `/done ${number}`);
    await say(lead, `/done ${number} for @Ben`);
    expect(await say(ann, `/why ${number}`)).toBe(`You have done Pack (#${number}), today 12:00.`);
    expect(await say(ben, `/why ${number}`)).toBe(
      `You have done Pack (#${number}): Lead said so, today 12:00.`,
    );
  });

  test('open: who gave it', async () => {
    const number = await give(lead, '"Pack"');
    expect(await say(ann, `/why ${number}`)).toBe(
      `Pack (#${number}) was given by Lead, today 12:00, and nobody has cancelled it. You still owe it.`,
    );
    await insist(lead, `/cancel task ${number}`);
    await say(lead, '/undo');
    expect(await say(ann, `/why ${number}`)).toBe(
      `Pack (#${number}) is open again: its cancellation was taken back by Lead, today 12:00. You still owe it.`,
    );
  });
});

describe('why an event is as it is', () => {
  test('planned, moved, cancelled: by whom, when, and from what', async () => {
    const number = await plan('"Game" sunday 11am');
    expect(await say(ann, `/why ${number}`)).toBe(
      `Game (#${number}) was planned by Lead, today 12:00.`,
    );
    minutes(1);
    await say(lead, `/move event ${number} to saturday 10am`);
    expect(await say(ann, `/why ${number}`)).toBe(
      `Game (#${number}) was moved by Lead, today 12:01. It was Sun 22 Nov 11:00 before.`,
    );
    await insist(lead, `/cancel event ${number}`);
    expect(await say(ann, `/why ${number}`)).toContain('was cancelled by Lead, today 12:01.');
  });

  test('and why one has a place, or has none', async () => {
    const number = await plan('"Game" sunday 11am max 1');
    await say(lead, `/in ${number}`);
    await say(ann, `/in ${number}`);
    minutes(3);
    expect(await say(ann, `/why ${number}`)).toBe(
      `Game (#${number}) was planned by Lead, today 12:00. You are number 1 in line since today 12:00: the only place is taken, and nobody is in front.`,
    );
    await say(lead, `/out ${number}`);
    expect(await say(ann, `/why ${number}`)).toContain(
      'You have a place since today 12:03: one became free.',
    );
  });
});

describe('what cannot be told', () => {
  test('is said plainly, with what can be asked', async () => {
    expect(await say(ann, '/why is the sky blue')).toMatch(
      /^I don't know why\. Ask me: \/why am I waiting/,
    );
    expect(await say(ann, '/why 999999')).toContain('I know nothing of #999999.');
    expect(await say(ann, '/why 999999999')).toContain('I know nothing of #999999999.');
  });

  test('a reply to a message about a task asks about that', async () => {
    const { replies } = await tenant.tell(lead, team, '/create task "Pack"');
    const progress = await tenant.tell(
      lead,
      team,
      `/progress ${/#(\d+)/.exec(replies[0]!.body)![1]}`,
    );
    const [reply] = await tenant.say(ann, team, '/why', { quotedId: progress.replies[0]!.id });
    expect(reply).toContain('was given by Lead');
  });
});
