// npm run db:migration -- add-something
//
// Writes prisma/migrations/<timestamp>_<name>/migration.sql: what has to change in the database so
// that it agrees with prisma/schema/. Functions, triggers, checks and generated columns are
// unknown to Prisma: they are added to the file by hand.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { diffMigrations } from '../src/db/migrations.ts';
import { PRISMA_FOLDER } from '../src/db/schema-engine.ts';
import { startTemporaryServer } from './temporary-server.ts';

const name = (process.argv[2] ?? '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
if (!/[a-z]/.test(name)) {
  console.error('What is it for? npm run db:migration -- add-something');
  process.exit(2);
}

const server = await startTemporaryServer();
const sql = await diffMigrations(server.url('postgres')).finally(() => server.stop());
if (sql === undefined) {
  console.log('No difference: prisma/migrations and prisma/schema agree.');
} else {
  // Prisma's own form of the timestamp, in UTC: 20261120093000.
  const timestamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = join(PRISMA_FOLDER, 'migrations', `${timestamp}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), sql);
  console.log(
    `Wrote ${relative(process.cwd(), join(folder, 'migration.sql'))}. Read it before use.`,
  );
}
