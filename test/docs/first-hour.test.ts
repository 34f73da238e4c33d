import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseChatArguments } from '../../scripts/chat/arguments.ts';
import { createClient } from '../../scripts/chat/client.ts';
import { createSession } from '../../scripts/chat/session.ts';
import { createWorld, OPERATOR_TOKEN, type World } from '../helpers/world.ts';

// The first set-up as docs/running.md tells it, to the letter: what stands in its code is what is run.

const page = readFileSync('docs/running.md', 'utf8');
const section = /## The first organization\n([\s\S]*?)\n## /.exec(page)![1]!;
const blocks = [...section.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(([, code]) => code!);

let world: World;
let address: string;

beforeAll(async () => {
  world = await createWorld();
  address = await world.service.admin.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => world.end());

/** What a shell would run: the words of its one command, with its quotes and variables taken in. */
function wordsOf(code: string, key: string): string[] {
  const script = `
    for command in curl npm; do eval "$command() { printf '%s\\0' $command \\"\\$@\\"; }"; done
    cat() { test "$1" = .data/operator-token && printf '%s' "$TOKEN"; }
    ${code}`;
  const env = { PATH: process.env.PATH, KEY: key, TOKEN: OPERATOR_TOKEN };
  return execFileSync('sh', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(0, -1);
}

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what each step is about.
type Answer = any;

async function curl(words: readonly string[]): Promise<Answer> {
  const headers: Record<string, string> = {};
  let url = '';
  let method = 'GET';
  let body: string | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    const next = () => words[++at]!;
    if (word === '-X') method = next();
    else if (word === '-H') {
      const [name, ...value] = next().split(': ');
      headers[name!] = value.join(': ');
    } else if (word === '-d' || word === '--data-binary') body = next();
    else url = word.replace('localhost:3000', address);
  }
  const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  expect(answer.ok, `${url}: ${answer.status}`).toBe(true);
  return answer.json();
}

async function chat([run, name, dashes, ...words]: readonly string[]): Promise<string> {
  expect([run, name, dashes]).toEqual(['run', 'chat', '--']);
  const given = parseChatArguments(words);
  if ('problem' in given) throw new Error(given.problem);
  const client = createClient(address, given.key!);
  const session = await createSession({ client: () => client, ...given, colour: false });
  const replies = [];
  for (const message of given.messages) replies.push(...(await session.say(message)));
  return replies.map(({ text }) => text).join('\n');
}

test('from nothing to the first event', async () => {
  let key = '';
  const answers: Answer[] = [];
  for (const block of blocks) {
    const [command, ...words] = wordsOf(block, key);
    const answer = await (command === 'curl' ? curl(words) : chat(words));
    answers.push(answer);
    key ||= answer.key.secret;
  }
  const [organization, help, group, link, people, user, event] = answers;
  expect(answers).toHaveLength(7);
  expect(organization.user).toMatchObject({ name: 'Alex', role: 'ADMIN', notice: null });
  expect(help).toMatch(/^\/create group · /);
  expect(group).toContain('⚽ Sunday Soccer Team');
  expect(group).not.toContain('cannot');
  expect(link).toContain('Sunday Soccer Team');
  expect(people).toMatchObject({ created: 2, errors: 0 });
  expect(user).toMatchObject({ role: 'MANAGER', notice: null });
  expect(event).toMatch(/^📅 Training → ⚽ Sunday Soccer Team \(3 people invited\), /);
  // Pau was imported first: the user is the same human, and nobody is there twice.
  const contacts = await world.db.contact.findMany({ orderBy: { name: 'asc' } });
  expect(contacts.map(({ name, phone }) => [name, phone])).toEqual([
    ['Alex', '+34600111222'],
    ['Pau', '+34600222333'],
    ['Sam', '+34600333444'],
  ]);
});

test('without a phone the admin is told so at once, and how to be known', async () => {
  const ask = (url: string, secret: string, method: string, body: object) =>
    world.service.admin.inject({
      method: method as 'POST',
      url,
      headers: { authorization: `Bearer ${secret}` },
      payload: body,
    });
  const made = (
    await ask('/api/organizations', OPERATOR_TOKEN, 'POST', {
      name: 'Choir',
      timeZone: 'Europe/Madrid',
      admin: { name: 'Ona' },
    })
  ).json();
  const say = (body: string) =>
    world.service.simulated.say(made.organization.id, {
      chat: 'direct',
      chatKind: 'direct',
      from: '+34600777888',
      body,
    });
  expect((await say('/create group Altos')).replies[0]!.body).toContain("I don't know you yet");
  const [, method, path, body] = /(PATCH) (\S+) with (\{.*\})/.exec(made.user.notice)!;
  const given = { ...JSON.parse(body!), phone: '+34600777888' };
  expect((await ask(path!, made.key.secret, method!, given)).json().notice).toBeNull();
  expect((await say('/create group Altos')).replies[0]!.body).toContain('Altos');
});
