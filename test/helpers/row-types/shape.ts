/**
 * What a value may be: any of these. It is what is left of a TypeScript type when it is to be compared
 * with a value, so that it can be written to a file and read by every worker.
 */
export type Shape = Alternative[];

export type Alternative =
  /** Nothing is stated: `unknown`, `any`, or a type within itself. */
  'anything' | Simple | { literal: string | number | boolean } | { each: Shape } | Fields;

export type Simple =
  | 'null'
  | 'undefined'
  | 'string'
  | 'number'
  | 'bigint'
  | 'boolean'
  | 'Date'
  | 'bytes'
  | 'decimal';

/** An object: its fields by name, and where it has an index signature, what every other may be. */
export interface Fields {
  fields: Record<string, { shape: Shape; optional?: true }>;
  others?: Shape;
}

/** A raw statement in the source: the lines where it stands, and its rows as they are stated there. */
export interface RawStatement {
  /** Relative to the repository, with slashes. */
  file: string;
  line: number;
  lastLine: number;
  /** Undefined where its answer is stated as unknown, or left open. */
  row?: Shape;
  /** Whether the type of its rows is left to who calls the function that it stands in. */
  isOpen?: true;
  /** Whether what it answers is dropped, so that nothing needs to be stated. */
  isDropped: boolean;
}

export function isFields(alternative: Alternative): alternative is Fields {
  return typeof alternative === 'object' && 'fields' in alternative;
}

/** As it would be written, objects by the names of their fields. */
export function describeShape(shape: Shape): string {
  return shape.map(describeAlternative).join(' | ');
}

function describeAlternative(alternative: Alternative): string {
  if (typeof alternative === 'string') return alternative;
  if ('literal' in alternative) return JSON.stringify(alternative.literal);
  if ('each' in alternative) return `(${describeShape(alternative.each)})[]`;
  return `{ ${Object.keys(alternative.fields).join(', ')} }`;
}
