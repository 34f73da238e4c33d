import pg from 'pg';
import { Prisma } from './generated/client.ts';

/** How a connection is asked: by the pool, for one statement. */
export interface Connection {
  query(config: pg.QueryConfig): Promise<pg.QueryResult>;
}

/**
 * Sends a statement past Prisma, which takes longer for what it does around a small one than PostgreSQL for the answer
 * (docs/decisions/0064). What comes back are the values that Prisma makes of the same columns, type for type.
 */
export async function askDirectly(
  connection: Connection,
  name: string,
  { text, values }: Pick<Prisma.Sql, 'text' | 'values'>,
): Promise<unknown[]> {
  try {
    const { rows } = await connection.query({ name, text, values: values.map(send), types });
    return rows;
  } catch (error) {
    throw asPrismaSays(error as Partial<pg.DatabaseError>);
  }
}

/** For who reads errors of both (postgres-error.ts); without its detail, which repeats what was to be stored. */
function asPrismaSays({ message, code, constraint }: Partial<pg.DatabaseError>): Error {
  const cause = { originalCode: code, ...(constraint && { constraint: { index: constraint } }) };
  return Object.assign(new Error(message), { meta: { driverAdapterError: { cause } } });
}

/** A value as text, as far as the driver would send it otherwise than Prisma. */
function send(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return formatInstant(value);
  if (Array.isArray(value)) return value.map(send);
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.length);
  return Prisma.Decimal.isDecimal(value) ? value.toString() : JSON.stringify(value);
}

/** Throws RangeError for an invalid one. Of years beyond 9999 PostgreSQL wants no sign. */
function formatInstant(at: Date): string {
  return at.toISOString().replace(/^\+0*/, '');
}

type Parse = (text: string) => unknown;

const asText: Parse = (text) => text;
const parseJson: Parse = (text) => JSON.parse(text);

/** "2026-11-27 12:00:00.123456+00", as sessions in UTC have it; what is none, as infinity, is an invalid Date. */
const parseInstant: Parse = (text) => {
  // Date.UTC takes a year before 100 for one of the last century.
  if (text[10] !== ' ' || text.startsWith('00') || !text.endsWith('+00'))
    return new Date(text.replace(' ', 'T').replace(/[+-]\d{2}(:\d{2})?$/, '+00:00'));
  // By the places of its digits: a list has hundreds, and Date takes twice as long.
  return new Date(
    Date.UTC(
      twoDigits(text, 0) * 100 + twoDigits(text, 2),
      twoDigits(text, 5) - 1,
      twoDigits(text, 8),
      twoDigits(text, 11),
      twoDigits(text, 14),
      twoDigits(text, 17),
      // Of microseconds no more than Date has.
      Number(text.slice(20, -3).slice(0, 3).padEnd(3, '0')),
    ),
  );
};

const twoDigits = (text: string, at: number) =>
  (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero;

const zero = '0'.charCodeAt(0);

const parsers = new Map<number, Parse>([
  [16, (text) => text === 't'],
  [17, (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex'))],
  // bigint, oid; smallint, integer; name, text, char, varchar, uuid; json, jsonb.
  ...[20, 26].map((oid) => [oid, BigInt] as const),
  ...[21, 23].map((oid) => [oid, Number] as const),
  ...[19, 25, 1042, 1043, 2950].map((oid) => [oid, asText] as const),
  ...[114, 3802].map((oid) => [oid, parseJson] as const),
  // real, double precision; date, time, timestamp, timestamptz; numeric.
  ...[700, 701].map((oid) => [oid, Number] as const),
  [1082, (text) => new Date(text)],
  [1083, (text) => new Date(`1970-01-01T${text}Z`)],
  [1114, (text) => new Date(`${text.replace(' ', 'T')}+00:00`)],
  [1184, parseInstant],
  [1700, (text) => new Prisma.Decimal(text)],
]);

const splitArray: (text: string) => (string | null)[] = pg.types.getTypeParser(1009 as never);

/** Arrays, and what is in them. */
const arrays: readonly (readonly [number, number])[] = [
  [199, 114],
  [1000, 16],
  [1001, 17],
  [1005, 21],
  [1007, 23],
  [1009, 25],
  [1015, 1043],
  [1016, 20],
  [1021, 700],
  [1022, 701],
  [1028, 26],
  [1115, 1114],
  [1182, 1082],
  [1183, 1083],
  [1185, 1184],
  [1231, 1700],
  [2951, 2950],
  [3807, 3802],
];
for (const [array, element] of arrays) {
  const parse = parsers.get(element)!;
  const read = (part: unknown): unknown => {
    if (part === null) return null;
    // Of several dimensions.
    return Array.isArray(part) ? part.map(read) : parse(part as string);
  };
  parsers.set(array, (text) => splitArray(text).map(read));
}

/** The schema's own types begin here: enums, which come as texts, and arrays of them too. */
const firstOwnType = 16384;

const types = {
  getTypeParser: (oid: number) =>
    parsers.get(oid) ?? (oid >= firstOwnType ? asText : () => refuse(oid)),
} as unknown as pg.CustomTypesConfig;

function refuse(oid: number): never {
  throw new Error(`The type ${oid} of PostgreSQL is none that is read: cast it, or say here how.`);
}
