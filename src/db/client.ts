import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { askDirectly } from './direct.ts';
import { createFairShare, type FairShare } from './fair-share.ts';
import { Prisma, PrismaClient } from './generated/client.ts';

/** The Prisma client on its own pool. Disconnecting it ends the pool. */
export type Database = PrismaClient;

/** A transaction's client, or the database itself where one statement is enough. */
export type Tx = Prisma.TransactionClient;

/** Tagged template for SQL with bound parameters, and its combinators. */
export const { sql, join, empty, raw } = Prisma;
export type Sql = Prisma.Sql;

/**
 * Says of a statement that holds it that it is planned each time, for the values that it has then. A plan
 * that is kept is one for an average organization and an average word; where the right one differs between a
 * group of twelve and one of ten thousand, planning is the smaller cost. For lists, not for commands.
 */
export const plannedAnew = Prisma.raw('/* planned anew */');

/** Ids that are compared one by one; more are an array. */
const mostNamed = 4;

/**
 * Whether a column is one of some ids. A statement with an array is planned each time, for its length; with a few
 * it is kept for so many, and planned no more.
 */
export function isAmong(column: Sql, ids: readonly string[]): Sql {
  if (ids.length === 0 || ids.length > mostNamed) return sql`${column} = ANY(${ids}::uuid[])`;
  return sql`${column} IN (${join(ids.map((id) => sql`${id}::uuid`))})`;
}

/**
 * An array in whose plan its length has no say: for what is looked up by key anyway, however long it is, in a
 * statement that is then kept.
 */
export function ofAnyLength(array: Sql): Sql {
  return sql`(SELECT ${array})`;
}

export interface DatabaseOptions {
  /** Connections at most. Default 10: a chat bot waits for WhatsApp, not for PostgreSQL. */
  poolSize?: number;
  /** As shown in pg_stat_activity; begins with "muster", by which the embedded server counts its users. */
  applicationName?: string;
}

/** Connects to a PostgreSQL database by URL. The pool connects on first use. */
export function createDatabase(url: string, options: DatabaseOptions = {}): Database {
  const poolSize = options.poolSize ?? 10;
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: options.applicationName ?? 'muster',
  });
  // An idle connection that the server closes would otherwise end the process as an unhandled event;
  // the query that needs the next connection reports the fault.
  pool.on('error', () => {});
  const nameOf = createStatementNames();
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: ({ sql: text, args }) => nameOf(text, args),
  });
  const db = new Client({
    adapter,
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  });
  askers.set(db, (statement) =>
    askDirectly(pool, nameOf(statement.text, statement.values), statement),
  );
  shares.set(db, createFairShare(Math.max(1, Math.floor(poolSize / 2))));
  return db;
}

/** By whom the statements of a database are sent that are in no transaction. */
const askers = new WeakMap<object, (statement: Sql) => Promise<unknown[]>>();

/** Prisma's client, but that what is asked outside of a transaction goes straight to the pool (decision 64). */
export class Client extends PrismaClient {
  override $queryRaw<Rows = unknown>(
    query: TemplateStringsArray | Sql,
    ...values: unknown[]
  ): Prisma.PrismaPromise<Rows> {
    const ask = askers.get(this);
    if (!ask) return super.$queryRaw<Rows>(query, ...values);
    const statement = query instanceof Prisma.Sql ? query : new Prisma.Sql(query, values);
    return whenWaitedFor(() => ask(statement) as Promise<Rows>);
  }
}

/** A promise as Prisma makes it: of work that begins when somebody waits for it, and once. */
function whenWaitedFor<Result>(work: () => Promise<Result>): Prisma.PrismaPromise<Result> {
  let begun: Promise<Result> | undefined;
  const begin = () => {
    begun ??= work();
    return begun;
  };
  return {
    // biome-ignore lint/suspicious/noThenProperty: it is a promise.
    then: (...args) => begin().then(...args),
    catch: (...args) => begin().catch(...args),
    finally: (...args) => begin().finally(...args),
    [Symbol.toStringTag]: 'PrismaPromise',
  } as Prisma.PrismaPromise<Result>;
}

const shares = new WeakMap<Database, FairShare>();

/**
 * Has work of an organization wait while half of the connections are at work for it: its transactions wait for
 * one another's rows, and must not do so on the connections that others need (docs/decisions/0045). Within the
 * process; to be called outside of any transaction.
 */
export function takeTurn<Result>(
  db: Database,
  organizationId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const share = shares.get(db);
  return share ? share(organizationId, work) : work();
}

/**
 * Statements that are prepared, at most. The code holds about two hundred; what lists of varying
 * length or rare filters make beyond that is planned each time, so that a connection stays small.
 */
const mostPrepared = 400;

/**
 * Names statements by their text, so that a connection parses each once and PostgreSQL may keep its
 * plan: planning is most of what a small statement costs (docs/bench.md). An empty name is the
 * protocol's word for "not prepared".
 */
function createStatementNames(): (text: string, values: readonly unknown[]) => string {
  const names = new Map<string, string>();
  return (text, values) => {
    if (values.length === 0 || text.includes(plannedAnew.sql)) return '';
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= mostPrepared) return '';
    const name = `muster_${names.size + 1}`;
    names.set(text, name);
    return name;
  };
}
