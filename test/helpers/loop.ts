import { setTimeout } from 'node:timers/promises';
import { mostGrowth } from './growth.ts';

/** Milliseconds between two looks at the event loop. */
const resolution = 1;

/**
 * The longest time, in milliseconds, that nothing else got its turn in while some work was done: of the
 * processor's time of this thread, so that a busy machine does not lengthen it.
 */
export async function holdOf(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let before = process.threadCpuUsage();
  const look = () => {
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, user + system);
    before = process.threadCpuUsage();
  };
  const looks = setInterval(look, resolution);
  await setTimeout(5 * resolution);
  longest = 0;
  await work();
  // What was held at the very end is seen at the next look.
  await setTimeout(5 * resolution);
  clearInterval(looks);
  return longest / 1000;
}

/** What is shorter, in milliseconds, says little. */
const shortest = 5;

const mostRounds = 20;

/**
 * How much longer others wait for the larger of two pieces of work, measured in turns: the shortest wait
 * of each counts, until the answer is one that may be, or certain.
 */
export async function holdGrowth(
  few: () => Promise<unknown>,
  many: () => Promise<unknown>,
): Promise<number> {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < mostRounds; round += 1) {
    least = Math.min(least, await holdOf(few));
    most = Math.min(most, await holdOf(many));
    if (round > 0 && most / Math.max(least, shortest) <= mostGrowth) break;
  }
  return most / Math.max(least, shortest);
}
