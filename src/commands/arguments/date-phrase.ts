import { type Slot, textOf, value } from './slot.ts';

/** A date that a command does not set, as it was typed: so that it is no part of a title. May be left out. */
export function datePhrase(label: string, keywords: readonly string[]): Slot<string | null> {
  return {
    label,
    optional: true,
    keywords,
    positional: true,
    form: { kind: 'date', trailing: false },
    stage: 2,
    resolve: (stretch) => value(stretch ? textOf(stretch) : null),
  };
}
