import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/list.ts';
import { type Story, stories } from '../commands/stories.ts';
import { blocksIn, dearer, scansOf } from './dearer.ts';
import { planModes, type Ran } from './plans.ts';
import { createSkewed, type Side, type Skewed } from './skewed.ts';

// A command costs what it touches: in an organization of very many it reads as much as in one of twelve,
// by whatever plan PostgreSQL keeps.

let skewed: Skewed;

beforeAll(async () => {
  skewed = await createSkewed();
});

afterAll(() => skewed.end());

/** Whoever was added of late is put in: in the crowd that is all of it, and it is asked about. */
const isOfAll = (example: string) => example.includes('from new contacts');

describe.each(planModes)('with %s', (mode) => {
  beforeAll(() => skewed.plans.force(mode));

  function during({ tenant, alex }: Side, example: string, story: Story): Promise<Ran[]> {
    const { plans } = skewed;
    const chat = story.inNewChat ? 'elsewhere' : 'soccer';
    return plans.aside(async () => {
      if (story.withoutBookClub) await tenant.say(alex, 'soccer', '/archive @BookClub');
      for (const said of story.before ?? []) await tenant.say(alex, 'soccer', said);
      return plans.during(() => tenant.say(alex, chat, example));
    });
  }

  describe.each(commands.map((command) => ({ ...command })))('/$name', ({ name, examples }) => {
    // What the examples before left in the indexes, taken back as they were, is not what this one costs.
    beforeAll(() => skewed.world.db.$executeRawUnsafe('VACUUM tasks, participants, members'));

    test.each(examples.filter((example) => !isOfAll(example)))('%s', async (example) => {
      const story = stories[name]!;
      const small = await during(skewed.small, example, story);
      const big = await during(skewed.big, example, story);
      expect(scansOf(big, skewed.large)).toEqual([]);
      expect(blocksIn(big), dearer(small, big).join('\n\n')).toBeLessThanOrEqual(
        2 * blocksIn(small),
      );
    });
  });
});
