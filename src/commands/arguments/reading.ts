import type { Token } from '../tokenize.ts';
import type { Slot, Stretch } from './slot.ts';

export type NamedSlot = [name: string, slot: Slot<unknown>];

/** What is known while the tokens of one text are given to the slots. */
export interface Reading {
  slots: readonly NamedSlot[];
  tokens: readonly Token[];
  /** For each token, the number of the date phrase that it is part of. */
  dates: readonly (number | undefined)[];
  /** For each token, the slot that has it; undefined while it is free. */
  owner: (string | undefined)[];
  stretches: Map<string, Stretch>;
  give(name: string, indexes: readonly number[]): void;
}
