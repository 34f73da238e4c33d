import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../src/commands/list.ts';
import { createMessageReader } from '../../src/commands/read-message.ts';
import { statementsOf } from '../helpers/statements.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// What is said to Muster alone, and what is said of it in front of others.

let world: World;
let club: Tenant;
let ann: Character;
let ben: Character;

beforeAll(async () => {
  world = await createWorld();
  club = await world.tenant('Club');
  ann = await club.person('Ann', { role: 'ADMIN' });
  ben = await club.person('Ben');
  await club.group('Team', [ann, ben]);
  await club.say(ann, 'team', '/link chat to @Team');
});

afterAll(() => world.end());

const alone = (body: string, options = {}) =>
  club.say(ben, 'ben', body, { chatKind: 'direct', ...options });
const nextDay = () => world.clock.advance(25 * 60 * 60_000);

test('what is not understood is told once a day, by whichever process and after a restart', async () => {
  expect(await alone('I like trains')).toEqual([expect.stringContaining("I don't understand")]);
  expect(await alone('and boats')).toEqual([]);
  await world.restart();
  expect(await alone('and planes')).toEqual([]);
  // Commands, greetings and answers are no guess.
  expect(await alone('hi')).toHaveLength(1);
  expect(await alone('help')).toHaveLength(1);
  nextDay();
  expect(await alone('I like trains')).toHaveLength(1);
});

test('a guess in a group and one in a direct chat are one a day', async () => {
  nextDay();
  expect(await club.say(ben, 'team', '/dance')).toHaveLength(1);
  expect(await alone('I like trains')).toEqual([]);
});

test('what is offered is run by a yes, and as often as it is offered', async () => {
  for (const title of ['Bring the net', 'Bring the balls']) {
    const [offer] = await alone(`create task ${title} for me`);
    expect(offer).toBe(
      `Shall I do that? Commands begin with a slash.\nReply yes for: /create task ${title} for me`,
    );
    expect((await alone('yes'))[0]).toContain(`✅ ${title}`);
  }
});

test('an answer is about what Muster said last there, for a day', async () => {
  const eve = await club.person('Eve');
  const say = (body: string) => club.say(eve, 'eve', body, { chatKind: 'direct' });
  await say('hi');
  await club.say(ann, 'team', '/create event "Sooner" tomorrow 10am');
  const later = await club.say(ann, 'team', '/create event "Later" in 3 days at 10am');
  const number = /#(\d+)/.exec(later[0]!)![1];
  const { replies } = await club.tell(ann, 'team', `/invite @Eve to ${number}`);
  const told = replies.find(({ chat }) => chat === 'eve') ?? replies[0]!;
  expect(told.body).toContain('Later');
  expect((await say('yes'))[0]).toContain("You're in: Later");
  // A bare yes with more words is asked about; the next yes says that it was one.
  expect((await say('no, that is late'))[0]).toContain('Are you out?');
  expect((await say('yes'))[0]).toContain("You're out (that is late): Later");
  await say('hi');
  expect((await say('yes'))[0] ?? '').not.toContain("You're");
});

test('whoever said stop is answered what they say, and nothing else', async () => {
  await alone('stop');
  expect(await alone('tasks')).toHaveLength(1);
  expect(await alone('hi')).toHaveLength(1);
  await alone('start');
});

test('a command without its slash asks before it destroys, as with one', async () => {
  const planned = await club.tell(ann, 'team', '/create event "Game" sunday 11am');
  const number = Number(/#(\d+)/.exec(planned.replies[0]!.body)![1]);
  const annAlone = (body: string) => club.say(ann, 'ann', body, { chatKind: 'direct' });
  expect((await annAlone(`cancel event ${number}`))[0]).toContain('Shall I do that?');
  expect((await annAlone('yes'))[0]).toContain('Cancel Game');
  expect((await annAlone('no'))[0]).toContain('nothing was done');
});

test('"yes" to nothing is told, and "no" is not', async () => {
  nextDay();
  expect(await alone('no')).toEqual([]);
  expect((await alone('yes'))[0]).toContain('No question of yours waits');
});

test('a picture with a caption is said about the picture; a command under it is one', () => {
  const read = createMessageReader(commands);
  const captioned = (body: string) =>
    read({ body, kind: 'DIRECT', isReply: false, hasMedia: true }, 'en-GB');
  for (const body of ['', 'look at this', 'help', 'hi', "I'm in"])
    expect(captioned(body)).toBeUndefined();
  expect(captioned('/in')?.kind).toBe('command');
});

test('among people chatter costs what it did: one statement', async () => {
  for (const body of ['hi all', 'help', 'done', "what's on this week?", 'I like trains']) {
    const statements = await statementsOf(() => club.say(ben, 'team', body));
    expect(statements.filter((sql) => /INSERT INTO messages/.test(sql))).toHaveLength(1);
    expect(statements).not.toContain('BEGIN');
    expect(
      await world.db.inbox.count({ where: { message: { body, chat: { kind: 'GROUP' } } } }),
    ).toBe(0);
  }
});

test('what has just named those who have not answered is answered by a reply', async () => {
  const planned = await club.tell(ann, 'team', '/create event "Final" sunday 5pm');
  const number = Number(/#(\d+)/.exec(planned.replies[0]!.body)![1]);
  const asked = await club.tell(ann, 'team', `/who hasn't answered ${number}`);
  expect(asked.replies[0]!.body).toContain('Answer by a reply to this: in, out or maybe');
  const reply = (quotedId: string, body: string) => club.say(ben, 'team', body, { quotedId });
  expect((await reply(asked.replies[0]!.id, "can't, knee again"))[0]).toContain(
    "You're out (knee again)",
  );
  await club.say(ben, 'team', `/maybe ${number}`);
  await club.say(ann, 'team', `/cancel event ${number}`);
  await club.say(ann, 'team', 'yes');
  const again = await club.tell(ann, 'team', '/undo');
  expect(again.replies[0]!.body).toContain('takes place after all');
  expect((await reply(again.replies[0]!.id, 'in'))[0]).toContain("You're in: Final");
  const moved = await club.tell(ann, 'team', `/move event ${number} to monday 6pm`);
  expect((await reply(moved.replies[0]!.id, 'out, sorry'))[0]).toContain("You're out: Final");
});

test('a reminder of a task is answered by a reply', async () => {
  const made = await club.tell(ann, 'team', '/create task "Pay the pitch" for @Team');
  const number = Number(/#(\d+)/.exec(made.replies[0]!.body)![1]);
  const nudged = await club.tell(ann, 'team', `/nudge ${number}`);
  expect(nudged.replies[0]!.body).toContain('reply “done”');
  const [done] = await club.say(ben, 'team', 'paid ✅', { quotedId: nudged.replies[0]!.id });
  expect(done).toContain('✅ Pay the pitch is done.');
  const asked = await club.tell(ann, 'team', `/who hasn't done ${number}`);
  const [own] = await club.say(ann, 'team', 'done, at last', { quotedId: asked.replies[0]!.id });
  expect(own).toContain('all 2 done');
});
