import { Undecided } from '../context/confirm.ts';
import type { Context } from '../context/read-context.ts';
import type { OfSeries } from '../dates/repeats.ts';
import { nextOf } from '../series/following.ts';
import type { WhichDates } from './arguments/which-dates.ts';

/** Something that may be meant alone, or with all that follow. */
interface Asked {
  /** What the sender said. */
  said: WhichDates | null;
  /** The command as it says which it means. */
  command: (which: WhichDates) => string;
  /** What is shown of each: the yes to that is in the answer. */
  snapshot: (which: WhichDates) => Promise<string> | string;
  question: () => Promise<string> | string;
}

/**
 * Whether all that follow are meant too. What comes once, and the last of a series, is meant alone, unless the sender
 * says otherwise; else it is asked. Throws Undecided.
 */
export async function meansFollowing(
  ofSeries: Pick<OfSeries, 'recurrence' | 'ruleFrom' | 'seriesZone' | 'occursAt'>,
  { said, command, snapshot, question }: Asked,
  context: Context,
): Promise<boolean> {
  if (ofSeries.recurrence === null) return false;
  if (said !== null) return said === 'all that follow';
  if (!nextOf(ofSeries)) return false;
  const meaning = async (which: WhichDates) => ({
    command: command(which),
    snapshot: await snapshot(which),
  });
  throw new Undecided(
    context,
    [await meaning('only this'), await meaning('all that follow')],
    await question(),
  );
}
