import { startTemporaryServer } from '../scripts/temporary-server.ts';
import { formatTable } from './row.ts';
const server = await startTemporaryServer({ autovacuum: 'off', max_wal_size: '4GB', checkpoint_timeout: '1h' });
try { const [name, what] = process.argv.slice(2); const m = await import('./' + name + '.ts'); console.log(formatTable(await m[what](server))); } finally { await server.stop(); }
