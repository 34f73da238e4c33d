import { expect, test } from 'vitest';
import { wordsFor } from '../../src/commands/arguments/words.ts';
import type { Command } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/list.ts';
import { readPersonName } from '../../src/context/find-people.ts';
import { corpus } from '../corpus/index.ts';
import { growthOf, mostGrowth } from '../helpers/growth.ts';
import { pieces } from './noise.ts';
import { recognize, understand } from './understand.ts';

/** What is squared shows at this length, and all commands are read with all units in seconds. */
const longest = 2048;

/** The Spanish words have the English ones among them. */
const locale = 'es-ES';

/** What people say to each command. */
const saidTo = Map.groupBy(
  corpus.flatMap(({ rows }) => rows.flatMap(([, says]) => recognize(says, locale) ?? [])),
  (recognized) => (recognized.kind === 'command' ? recognized.command : undefined),
);

/** Whatever may stand again and again behind a command: its keywords, what is said to it, noise; also a line each. */
function unitsOf(command: Command): string[] {
  const slots = Object.values(command.slots);
  const keywords = slots.flatMap(({ keywords }) =>
    wordsFor(locale)
      .phrasesFor(keywords)
      .map((phrase) => phrase.join(' ')),
  );
  const said = (saidTo.get(command) ?? []).flatMap((recognized) =>
    recognized.kind === 'command' ? recognized.rest : [],
  );
  const units = [...keywords, ...said, ...pieces.map((piece) => piece.trim())].filter(Boolean);
  const takesLines = slots.some(({ furtherLines }) => furtherLines);
  const joints = takesLines ? [' ', '\n'] : [' '];
  return [...new Set(units)].flatMap((unit) => joints.map((joint) => `${unit}${joint}`));
}

test.each(commands.map((command) => [command.name, command] as const))(
  'what is said to /%s takes no more time than its length asks for',
  (name, command) => {
    const offenders = unitsOf(command).flatMap((unit) => {
      const growth = growthOf((text) => understand(`/${name} ${text}`, locale), unit, longest);
      return growth > mostGrowth ? [`/${name} ${JSON.stringify(unit)}… ${growth}`] : [];
    });
    expect(offenders).toEqual([]);
  },
);

test('nor does a name that is looked for', () => {
  for (const unit of ['1 ', '(1', 'a 600 ', '@', ' ']) {
    const read = (text: string) => readPersonName(`a ${text}x`, [], 'ES');
    expect(growthOf(read, unit, 8000), unit).toBeLessThan(mostGrowth);
  }
});
