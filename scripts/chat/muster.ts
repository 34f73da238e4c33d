import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import type { Config } from '../../src/config.ts';
import { ChatError, type Client, createClient, reasonOf } from './client.ts';

const MAIN = resolve(import.meta.dirname, '../../src/main.ts');

const NO_KEY = `There is no demo here to chat in. Give the key of an organization:
  npm run chat -- --key mst_…
A new organization's first key is answered by POST /api/organizations, with the operator token.`;

export interface Muster {
  client: Client;
  /** Stops the service where this process started it. */
  stop(): Promise<void>;
}

export interface Wanted {
  /** The service there, and no other. */
  url: string | undefined;
  /** The demo's where there is none. */
  key: string | undefined;
  /** Called once, when the service has to be started. */
  onStart(): void;
  /** Aborted where nobody waits for it any more. */
  signal: AbortSignal;
}

interface Started {
  url: string;
  stop(): Promise<void>;
}

/** Finds the running service of this configuration, or starts it. Throws ChatError. */
export async function openMuster(config: Config, wanted: Wanted): Promise<Muster> {
  const { url, key: given, onStart, signal } = wanted;
  const key = given ?? (await readDemoKey(config));
  const nothing = async () => {};
  if (url !== undefined) {
    if (key === undefined) throw new ChatError(NO_KEY);
    const problem = await healthProblem(url);
    if (problem) throw new ChatError(`Muster does not answer at ${url}: ${problem}.`);
    return { client: createClient(url, key), stop: nothing };
  }
  if (key === undefined && !config.demo) throw new ChatError(NO_KEY);

  let refused: ChatError | undefined;
  for (const address of await listAddresses(config)) {
    if (key === undefined || (await healthProblem(address))) continue;
    try {
      const client = createClient(address, key);
      await client.organization();
      return { client, stop: nothing };
    } catch (error) {
      // Another Muster, with other data, has taken the address since it was written down.
      if (!(error instanceof ChatError && error.status === 401)) throw error;
      refused ??= error;
    }
  }
  if (given !== undefined && refused) throw refused;

  onStart();
  const started = await startMuster(config, signal);
  try {
    const ownKey = given ?? (await readDemoKey(config));
    if (ownKey === undefined) throw new ChatError(NO_KEY);
    const client = createClient(started.url, ownKey);
    await client.organization();
    return { client, stop: started.stop };
  } catch (error) {
    await started.stop();
    throw error;
  }
}

async function readDemoKey(config: Config): Promise<string | undefined> {
  if (!config.demo) return undefined;
  return (
    (await readFile(join(config.dataDirectory, 'demo-key'), 'utf8').catch(() => '')).trim() ||
    undefined
  );
}

/** Where the service said that it listens, and where it would by its configuration. */
async function listAddresses({ dataDirectory, host, port }: Config): Promise<string[]> {
  const written = (await readFile(join(dataDirectory, 'address'), 'utf8').catch(() => '')).trim();
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const shown = reachable.includes(':') ? `[${reachable}]` : reachable;
  const addresses = [written, port === 0 ? '' : `http://${shown}:${port}`];
  return [...new Set(addresses.filter((address) => URL.canParse(address)))];
}

/** Why nothing at `url` answers as Muster does; undefined when it does. */
async function healthProblem(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(3000) });
    const text = await response.text();
    return /^\s*\{"ok":true\}\s*$/.test(text) ? undefined : 'something else listens there';
  } catch (error) {
    return reasonOf(error);
  }
}

/** Starts the service, on another port where somebody has its own or takes it meanwhile. */
async function startMuster(config: Config, signal: AbortSignal): Promise<Started> {
  await mkdir(config.dataDirectory, { recursive: true });
  if (await isFree(config)) {
    const started = await spawnMuster(config, config.port, signal);
    if (!('problem' in started)) return started;
    if (signal.aborted || !/^PORT: .* taken/m.test(started.problem)) {
      throw new ChatError(started.problem);
    }
  }
  const started = await spawnMuster(config, 0, signal);
  if ('problem' in started) throw new ChatError(started.problem);
  return started;
}

/**
 * Starts the service as a child of this process, in a process group of its own: Ctrl-C in the
 * terminal ends the chat, and the chat ends the service. Its log is in the data directory.
 */
async function spawnMuster(
  { dataDirectory }: Config,
  port: number,
  signal: AbortSignal,
): Promise<Started | { problem: string }> {
  const logFile = join(dataDirectory, 'chat-service.log');
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(process.execPath, [MAIN], {
    detached: true,
    stdio: ['ignore', 'ignore', log, 'ipc'],
    env: { ...process.env, PORT: String(port) },
  });
  closeSync(log);
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  signal.addEventListener('abort', stop);
  const url = await Promise.race([addressOf(child), ended]);
  if (url !== undefined) return { url, stop };
  const tail = (await readFile(logFile, 'utf8')).trim().split('\n').slice(-12).join('\n');
  return { problem: `Muster could not be started.\n${tail}` };
}

/** The address that the service tells its parent once it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((done) => {
    child.on('message', (message: { address?: unknown }) => {
      if (typeof message.address === 'string') done(message.address);
    });
  });
}

function isFree({ host, port }: Config): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });
}
