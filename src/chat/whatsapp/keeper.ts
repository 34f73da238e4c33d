import { type ChildProcess, fork } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Logger } from 'pino';
import { backOffMs } from './back-off.ts';
import { clearBrowser } from './browser-processes.ts';
import { type FromChild, fromChild, type Settings, type ToChild } from './channel.ts';
import { DeadlineError, withDeadline } from './deadline.ts';
import { profileIn } from './profile.ts';
import { needsSomebody, type SessionState } from './state.ts';

export interface KeeperDeps {
  logger: Logger;
  /** From 0 up to 1. */
  random: () => number;
  /** All that the child is to know of the environment. */
  environment: Readonly<Record<string, string>>;
  onState: (state: SessionState | { state: 'stopped' }) => void;
  /** What the child tells, but for its state and that it lives. */
  onTold: (message: FromChild) => void;
  /** What the child was asked will not be answered any more. */
  onGone: () => void;
}

/** Keeps one child process with its browser alive, whatever becomes of either. */
export interface Keeper {
  start(): void;
  /** Whether there is a child to tell. */
  tell(message: ToChild): boolean;
  /** Ends the child that is there in order, and starts the next one at once, to be paired so. */
  restart(pairingPhone: string | null): Promise<void>;
  /** How many children came after the first. */
  restarts(): number;
  /** Ends it for good; no process and no lock is left. */
  stop(): Promise<void>;
}

const entry = new URL('./child.ts', import.meta.url);

export function createKeeper(given: Settings, deps: KeeperDeps): Keeper {
  const { logger, onTold, onGone } = deps;
  const { folder, timing } = given;
  const profile = profileIn(folder);
  let settings = given;
  let state: SessionState | { state: 'stopped' } = { state: 'stopped' };
  let child: ChildProcess | undefined;
  /** The work of starting and of clearing up after a child, one after another. */
  let work: Promise<void> = Promise.resolve();
  let isWanted = false;
  let failures = 0;
  let started = 0;
  let retry: NodeJS.Timeout | undefined;
  let silence: NodeJS.Timeout | undefined;
  let steady: NodeJS.Timeout | undefined;

  function moveTo(next: typeof state): void {
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    clearTimeout(steady);
    if (next.state === 'ready') {
      steady = setTimeout(() => {
        failures = 0;
      }, timing.steadyMs);
    }
    deps.onState(next);
  }

  function launch(): void {
    isWanted = true;
    work = work.then(async () => {
      if (!isWanted || child) return;
      moveTo({
        state: 'starting',
        ...(state.state === 'reconnecting' ? { reason: state.reason } : {}),
      });
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await clearBrowser(profile);
        if (isWanted) spawn();
      } catch (error) {
        logger.error({ err: error, folder }, 'WhatsApp could not be started');
        comeBack('startFailed');
      }
    });
  }

  function spawn(): void {
    // Nothing of this process: no flags of Node, no standard output, and none of its secrets.
    const next = fork(entry, [], {
      cwd: folder,
      env: { ...deps.environment },
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child = next;
    started += 1;
    if (next.stderr) {
      createInterface(next.stderr).on('line', (line) => logger.warn({ line }, 'WhatsApp, stderr'));
    }
    next.on('message', (message) => hear(next, message));
    // Raised besides `exit`, or in its place where the process could not be started.
    next.on('error', (error) => {
      logger.error({ err: error }, 'the WhatsApp process failed');
      if (next.pid === undefined) onExit(next, null);
    });
    next.on('exit', (code) => onExit(next, code));
    listenFor(next);
    next.send({ type: 'open', settings } satisfies ToChild);
  }

  /** A child that says nothing is stuck: its heart beats whatever its browser does. */
  function listenFor(speaker: ChildProcess): void {
    clearTimeout(silence);
    silence = setTimeout(() => speaker.kill('SIGKILL'), timing.silenceMs);
  }

  function hear(speaker: ChildProcess, given: unknown): void {
    listenFor(speaker);
    const { success, data: message, error } = fromChild.safeParse(given);
    if (!success) {
      logger.error({ err: error }, 'the WhatsApp process said something unknown');
    } else if (message.type === 'state') {
      moveTo(message.state);
    } else if (message.type === 'trouble') {
      logger.warn({ trouble: message.text }, 'WhatsApp');
    } else if (message.type !== 'beat') {
      onTold(message);
    }
  }

  function onExit(gone: ChildProcess, code: number | null): void {
    if (child !== gone) return;
    child = undefined;
    clearTimeout(silence);
    onGone();
    // Killed, it left its browser behind.
    work = work.then(() => clearBrowser(profile)).catch(() => {});
    if (!isWanted || needsSomebody(state)) return;
    // In order, it has said why; else it was killed or crashed.
    comeBack(code === 0 && state.state === 'reconnecting' ? state.reason : 'processGone');
  }

  function comeBack(reason: Extract<SessionState, { state: 'reconnecting' }>['reason']): void {
    moveTo({ state: 'reconnecting', reason });
    const { firstRestartMs: firstMs, mostRestartMs: mostMs } = timing;
    const waitMs = backOffMs(failures, { firstMs, mostMs, random: deps.random });
    failures += 1;
    logger.warn({ reason, waitMs }, 'WhatsApp is started anew');
    retry = setTimeout(launch, waitMs);
  }

  async function endChild(): Promise<void> {
    isWanted = false;
    clearTimeout(retry);
    await work;
    const ending = child;
    if (!ending) return;
    const exited = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
    tell({ type: 'close' });
    try {
      await withDeadline(exited, timing.stopTimeoutMs, 'stopping');
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
      ending.kill('SIGKILL');
      await exited;
    }
    await work;
  }

  function tell(message: ToChild): boolean {
    if (!child?.connected) return false;
    // It may go away at any moment: then `exit` says so.
    child.send(message, () => {});
    return true;
  }

  return {
    start: launch,
    tell,
    async restart(pairingPhone) {
      await endChild();
      settings = { ...settings, pairingPhone };
      failures = 0;
      launch();
    },
    restarts: () => Math.max(0, started - 1),
    async stop() {
      await endChild();
      clearTimeout(steady);
      moveTo({ state: 'stopped' });
    },
  };
}
