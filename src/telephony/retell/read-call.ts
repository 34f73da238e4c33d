import { z } from 'zod';
import type { CallReport } from '../../calls/provider.ts';
import { endingOf } from './endings.ts';
import { analysis, heardIn } from './heard-in.ts';

/** Values from outside: what is not as it should be is not there. */
const text = z.string().nullable().catch(null);
const uuid = z.uuid().nullable().catch(null);
const figure = z.number().min(0).max(1e9).nullable().catch(null);

/** Of a call of Retell, what Muster reads: replies and webhooks tell it alike. */
const call = z.object({
  call_id: z.string().min(1).max(200),
  call_status: text,
  disconnection_reason: text,
  metadata: z
    .object({ attemptId: uuid, organizationId: uuid })
    .catch({ attemptId: null, organizationId: null }),
  duration_ms: figure,
  call_cost: z
    .object({ combined_cost: figure, total_duration_seconds: figure })
    .catch({ combined_cost: null, total_duration_seconds: null }),
  call_analysis: analysis.nullable().catch(null),
});

/** What is told of a call, as a report; undefined for what is none, or none of ours. */
export function readCall(value: unknown): CallReport | undefined {
  const { data } = call.safeParse(value);
  if (!data?.metadata.attemptId) return undefined;
  const { call_status: status, call_analysis: analysed, call_cost: cost } = data;
  const known = {
    callId: data.call_id,
    attemptId: data.metadata.attemptId,
    organizationId: data.metadata.organizationId,
  };
  const nothing = {
    ...known,
    ending: null,
    detail: null,
    durationSeconds: null,
    costCents: null,
    heard: null,
  };
  if (status === 'registered') return { ...nothing, stage: 'RINGING' };
  if (status === 'ongoing') return { ...nothing, stage: 'TALKING' };
  // Of a state that nobody knows yet, only that the call is there.
  if (status !== 'ended' && status !== 'not_connected' && status !== 'error')
    return { ...nothing, stage: 'RINGING' };
  const reason = data.disconnection_reason;
  const ending = endingOf({ reason, status, inVoicemail: analysed?.in_voicemail === true });
  const seconds = cost.total_duration_seconds ?? (data.duration_ms ?? Number.NaN) / 1000;
  return {
    ...known,
    stage: analysed ? 'ANALYZED' : 'ENDED',
    ending,
    detail: reason ?? status,
    durationSeconds: Number.isNaN(seconds) ? null : Math.round(seconds),
    costCents: cost.combined_cost,
    heard: analysed && heardIn(analysed, ending),
  };
}
