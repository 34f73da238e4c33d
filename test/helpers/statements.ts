import pg from 'pg';

type Query = (...args: unknown[]) => unknown;

/**
 * The SQL statements that this process sends while `work` runs, in order: BEGIN and COMMIT too. It
 * listens where every statement passes, below Prisma, so that none can be missed.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const own = pg.Client.prototype as unknown as { query: Query };
  const { query } = own;
  own.query = function (this: unknown, ...args: unknown[]) {
    const [first] = args;
    statements.push(typeof first === 'string' ? first : (first as { text: string }).text);
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    own.query = query;
  }
  return statements;
}
