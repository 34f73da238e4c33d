import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { chromium, type Page } from 'playwright-core';
import { createChange } from '../src/change/create-change.ts';
import { findChromium } from '../src/chat/whatsapp/chromium.ts';
import { createDatabase, type Database } from '../src/db/client.ts';
import { createSignInLink } from '../src/people/sign-in.ts';
import { createUser } from '../src/people/users.ts';
import { createService } from '../src/service.ts';
import { type Business, createBusiness } from './business.ts';
import { createBenchDatabase, withClient } from './databases.ts';
import { median, race } from './measure.ts';
import { friday } from './organization.ts';
import { type Bench, createRow, type Row } from './row.ts';

/** How long the page may wait for an answer, against the answer itself. */
const limit = 1.5;

/** Milliseconds in which what somebody did is to be seen, so that it seems to be at once (the RAIL model). */
const atOnceMs = 100;

/** Frames of a list that is scrolled through, and milliseconds from one to the next that no eye sees: one of 60 a second left out. */
const frames = 400;
const smoothMs = 1000 / 30;

/** Milliseconds within which everything is there, on a busy machine too. */
const patienceMs = 60_000;

/** What bench/stopwatch.js has in the page. */
declare const stopwatch: {
  filter(asked: Filter): Promise<{ url: string; answered: number; drawn: number }>;
  ask(url: string): Promise<number>;
  scroll(frames: number): Promise<number[]>;
};

/** The list that is asked for, and by what: a text that is typed, or an address of the console. */
interface Filter {
  path: string;
  text?: string;
  address?: string;
}

/**
 * The console of a business in a real browser, against the answers of the API that it shows, read by the same page.
 * Nothing where there is no Chromium.
 */
export const consolePages: Bench = async (server) => {
  const executablePath = findChromium(process.env.CHROMIUM_PATH);
  if (executablePath === undefined) {
    console.error('console is left out: there is no Chromium (apt-get install chromium)');
    return [];
  }
  const databaseUrl = await createBenchDatabase(server, 'bench_console');
  const db = createDatabase(databaseUrl, { applicationName: 'bench' });
  const service = await createService({
    db,
    clock: { now: () => friday },
    logger: pino({ level: 'silent' }),
    operatorToken: 'of the bench',
    limits: { requestsPerMinute: 1_000_000, eventLoopDelayMs: 0 },
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const business = await withClient(databaseUrl, async (raw) => {
      const made = await createBusiness(db, raw);
      await raw.query('VACUUM ANALYZE');
      return made;
    });
    await service.admin.listen({ host: '127.0.0.1', port: 0 });
    const { port } = service.admin.server.address() as AddressInfo;
    const page = await browser.newPage({ locale: 'en-GB', baseURL: `http://127.0.0.1:${port}` });
    page.setDefaultTimeout(patienceMs);
    await page.addInitScript({ path: join(import.meta.dirname, 'stopwatch.js') });
    await signIn(page, db, business);
    return await measureAll(page, business);
  } finally {
    await browser.close();
    await service.stop();
    await db.$disconnect();
  }
};

async function signIn(page: Page, db: Database, { organizationId }: Business): Promise<void> {
  const change = createChange({ tx: db, organizationId, at: friday });
  const { id } = await createUser(change, { name: 'Bench', role: 'ADMIN' });
  const { secret } = await createSignInLink(change, id);
  await page.goto(`/sign-in#${secret}`);
  await page.waitForURL((address) => address.pathname !== '/sign-in');
}

async function measureAll(page: Page, { largest, groupOf }: Business): Promise<Row[]> {
  const contacts = '/api/contacts/by-groups';
  const members = `/api/groups/${largest}/members`;
  const rows: Row[] = [];
  await open(page, '/contacts');
  for (const [what, letters] of [
    ['contacts by a part of their names', 5],
    ['contacts by two letters, which many have', 2],
  ] as const)
    rows.push(
      ...(await measure(page, what, (round) => ({
        path: contacts,
        text: partOfName(round, letters),
      }))),
    );
  for (const [what, match] of [
    ['contacts in two groups at once', 'and'],
    ['contacts in neither of two groups', 'not'],
  ] as const)
    rows.push(
      ...(await measure(page, what, (round) => {
        const groupIds = JSON.stringify([groupOf(round + 1), groupOf(round + 2)]);
        return { path: contacts, address: `/contacts?${new URLSearchParams({ groupIds, match })}` };
      })),
    );
  rows.push(await measureScrolling(page, 'contacts'));
  await open(page, `/groups/${largest}/members`);
  for (const [what, letters] of [
    ['members of 10,000 by a part of their names', 5],
    ['members of 10,000 by two letters, which many have', 2],
  ] as const)
    rows.push(
      ...(await measure(page, what, (round) => ({
        path: members,
        text: partOfName(round, letters),
      }))),
    );
  rows.push(await measureScrolling(page, 'members of 10,000'));
  return rows;
}

/** A list is scrolled through from its beginning, and read on: nineteen of twenty frames come as soon as this. */
async function measureScrolling(page: Page, what: string): Promise<Row> {
  await open(page, new URL(page.url()).pathname);
  const took = await page.evaluate((count) => stopwatch.scroll(count), frames);
  return createRow({
    bench: 'console',
    what: `${what} scrolled through: a frame`,
    against: 'what looks smooth',
    unit: 'ms',
    ours: took[Math.floor(took.length * 0.95)]!,
    theirs: smoothMs,
    limit: 1,
  });
}

/** A part of the name of one of the first contacts (createBusiness), or two letters that many have; others in each round. */
function partOfName(round: number, letters: 2 | 5): string {
  if (letters === 2) return (16 + round).toString(16);
  const name = createHash('md5')
    .update(String(round + 1))
    .digest('hex');
  return name.slice(0, letters);
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('tr[data-index]').first().waitFor();
  await page.waitForFunction('document.querySelector(\'[aria-busy="true"]\') === null');
}

/**
 * A filter that is set, each round another: until its answer is there, against the same answer alone; and what the
 * page takes from then on until it is on the screen.
 */
async function measure(
  page: Page,
  what: string,
  filterOf: (round: number) => Filter,
): Promise<Row[]> {
  let url = '';
  const drawing: number[] = [];
  const rounds = { rounds: 31, warmUp: 15, oursFirst: true };
  const answer = await race(
    rounds,
    async (round) => {
      const shown = await page.evaluate((asked) => stopwatch.filter(asked), filterOf(round));
      url = shown.url;
      drawing.push(shown.drawn - shown.answered);
      return shown.answered;
    },
    () => page.evaluate((asked) => stopwatch.ask(asked), url),
  );
  return [
    createRow({
      bench: 'console',
      what,
      against: "the API's answer to the same",
      unit: 'ms',
      ...answer,
      limit,
    }),
    createRow({
      bench: 'console',
      what: `${what}: drawn`,
      against: 'what seems to be at once',
      unit: 'ms',
      ours: median(drawing.slice(rounds.warmUp)),
      theirs: atOnceMs,
      limit: 1,
    }),
  ];
}
