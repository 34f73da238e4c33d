import type { SimulatedCall } from '../../calls/simulated-calls.ts';
import { answerOf } from './voice.ts';

/** What somebody does with a phone. */
export type Act =
  | { do: 'answer' | 'decline' | 'busy' | 'voicemail' | 'hangup' }
  /** Picks up if it rings still, says so, and hangs up. */
  | { do: 'say'; text: string };

/** What a call comes to by itself. */
export type Lapse = Act | { do: 'ringOut' } | { do: 'fallSilent' };

/** How long it rings where nobody plays who is called, before they do anything, in milliseconds. */
const thinksMs = 8000;
/** How long it rings with those of them who do not answer. */
const ringsMs = 25_000;
/** How long it rings with somebody who is played. */
const ringsPlayedMs = 45_000;
/** How long a line stays open on which nobody says anything. */
const silentMs = 60_000;

/**
 * What becomes of a call that nobody does anything about; undefined while it goes on. People whom nobody plays
 * behave by the last digit of their number, so that whoever tries it knows beforehand (docs/calls.md): 0 to 3
 * say yes, 4 no, 5 maybe, 6 has a voicemail, 7 is busy, 8 does not answer, 9 declines. Pure.
 */
export function lapseOf(
  { phone, variables, rangAt, answeredAt }: SimulatedCall,
  { isPlayed, now }: { isPlayed: boolean; now: Date },
): Lapse | undefined {
  if (answeredAt) return since(answeredAt, now) < silentMs ? undefined : { do: 'fallSilent' };
  const rings = since(rangAt, now);
  if (isPlayed) return rings < ringsPlayedMs ? undefined : { do: 'ringOut' };
  const digit = Number(phone.at(-1));
  if (digit === 8) return rings < ringsMs ? undefined : { do: 'ringOut' };
  if (rings < thinksMs) return undefined;
  if (digit === 9) return { do: 'decline' };
  if (digit === 7) return { do: 'busy' };
  if (digit === 6) return { do: 'voicemail' };
  const answer = digit === 5 ? 'maybe' : digit === 4 ? 'no' : 'yes';
  return { do: 'say', text: answerOf(answer, variables) };
}

/** A clock that was put back makes nobody wait for longer than it takes. */
function since(then: Date, now: Date): number {
  const passed = now.getTime() - then.getTime();
  return passed < 0 ? Number.POSITIVE_INFINITY : passed;
}
