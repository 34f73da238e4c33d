import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandsTable } from '../../scripts/commands-table.ts';
import { commands } from '../../src/commands/list.ts';

const between = /(<!-- commands -->\n)[\s\S]*?(<!-- \/commands -->)/;

test('the table of commands has a row for each, and keeps a pipe out of its cells', () => {
  expect(commandsTable(commands).split('\n')).toHaveLength(commands.length + 2);
  expect(
    commandsTable([{ examples: ['/a b|c', '/a'], summary: 'Does a', who: 'For everyone.' }]),
  ).toBe(
    [
      '| You type | What it does | Who may |',
      '| --- | --- | --- |',
      '| `/a b\\|c`<br>`/a` | Does a | For everyone. |',
    ].join('\n'),
  );
});

// `npx vitest run test/commands/readme.test.ts -u` writes the table into README.md.
test('README.md holds the table, between its two marks', async () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme).toMatch(between);
  const expected = readme.replace(
    between,
    (_, before, after) => `${before}${commandsTable(commands)}\n${after}`,
  );
  await expect(expected).toMatchFileSnapshot('../../README.md');
});
