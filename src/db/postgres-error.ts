/** What PostgreSQL said of a statement that failed, as @prisma/adapter-pg reports it. */
interface DriverCause {
  /** SQLSTATE: PostgreSQL documentation, appendix A. */
  originalCode?: string;
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

/** Whether the database was out of reach, or had no connection to spare: nothing was done, and later it may be. */
export function outOfReach(error: unknown): boolean {
  const code = (error as { code?: string } | undefined)?.code ?? '';
  // Prisma's error reference: no server, no connection in time, connection closed, no transaction in time.
  return ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'].includes(code);
}
