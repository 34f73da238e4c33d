import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAdmin } from '../../src/admin/build-admin.ts';
import type { JsonSchema } from '../../src/admin/example.ts';
import { listOperations } from '../admin/operations.ts';
import { OPERATOR_TOKEN } from '../helpers/world.ts';
import { blocksIn, dearer, scansOf } from './dearer.ts';
import { planModes, type Ran } from './plans.ts';
import { createSkewed, type Side, type Skewed } from './skewed.ts';

// A page of a list costs what is on it, however long the list is: of a group of very many, of a task that
// all of them have, of an event that all of them are invited to.

let skewed: Skewed;
let app: FastifyInstance;
let lists: List[];

beforeAll(async () => {
  skewed = await createSkewed();
  const { db, clock } = skewed.world;
  app = await buildAdmin({
    db,
    clock,
    operatorToken: OPERATOR_TOKEN,
    logger: pino({ level: 'silent' }),
    readiness: async () => ({
      ok: true,
      checks: { database: 'ok' },
      clock: { tickedAt: null, behindSeconds: 0 },
      accounts: [],
    }),
    limits: { requestsPerMinute: 100_000, failedAuthPerMinute: 100_000, eventLoopDelayMs: 0 },
  });
  lists = await findLists();
});

afterAll(async () => {
  await app.close();
  await skewed.end();
});

/** A route that answers in pages, and what may be asked of it. */
interface List {
  path: string;
  filters: { name: string; values: string[] }[];
}

/**
 * The operator's list is of no organization, who is missing in a chat needs one that is kept in step, and figures read
 * all that they count, which is held by bench/analytics.ts.
 */
const isElsewhere = (path: string) =>
  ['/api/organizations', '/api/groups/analytics'].includes(path) || path.endsWith('/chat/missing');

async function findLists(): Promise<List[]> {
  return (await listOperations(app)).flatMap(({ path, parameters = [] }) => {
    const asked = parameters.filter((parameter) => parameter.in === 'query');
    if (!asked.some(({ name }) => name === 'cursor') || isElsewhere(path)) return [];
    const filters = asked
      .filter(({ name }) => !['cursor', 'limit'].includes(name))
      // Scores are figures too.
      .filter(({ name }) => name !== 'scores')
      .map(({ name, schema }) => ({
        name,
        values: valuesOf(schema).filter((value) => value !== 'score'),
      }));
    return [{ path, filters }];
  });
}

const valuesOf = ({ type, enum: few = [] }: JsonSchema): string[] =>
  type === 'boolean' ? ['true', 'false'] : few.map(String);

/** What the lists of one side are asked for. */
interface Subjects {
  key: string;
  ids: Record<string, string>;
  values: Record<string, string[]>;
}

async function subjectsOf({ tenant, alex }: Side): Promise<Subjects> {
  const { db } = skewed.world;
  const { organizationId } = tenant;
  const where = { organizationId };
  const group = await db.group.findFirstOrThrow({ where: { ...where, name: 'Crowd of all' } });
  const few = await db.group.findFirstOrThrow({ where: { ...where, name: 'Book Club' } });
  const task = await db.task.findFirstOrThrow({ where: { ...where, number: -1_000_000 } });
  const event = await db.event.findFirstOrThrow({ where: { ...where, number: -500_000 } });
  const campaign = await db.campaign.findFirstOrThrow({ where: { ...where, number: -2_000_000 } });
  const chat = await db.chat.findFirstOrThrow({ where: { ...where, externalId: 'crowd 0' } });
  const entry = await db.auditEntry.findFirstOrThrow({ where: { ...where, groupId: group.id } });
  const someone = await db.contact.findFirstOrThrow({
    where: { ...where, name: { startsWith: 'Bela Crowd' } },
  });
  return {
    key: await tenant.key('ADMIN'),
    ids: {
      ...{ groups: group.id, tasks: task.id, events: event.id },
      ...{ campaigns: campaign.id, contacts: someone.id },
    },
    values: {
      groupId: [group.id],
      groupIds: [group.id, `${few.id},${group.id}`],
      userId: [alex.userId!],
      actorUserId: [alex.userId!],
      actorContactId: [alex.contactId, someone.id],
      accountId: [chat.accountId],
      assigneeId: [someone.id],
      // None repeats: of what is none, nothing is looked through.
      seriesId: ['0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10'],
      contactId: [someone.id],
      subjectId: [entry.subjectId],
      subjectType: [entry.subjectType],
      operationId: [entry.operationId],
      action: ['task.done', 'task.create'],
      number: ['41'],
      search: ['crowd', 'nobody is called this'],
      text: ['crowd', someone.name, '+3491000000', 'nobody is called this'],
      from: ['2026-11-20T11:00:00Z'],
      to: ['2026-11-20T11:00:00Z'],
      appointmentFrom: ['2026-11-20T11:00:00Z', '2027-11-20T11:00:00Z'],
      appointmentTo: ['2026-11-20T11:00:00Z', '2027-11-20T11:00:00Z'],
      dueFrom: ['2026-11-20T11:00:00Z'],
      dueTo: ['2026-11-20T11:00:00Z'],
    },
  };
}

/** The requests for a list: without a filter and with each of its values; few rows, so that both have as many. */
function requestsFor({ path, filters }: List, { ids, values }: Subjects): string[] {
  const url = path.replace(/\/([a-z]+)\/\{id\}/, (_, kind) => `/${kind}/${ids[kind]}`);
  const isCounted = filters.some(isTotal);
  const queries = filters
    .filter((filter) => !isTotal(filter))
    .flatMap((filter) => {
      const given = filter.values.length > 0 ? filter.values : values[filter.name];
      if (!given) throw new Error(`what is ${path} asked for by ${filter.name}?`);
      return given.map((value) => `&${filter.name}=${encodeURIComponent(value)}`);
    });
  const takes = (filter: string) => filters.some(({ name }) => filter.startsWith(`${name}=`));
  if (takes('groupIds='))
    for (const ofGroups of values.groupIds!)
      for (const further of ['match=and', 'match=not', 'includeUngrouped=true', 'text=crowd'])
        if (takes(further)) queries.push(`&groupIds=${ofGroups}&${further}`);
  return ['', ...queries].map(
    (query) => `${url}?limit=5${query}${isCounted ? '&total=false' : ''}`,
  );
}

const isTotal = ({ name }: { name: string }) => name === 'total';

/** What the first page and the next touch, on the average. */
async function pagesOf(key: string, url: string): Promise<{ ran: Ran[]; each: number }> {
  const headers = { authorization: `Bearer ${key}` };
  const ask = async (cursor: string | null): Promise<string | null> => {
    const answer = await app.inject({ url: cursor ? `${url}&cursor=${cursor}` : url, headers });
    expect(answer.statusCode, `${url}: ${answer.body}`).toBe(200);
    return answer.json().nextCursor;
  };
  let pages = 1;
  const ran = await skewed.plans.during(async () => {
    const next = await ask(null);
    if (next === null) return;
    pages += 1;
    await ask(next);
  });
  return { ran, each: blocksIn(ran) / pages };
}

/** So many blocks a page may touch in any case: what the shorter list has none of costs something in the longer. */
const least = 60;

/**
 * Who is in no group, or not in some, is known by no index: all are walked, each with their memberships looked
 * up by key, till a page is full. So are those who are counted. What that touches of each of them at most:
 */
const ofEach = 12;
const isWalked = (url: string) => /ungrouped|includeUngrouped=true|match=not/.test(url);

test.each(planModes)('with %s', async (mode) => {
  await skewed.plans.force(mode);
  const [small, big] = [await subjectsOf(skewed.small), await subjectsOf(skewed.big)];
  const { organizationId } = skewed.big.tenant;
  const people = await skewed.world.db.contact.count({ where: { organizationId } });
  for (const list of lists) {
    const ofBig = requestsFor(list, big);
    for (const [place, url] of requestsFor(list, small).entries()) {
      const few = await pagesOf(small.key, url);
      const many = await pagesOf(big.key, ofBig[place]!);
      expect(scansOf(many.ran, skewed.large), ofBig[place]).toEqual([]);
      const why = [ofBig[place], ...dearer(few.ran, many.ran)].join('\n\n');
      const most = isWalked(url) ? ofEach * people : 3 * Math.max(few.each, least);
      expect(many.each, why).toBeLessThanOrEqual(most);
      if (!url.endsWith('&total=false')) continue;
      const counted = await pagesOf(big.key, ofBig[place]!.replace('total=false', 'total=true'));
      expect(scansOf(counted.ran, skewed.large), ofBig[place]).toEqual([]);
      expect(counted.each, ofBig[place]).toBeLessThanOrEqual(2 * ofEach * people);
    }
  }
});
