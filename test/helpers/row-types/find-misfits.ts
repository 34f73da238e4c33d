import { type Alternative, describeShape, isFields, type Shape, type Simple } from './shape.ts';

/** A column of an answer, as PostgreSQL describes it also where there is no row. */
export interface Column {
  name: string;
  /** The id of its type in pg_type. */
  dataTypeID: number;
  /** The table that it comes from as it is, and its number there; 0 for what was reckoned. */
  tableID: number;
  columnID: number;
}

/**
 * What of the stated rows does not fit what the database answered, a line each. Columns are compared by
 * name and type, and values for what a type of PostgreSQL does not say: null, a literal, what is in JSON.
 */
export function findMisfits(
  stated: Shape,
  columns: readonly Column[],
  rows: readonly unknown[],
): string[] {
  const misfits = new Set(findInColumns(stated, columns));
  if (misfits.size > 0) return [...misfits];
  for (const row of sampleOf(rows)) {
    const misfit = findInValue(stated, row, '');
    if (misfit !== undefined) misfits.add(misfit);
  }
  return [...misfits];
}

/** The first rows, and some of all the others: a long answer is not read twice. */
function sampleOf(rows: readonly unknown[]): readonly unknown[] {
  const first = 20;
  if (rows.length <= 2 * first) return rows;
  const step = Math.ceil((rows.length - first) / first);
  return rows.filter((_row, place) => place < first || (place - first) % step === 0);
}

function findInColumns(stated: Shape, columns: readonly Column[]): string[] {
  const rows = stated.filter(isFields);
  // A statement that was not described, or rows of which nothing is stated.
  if (columns.length === 0 || rows.length !== stated.length) return [];
  // Of several with one name the last is what a row has.
  const answered = new Map(columns.map(({ name, dataTypeID }) => [name, dataTypeID]));
  const wanted = Object.keys(rows[0]?.fields ?? {}).filter((name) =>
    rows.every(({ fields }) => fields[name] && !fields[name].optional),
  );
  const misfits = wanted
    .filter((name) => !answered.has(name))
    .map((name) => `${name} is stated, and not answered`);
  for (const [name, dataTypeID] of answered) {
    const shapes = rows.flatMap(({ fields, others }) => fields[name]?.shape ?? others ?? []);
    if (shapes.length === 0) {
      misfits.push(`${name} is answered, and not stated`);
      continue;
    }
    const type = typeOf(dataTypeID);
    if (type !== undefined && !shapes.some((shape) => mayBe(shape, type))) {
      misfits.push(`${name} is stated as ${describeShape(shapes)}, and answered as ${type}`);
    }
  }
  return misfits;
}

/** Whether something of the type, which is not null, may be meant. */
function mayBe(alternative: Alternative, type: Simple | 'array'): boolean {
  if (alternative === 'anything' || alternative === type) return true;
  if (typeof alternative === 'string') return false;
  if ('literal' in alternative) return typeof alternative.literal === type;
  return 'each' in alternative && type === 'array';
}

const TYPES: Partial<Record<number, Simple>> = {
  16: 'boolean',
  17: 'bytes',
  20: 'bigint',
  21: 'number',
  23: 'number',
  25: 'string',
  700: 'number',
  701: 'number',
  1043: 'string',
  1082: 'Date',
  1114: 'Date',
  1184: 'Date',
  1700: 'decimal',
  2950: 'string',
};

/** Of arrays: boolean, smallint, integer, text, varchar, bigint, timestamptz, uuid. */
const ARRAYS = new Set([1000, 1005, 1007, 1009, 1015, 1016, 1185, 2951]);

/** Types of the schema's own, which begin here, come as texts: enums, and arrays of enums too. */
const FIRST_OWN_TYPE = 16384;

/** What the driver makes of a type of PostgreSQL; undefined for JSON and for what is rare. */
function typeOf(dataTypeID: number): Simple | 'array' | undefined {
  if (dataTypeID >= FIRST_OWN_TYPE) return 'string';
  return ARRAYS.has(dataTypeID) ? 'array' : TYPES[dataTypeID];
}

/** Where a value is not what is stated, as deep as it can be named. */
function findInValue(stated: Shape, value: unknown, path: string): string | undefined {
  const inside: string[] = [];
  for (const alternative of stated) {
    const misfit = findInAlternative(alternative, value, path);
    if (misfit === undefined) return undefined;
    if (misfit !== OTHER) inside.push(misfit);
  }
  if (inside.length === 1) return inside[0];
  return `${path || 'a row'} is stated as ${describeShape(stated)}, the database answered ${describeValue(value)}`;
}

/** It is something else altogether. */
const OTHER = Symbol('other');

function findInAlternative(
  alternative: Alternative,
  value: unknown,
  path: string,
): string | typeof OTHER | undefined {
  if (alternative === 'anything') return undefined;
  if (typeof alternative === 'string') return simpleOf(value) === alternative ? undefined : OTHER;
  if ('literal' in alternative) return value === alternative.literal ? undefined : OTHER;
  if ('each' in alternative) {
    if (!Array.isArray(value)) return OTHER;
    return firstOf(sampleOf(value), (item) => findInValue(alternative.each, item, `${path}[]`));
  }
  if (simpleOf(value) !== undefined || Array.isArray(value)) return OTHER;
  const object = value as Record<string, unknown>;
  const { fields, others } = alternative;
  const under = (name: string) => (path === '' ? name : `${path}.${name}`);
  return (
    firstOf(Object.entries(fields), ([name, { shape, optional }]) => {
      if (name in object) return findInValue(shape, object[name], under(name));
      return optional ? undefined : `${under(name)} is stated, and not answered`;
    }) ??
    firstOf(Object.keys(object), (name) => {
      if (name in fields) return undefined;
      if (others !== undefined) return findInValue(others, object[name], under(name));
      return `${under(name)} is answered, and not stated`;
    })
  );
}

function firstOf<Item>(
  items: readonly Item[],
  find: (item: Item) => string | undefined,
): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Undefined for objects and arrays. */
function simpleOf(value: unknown): Simple | undefined {
  if (value === null) return 'null';
  if (value instanceof Date) return 'Date';
  if (value instanceof Uint8Array) return 'bytes';
  if (typeof value !== 'object') return typeof value as Simple;
  return value.constructor?.name === 'Decimal' ? 'decimal' : undefined;
}

function describeValue(value: unknown): string {
  const simple = simpleOf(value);
  if (simple === 'string') return `string ${JSON.stringify(String(value).slice(0, 40))}`;
  if (simple !== undefined) return simple === 'null' ? simple : `${simple} ${value}`.slice(0, 60);
  return JSON.stringify(value, (_key, part) =>
    typeof part === 'bigint' ? `${part}n` : part,
  ).slice(0, 80);
}
