import { sentences, shorten } from '../wording.ts';
import { list, plural } from './wording.ts';

/** Of what came too late, so many commands are told; the others are counted. */
const mostTold = 5;

export const catchUp = () => ({
  /** What became of the commands that were said in a chat while Muster was away. */
  caughtUp(facts: {
    /** Since the first thing that was missed. */
    minutes: number;
    ran: number;
    late: readonly { name: string; command: string }[];
  }): string {
    const { minutes, ran, late } = facts;
    const told = late
      .slice(0, mostTold)
      .map(({ name, command }) => `${name}'s “${shorten(command)}”`);
    return `⏰ Away ${duration(minutes)}: ${sentences(
      ran > 0 && `ran ${plural(ran, 'command')}`,
      late.length > 0 && `too late for ${late.length}: ${list(told, late.length)}`,
      late.length > 0 && 'say yes to run yours anyway',
    )}`;
  },

  /** Commands that came too late are run as their sender wants it; each is answered by itself. */
  runningMissed({ commands }: { commands: number }): string {
    if (commands === 0) return 'There is nothing left to run.';
    return `▶️ Running ${plural(commands, 'command')} now`;
  },
});

/** "12 min", "3 h", "2 days". */
function duration(minutes: number): string {
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : plural(Math.round(hours / 24), 'day');
}
