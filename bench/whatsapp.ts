import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { browsersOn } from '../src/chat/whatsapp/browser-processes.ts';
import { findChromium } from '../src/chat/whatsapp/chromium.ts';
import { profileIn } from '../src/chat/whatsapp/profile.ts';
import { createWhatsapp } from '../src/chat/whatsapp/transport.ts';
import { systemClock } from '../src/clock.ts';
import { parseConfig } from '../src/config.ts';
import { startStubNetwork } from '../test/chat/whatsapp/stub/network.ts';
import { quietEvents } from '../test/helpers/transport.ts';
import { median } from './measure.ts';
import { listProcesses, readFamily, readResident } from './memory.ts';
import { type Bench, createRow } from './row.ts';

const rounds = 3;

/** Until what was needed for the start alone is given back, in milliseconds. */
const settleMs = 3_000;

/** What a process and the browser that it drives have resident, in MB. */
interface Resident {
  process: number;
  browser: number;
}

/**
 * What an account has resident while it is connected, to a stub of WhatsApp Web: the process that runs
 * its browser, and that browser. Against an empty page in the same browser, driven by puppeteer. Nothing
 * where there is no Chromium, or no /proc.
 */
export const whatsapp: Bench = async () => {
  const chromium = findChromium(process.env.CHROMIUM_PATH);
  if (chromium === undefined) {
    console.error('whatsapp is left out: there is no Chromium (apt-get install chromium)');
    return [];
  }
  const ours: Resident[] = [];
  const theirs: Resident[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [one, other] = [await measureAccount(chromium), await measureEmptyPage(chromium)];
    if (!one || !other) return [];
    ours.push(one);
    theirs.push(other);
  }
  const row = (what: string, against: string, part: keyof Resident) =>
    createRow({
      bench: 'whatsapp',
      what,
      against,
      unit: 'MB',
      ours: median(ours.map((resident) => resident[part])),
      theirs: median(theirs.map((resident) => resident[part])),
    });
  return [
    row("resident: an account's process (RSS)", 'a Node that drives an empty page', 'process'),
    row('resident: its browser, connected (PSS)', 'the same browser, an empty page', 'browser'),
  ];
};

async function measureAccount(chromium: string): Promise<Resident | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'));
  const network = await startStubNetwork({ isPaired: true });
  const connected = Promise.withResolvers<void>();
  const transport = createWhatsapp({
    folder,
    chromium,
    environment: parseConfig(process.env).browserEnvironment,
    browserArgs: network.browserArgs,
    clock: systemClock,
    logger: pino({ level: 'silent' }),
  });
  try {
    await transport.start(quietEvents({ ready: async () => connected.resolve() }));
    await connected.promise;
    return await readResidents(profileIn(folder));
  } finally {
    await transport.stop();
    await network.end();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureEmptyPage(chromium: string): Promise<Resident | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'));
  const profile = profileIn(folder);
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [chromium, profile, '--disable-gpu', '--disable-dev-shm-usage', ...sandbox];
  const child = fork(join(import.meta.dirname, 'empty-page.ts'), args, { execArgv: [] });
  try {
    await once(child, 'message');
    return await readResidents(profile);
  } finally {
    const ended = once(child, 'exit');
    child.disconnect();
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of the browser on a profile and of the process that drives it; undefined where it cannot be read. */
async function readResidents(profile: string): Promise<Resident | undefined> {
  await pause(settleMs);
  const [pid] = await browsersOn(profile);
  const parent = (await listProcesses()).find((one) => one.pid === pid)?.parent;
  if (pid === undefined || parent === undefined) return undefined;
  const [driver, browser] = [await readResident(parent), await readFamily(pid)];
  return driver && browser ? { process: driver, browser } : undefined;
}
