import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import { longFiles } from './test/helpers/long-files.ts';
import { LongestFirst } from './test/helpers/longest-first.ts';

// A zone that no test means (UTC+12:45 or +13:45), so that code that asks the machine for its zone
// is found out on every machine. It must be set before the workers start.
process.env.TZ = 'Pacific/Chatham';

// A Node that a test starts, and many do, reads what an earlier one compiled of the same source.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/node');

export default defineConfig(({ mode }) => ({
  test: {
    include: ['test/**/*.test.ts'],
    // `npm run test:quick`.
    exclude: [...configDefaults.exclude, ...(mode === 'quick' ? longFiles : [])],
    // Most of what a short file costs is reading the source anew: the files of a worker share its modules. One that
    // changes what all of them see (timers, the environment, signals) puts it back.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // What the first complains of at the end is said after the server of the second has stopped.
    globalSetup: ['test/helpers/row-types/global-setup.ts', 'test/helpers/database-server.ts'],
    pool: 'forks',
    // Test files wait for PostgreSQL, browsers and deadlines, so three workers are worth it even on two cores.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    // They end what hangs, and measure nothing: a machine may be slow, and busy with something else.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 120_000 } },
    restoreMocks: true,
  },
}));
