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
const parseInstant: Parse = (text) =>
  new Date(
    text[10] === ' ' && text.endsWith('+00')
      ? `${text.slice(0, 10)}T${text.slice(11, -3)}Z`
      : text.replace(' ', 'T').replace(/[+-]\d{2}(:\d{2})?$/, '+00:00'),
  );

const parsers = new Map<number, Parse>([
  [16, (text) => text === 't'],
  [17, (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex'))],
  // bigint; smallint, integer; text, varchar, uuid; json, jsonb.
  [20, BigInt],
  ...[21, 23].map((oid) => [oid, Number] as const),
  ...[25, 1043, 2950].map((oid) => [oid, asText] as const),
  ...[114, 3802].map((oid) => [oid, parseJson] as const),
  // real, double precision; date, timestamp, timestamptz; numeric.
  ...[700, 701].map((oid) => [oid, Number] as const),
  [1082, (text) => new Date(text)],
  [1114, (text) => new Date(`${text.replace(' ', 'T')}+00:00`)],
  [1184, parseInstant],
  [1700, (text) => new Prisma.Decimal(text)],
]);

const splitArray: (text: string) => (string | null)[] = pg.types.getTypeParser(1009 as never);

/** Arrays, by what is in them. */
for (const [array, element] of [
  ...[
    [1000, 16],
    [1005, 21],
    [1007, 23],
    [1009, 25],
    [1015, 1043],
    [1016, 20],
    [1185, 1184],
    [2951, 2950],
    [3807, 3802],
  ],
] as [number, number][]) {
  const parse = parsers.get(element)!;
  parsers.set(array, (text) =>
    splitArray(text).map((each) => (each === null ? null : parse(each))),
  );
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
