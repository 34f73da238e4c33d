// npm run bench [-- --only fan-out,command] [--json FILE]
//
// Measures Muster against what stands beside it in the same run, on a database of its own that is
// deleted afterwards. docs/bench.md says what the rows mean.
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { startTemporaryServer } from '../scripts/temporary-server.ts';
import { analytics } from './analytics.ts';
import { calls } from './calls.ts';
import { catchUp } from './catch-up.ts';
import { chatter } from './chatter.ts';
import { clock } from './clock.ts';
import { command } from './command.ts';
import { concurrency } from './concurrency.ts';
import { consolePages } from './console.ts';
import { fanOut } from './fan-out.ts';
import { groups } from './groups.ts';
import { importing } from './import.ts';
import { outbox } from './outbox.ts';
import { parse } from './parse.ts';
import { processes } from './processes.ts';
import { type Bench, formatTable, type Row } from './row.ts';
import { scale } from './scale.ts';
import { start } from './start.ts';
import { suggestions } from './suggestions.ts';
import { undo } from './undo.ts';
import { whatsapp } from './whatsapp.ts';

const benches: Record<string, Bench> = {
  'fan-out': fanOut,
  undo,
  command,
  chatter,
  'catch-up': catchUp,
  concurrency,
  clock,
  calls,
  scale,
  groups,
  analytics,
  suggestions,
  processes,
  outbox,
  import: importing,
  start,
  parse,
  console: consolePages,
  whatsapp,
};

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
const chosen = values.only?.split(',').map((name) => name.trim()) ?? Object.keys(benches);
const strange = chosen.filter((name) => !(name in benches));
if (strange.length > 0) {
  console.error(
    `No such bench: ${strange.join(', ')}. There are: ${Object.keys(benches).join(', ')}`,
  );
  process.exit(2);
}

const rows: Row[] = [];
const settings = {
  // Nothing of PostgreSQL's own accord in the middle of a measurement.
  autovacuum: 'off',
  checkpoint_timeout: '1h',
  max_wal_size: '4GB',
};
const server = await startTemporaryServer(settings);
process.once('SIGINT', () => void server.stop().finally(() => process.exit(130)));
try {
  for (const name of chosen) {
    console.error(`${name} …`);
    try {
      rows.push(...(await benches[name]!(server)));
    } catch (error) {
      console.error(`${name} failed:`, error);
      process.exitCode = 1;
    }
  }
} finally {
  await server.stop();
}
console.log(formatTable(rows));
if (values.json !== undefined) {
  const report = { node: process.version, processors: availableParallelism(), rows };
  await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
