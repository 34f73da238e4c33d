import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createDatabase } from '../../src/db/client.ts';
import { startEmbeddedServer } from '../../src/db/embedded-server.ts';
import { applyMigrations } from '../../src/db/migrations.ts';
import { isServerAlive, readServerMark } from '../../src/db/server-files.ts';
import { chromium } from '../chat/whatsapp/harness.ts';
import { type StubNetwork, startStubNetwork } from '../chat/whatsapp/stub/network.ts';
import { nodeEnvironment } from '../helpers/node-environment.ts';
import { until } from '../helpers/until.ts';
import { type Crowd, createCrowd, groups, speakOn } from './crowd.ts';
import { populate } from './populate.ts';
import { createTally, type Tally } from './tally.ts';

/** Muster as people run it, a process with a database server of its own, on the stubbed network. */
export interface RealService {
  network: StubNetwork;
  crowd: Crowd;
  tally: Tally;
  /** Starts the process; resolves at once. */
  start(): void;
  /** Ends the process without a warning. */
  kill(): Promise<void>;
  /** The database server crashes and starts again. */
  crashDatabase(): Promise<void>;
  /** What the process wrote. */
  output(): string;
  end(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

export async function createRealService(): Promise<RealService> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-whole-'));
  // As root, the server is another user, who must be able to enter.
  await chmod(folder, 0o755);
  const directory = join(folder, 'postgres');
  let server = await startEmbeddedServer({ directory });
  await applyMigrations(server.url());
  // It takes its time, as WhatsApp does: what has synced before anybody listens is noticed 10 s later.
  const network = await startStubNetwork({ isPaired: true, groups, openMs: 500, syncMs: 200 });
  const browser = join(folder, 'browser');
  const args = network.browserArgs.map((argument) => `'${argument}'`).join(' ');
  await writeFile(browser, `#!/bin/sh\nexec '${chromium}' "$@" ${args}\n`, { mode: 0o755 });

  const db = createDatabase(server.url(), { applicationName: 'the tally' });
  await populate(db);
  const crowd = createCrowd(speakOn(network));
  let text = '';
  let running: { kill(): Promise<void> } | undefined;

  return {
    network,
    crowd,
    tally: createTally(db, network.sent, crowd),
    output: () => text,
    start() {
      const child = spawn(process.execPath, ['src/main.ts'], {
        cwd: root,
        env: {
          ...nodeEnvironment,
          DATA_DIR: folder,
          DATABASE_URL: server.url(),
          TRANSPORT: 'whatsapp',
          CHROMIUM_PATH: browser,
          PORT: '0',
        },
      });
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => {
          text += chunk;
        });
      const ended = new Promise<void>((done) => child.on('exit', () => done()));
      running = {
        async kill() {
          child.kill('SIGKILL');
          await ended;
        },
      };
    },
    async kill() {
      await running?.kill();
    },
    async crashDatabase() {
      const mark = (await readServerMark(directory))!;
      // An immediate shutdown: nothing is finished, nothing is written.
      process.kill(mark.pid, 'SIGQUIT');
      await until(async () => !(await isServerAlive(directory, mark)));
      server = await startEmbeddedServer({ directory });
      await until(() =>
        db.$queryRaw`SELECT 1`.then(
          () => true,
          () => false,
        ),
      );
    },
    async end() {
      await running?.kill();
      await network.closed();
      await network.end();
      await db.$disconnect();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
