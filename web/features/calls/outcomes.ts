import type { Campaign } from '../../../client/muster.ts';

/** What may become of a call, as a campaign counts it: by which word it is asked for, and its colour beside that word. */
export const outcomes = [
  { outcome: 'ANSWERED', count: 'answered', color: 'teal' },
  { outcome: 'VOICEMAIL', count: 'voicemail', color: 'blue' },
  { outcome: 'BUSY', count: 'busy', color: 'yellow' },
  { outcome: 'NO_ANSWER', count: 'noAnswer', color: 'orange' },
  { outcome: 'DECLINED', count: 'declined', color: 'grape' },
  { outcome: 'FAILED', count: 'failed', color: 'red' },
] as const satisfies { outcome: string; count: keyof Campaign; color: string }[];

/** How many were not reached, and may be called again. */
export const unreachedOf = ({ noAnswer, busy, voicemail, failed }: Campaign): number =>
  noAnswer + busy + voicemail + failed;

/** Whether nothing more becomes of it. */
export const isOver = ({ finishedAt, ringing }: Campaign): boolean =>
  finishedAt !== null && ringing === 0;
