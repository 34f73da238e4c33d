import { wordingFor } from '../../dates/languages.ts';
import { type DateRange, readRange } from '../../dates/range.ts';
import { range, referenceOf } from './date.ts';
import { type Slot, textOf, value } from './slot.ts';

/** Days that have been: "90 days", which are the last ones, "this month", "from 1 oct to 15 oct". */
export function lastDays(label: string): Slot<DateRange | null> {
  const time = range(label);
  return {
    ...time,
    resolve: (stretch, resolving) => {
      if (!stretch) return value(null);
      const reference = referenceOf(resolving);
      const said = textOf(stretch);
      const phrases = [said, wordingFor(reference.locale).theLast(said)];
      const readings = phrases.flatMap((phrase) => {
        const reading = readRange(phrase, reference);
        return reading.ok ? [reading.value] : [];
      });
      // Of "friday" the last one is meant: of the next there is nothing yet.
      const meant = readings.find(({ from }) => from <= reference.sentAt) ?? readings[0];
      return meant ? value(meant) : time.resolve(stretch, resolving);
    },
  };
}
