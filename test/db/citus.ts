import type { Client } from 'pg';

/**
 * Tables that Citus does not spread by organization. A reference table is whole on every machine: any key
 * of its own holds, the spread tables may point at it, each write reaches all machines. A local one is
 * on the first machine alone, and nothing points at it or from it.
 */
export type NotSpread = Readonly<Record<string, { kind: 'reference' | 'local'; why: string }>>;

/** Which column says where a row of a table is: each spread table has it. */
const column = 'organization_id';

/**
 * What Citus would refuse in a database of which each table is spread by organization_id, or else named: a
 * line for each. Citus checks keys on one machine at a time, so they must hold what is on one machine. By its
 * source at 14.0, in src/backend/distributed/commands: create_distributed_table.c, table.c (unique and
 * exclusion), foreign_constraint.c, trigger.c; and by its documentation, "SQL Support and Workarounds".
 */
export async function refusedByCitus(client: Client, notSpread: NotSpread): Promise<string[]> {
  const named = (kind: string) =>
    Object.keys(notSpread).filter((table) => notSpread[table]!.kind === kind);
  const refused: string[] = [];
  for (const [why, query] of Object.entries(refusals)) {
    const { rows } = await client.query<{ what: string }>(`${tables} ${query}`, [
      named('reference'),
      named('local'),
    ]);
    refused.push(...rows.map(({ what }) => `${what}: ${why}`));
  }
  return refused.toSorted();
}

/** Each table with its kind, and the number of its distribution column where it has one. */
const tables = `
  WITH tables AS (
    SELECT c.oid, c.relname::text AS name, c.relkind, c.relpersistence, c.relhasrules, c.relhassubclass,
      c.relispartition,
      CASE WHEN c.relname = ANY($1::text[]) THEN 'reference' WHEN c.relname = ANY($2::text[]) THEN 'local'
        ELSE 'spread' END AS kind,
      a.attnum, a.atttypid, a.attnotnull, a.attgenerated, a.attidentity
    FROM pg_class c
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = '${column}' AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
  )`;

/** By what is refused, those that are. */
const refusals: Readonly<Record<string, string>> = {
  'it is no table, or one of a kind that cannot be spread': `
    SELECT name AS what FROM tables
    WHERE relkind <> 'r' OR relpersistence <> 'p' OR relhasrules OR relhassubclass OR relispartition`,

  [`${column} is to be there, of one type, and never null or computed`]: `
    SELECT name AS what FROM tables
    WHERE kind = 'spread' AND (attnum IS NULL OR atttypid <> 'uuid'::regtype OR NOT attnotnull
      OR attgenerated <> '' OR attidentity <> '')`,

  // Its rows could not be moved to another machine while they are written.
  'it has no primary key': `
    SELECT name AS what FROM tables t
    WHERE kind = 'spread' AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)`,

  // With the equality of its type, where it is of an exclusion constraint.
  [`what is unique is so within one ${column}, or it is held by no machine`]: `
    SELECT i.indexrelid::regclass::text AS what FROM tables t JOIN pg_index i ON i.indrelid = t.oid
    WHERE t.kind = 'spread' AND (i.indisunique OR i.indisexclusion) AND NOT EXISTS (
      SELECT FROM generate_series(1, i.indnkeyatts) AS place
      WHERE i.indkey[place - 1] = t.attnum AND (NOT i.indisexclusion OR EXISTS (
        SELECT FROM pg_constraint c JOIN pg_operator o ON o.oid = c.conexclop[place]
        WHERE c.conindid = i.indexrelid AND o.oprname = '='
      ))
    )`,

  [`both sides have ${column} in one place, or what is pointed at is a reference table`]: `
    SELECT c.conname AS what FROM pg_constraint c
    JOIN tables t ON t.oid = c.conrelid JOIN tables target ON target.oid = c.confrelid
    WHERE c.contype = 'f' AND CASE
      WHEN t.kind = 'spread' AND target.kind = 'spread' THEN array_position(c.conkey, t.attnum) IS NULL
        OR array_position(c.conkey, t.attnum) IS DISTINCT FROM array_position(c.confkey, target.attnum)
      WHEN t.kind = 'spread' THEN target.kind <> 'reference'
      ELSE t.kind <> target.kind END`,

  [`nothing changes ${column}: neither ON UPDATE CASCADE nor any SET NULL or SET DEFAULT`]: `
    SELECT c.conname AS what FROM pg_constraint c JOIN tables t ON t.oid = c.conrelid
    WHERE c.contype = 'f' AND t.kind = 'spread' AND t.attnum = ANY(c.conkey)
      AND (c.confupdtype IN ('c', 'n', 'd') OR c.confdeltype IN ('n', 'd'))`,

  // Nor of an extension. Those of spread tables want citus.enable_unsafe_triggers.
  'only spread tables can have triggers': `
    SELECT g.tgname AS what FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid
    WHERE NOT g.tgisinternal AND (t.kind <> 'spread'
      OR EXISTS (SELECT FROM pg_depend d WHERE d.objid = g.oid AND d.deptype IN ('e', 'x')))`,

  // On another machine a part of a table has another name, and the tables that are not spread are out of reach.
  'a trigger speaks of spread tables alone, and asks for no name': `
    SELECT DISTINCT p.proname AS what FROM pg_trigger g
    JOIN tables t ON t.oid = g.tgrelid JOIN pg_proc p ON p.oid = g.tgfoid
    WHERE NOT g.tgisinternal AND p.prosrc ~ ('\\mTG_(TABLE_NAME|RELNAME|RELID)\\M'
      || coalesce((SELECT string_agg('|\\m' || name || '\\M', '') FROM tables WHERE kind <> 'spread'), ''))`,

  // Each machine draws from a part of its own.
  'a sequence is of bigint': `
    SELECT seqrelid::regclass::text AS what FROM pg_sequence JOIN pg_class c ON c.oid = seqrelid
    WHERE c.relnamespace = 'public'::regnamespace AND seqtypid <> 'bigint'::regtype`,

  'it is named, and not there': `
    SELECT named AS what FROM unnest($1::text[] || $2::text[]) AS named
    WHERE named NOT IN (SELECT name FROM tables)`,
};
