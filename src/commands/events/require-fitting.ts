import type { Context } from '../../context/read-context.ts';
import type { Say } from '../../languages/say.ts';
import type { EventView } from '../../sight/visible-events.ts';
import type { Remark } from '../arguments/remark.ts';
import { Misread } from '../misread.ts';
import type { Token } from '../tokenize.ts';
import { type Choice, type Choosing, chooseEvents, textOfTokens } from './choose-events.ts';
import { factsOf } from './event-facts.ts';
import type { Given } from './settle-answer.ts';

/** Throws Misread where words after a number call another event, or a day that it does not take place on. */
export function requireFitting(
  choice: Choice,
  words: readonly Token[],
  {
    status,
    remark,
    said,
    events,
    coming,
    reference,
  }: Pick<Given, 'status'> & {
    remark: Remark;
    said: { guests: number };
    events: readonly EventView[];
    coming: readonly EventView[];
    reference: Choosing['reference'];
  },
  { zone }: Context,
  say: Say,
): void {
  const [event] = events;
  const fits = choice.kind === 'these' || (choice.kind === 'doubt' && !choice.inside);
  if (fits || !event) return;
  const among = choice.kind === 'none' && words.length > 0;
  const other = among && chooseEvents(words, { source: remark.source, coming, reference });
  const isOther = other && other.kind === 'these' && other.reason.length === 0;
  if (choice.kind !== 'nothing' && !isOther) return;
  const text = say.doesNotFit({
    said: textOfTokens(remark.source, words),
    event: factsOf(event, zone),
  });
  const about = isOther ? other.events : events;
  const numbers = about.map(({ number }) => number);
  throw new Misread(
    text,
    say.answerCommand({ status, guests: said.guests, numbers, reason: null }),
  );
}
