import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALLOWED, findBreaches, LAYERS } from './helpers/house-rules.ts';
import { readSource } from './helpers/read-source.ts';

const SOURCE = join(import.meta.dirname, '../src');

function readHouse() {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('db/generated/'))
    .sort()
    .map((path) => readSource(path, readFileSync(join(SOURCE, path), 'utf8')));
}

/** The rules on a house of one's own: path → source. */
function breachesOf(house: Record<string, string>): string[] {
  return findBreaches(Object.entries(house).map(([path, text]) => readSource(path, text)));
}

describe('src', () => {
  it('keeps the rules of the house (test/helpers/house-rules.ts)', () => {
    const house = readHouse();
    expect(house.length).toBeGreaterThan(0);
    expect(findBreaches(house)).toEqual([]);
  });

  it('still needs every exception, and each has a reason', () => {
    const arrows = readHouse().flatMap((file) =>
      file.imports.map(({ target }) => ({ from: file.path, target })),
    );
    for (const { from, to, reason } of ALLOWED) {
      expect(reason).not.toBe('');
      expect(arrows.some((a) => a.from.startsWith(from) && a.target.startsWith(to))).toBe(true);
    }
  });
});

describe('client', () => {
  it('is generated from the document and stands by itself: neither it nor src imports the other', () => {
    const folder = join(SOURCE, '../client');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readSource(path, readFileSync(join(folder, path), 'utf8')));
    expect(files.length).toBeGreaterThan(2);
    const imported = files.flatMap(({ imports }) => imports.map(({ target }) => target));
    // No package either: what it needs, fetch, is there in browsers and in Node.
    expect(imported.filter((target) => target.startsWith('..') || !target.endsWith('.ts'))).toEqual(
      [],
    );
    const house = readHouse().flatMap(({ imports }) => imports.map(({ target }) => target));
    expect(house.filter((target) => target.startsWith('../client'))).toEqual([]);
  });
});

describe('web', () => {
  /** From what each folder of the console imports, besides its own files; `main` is what stands in none. */
  const STOREYS: Record<string, string[]> = {
    lib: [],
    components: ['lib'],
    features: ['lib', 'components'],
    routes: ['lib', 'components', 'features'],
    main: ['lib', 'components', 'routes'],
  };
  const folder = join(SOURCE, '../web');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter(
      (path) => /\.tsx?$/.test(path) && !path.startsWith('dist/') && path !== 'vite.config.ts',
    )
    .map((path) => readSource(path, readFileSync(join(folder, path), 'utf8')));
  const storeyOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : 'main');
  const roomOf = (path: string) => path.split('/').slice(0, 2).join('/');
  const arrows = files.flatMap(({ path, imports }) =>
    imports.map(({ target }) => ({ path, target, shown: `${path} imports ${target}` })),
  );
  const within = arrows.filter(({ target }) => /^[\w-]+(?:\/|\.|$).*\.(?:tsx?|css)$/.test(target));

  it('points one way: lib, components, features, routes', () => {
    expect(within.length).toBeGreaterThan(50);
    const breaches = within.filter(
      ({ path, target }) =>
        storeyOf(path) !== storeyOf(target) &&
        !(STOREYS[storeyOf(path)] ?? []).includes(storeyOf(target)) &&
        files.some((file) => file.path === target),
    );
    expect(breaches.map(({ shown }) => shown)).toEqual([]);
  });

  it('has features that know nothing of one another', () => {
    const breaches = within.filter(
      ({ path, target }) =>
        storeyOf(path) === 'features' &&
        storeyOf(target) === 'features' &&
        roomOf(path) !== roomOf(target),
    );
    expect(breaches.map(({ shown }) => shown)).toEqual([]);
  });

  it('names its features after the rooms of the service, but for what is of the console alone', () => {
    const rooms = LAYERS.flatMap(({ steps }) => steps.flat());
    const features = readdirSync(join(folder, 'features'));
    // The organization, its users and accounts are of the room of people; a sender of the outbox is an account.
    const own = ['organization', 'users', 'sessions', 'accounts', 'simulator'];
    expect(features.filter((name) => !rooms.includes(name) && !own.includes(name))).toEqual([]);
  });

  it('speaks to the API alone: of the rest of Muster it knows only the client', () => {
    const outside = arrows.filter(({ target }) => target.startsWith('..'));
    expect(outside.length).toBeGreaterThan(0);
    expect(
      outside.filter(({ target }) => target !== '../client/muster.ts').map(({ shown }) => shown),
    ).toEqual([]);
    const house = readHouse().flatMap(({ imports }) => imports.map(({ target }) => target));
    expect(house.filter((target) => target.startsWith('../web'))).toEqual([]);
  });
});

it('prisma/schema has a file for each room that keeps rows, by its name', () => {
  const rooms = LAYERS.flatMap(({ steps }) => steps.flat());
  const files = readdirSync(join(SOURCE, '../prisma/schema')).sort();
  expect(files).toContain('main.prisma');
  for (const file of files.filter((name) => name !== 'main.prisma'))
    expect(rooms.map((room) => `${room}.prisma`)).toContain(file);
});

describe('the rules', () => {
  it('know each room in one place', () => {
    const rooms = LAYERS.flatMap(({ steps }) => steps.flat());
    expect(new Set(rooms).size).toBe(rooms.length);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a service that knows a face',
      { 'tasks/a.ts': `import { send } from '../chat/send.ts';` },
      /services knows nothing of faces/,
    ],
    [
      'a service that knows a face by its types alone',
      { 'tasks/a.ts': `import type { Reply } from '../commands/reply.ts';` },
      /services knows nothing of faces/,
    ],
    [
      'a hidden import of a type',
      { 'db/a.ts': `export let a: import('../tasks/b.ts').B;` },
      /database knows nothing of services/,
    ],
    [
      'an import while running',
      { 'clock.ts': `export const load = () => import('./db/client.ts');` },
      /ground knows nothing of database/,
    ],
    [
      'an export of somebody else',
      { 'context/a.ts': `export * from '../admin/app.ts';` },
      /context knows nothing of faces/,
    ],
    [
      'somebody who knows main',
      { 'admin/a.ts': `import '../main.ts';` },
      /faces knows nothing of main/,
    ],
    [
      'a face that knows another',
      { 'admin/a.ts': `import { parse } from '../commands/parse.ts';` },
      /one face knows nothing of another/,
    ],
    [
      'a face that queries',
      { 'admin/a.ts': `import { sql } from '../db/client.ts';` },
      /a face never queries/,
    ],
    [
      'a face that brings its own driver',
      { 'chat/a.ts': `import pg from 'pg';` },
      /a face never queries/,
    ],
    [
      'the generated client in a face',
      { 'chat/a.ts': `import { TaskStatus } from '../db/generated/enums.ts';` },
      /a face never queries/,
    ],
    ['a room of no layer', { 'utils/a.ts': `export const a = 1;` }, /stands in no room/],
    ['the environment', { 'admin/a.ts': `process.env.PORT;` }, /only config\.ts may/],
    ['the environment, taken apart', { 'db/a.ts': `const { env } = process;` }, /config\.ts may/],
    ['the environment, imported', { 'db/a.ts': `import { env } from 'node:process';` }, /config/],
    ['the time as a number', { 'tasks/a.ts': `const at = Date.now();` }, /only clock\.ts may/],
    ['the time as a date', { 'tasks/a.ts': `const at = new Date();` }, /only clock\.ts may/],
    ['the time as a text', { 'tasks/a.ts': `const at = Date();` }, /only clock\.ts may/],
    ["Luxon's time", { 'tasks/a.ts': `const at = DateTime.utc({ locale: 'es' });` }, /clock\.ts/],
    [
      'a record that knows a later one',
      { 'groups/a.ts': `import { b } from '../tasks/b.ts';` },
      /groups knows nothing of tasks, which is not below it\. Move what both need into a room below both/,
    ],
    [
      'a record that knows a workflow by its types alone',
      { 'events/a.ts': `import type { Merge } from '../identity/merge/record.ts';` },
      /events knows nothing of identity/,
    ],
    [
      'a room that knows another of its step',
      { 'tasks/a.ts': `import { b } from '../events/b.ts';` },
      /tasks knows nothing of events/,
    ],
    [
      'the change that knows who makes it',
      { 'change/a.ts': `import { b } from '../people/b.ts';` },
      /change knows nothing of people/,
    ],
    [
      'an arrow up within the ground',
      { 'dates/a.ts': `import { words } from '../languages/b.ts';` },
      /dates knows nothing of languages/,
    ],
    [
      'a circle of rooms that is none of files',
      {
        'mirror/a.ts': `import { b } from '../membership/b.ts';`,
        'membership/b.ts': `import { c } from '../groups/c.ts';`,
        'groups/c.ts': `export const c = 1;`,
        'groups/d.ts': `import { e } from '../mirror/e.ts';`,
        'mirror/e.ts': `export const e = 1;`,
      },
      /groups\/d\.ts imports mirror\/e\.ts: groups knows nothing of mirror/,
    ],
    [
      'a circle',
      {
        'tasks/a.ts': `import { b } from './b.ts';`,
        'tasks/b.ts': `import { c } from './c.ts';`,
        'tasks/c.ts': `import { a } from './a.ts';`,
      },
      /tasks\/a\.ts → tasks\/b\.ts → tasks\/c\.ts → tasks\/a\.ts is a circle/,
    ],
  ])('find %s', (_name, house, message) => {
    expect(breachesOf(house)).toEqual([expect.stringMatching(message)]);
  });

  it('tell of a circle through rooms, and of its arrow up', () => {
    expect(
      breachesOf({
        'groups/a.ts': `import { b } from '../tasks/b.ts';`,
        'tasks/b.ts': `import { c } from './c.ts';`,
        'tasks/c.ts': `import { a } from '../groups/a.ts';`,
      }),
    ).toEqual([
      expect.stringMatching(/groups knows nothing of tasks/),
      expect.stringMatching(
        /groups\/a\.ts → tasks\/b\.ts → tasks\/c\.ts → groups\/a\.ts is a circle/,
      ),
    ]);
  });

  it('let everything else pass', () => {
    expect(
      breachesOf({
        'clock.ts': `export const now = () => new Date();`,
        'config.ts': `export const port = process.env.PORT;`,
        'db/client.ts': `import pg from 'pg'; export type Database = pg.Pool;`,
        'tasks/a.ts': `import { b } from '../groups/b.ts'; import { UserError } from '../errors.ts';`,
        'undo/d.ts': `import { a } from '../tasks/a.ts'; import { e } from '../deletion/e.ts';`,
        'groups/b.ts': `import type { Database } from '../db/client.ts'; // Date.now(), process.env`,
        'commands/c.ts': `
          import type { Database } from '../db/client.ts';
          import { type Tx, type Sql } from '../db/client.ts';
          import { a } from '../tasks/a.ts';
          const text = 'process.env and new Date()';
          const at = new Date(0);
          const there = DateTime.utc(2026, 11, 20);`,
        'main.ts': `import './commands/c.ts'; import './config.ts'; process.exit(0);`,
      }),
    ).toEqual([]);
  });
});
