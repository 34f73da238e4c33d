import Retell from 'retell-sdk';
import { type CallProvider, type CallReport, nothingHeard } from '../../calls/provider.ts';
import type { Clock } from '../../clock.ts';
import { readCall } from './read-call.ts';
import { dialledByError, isNotFound } from './refusals.ts';
import { isSigned } from './signature.ts';

/** Whose account at Retell is used, and how. */
export interface RetellSettings {
  /** It also signs the webhooks: at Retell it must be the one with the webhook badge. */
  apiKey: string;
  /** E.164: the number that calls. */
  fromNumber: string;
  agentId: string;
  centsPerMinute: number;
  /** Where Retell is; elsewhere in tests alone. */
  url?: string;
  /** How long a reply is waited for, in milliseconds. */
  timeoutMs?: number;
}

const home = 'https://api.retellai.com';

/** Calls of one attempt that are looked at: there should be one. */
const mostFound = 10;

const stages: Record<CallReport['stage'], number> = {
  RINGING: 0,
  TALKING: 1,
  ENDED: 2,
  ANALYZED: 3,
};

/** Retell as a provider of calls (docs/calls.md), by its own SDK. */
export function createRetell(settings: RetellSettings, clock: Clock): CallProvider {
  const { apiKey, fromNumber, agentId, centsPerMinute, url = home, timeoutMs = 10_000 } = settings;
  const client = new Retell({
    apiKey,
    // Unless it is said, the SDK looks for an address in the environment.
    baseURL: url,
    timeout: timeoutMs,
    // It would ask again by itself, and a dial that was slow would be two calls.
    maxRetries: 0,
    logLevel: 'off',
  });
  // The SDK's own limit ends with the headers of a reply: a body may come as slowly as it likes.
  const patient = () => ({ signal: AbortSignal.timeout(timeoutMs) });

  async function findByAttempt(attemptId: string): Promise<CallReport | 'NONE' | 'UNKNOWN'> {
    // By the metadata alone: Retell has no filter for the first status, and no start before there is one.
    const page = await client.call.list(
      {
        filter_criteria: {
          metadata: [{ key: 'attemptId', type: 'string', op: 'eq', value: attemptId }],
        },
        limit: mostFound,
      },
      patient(),
    );
    if (!Array.isArray(page?.items)) return 'UNKNOWN';
    const found = page.items
      .map(readCall)
      .filter((call) => call?.attemptId === attemptId)
      .map((call) => call!)
      // Of two, the one of which more is known.
      .sort((a, b) => stages[b.stage] - stages[a.stage]);
    // Others' calls: the filter was not understood, and says nothing about ours.
    return found[0] ?? (page.items.length > 0 ? 'UNKNOWN' : 'NONE');
  }

  return {
    name: 'retell',
    centsPerMinute,
    async dial({ attemptId, organizationId, phone, variables }) {
      try {
        const call = await client.call.createPhoneCall(
          {
            from_number: fromNumber,
            to_number: phone,
            override_agent_id: agentId,
            metadata: { attemptId, organizationId },
            retell_llm_dynamic_variables: { ...variables },
          },
          patient(),
        );
        const callId: unknown = call?.call_id;
        return typeof callId === 'string' && callId !== ''
          ? { callId }
          : { unknown: 'the reply has no call in it' };
      } catch (error) {
        return dialledByError(error);
      }
    },
    async find({ attemptId, callId }) {
      try {
        if (callId === null) return await findByAttempt(attemptId);
        const call = readCall(await client.call.retrieve(callId, patient()));
        return call?.attemptId === attemptId ? call : 'UNKNOWN';
      } catch (error) {
        return isNotFound(error) && callId !== null ? 'NONE' : 'UNKNOWN';
      }
    },
    async hangUp({ callId }) {
      try {
        await client.call.stop(callId, patient());
        return true;
      } catch {
        return false;
      }
    },
    async readWebhook(headers, rawBody) {
      if (!isSigned(rawBody, headers['x-retell-signature'], apiKey, clock.now())) return 'FORGED';
      const { event, call } = parseObject(rawBody);
      if (typeof event !== 'string' || !events.has(event)) return 'IGNORED';
      const report = readCall(call);
      if (!report) return 'IGNORED';
      // Nothing came of the analysis, and nothing is still to come.
      return event === 'call_analyzed' && report.stage === 'ENDED'
        ? { report: { ...report, stage: 'ANALYZED', heard: nothingHeard } }
        : { report };
    },
  };
}

/** What is told of a call; other events are of transcripts and transfers. */
const events = new Set(['call_started', 'call_ended', 'call_analyzed']);

/** What a body says, where it is a JSON object. */
function parseObject(body: Buffer): { event?: unknown; call?: unknown } {
  try {
    return Object(JSON.parse(body.toString('utf8')));
  } catch {
    return {};
  }
}
