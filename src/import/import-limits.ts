import { excerpt, type ImportProblem, type RawContact } from './raw-contact.ts';

/** What one person of a file may have (docs/rules.md, contacts): more is a mistake, and is told. */
const mostOf = { phones: 50, emails: 50, groups: 50, asides: 200 } as const;

/** Characters of one value: a cell, a property. */
const longestValue = 10_000;

/** As much of a name as is looked through for its parts: a longer one is a mistake anyway. */
export const longestName = 1000;

/** So many kinds of what was not taken over are told by a sentence each. */
export const mostWarnings = 50;

const fieldOf = { phones: 'phone', emails: 'email', groups: 'groups', asides: 'notes' } as const;

/** Why somebody has too much for one person; undefined where they have not. */
export function excessOf(raw: RawContact): ImportProblem | undefined {
  for (const list of ['phones', 'emails', 'groups', 'asides'] as const) {
    const most = mostOf[list];
    if (raw[list].length > most)
      return tooMany(fieldOf[list], `${most} of one person at most`, `${raw[list].length}`);
  }
  const values: [field: string, text: string][] = [
    ['name', raw.name],
    ['notes', raw.notes],
    ...raw.phones.map(({ label, text }): [string, string] => ['phone', `${label}: ${text}`]),
    ...raw.emails.map(({ label, text }): [string, string] => ['email', `${label}: ${text}`]),
    ...raw.groups.map((text): [string, string] => ['groups', text]),
    ...raw.asides.map((text): [string, string] => ['notes', text]),
    ...(raw.calls ?? []).map(({ field, text }): [string, string] => [field, text]),
  ];
  const long = values.find(([, text]) => text.length > longestValue);
  return (
    long &&
    tooMany(
      long[0],
      `${longestValue} characters in one value at most`,
      `${long[1].length} characters: ${excerpt(long[1])}`,
    )
  );
}

function tooMany(field: string, expected: string, got: string): ImportProblem {
  return { field, expected, example: 'one person in a row or a card', got };
}

/** The first of some sentences, and how many there are besides: a report is read by people. */
export function firstOf(sentences: readonly string[], most: number): string[] {
  const left = sentences.length - most;
  return left > 0 ? [...sentences.slice(0, most), `and ${left} more`] : [...sentences];
}
