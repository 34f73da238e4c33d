import { describe, expect, test } from 'vitest';
import { contentWords, fitTitles } from '../../src/commands/arguments/fit-titles.ts';
import { fillersFor } from '../../src/commands/events/choose-events.ts';

const fillers = fillersFor('es-ES');
const items = [
  'Training',
  'Training camp',
  'Team dinner',
  '⚽ Game vs. The Eagles',
  'Cena de Navidad',
].map((title) => ({ title }));

const called = (said: string) => {
  const { fits, near } = fitTitles(contentWords(said, fillers), items, fillers);
  const titles = (found: readonly { title: string }[]) =>
    found.map(({ title }) => title).join(', ');
  return fits.length > 0 ? titles(fits) : near.length > 0 ? `perhaps ${titles(near)}` : 'nothing';
};

describe('what is called by some words of its title', () => {
  test.each([
    ['training', 'Training'],
    ['the training', 'Training'],
    ['trainings', 'Training'],
    ['training camp', 'Training camp'],
    ['camp', 'Training camp'],
    ['dinner', 'Team dinner'],
    ['DINNER!', 'Team dinner'],
    ['the game', '⚽ Game vs. The Eagles'],
    ['eagles game', '⚽ Game vs. The Eagles'],
    ['la cena', 'Cena de Navidad'],
    ['cena navidad', 'Cena de Navidad'],
    ['diner', 'perhaps Team dinner'],
    ['dinenr', 'perhaps Team dinner'],
    ['trianing', 'perhaps Training, Training camp'],
    ['navidd', 'perhaps Cena de Navidad'],
    ['party', 'nothing'],
    ['dinner party', 'nothing'],
    ['the', 'nothing'],
    ['', 'nothing'],
  ])('%s', (said, fit) => expect(called(said)).toBe(fit));

  test('several of one name are all of them', () => {
    const weekly = [{ title: 'Training' }, { title: 'training' }];
    expect(fitTitles(['training'], weekly, fillers).fits).toHaveLength(2);
  });
});
