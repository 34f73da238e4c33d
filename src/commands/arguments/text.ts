import { type Parsed, problem, type Slot, type Stretch, textOf, value } from './slot.ts';

const anything = { kind: 'text', begins: () => true } as const;

/** Free text in its place: a title or a name, in quotes or without. Required. */
export function text(label: string): Slot<string> {
  return {
    label,
    optional: false,
    keywords: [],
    positional: true,
    form: anything,
    stage: 1,
    resolve: (stretch) => readText(label, stretch),
  };
}

/** The text of a stretch that must be there. */
export function readText(label: string, stretch: Stretch | undefined): Parsed<string> {
  const given = stretch ? textOf(stretch) : '';
  if (given === '') return problem({ code: 'missing', what: label });
  // "/task 41" asks about a task that is there; nobody wants a new one called 41.
  if (/^#? ?\d+$/.test(given) && stretch?.tokens[0]?.kind === 'word') {
    return problem({ code: 'unexpected', text: given, within: label });
  }
  return value(given);
}

/** Free text that may be left out: a reason, the rest of a question. */
export function optionalText(label: string): Slot<string | null> {
  return {
    ...text(label),
    optional: true,
    form: { ...anything, goesOn: true },
    resolve: (stretch) => value(stretch ? textOf(stretch) || null : null),
  };
}

/** Text after one of some words: "at Riverside", "as goalkeeper". May be left out. */
export function clause(label: string, keywords: readonly string[]): Slot<string | null> {
  return { ...optionalText(label), form: anything, keywords, positional: false, kept: true };
}

/** As clause, but it must be given. */
export function requiredClause(label: string, keywords: readonly string[]): Slot<string> {
  return { ...text(label), keywords, positional: false };
}
