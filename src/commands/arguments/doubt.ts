import type { Piece } from './pieces.ts';

/** Tokens from `first` to `last` in other words; without any where the text is empty. */
export interface Edit {
  first: number;
  last: number;
  text: string;
}

/** Words that no argument accounts for. */
export interface Doubt {
  first: number;
  last: number;
  /** The word that one of them was probably meant for: "saturday". */
  meant: string | null;
  /** What quotes would make them part of: "title". */
  within: string | null;
  /** What would account for them, likeliest first. */
  mendings: readonly (readonly Edit[])[];
  /** Whether the first of these says the same in another order: where it can be read, nothing is asked. */
  isOrder?: true;
}

export function asked(
  { label }: Piece['slot'],
  first: number,
  last: number,
  meant: string | null,
  mendings: Doubt['mendings'],
): Doubt {
  const isFree = label === 'title' || label === 'place';
  return { first, last, meant, within: isFree ? label : null, mendings };
}

/** What one word was meant for, where nothing else is to be put right. */
export function meantBy(edits: readonly Edit[]): string | null {
  return edits.length === 1 ? edits[0]!.text || null : null;
}
