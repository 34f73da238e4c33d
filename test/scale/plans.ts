import pg from 'pg';
import { type Database, plannedAnew } from '../../src/db/client.ts';

type Query = (this: pg.Client, ...args: unknown[]) => unknown;

/** A node of a plan, as EXPLAIN (FORMAT JSON) tells it. */
interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Loops': number;
  'Index Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Node[];
}

/** For the values that a statement has this time, and for any. */
export const planModes = ['force_custom_plan', 'force_generic_plan'] as const;

/** What one statement did: also one that a trigger or the check of a foreign key sent. */
export interface Ran {
  text: string;
  blocks: number;
  /** Tables that were read from end to end. */
  scanned: string[];
  plan: Node;
}

/**
 * Listens to what PostgreSQL does, on a database with a single connection. auto_explain tells of the very
 * statement that ran, with the plan that it ran by, and of those that triggers sent.
 */
export function createPlans(db: Database) {
  const own = pg.Client.prototype as unknown as { query: Query };
  const { query } = own;
  const heard = new WeakSet<pg.Client>();
  const silent = () => {};
  let hear: (notice: { message?: string | undefined }) => void = silent;
  let mode: string = 'auto';
  let isAside = false;
  let held: pg.Client | undefined;

  own.query = function (...args) {
    if (!heard.has(this)) {
      heard.add(this);
      this.on('notice', (notice) => hear(notice));
    }
    // What is planned for its values is so in whatever mode.
    const isPlannedAnew = textOf(args).includes(plannedAnew.sql);
    if (isPlannedAnew) query.call(this, "SET plan_cache_mode = 'force_custom_plan'");
    try {
      return run.apply(this, args);
    } finally {
      if (isPlannedAnew) query.call(this, `SET plan_cache_mode = '${mode}'`);
    }
  };

  function run(this: pg.Client, ...args: unknown[]): unknown {
    if (!isAside) return query.apply(this, args);
    if (!held) {
      held = this;
      query.call(this, 'BEGIN');
    }
    return query.apply(this, within(args));
  }

  return {
    /** Work whose effects are taken back: its transactions are parts of one that is rolled back. */
    async aside<Result>(work: () => Promise<Result>): Promise<Result> {
      isAside = true;
      try {
        return await work();
      } finally {
        isAside = false;
        if (held) await query.call(held, 'ROLLBACK');
        held = undefined;
      }
    },
    /** The statements that ran during work. */
    async during(work: () => Promise<unknown>): Promise<Ran[]> {
      const ran: Ran[] = [];
      await db.$executeRawUnsafe('SET auto_explain.log_min_duration = 0');
      hear = ({ message }) => {
        const json = message?.slice(message.indexOf('{'));
        if (!json?.startsWith('{')) return;
        const { 'Query Text': text, Plan: plan } = JSON.parse(json);
        ran.push({ text, plan, blocks: blocksOf(plan), scanned: scannedBy(plan) });
      };
      try {
        await work();
      } finally {
        hear = silent;
        await db.$executeRawUnsafe('SET auto_explain.log_min_duration = -1');
      }
      return ran;
    },
    /** Which plans PostgreSQL is to make of prepared statements: left alone it takes either. */
    async force(wanted: (typeof planModes)[number]) {
      mode = wanted;
      await db.$executeRawUnsafe(`SET plan_cache_mode = ${mode}`);
    },
    end() {
      own.query = query;
    },
  };
}

/** Has the single connection of a database tell what it does. */
export async function makeExplainable(db: Database) {
  await db.$executeRawUnsafe("LOAD 'auto_explain'");
  const all = {
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_buffers': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
    'auto_explain.log_nested_statements': 'on',
    // Compilation is no block, and only takes time.
    jit: 'off',
  };
  for (const [setting, value] of Object.entries(all))
    await db.$executeRawUnsafe(`SET ${setting} = '${value}'`);
}

const textOf = ([first]: unknown[]): string =>
  typeof first === 'string' ? first : (first as { text: string }).text;

/** A statement as a part of a transaction that is open. */
function within([first, ...rest]: unknown[]): unknown[] {
  const part = {
    BEGIN: 'SAVEPOINT part',
    COMMIT: 'RELEASE SAVEPOINT part',
    ROLLBACK: 'ROLLBACK TO SAVEPOINT part',
  }[textOf([first])];
  if (part === undefined) return [first, ...rest];
  return [typeof first === 'string' ? part : { ...(first as object), text: part }, ...rest];
}

const blocksOf = (plan: Node) => plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];

function scannedBy(node: Node): string[] {
  if (node['Actual Loops'] === 0) return [];
  const below = (node.Plans ?? []).flatMap(scannedBy);
  return node['Node Type'] === 'Seq Scan' ? [node['Relation Name']!, ...below] : below;
}
