/**
 * Thrown where a command cannot be read, or could be read in a way that was not meant: nothing was done.
 * It carries the sentence to answer and, where one reading is likely, that command, which a yes runs.
 */
export class Misread extends Error {
  readonly text: string;
  readonly likely: string | undefined;
  /** Whether it is only a guess that it was said to Muster: told at most once a day to a person. */
  readonly isGuess: boolean;

  constructor(text: string, likely?: string, { isGuess = false } = {}) {
    super('a command could not be read');
    this.name = 'Misread';
    this.text = text;
    this.likely = likely;
    this.isGuess = isGuess;
  }
}
