import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

export type SchemaEngine = engineModule.SchemaEngine;
export type MigrationList = engineModule.MigrationList;

export const PRISMA_FOLDER = resolve(import.meta.dirname, '../../prisma');

/** Every table and enum is Prisma's to manage. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Prisma's own migration engine (its WebAssembly build, no download) on the database at `url`, for
 * as long as `use` takes. A diff makes a shadow database on the same server, dropped at the end.
 */
export async function withSchemaEngine<T>(
  url: string,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loadEngine();
  const pool = createPool(url);
  const shadow = createShadowDatabase(pool, url);
  const main = new PrismaPg(pool);
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: main.provider,
    adapterName: main.adapterName,
    connect: () => connect(pool),
    connectToShadowDb: async () => connect(await shadow.create()),
  };
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: undefined },
    () => undefined, // its log
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    await shadow.drop();
    await pool.end();
  }
}

/** Reads `prisma/migrations` as the engine wants it, oldest first. */
export async function readMigrationList(folder = join(PRISMA_FOLDER, 'migrations')) {
  const names = await readMigrationNames(folder);
  const list: MigrationList = {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(folder, 'migration_lock.toml'), 'utf8').catch(() => null),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(join(folder, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  };
  return list;
}

/** The names of the migrations in `prisma/migrations`, oldest first. */
export async function readMigrationNames(folder = join(PRISMA_FOLDER, 'migrations')) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

// Not among the types of Node 24 without the browser's.
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
};

let loaded = false;

/** What Prisma's own command line does: its module for bundlers, with the .wasm handed to it. */
function loadEngine(): void {
  if (loaded) return;
  const entry = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const bytes = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    './schema_engine_bg.js': engineModule,
  });
  // Where the engine leaves its last words; without it, a panic is a TypeError about this name.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  });
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  loaded = true;
}

/** One session, because the engine takes a session lock and expects its settings to stay. */
function createPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    application_name: 'muster migrations',
  });
  // `pool.end()` does not wait for its sessions to be gone: dropping the shadow database ends them,
  // and without a listener that would end the process.
  pool.on('error', () => undefined);
  return pool;
}

function createShadowDatabase(pool: pg.Pool, url: string) {
  const name = `muster_shadow_${randomBytes(6).toString('hex')}`;
  let shadow: pg.Pool | undefined;
  return {
    async create(): Promise<pg.Pool> {
      await pool.query(`CREATE DATABASE ${name}`);
      const target = new URL(url);
      target.pathname = name;
      shadow = createPool(target.href);
      return shadow;
    },
    // Not left to Prisma's adapter, which drops the database while its own session is still in it.
    async drop(): Promise<void> {
      if (shadow === undefined) return;
      await shadow.end();
      await pool.query(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Prisma's adapter, mended in two places where it breaks on what our migrations hold. */
async function connect(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const { reader, charColumns } = acceptCharType(pool);
  const adapter = await new PrismaPg(reader).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(result.rows) ?? []) {
      result.columnTypes[index] = ColumnTypeEnum.Character;
    }
    return result;
  };
  // It cuts scripts at every semicolon, also at those inside function bodies, strings and comments.
  // Sent as it is, a script is one transaction: all of it happens, or nothing.
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error: pg.DatabaseError) => {
      const { code = '', severity = 'ERROR', message, detail, column, hint } = error;
      throw new DriverAdapterError({
        kind: 'postgres',
        ...{ code, severity, message, detail, column, hint },
      });
    });
  };
  return adapter;
}

/**
 * The engine reads PostgreSQL's catalogue, which has columns of the type "char" (OID 18), and the
 * adapter refuses that type. Here it passes as text (OID 25); `charColumns` remembers, by the rows
 * of a result, which columns they were, because the engine wants to be told.
 */
function acceptCharType(pool: pg.Pool) {
  const charColumns = new WeakMap<unknown[], number[]>();
  const reader = new Proxy(pool, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (key !== 'query') return typeof value === 'function' ? value.bind(target) : value;
      return async (query: pg.QueryConfig) => {
        const result = await target.query(query);
        const found = result.fields.filter((field) => field.dataTypeID === 18);
        charColumns.set(
          result.rows,
          found.map((field) => result.fields.indexOf(field)),
        );
        for (const field of found) field.dataTypeID = 25;
        return result;
      };
    },
  });
  return { reader, charColumns };
}
