/** What PostgreSQL said of a statement that failed, as @prisma/adapter-pg reports it, and direct.ts in its place. */
interface DriverCause {
  /** SQLSTATE: PostgreSQL documentation, appendix A. Of a statement that went past Prisma also that of a socket. */
  originalCode?: string;
  kind?: string;
  constraint?: { index?: string };
}

function causeOf(error: unknown): DriverCause | undefined {
  return (error as { meta?: { driverAdapterError?: { cause?: DriverCause } } } | undefined)?.meta
    ?.driverAdapterError?.cause;
}

/**
 * The name of the unique index that a statement ran against, or undefined for any other error. Where
 * a row is inserted, ON CONFLICT says the same without an error; an UPDATE has no such clause. The
 * transaction is lost either way: translate and throw, do not go on.
 */
export function violatedIndex(error: unknown): string | undefined {
  const cause = causeOf(error);
  return cause?.originalCode === '23505' ? (cause.constraint?.index ?? '') : undefined;
}

/** Whether PostgreSQL ended the transaction in favour of another: a deadlock or a serialization failure. */
export function lostToAnother(error: unknown): boolean {
  return ['40P01', '40001'].includes(causeOf(error)?.originalCode ?? '');
}

/** Whether PostgreSQL could make nothing of a value that it was given: SQLSTATE class 22, data exception. */
export function isDataException(error: unknown): boolean {
  return causeOf(error)?.originalCode?.startsWith('22') ?? false;
}

/** Prisma's error reference: no server, no connection in time, connection closed, no transaction in time. */
const unreachableCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);

/** The same, as the driver's adapter says it of a statement. */
const unreachableKinds = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

/**
 * Whether the database was out of reach, went away meanwhile, or had no connection to spare. What was
 * asked of it may be asked again; whether a commit that was under way took place is not known.
 */
export function outOfReach(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  const { kind = '', originalCode = '' } = causeOf(error) ?? {};
  // node-postgres gives a session that ended on its own no code.
  if (/Connection terminated|not queryable/i.test(message)) return true;
  // SQLSTATE classes 08, connection exception, and 57P, operator intervention; and sockets.
  return (
    unreachableCodes.has(code) ||
    unreachableKinds.has(kind) ||
    /^(?:08|57P|53300|E(?:CONN|HOST|NET|NOTFOUND|PIPE|TIMEDOUT))/.test(originalCode)
  );
}
