/**
 * The name of the unique index that a statement ran against, or undefined for any other error. Where
 * a row is inserted, ON CONFLICT says the same without an error; an UPDATE has no such clause. The
 * transaction is lost either way: translate and throw, do not go on.
 */
export function violatedIndex(error: unknown): string | undefined {
  const cause = (error as { meta?: { driverAdapterError?: { cause?: DriverCause } } } | undefined)
    ?.meta?.driverAdapterError?.cause;
  return cause?.originalCode === '23505' ? (cause.constraint?.index ?? '') : undefined;
}

/** As @prisma/adapter-pg reports PostgreSQL's errors. */
interface DriverCause {
  originalCode?: string;
  constraint?: { index?: string };
}
