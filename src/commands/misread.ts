/** Thrown where a command cannot be read: nothing was done. It carries the sentence to answer. */
export class Misread extends Error {
  readonly text: string;

  constructor(text: string) {
    super('a command could not be read');
    this.name = 'Misread';
    this.text = text;
  }
}
