import type { CallReport } from '../../src/calls/provider.ts';
import type { Database } from '../../src/db/client.ts';
import { createOrganization } from '../../src/people/organizations.ts';
import { createRetell } from '../../src/telephony/retell/retell.ts';
import { createSimulatedCarrier } from '../../src/telephony/simulated/simulated-carrier.ts';
import { createTestDatabase } from '../helpers/database.ts';
import { createFixedClock, FRIDAY } from '../helpers/world.ts';
import { describeProviderContract, type Played } from './contract.ts';
import { API_KEY, settings } from './retell-settings.ts';
import { type StubCall, startRetellStub } from './retell-stub.ts';

describeProviderContract('the simulated carrier', async () => {
  const database = await createTestDatabase();
  const clock = createFixedClock(FRIDAY);
  const { organization } = await createOrganization(
    database.db,
    { name: 'Club', timeZone: 'Europe/Madrid', locale: 'en-GB' },
    clock.now(),
  );
  const told: CallReport[] = [];
  let isDeaf = false;
  let mishap: 'replyLost' | 'outage' | undefined;
  const carrier = createSimulatedCarrier({
    db: withMishaps(database.db, () => {
      const [next] = [mishap];
      mishap = undefined;
      return next;
    }),
    clock,
    logger: { warn: () => {} },
    onReport: async (report) => {
      if (isDeaf) throw new Error('nobody listens');
      told.push(report);
    },
  });
  return {
    provider: carrier.provider,
    organizationId: organization.id,
    async play(callId, played) {
      if (played === 'ringOut') {
        // Played people let it ring for longer.
        await carrier.page(
          organization.id,
          { phone: '+34600111333', status: 'ringing' },
          { limit: 1 },
        );
        clock.advance(46_000);
        await carrier.page(
          organization.id,
          { phone: '+34600111333', status: 'ringing' },
          { limit: 1 },
        );
        await carrier.tick();
        return;
      }
      const act =
        typeof played === 'object' ? { do: 'say' as const, text: played.say } : { do: played };
      await carrier.play(organization.id, callId, act);
    },
    told: () => told,
    rang: (attemptId) => database.db.simulatedCall.count({ where: { attemptId } }),
    loseReply: () => {
      mishap = 'replyLost';
    },
    breakDown: () => {
      mishap = 'outage';
    },
    setDeaf: (deaf) => {
      isDeaf = deaf;
    },
    end: () => database.drop(),
  };
});

/** A database that is gone for one statement about a call, or just after it. */
function withMishaps(db: Database, next: () => 'replyLost' | 'outage' | undefined): Database {
  const simulatedCall = new Proxy(db.simulatedCall, {
    get: (target, name) => async (args: unknown) => {
      const mishap = next();
      if (mishap === 'outage') throw new Error('the database is gone');
      const done = await (target[name as 'create'] as (given: unknown) => Promise<unknown>)(args);
      if (mishap === 'replyLost') throw new Error('the database went');
      return done;
    },
  });
  return new Proxy(db, {
    get: (target, name) => (name === 'simulatedCall' ? simulatedCall : Reflect.get(target, name)),
  });
}

describeProviderContract('Retell', async () => {
  const clock = createFixedClock(FRIDAY);
  const stub = await startRetellStub(API_KEY, clock);
  const provider = createRetell(settings(stub.url), clock);
  const told: CallReport[] = [];
  let isDeaf = false;
  async function tell(event: string, callId: string, change: Partial<StubCall>): Promise<void> {
    const { headers, body } = stub.webhook(event, callId, change);
    if (isDeaf) return;
    const read = await provider.readWebhook(headers, body);
    if (typeof read === 'object') told.push(read.report);
  }
  const unconnected: Partial<Record<string, string>> = {
    busy: 'dial_busy',
    ringOut: 'dial_no_answer',
    decline: 'user_declined',
  };
  const ended = (reason: string): Partial<StubCall> => ({
    call_status: 'ended',
    disconnection_reason: reason,
    duration_ms: 21_400,
    call_cost: { combined_cost: 4.6, total_duration_seconds: 21, product_costs: [] },
  });
  return {
    provider,
    organizationId: '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10',
    async play(callId, played: Played) {
      const call = stub.calls.find(({ call_id }) => call_id === callId)!;
      const reason = typeof played === 'string' ? unconnected[played] : undefined;
      if (reason !== undefined)
        return tell('call_ended', callId, {
          call_status: 'not_connected',
          disconnection_reason: reason,
        });
      if (call.call_status === 'registered')
        await tell('call_started', callId, { call_status: 'ongoing' });
      if (played === 'answer') return;
      const isMachine = played === 'voicemail';
      await tell('call_ended', callId, ended(isMachine ? 'voicemail_reached' : 'user_hangup'));
      await tell('call_analyzed', callId, {
        call_analysis: isMachine
          ? // A greeting that an agent took for an answer.
            { in_voicemail: true, custom_analysis_data: { event_answer: 'declined' } }
          : {
              in_voicemail: false,
              custom_analysis_data: analysed[(played as { say: string }).say],
            },
      });
    },
    told: () => told,
    rang: async (attemptId) =>
      stub.calls.filter(({ metadata }) => metadata.attemptId === attemptId).length,
    loseReply: () => stub.mishaps.push('replyLost'),
    breakDown: () => stub.mishaps.push({ status: 503, message: 'Service unavailable' }),
    setDeaf: (deaf) => {
      isDeaf = deaf;
    },
    end: () => stub.stop(),
  };
});

/** What an agent makes of what is said. */
const analysed: Record<string, object> = {
  yes: { event_answer: 'going', guests: 0, do_not_call: false },
  no: { event_answer: 'declined', do_not_call: false },
  "don't call me again": { do_not_call: true },
};
