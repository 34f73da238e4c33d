import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { toString as drawQr } from 'qrcode';
import { seedDemo } from '../prisma/seed.ts';
import { createChange } from './change/create-change.ts';
import { createAlert } from './chat/alert.ts';
import {
  canSandbox,
  chromiumMissing,
  findChromium,
  sandboxMissing,
  withoutSandbox,
} from './chat/whatsapp/chromium.ts';
import { needsSomebody } from './chat/whatsapp/state.ts';
import { createWhatsapp } from './chat/whatsapp/transport.ts';
import { systemClock } from './clock.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { tryAdvisoryLock } from './db/advisory-lock.ts';
import { createDatabase, type Database } from './db/client.ts';
import { startEmbeddedServer } from './db/embedded-server.ts';
import { applyMigrations } from './db/migrations.ts';
import { isInitialised } from './db/server-access.ts';
import { inTransaction } from './db/transaction.ts';
import { authenticate } from './people/api-keys.ts';
import { listOrganizations } from './people/organizations.ts';
import { createSignInLink, signInAddress } from './people/sign-in.ts';
import { type ConsoleLink, demoKeyFile, greet, operatorTokenFile } from './process/greet.ts';
import { type KeptSecret, keepToken, readSecret, writeSecret } from './process/keep-secret.ts';
import { createLogger } from './process/logger.ts';
import { type Stops, stopInOrder, stopOnSignals } from './process/stop-in-order.ts';
import { startCron } from './scheduler/cron.ts';
import { createTicks } from './scheduler/ticks.ts';
import { createService, type Service, type WhatsappDeps } from './service.ts';

/** The composition root: reads the configuration, builds, starts, and stops in the reverse order. */
async function main(): Promise<void> {
  const config = loadConfig();
  const logger = createLogger(config.logLevel, secretsOf(config));
  await mkdir(config.dataDirectory, { recursive: true });

  const stops: Stops = [];
  const stop = stopInOrder(stops);
  // From the start on: whoever interrupts the first set-up leaves no database server behind.
  const isStopping = stopOnSignals(stop, logger);
  try {
    const url = config.databaseUrl ?? (await embeddedUrl(config, stops));
    // Asked to stop meanwhile, nothing is begun that would hold the server; what is begun ends before it.
    if (isStopping()) return await stop();
    const migrating = applyMigrations(url);
    stops.unshift(() => migrating.catch(() => undefined));
    await migrating.catch((error: unknown) => {
      throw (config.databaseUrl && unreachable(error)) || error;
    });
    if (isStopping()) return await stop();
    const db = createDatabase(url, { poolSize: config.databasePool });
    stops.unshift(() => db.$disconnect());
    const demoKey = config.demo ? await demoKeyOf(db, config) : undefined;
    const operatorToken = config.operatorToken
      ? { secret: config.operatorToken, isNew: false }
      : await keepToken(operatorTokenFile(config));

    const whatsapp =
      config.transport === 'whatsapp' ? composeWhatsapp(config, url, logger) : undefined;
    const service = await createService({
      db,
      clock: systemClock,
      logger,
      operatorToken: operatorToken.secret,
      trustProxy: config.trustProxy,
      publicUrl: config.publicUrl ?? ownUrl(config),
      ...(whatsapp ? { whatsapp } : {}),
      calls:
        config.calls.provider === 'retell'
          ? { retell: config.calls }
          : { centsPerMinute: config.calls.centsPerMinute },
    });
    stops.unshift(() => service.stop());
    const { accounts, carrier, dialler } = service;
    await (accounts ? accounts.takeUp() : service.simulated.start());
    await service.switchboard.sweep();
    const cron = startCron(
      createTicks({
        db,
        clock: systemClock,
        sweep: () => service.switchboard.sweep(),
        ring: () => service.alarmClock.tick(),
        mirror: () => service.mirroring.tick(),
        catchUp: () => service.catchUp(),
        takeUpAccounts: accounts && (() => accounts.takeUp()),
        calls: dialler,
        carry: carrier && (() => carrier.tick()),
      }),
      logger,
    );
    stops.unshift(() => cron.stop());
    const address = await listen(service, config);
    const addressFile = join(config.dataDirectory, 'address');
    await writeFile(addressFile, `${address}\n`);
    stops.unshift(async () => {
      // Another process on the same data may have written its own since, and taken it away again.
      const written = await readFile(addressFile, 'utf8').catch(() => undefined);
      if (written === `${address}\n`) await rm(addressFile, { force: true });
    });
    process.send?.({ address });
    const { items } = await listOrganizations(db, { limit: 1 });
    const link = demoKey && (await makeDemoLink(db, demoKey.secret, config.publicUrl ?? address));
    greet(config, address, operatorToken, demoKey, items.length > 0, link);
  } catch (error) {
    await stop();
    // Asked to stop, what was still starting found its database gone.
    if (!isStopping()) throw error;
  }
}

/** Where it listens, as far as that is known before it does. */
function ownUrl({ host, port }: Config): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** How accounts of WhatsApp are run from this machine. Throws ConfigError where there is no browser. */
function composeWhatsapp(config: Config, databaseUrl: string, logger: Logger): WhatsappDeps {
  const chromium = findChromium(config.chromiumPath);
  if (chromium === undefined) {
    throw new ConfigError(
      config.chromiumPath === undefined
        ? chromiumMissing
        : `CHROMIUM_PATH: ${config.chromiumPath} cannot be run; expected a Chromium or Chrome`,
    );
  }
  if (config.chromiumSandbox === 'on' && !canSandbox) throw new ConfigError(sandboxMissing);
  const sandbox = config.chromiumSandbox !== 'off' && canSandbox;
  const alert = createAlert(logger, config.alertWebhook);
  return {
    lock: ({ id }, onLost) => tryAdvisoryLock(databaseUrl, `whatsapp account ${id}`, onLost),
    createTransport(account) {
      if (!sandbox) logger.warn({ accountId: account.id }, withoutSandbox);
      return createWhatsapp({
        folder: join(config.dataDirectory, 'whatsapp', account.id),
        chromium,
        sandbox,
        environment: config.browserEnvironment,
        clock: systemClock,
        logger: logger.child({ accountId: account.id }),
        onState(state) {
          if (needsSomebody(state)) alert(account, state);
          if (state.state === 'pairing' && state.qr) void showQr(account.externalId, state.qr);
        },
      });
    },
  };
}

/** The QR code of an account, in the terminal of whoever started Muster there. */
async function showQr(account: string, qr: string): Promise<void> {
  if (!process.stdout.isTTY) return;
  // The network says what is drawn; one that is too long for a picture is none.
  const picture = await drawQr(qr, { type: 'terminal', small: true }).catch(() => undefined);
  if (picture === undefined) return;
  console.log(`Scan this with the phone of ${account}: WhatsApp, Linked devices\n${picture}`);
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

/** What to say where no server of the caller's own lets Muster in; undefined for any other error. */
function unreachable(error: unknown): ConfigError | undefined {
  const { code = '', message } = error as NodeJS.ErrnoException;
  // Of the network; SQLSTATE class 28, a wrong user or password, and 42501, a missing right.
  const isDoor =
    /^(?:ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|28\w{3}|42501)$/;
  return isDoor.test(code)
    ? new ConfigError(`DATABASE_URL: ${message}; expected a PostgreSQL that lets Muster in`)
    : undefined;
}

async function embeddedUrl(config: Config, stops: Stops): Promise<string> {
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

/** The key of the demo, which is made if the database is empty; undefined where this database has none. */
async function demoKeyOf(db: Database, config: Config): Promise<KeptSecret | undefined> {
  const file = demoKeyFile(config);
  const made = await seedDemo(db, systemClock.now());
  if (made) await writeSecret(file, made.key);
  const secret = made?.key ?? (await readSecret(file));
  if (!secret || !(await authenticate(db, secret, systemClock.now()))) return undefined;
  return { secret, isNew: made !== undefined };
}

/** A link by which the ADMIN of the demo signs in, made anew by each start; undefined where that user is gone. */
async function makeDemoLink(
  db: Database,
  key: string,
  publicUrl: string,
): Promise<ConsoleLink | undefined> {
  const at = systemClock.now();
  const holder = await authenticate(db, key, at);
  if (!holder) return undefined;
  const { organizationId, userId } = holder;
  const { secret, expiresAt } = await inTransaction(db, (tx) =>
    createSignInLink(createChange({ tx, organizationId, at }), userId),
  );
  return { url: signInAddress(publicUrl, secret), expiresAt };
}

/** What of the configuration is never logged. */
function secretsOf({ operatorToken, databaseUrl, alertWebhook, calls }: Config): string[] {
  const password = databaseUrl === undefined ? '' : new URL(databaseUrl).password;
  const secrets = [
    operatorToken,
    password,
    decodeURIComponent(password),
    alertWebhook,
    calls.provider === 'retell' ? calls.apiKey : undefined,
  ];
  return secrets.filter((secret) => secret !== undefined);
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
