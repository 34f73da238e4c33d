import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { seedDemo } from '../prisma/seed.ts';
import { systemClock } from './clock.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { createDatabase } from './db/client.ts';
import { startEmbeddedServer } from './db/embedded-server.ts';
import { applyMigrations } from './db/migrations.ts';
import { isInitialised } from './db/server-access.ts';
import { startCron } from './scheduler/cron.ts';
import { createTicks } from './scheduler/ticks.ts';
import { createService, type Service } from './service.ts';

/** The composition root: reads the configuration, builds, starts, and stops in the reverse order. */
async function main(): Promise<void> {
  const config = loadConfig();
  const logger = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  await mkdir(config.dataDirectory, { recursive: true });

  const stops: (() => Promise<unknown>)[] = [];
  const stop = stopInOrder(stops);
  // From the start on: whoever interrupts the first set-up leaves no database server behind.
  const isStopping = stopOnSignals(stop, logger);
  try {
    const url = config.databaseUrl ?? (await embeddedUrl(config, stops));
    await applyMigrations(url);
    const db = createDatabase(url, { poolSize: config.databasePool });
    stops.unshift(() => db.$disconnect());
    const demo = config.demo ? await seedDemo(db, systemClock.now()) : undefined;
    const demoKey = await keepSecret(config, 'demo-key', demo?.key);
    const operatorToken =
      config.operatorToken ?? (await keepSecret(config, 'operator-token', undefined, newToken))!;

    const service = await createService({ db, clock: systemClock, logger, operatorToken });
    stops.unshift(() => service.stop());
    await service.simulated.start();
    await service.switchboard.sweep();
    const cron = startCron(
      createTicks({ db, clock: systemClock, sweep: () => service.switchboard.sweep() }),
      logger,
    );
    stops.unshift(() => cron.stop());
    const address = await listen(service, config);
    const addressFile = join(config.dataDirectory, 'address');
    await writeFile(addressFile, `${address}\n`);
    stops.unshift(async () => {
      // Another process on the same data may have written its own since.
      if ((await readFile(addressFile, 'utf8')) === `${address}\n`) await rm(addressFile);
    });
    process.send?.({ address });
    greet(config, address, operatorToken, demoKey);
  } catch (error) {
    await stop();
    // Asked to stop, what was still starting found its database gone.
    if (!isStopping()) throw error;
  }
}

/**
 * Stops at SIGINT and SIGTERM, and when a program that started this one as its child (`npm run chat`)
 * is gone; then ends the process. Answers whether it was asked to.
 */
function stopOnSignals(stop: () => Promise<void>, logger: Logger): () => boolean {
  let asked = false;
  const onSignal = () => {
    if (asked) return;
    asked = true;
    console.log('\nStopping …');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.fatal({ err: error }, 'could not stop in order');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(signal, onSignal);
  return () => asked;
}

/** Throws ConfigError where the address cannot be listened on. */
async function listen({ admin }: Service, { host, port }: Config): Promise<string> {
  try {
    return await admin.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new ConfigError(
        `PORT: ${port} is taken on ${host}; expected a free one, like PORT=0 for any`,
      );
    }
    if (code === 'EACCES') {
      throw new ConfigError(
        `PORT: ${port} needs more rights than this user has; expected 1024 or above`,
      );
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new ConfigError(
        `HOST: ${JSON.stringify(host)} is no address of this machine; expected one, like 127.0.0.1`,
      );
    }
    throw error;
  }
}

/** Runs the stops one after another, once, whoever asks and however often; one that fails does not keep the rest. */
function stopInOrder(stops: (() => Promise<unknown>)[]): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= (async () => {
      const failures: unknown[] = [];
      for (const stop of [...stops]) await stop().catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw new AggregateError(failures, 'not everything stopped');
    })();
    return stopping;
  };
}

async function embeddedUrl(config: Config, stops: (() => Promise<unknown>)[]): Promise<string> {
  const directory = join(config.dataDirectory, 'postgres');
  const isFirst = !(await isInitialised(directory));
  console.log(
    isFirst ? `Setting up the database in ${directory} (once) …` : 'Starting the database …',
  );
  const starting = startEmbeddedServer({ directory });
  stops.unshift(() =>
    starting.then(
      (server) => server.stop(),
      () => {},
    ),
  );
  return (await starting).url();
}

const newToken = () => `mso_${randomBytes(32).toString('base64url')}`;

/** Keeps a secret in a file of the data directory, and answers what is kept there. */
async function keepSecret(
  { dataDirectory }: Config,
  name: string,
  fresh: string | undefined,
  create?: () => string,
): Promise<string | undefined> {
  const file = join(dataDirectory, name);
  const kept = await readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
  const secret = fresh ?? kept ?? create?.();
  if (secret !== undefined && secret !== kept)
    await writeFile(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}

function greet(
  config: Config,
  address: string,
  operatorToken: string,
  demoKey: string | undefined,
): void {
  const shown = config.operatorToken ? 'as OPERATOR_TOKEN says' : operatorToken;
  const lines = [
    `Muster listens on ${address} · reference at ${address}/docs`,
    `Operator token    ${shown}`,
    ...(demoKey && config.demo ? [`Demo key          ${demoKey}`] : []),
    ...(demoKey && config.demo
      ? ['Try it            npm run chat   then type: /help, or /who is playing this week?']
      : [`First step        POST ${address}/api/organizations with the operator token`]),
  ];
  console.log(lines.join('\n'));
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
