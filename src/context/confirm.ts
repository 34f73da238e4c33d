import type { Context } from './read-context.ts';

/**
 * Thrown before anything is changed by what wants its sender's yes. It carries what is kept until
 * then; whoever runs the command rolls back, keeps it, and asks.
 */
export class Unconfirmed extends Error {
  readonly context: Context;
  readonly snapshot: string;
  /** The question, with the code that answers it. */
  readonly ask: (code: string) => string;

  constructor(context: Context, snapshot: string, ask: (code: string) => string) {
    super('a command wants its sender’s yes');
    this.name = 'Unconfirmed';
    this.context = context;
    this.snapshot = snapshot;
    this.ask = ask;
  }
}

/** One of two things that a command may mean: as a command that says so, and what was shown of it. */
export interface Meaning {
  command: string;
  snapshot: string;
}

/**
 * Thrown before anything is changed by what may mean two things. Whoever runs the command rolls back, keeps both,
 * and asks: 1 or 2.
 */
export class Undecided extends Error {
  readonly context: Context;
  readonly meanings: readonly [first: Meaning, second: Meaning];
  readonly question: string;

  constructor(context: Context, meanings: readonly [Meaning, Meaning], question: string) {
    super('a command may mean two things');
    this.name = 'Undecided';
    this.context = context;
    this.meanings = meanings;
    this.question = question;
  }
}

/**
 * Throws Unconfirmed unless the sender said yes to this very snapshot: a short text that is another
 * one when what they were shown is no longer so. To be called before the first change.
 */
export function requireConfirmed(
  context: Context,
  snapshot: string,
  ask: (code: string) => string,
): void {
  const { confirmed } = context;
  if (confirmed !== snapshot && confirmed?.replace(again, '') !== snapshot)
    throw new Unconfirmed(context, snapshot, ask);
}

/** Before the snapshot of what is made once more: the yes to that is one to all that it shows. */
const again = /^again after #\d+: /;

/** As requireConfirmed, where the same with a number was made just now (docs/rules.md, doubts). */
export function requireAgain(
  context: Context,
  number: number,
  snapshot: string,
  ask: (code: string) => string,
): void {
  const wanted = `again after #${number}: ${snapshot}`;
  if (context.confirmed !== wanted) throw new Unconfirmed(context, wanted, ask);
}

/** As requireConfirmed, where more people are reached than the organization lets pass unasked. */
export function requireConfirmedAbove(
  context: Context,
  people: number,
  snapshot: string,
  ask: (code: string) => string,
): void {
  if (people > context.message.organization.confirmAbove) requireConfirmed(context, snapshot, ask);
}
