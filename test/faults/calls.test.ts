import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireCampaignById } from '../../src/calls/campaign.ts';
import { createCampaign } from '../../src/calls/create-campaign.ts';
import { isOpen } from '../../src/calls/opening.ts';
import { readCallRules } from '../../src/calls/read-rules.ts';
import { stopCampaign } from '../../src/calls/stop-campaign.ts';
import type { WantedCampaign } from '../../src/calls/wanted.ts';
import type { Change } from '../../src/change/change.ts';
import { createChange } from '../../src/change/create-change.ts';
import { createDialler, type Dialler } from '../../src/telephony/dialler.ts';
import {
  type Behaviour,
  type CarriedCall,
  type CarrierStub,
  createCarrierStub,
  type Fault,
} from '../calls/carrier.ts';
import { createWorld, type Tenant, type World } from '../helpers/world.ts';
import type { CallerOrders, FromCaller, ToCaller } from './calls-process.ts';

// A thousand people are to be called by three processes, which are killed at each step, through a carrier that loses
// replies, dials twice, and tells late, twice, out of order or never. Counted at the carrier, which knows who was rung.

const people = 1000;
const budget = { perHalfMinute: 50, perQuarterHour: 250 };
const noon = '2026-11-20T11:00:00Z';

let world: World;
let tenant: Tenant;
let carrier: CarrierStub;
let parent: Dialler;

/** The same at each run. */
let seed = 7;
function chance(): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
}

beforeAll(async () => {
  world = await createWorld({ at: noon });
  tenant = await world.tenant('Friends');
  const { organizationId } = tenant;
  const ana = await tenant.person('Ana', { role: 'ADMIN' });
  const groupId = await tenant.group('Team', [ana]);
  await world.db.$executeRaw`
    WITH people AS (
      INSERT INTO contacts (organization_id, name, phone, time_zone, do_not_call_at, do_not_call_source, opted_out_at,
        created_at, updated_at)
      SELECT ${organizationId}::uuid, 'Person ' || n, CASE WHEN n % 50 <> 1 THEN '+34' || (700000000 + n) END,
        CASE n % 50 WHEN 2 THEN 'America/New_York' WHEN 3 THEN 'Asia/Tokyo' END,
        CASE n % 50 WHEN 4 THEN now() END, CASE n % 50 WHEN 4 THEN 'API'::consent_source END,
        CASE n % 50 WHEN 5 THEN now() END, now(), now()
      FROM generate_series(1, ${people - 1}::int) AS n RETURNING organization_id, id
    )
    INSERT INTO members (organization_id, group_id, contact_id, role, joined_at)
    SELECT organization_id, ${groupId}::uuid, id, 'MEMBER', now() FROM people`;
  await world.db.organization.update({
    where: { id: organizationId },
    data: { dialsPerHalfMinute: budget.perHalfMinute, dialsPerQuarterHour: budget.perQuarterHour },
  });
  await tenant.say(ana, 'team', '/link chat to group Team');
  await tenant.insist(ana, 'team', '/create event Game sunday 10am');
  carrier = createCarrierStub(() => world.clock.now());
  parent = createDialler({
    db: world.db,
    clock: world.clock,
    logger: pino({ level: 'silent' }),
    provider: carrier,
    deliver: async () => {},
  });
});

afterAll(() => world.end());

/** What somebody does, by their number: most pick up. */
function behaviourOf(phone: string): Behaviour {
  const kind = Number(phone.slice(-3)) % 20;
  if (kind === 0) return { ending: 'DECLINED' };
  if (kind === 1) return { ending: 'VOICEMAIL' };
  if (kind < 4) return { ending: 'NO_ANSWER' };
  if (kind === 4) return { ending: 'BUSY' };
  if (kind === 5) return { ending: 'ANSWERED', heard: { optOut: true } };
  return {
    ending: 'ANSWERED',
    heard: { answer: { status: kind < 12 ? 'GOING' : 'DECLINED', guests: 0 } },
  };
}

function faultOf(): Fault {
  const drawn = chance();
  if (drawn < 0.06) return 'lost';
  if (drawn < 0.1) return 'vanished';
  if (drawn < 0.12) return 'doubled';
  return drawn < 0.15 ? { refused: 'LATER' } : 'none';
}

const change = <Result>(run: (change: Change) => Promise<Result>) =>
  world.db.$transaction((tx) => {
    const { organizationId } = tenant;
    const actor = { kind: 'API', contactId: null, userId: null, role: 'ADMIN' } as const;
    return run(createChange({ tx, organizationId, at: world.clock.now(), actor }));
  });

const wanted = (given: Pick<WantedCampaign, 'whom'> & Partial<WantedCampaign>): WantedCampaign => ({
  message: null,
  timing: 'IMMEDIATE',
  priority: 'URGENT',
  startsAt: null,
  spreadMinutes: null,
  isAboutAppointments: false,
  customHoursBefore: null,
  outsideHours: null,
  until: null,
  ...given,
});

/** Three processes; one that dies is followed by another, which dies a step later. */
function createCallers() {
  let deaths = 0;
  let statement = 0;
  const seats: { child: ChildProcess; ready: Promise<void> }[] = [];
  const seat = () => {
    // Each second one lives; the others die at one step after another.
    const isMortal = statement < 60;
    if (isMortal) statement += 1;
    const death = isMortal
      ? { statement: 2 + Math.floor(statement * 1.5), isSent: statement % 2 === 0 }
      : null;
    const orders: CallerOrders = { url: world.url, death };
    const child = fork(join(import.meta.dirname, 'calls-process.ts'), [JSON.stringify(orders)], {
      execArgv: [],
    });
    const tell = (told: ToCaller) => child.connected && child.send(told);
    child.on('message', async (asked: FromCaller) => {
      if (!('ask' in asked)) return;
      if (asked.what === 'dial') carrier.faults.push(faultOf());
      tell({ to: asked.ask, answer: await carrier[asked.what](asked.with) });
    });
    const ready = new Promise<void>((resolve) => {
      child.once('message', () => resolve());
      child.once('exit', () => resolve());
    });
    return { child, ready };
  };
  return {
    deaths: () => deaths,
    /** All of them do what is due at this moment; whoever dies meanwhile is followed by another. */
    async tick() {
      while (seats.length < 3) seats.push(seat());
      await Promise.all(
        seats.map(async ({ child, ready }, place) => {
          await ready;
          const isDone = await new Promise<boolean>((resolve) => {
            const hear = (told: FromCaller) => {
              if (!('done' in told)) return;
              child.off('message', hear);
              resolve(true);
            };
            child.on('message', hear);
            child.once('exit', () => resolve(false));
            if (child.connected) child.send({ now: world.clock.now().toISOString() });
            else resolve(false);
          });
          child.removeAllListeners('exit');
          if (isDone) return;
          deaths += 1;
          seats[place] = seat();
        }),
      );
    },
    stop() {
      for (const { child } of seats) child.kill('SIGKILL');
    },
  };
}

/** Ends what rings; what the carrier tells of it comes, comes twice, comes in another order, or never. */
async function answer(): Promise<void> {
  const told: Parameters<Dialler['receive']>[1][] = [];
  for (const call of carrier.open()) {
    const report = carrier.end(call, behaviourOf(call.phone));
    const ended = { ...report, stage: 'ENDED' as const, heard: null };
    const ringing = { ...ended, stage: 'RINGING' as const, ending: null };
    const drawn = chance();
    if (drawn < 0.6) told.push(ringing, ended, report);
    else if (drawn < 0.75) told.push(report, ended, report, ringing);
    else if (drawn < 0.85) told.push(ended, ended);
  }
  for (const report of told) await parent.receive(tenant.organizationId, report);
}

test('nobody is dialled twice, after a stop, out of hours or against their will, whatever dies', async () => {
  const { organizationId } = tenant;
  const { id: groupId } = await world.db.group.findFirstOrThrow();
  const { id: eventId } = await world.db.event.findFirstOrThrow();
  const { id: campaignId } = await change((own) =>
    createCampaign(own, wanted({ whom: { eventId } })),
  );
  const { id: stoppedId } = await change((own) =>
    createCampaign(
      own,
      wanted({
        whom: { groupId },
        message: 'Bring water',
        priority: 'NORMAL',
        outsideHours: 'WAIT',
      }),
    ),
  );
  const callers = createCallers();
  const settings = await readCallRules({ tx: world.db, organizationId });
  const answeredInChat = new Map<string, Date>();
  const open = () => world.db.call.count({ where: { organizationId, status: { not: 'ENDED' } } });
  let stoppedAt: Date | undefined;
  try {
    for (let rounds = 0; (await open()) > 0 && rounds < 600; rounds += 1) {
      await callers.tick();
      await answer();
      if (rounds === 8) {
        await change(async (own) =>
          stopCampaign(own, await requireCampaignById(own, own.actor, stoppedId)),
        );
        stoppedAt = world.clock.now();
      }
      // Now and then somebody who was not called yet answers in the chat.
      if (rounds % 4 === 1) {
        const [waiting] = await world.db.$queryRaw<{ id: string; contactId: string }[]>`
          SELECT id, contact_id AS "contactId" FROM calls WHERE campaign_id = ${campaignId}::uuid AND status = 'WAITING'
          ORDER BY next_at DESC, id DESC LIMIT 1`;
        if (waiting) {
          answeredInChat.set(waiting.contactId, world.clock.now());
          await world.db.participant.updateMany({
            where: { eventId, contactId: waiting.contactId },
            data: { status: 'MAYBE', answeredAt: world.clock.now(), source: 'COMMAND' },
          });
        }
      }
      world.clock.advance(rounds < 60 ? 30_000 : 5 * 60_000);
    }
  } finally {
    callers.stop();
  }

  // What the carrier did by itself is not ours.
  const first = new Map<string, CarriedCall>();
  for (const call of carrier.calls) if (!first.has(call.attemptId)) first.set(call.attemptId, call);
  const rung = [...first.values()];
  const contacts = await world.db.contact.findMany({ where: { organizationId } });
  const byPhone = new Map(contacts.map((contact) => [contact.phone, contact]));
  const attempts = await world.db.attempt.findMany({
    where: { organizationId },
    include: { call: true },
  });
  const attemptOf = new Map(attempts.map((attempt) => [attempt.id, attempt]));

  const twice = [...Map.groupBy(rung, ({ phone }) => phone).values()].filter((own) =>
    own.some((call, place) => {
      const before = own[place - 1];
      if (!before) return false;
      const { ending } = before.report!;
      const isFinal = !['NO_ANSWER', 'BUSY', 'FAILED'].includes(ending!);
      return isFinal || call.at.getTime() - before.at.getTime() < 30 * 60_000 - 30_000;
    }),
  );
  const afterStop = rung.filter(
    ({ attemptId, at }) =>
      attemptOf.get(attemptId)!.call.campaignId === stoppedId && stoppedAt && at > stoppedAt,
  );
  const outOfHours = rung.filter(({ phone, at }) => {
    const zone = byPhone.get(phone)!.timeZone ?? 'Europe/Madrid';
    return !isOpen(at, zone, settings.rules.times);
  });
  const unwilling = rung.filter(({ phone, at }) => {
    const { doNotCallAt, optedOutAt } = byPhone.get(phone)!;
    return (doNotCallAt && doNotCallAt < at) || optedOutAt;
  });
  const settledBefore = rung.filter(({ phone, attemptId, at }) => {
    const since = answeredInChat.get(byPhone.get(phone)!.id);
    return since && at > since && attemptOf.get(attemptId)!.call.campaignId === campaignId;
  });
  const most = (ms: number) =>
    Math.max(
      ...rung.map(
        ({ at }) => rung.filter((other) => other.at >= at && +other.at < +at + ms).length,
      ),
    );
  const calls = await world.db.call.groupBy({
    by: ['campaignId', 'status', 'outcome'],
    _count: true,
  });
  const tally = {
    people,
    'killed processes': callers.deaths(),
    'rung at the carrier': rung.length,
    'most in 30 s': most(30_000),
    'most in 15 min': most(15 * 60_000),
    'dialled twice': twice.length,
    'after the stop': afterStop.length,
    'out of hours': outOfHours.length,
    'against their will': unwilling.length,
    'after their answer': settledBefore.length,
    outcomes: Object.fromEntries(
      calls
        .filter((row) => row.campaignId === campaignId)
        .map(({ outcome, _count }) => [outcome ?? 'none', _count]),
    ),
  };
  console.log(tally);
  expect(tally).toMatchObject({
    'dialled twice': 0,
    'after the stop': 0,
    'out of hours': 0,
    'against their will': 0,
    'after their answer': 0,
  });
  expect(tally['killed processes']).toBeGreaterThan(30);
  expect(tally['most in 30 s']).toBeLessThanOrEqual(budget.perHalfMinute);
  expect(tally['most in 15 min']).toBeLessThanOrEqual(budget.perQuarterHour);
  // Each ends in exactly one outcome, which the database holds too.
  expect(calls.every(({ status }) => status === 'ENDED')).toBe(true);
  const counted = calls.filter((row) => row.campaignId === campaignId);
  expect(counted.reduce((sum, { _count }) => sum + _count, 0)).toBe(people);
  expect(stoppedAt).toBeDefined();
}, 300_000);
