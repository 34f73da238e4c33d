import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/list.ts';
import { recognize } from '../commands/understand.ts';
import { createWorld, type World } from '../helpers/world.ts';
import { createHall, type Hall } from './hear.ts';
import { corpus } from './index.ts';
import { type Row, readRow, type Section } from './section.ts';
import { changedRows, readTenant, type TenantRows } from './tenant.ts';

// What people type, each message said to a club of its own: what it does, which is read off the rows,
// what it is answered, and that nothing else is touched.

let world: World;
let hall: Hall;
let bystander: TenantRows;

beforeAll(async () => {
  world = await createWorld();
  hall = await createHall(world, corpus);
  bystander = await readTenant(world.db, hall.bystander);
});

afterAll(() => world.end());

async function check(section: Section, row: Row): Promise<void> {
  const { replies, effect } = await hall.hear(section, row);
  const { does, answer } = readRow(row);
  expect(effect).toEqual({ text: does, unexplained: [] });
  if (answer === null) expect(replies).toEqual([]);
  else expect(replies[0]?.split('\n')[0]).toContain(answer);
}

describe.each(corpus)('$about', (section) => {
  test.each(section.rows)('%s: %s', (...row) => check(section, row as Row));
});

test('none of them changed anything in another organization', async () => {
  expect(changedRows(bystander, await readTenant(world.db, hall.bystander))).toEqual([]);
});

test('there are more than 300 of them, many in Spanish, and many that are passed over', () => {
  const rows = corpus.flatMap(({ language, rows }) => rows.map((row) => ({ language, row })));
  expect(rows.length).toBeGreaterThanOrEqual(300);
  expect(rows.filter(({ language }) => language === 'spanish').length).toBeGreaterThanOrEqual(60);
  expect(rows.filter(({ row }) => readRow(row).answer === null).length).toBeGreaterThanOrEqual(60);
});

test('every command is said in them, by its English name and by its Spanish one', () => {
  for (const [language, locale] of [
    ['english', 'en-GB'],
    ['spanish', 'es-ES'],
  ] as const) {
    const said = corpus
      .filter((section) => (section.language ?? 'english') === language)
      .flatMap(({ rows }) => rows.map((row) => recognize(readRow(row).says, locale)))
      .map((reading) => (reading?.kind === 'command' ? reading.command.name : null));
    expect(commands.filter(({ name }) => !said.includes(name)).map(({ name }) => name)).toEqual([]);
  }
});
