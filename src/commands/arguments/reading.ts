import type { Token } from '../tokenize.ts';
import type { Slot, Stretch } from './slot.ts';
import type { Words } from './words.ts';

export type NamedSlot = [name: string, slot: Slot<unknown>];

/** What is known while the tokens of one text are given to the slots. */
export interface Reading {
  slots: readonly NamedSlot[];
  source: string;
  tokens: readonly Token[];
  words: Words;
  /** The places of tokens that are said to people: "please". */
  courtesies: ReadonlySet<number>;
  /** For each token, the number of the date phrase that it is part of. */
  dates: readonly (number | undefined)[];
  /** For each token, the slot that has it; undefined while it is free. */
  owner: (string | undefined)[];
  stretches: Map<string, Stretch>;
  give(name: string, indexes: readonly number[]): void;
}
