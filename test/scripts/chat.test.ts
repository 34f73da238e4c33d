import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '../../scripts/chat/client.ts';
import { createSession } from '../../scripts/chat/session.ts';
import { readServerMark } from '../../src/db/server-files.ts';
import { nodeEnvironment } from '../helpers/node-environment.ts';
import { createWorld, type World } from '../helpers/world.ts';

// The chat as people run it, a process of its own, against a service in this one.

const script = resolve(import.meta.dirname, '../../scripts/chat.ts');
let world: World;
let url: string;
let folder: string;

beforeAll(async () => {
  world = await createWorld();
  const friends = await world.tenant('Friends');
  const abraham = await friends.person('Abraham', { role: 'ADMIN', phone: '+34600111222' });
  const pau = await friends.person('Pau', { phone: '+34600111333' });
  const paula = await friends.person('Paula', { phone: '+34600111444' });
  await friends.person('Ghost', { phone: null });
  await friends.group('Team', [abraham, pau, paula], { icon: '⚽' });
  await friends.say(abraham, 'soccer', '/link chat to group Team');
  url = await world.service.admin.listen({ host: '127.0.0.1', port: 0 });
  folder = await mkdtemp(join(tmpdir(), 'muster-chat-'));
  await writeFile(join(folder, 'demo-key'), `${await friends.key('ADMIN')}\n`);
  await writeFile(join(folder, 'user-key'), await friends.key('USER'));
  await writeFile(join(folder, 'address'), `${url}\n`);
});

afterAll(async () => {
  await world.end();
  await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

function chat(argv: string[], input = '', settings: Record<string, string> = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [script, ...argv], {
    cwd: folder,
    env: { ...nodeEnvironment, DATA_DIR: folder, PORT: '1', ...settings },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.end(input);
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

describe('npm run chat', () => {
  test('says messages in order, and prints what is answered and nothing else', async () => {
    const told = await chat(['/create event "Game" sunday 10am max 1', '/in']);
    expect(told).toEqual({ code: 0, out: expect.any(String), err: '' });
    const [event, answer] = told.out.split(/^(?=✅)/m);
    expect(event).toMatch(/^📅 Game → ⚽ Team \(3 people invited\), Sun 22 Nov 10:00\. #1\n/);
    expect(answer).toMatch(/^✅ You're in: Game, .*\n1 of 1 in, full\n$/);
  });

  test('writes as whom and where it is told to, and names who is mentioned', async () => {
    expect((await chat(['--as', 'pau', '/in'])).out).toContain('number 1 in line');
    expect((await chat(['--as', '+34600111222', '--in', 'SOCCER', '/out'])).out).toMatch(
      /🎉 @Pau moves up/,
    );
    expect((await chat(['--direct', '--as', 'Paula', '/context'])).out).toContain('You are Paula');
  });

  test('takes each line that is piped in for a message', async () => {
    const told = await chat(['--as', 'Pau'], '/tasks\n\nhello\n/context');
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/no open tasks[\s\S]+You are Pau/);
    expect(told.err).toBe('(no answer)\n');
  });

  test('rings for whom it is played, and the next line is what they say', async () => {
    const { id: organizationId } = await world.db.organization.findFirstOrThrow();
    const attemptId = randomUUID();
    const dialled = await world.service.callProvider.dial({
      ...{ organizationId, phone: '+34600111333', attemptId },
      variables: { name: 'Pau', reason: 'event', event_title: 'Game', language: 'en' },
    });
    const told = await chat(['--as', 'Pau'], '/tasks\nyes, with my brother\n');
    expect(told.out).toMatch(
      /📞 Muster is calling: Hello Pau, .* Game\. Are you coming\?\n {3}y = /,
    );
    expect(told.out).toMatch(/no open tasks[\s\S]*The call is over\.\n$/);
    const { callId } = dialled as { callId: string };
    expect(
      await world.service.callProvider.find({ organizationId, callId, attemptId }),
    ).toMatchObject({ heard: { answer: { status: 'GOING', guests: 1 } } });
  });

  test('tells apart people of one name, and knows who cannot write', async () => {
    expect((await chat(['--as', 'pa', '/in'])).err).toBe(
      'pa may be Pau (+34600111333), Paula (+34600111444): give the whole name, or the phone number.\n',
    );
    expect((await chat(['--as', 'Ghost', '/in'])).err).toMatch(/^Ghost has no phone number/);
    expect((await chat(['--as', 'Zoe', '/in'])).err).toMatch(
      /^Nobody here is called Zoe\. There are/,
    );
    expect((await chat(['--as', '+34 1', '/in'])).err).toMatch(/^\+34 1 is no phone number/);
  });

  test.each<[string, string[], Record<string, string>, number, RegExp]>([
    ['a wrong option', ['--whom', 'Pau'], {}, 2, /^Unknown option '--whom'\n/],
    ['a wrong key', ['--key', 'mst_no', '/in'], {}, 1, /^The key is not valid at http/],
    ['a chat that cannot be', ['--in', 'x'.repeat(121), '/in'], {}, 1, /at most 120 characters/],
    ['no service', ['--url', 'http://127.0.0.1:1', '/in'], {}, 1, /^Muster does not answer at/],
    ['no demo', ['/in'], { DEMO: 'off' }, 1, /^There is no demo here[\s\S]*--key mst_/],
    ['bad settings', ['/in'], { PORT: 'x' }, 1, /^PORT: "x" is not right/],
  ])(
    'refuses with %s: exit code, a line, and nothing on stdout',
    async (_, argv, settings, code, line) => {
      const told = await chat(argv, '', settings);
      expect(told).toEqual({ code, out: '', err: expect.stringMatching(line) });
    },
  );

  test('refuses with the key of somebody who may not', async () => {
    const key = await readFile(join(folder, 'user-key'), 'utf8');
    const told = await chat(['--key', key, '/in']);
    expect(told).toEqual({ code: 1, out: '', err: expect.stringMatching(/^[A-Z].+\n$/) });
  });

  test('starts the service where none of its own runs, and stops it in order', async () => {
    // As root, the embedded server is another user, who must be able to enter.
    await chmod(folder, 0o755);
    const fresh = join(folder, 'fresh');
    await mkdir(fresh);
    // Left behind: at this address, and on the port of the settings, another Muster listens now.
    await writeFile(join(fresh, 'address'), `${url}\n`);
    await writeFile(join(fresh, 'demo-key'), 'mst_of_a_time_gone\n');
    const told = await chat(['--as', 'Emma', '/context'], '', {
      DATA_DIR: fresh,
      PORT: new URL(url).port,
    });
    expect(told).toEqual({
      code: 0,
      out: expect.stringContaining('You are Emma, a member here (Muster Demo).'),
      err: 'Muster is not running: starting it for this chat …\n',
    });
    expect(await readServerMark(join(fresh, 'postgres'))).toBeUndefined();
    expect(await readdir(fresh)).not.toContain('address');
  });
});

describe('a session', () => {
  test('shows a poll with its options, votes in it, and reacts', async () => {
    const client = createClient(url, (await readFile(join(folder, 'demo-key'), 'utf8')).trim());
    const session = await createSession({
      client: () => client,
      as: 'Abraham',
      chat: 'soccer',
      colour: false,
    });
    await expect(session.vote('Going')).rejects.toThrow('There is no poll here yet.');
    await session.say('/settings polls on');
    const shown = await session.say('/create event "Game"');
    await session.say('/settings polls off');
    expect(shown[1]?.text).toMatch(/^📊 Game · no date yet · #\d+\n○ Going · ○ Maybe · ○ Can't$/);
    await session.become('Pau');
    await session.vote('going');
    await expect(session.vote('Never')).rejects.toThrow('The poll has no Never: Going, Maybe');
    const number = /#(\d+)/.exec(shown[1]!.text)![1];
    const roster = async () => (await session.say(`/who is coming to ${number}`))[0]?.text;
    expect(await roster()).toContain('✅ In (1): Pau');
    await session.vote(null);
    expect(await roster()).not.toContain('✅ In');
    await session.say(`/maybe ${number}`);
    await session.react('👎');
    expect(await roster()).toContain('❌ Out (1): Pau');
    const past = await session.history(20);
    expect(past.map(({ text }) => text)).toContain(shown[1]!.text);
  });
});
