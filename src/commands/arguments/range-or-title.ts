import type { DateRange } from '../../dates/range.ts';
import { range } from './date.ts';
import { type Parsed, type Slot, textOf, value } from './slot.ts';

/** "this week", "quiz": a time comes first; what is none, and no slip of one, may be what something is called. */
export function rangeOrTitle(label: string): Slot<DateRange | { title: string } | null> {
  const time = range(label);
  return {
    ...time,
    resolve: (stretch, resolving) => {
      const read = time.resolve(stretch, resolving) as Parsed<DateRange | null>;
      if (read.ok || read.likely !== undefined) return read;
      return value({ title: textOf(stretch!) });
    },
  };
}
