import type { Listed } from './rank-phones.ts';
import type { CallColumn } from './read-call-heading.ts';

/** What is wrong with one field of a row, or with a whole file, and how it would be right. */
export interface ImportProblem {
  field: string;
  expected: string;
  example: string;
  got: string;
}

/** A cell that says something of an appointment or of calls. */
export interface CallCell {
  field: CallColumn;
  label: string;
  text: string;
}

/** One person as a file has them, every field as text; blank is none. */
export interface RawContact {
  /** Line in a CSV file or index of the card in a vCard file, from 1. */
  row: number;
  /** Of several people in one row, who this is: "Parent 1". */
  of?: string;
  name: string;
  phones: Listed[];
  emails: Listed[];
  notes: string;
  /** What has no field of its own and is kept in the notes, line by line. */
  asides: string[];
  groups: string[];
  /** Of an appointment and of calls; a card has none. */
  calls?: CallCell[];
}

/** The beginning of what was found, fit to be shown and stored: 80 characters, none of them halved. */
export function excerpt(text: string): string {
  return text
    .trim()
    .slice(0, 80)
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '');
}
