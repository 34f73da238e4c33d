import { expect, test } from 'vitest';
import type { Ending } from '../../src/calls/provider.ts';
import { endingOf, endings } from '../../src/telephony/retell/endings.ts';

// Row by row, apart from the table: what is meant is written twice.
const meant: [Ending, string[]][] = [
  ['ANSWERED', ['user_hangup', 'agent_hangup', 'call_transfer', 'transfer_bridged']],
  ['ANSWERED', ['transfer_cancelled', 'manual_stopped', 'call_take_over']],
  ['BUSY', ['dial_busy']],
  ['NO_ANSWER', ['dial_no_answer']],
  ['DECLINED', ['user_declined']],
  ['VOICEMAIL', ['voicemail_reached', 'ivr_reached']],
  ['INVALID', ['invalid_destination']],
  ['LATER', ['concurrency_limit_reached', 'no_concurrency_fallback']],
  ['LATER', ['telephony_provider_unavailable']],
  ['NO_MONEY', ['no_valid_payment']],
  ['BLOCKED', ['scam_detected', 'marked_as_spam', 'sip_routing_error']],
  ['BLOCKED', ['telephony_provider_permission_denied']],
  ['FAILED', ['dial_failed', 'inactivity', 'max_duration_reached', 'registered_call_timeout']],
  ['FAILED', ['error_llm_websocket_open', 'error_llm_websocket_lost_connection']],
  ['FAILED', ['error_llm_websocket_runtime', 'error_llm_websocket_corrupt_payload']],
  ['FAILED', ['error_no_audio_received', 'error_asr', 'error_retell', 'error_unknown']],
  ['FAILED', ['error_user_not_joined']],
];
const rows = meant.flatMap(([ending, reasons]) =>
  reasons.map((reason) => [reason, ending] as const),
);

test('every reason of the SDK is among the rows', () => {
  expect(rows.map(([reason]) => reason).sort()).toEqual(Object.keys(endings).sort());
});

test.each(rows)('%s is %s', (reason, ending) => {
  expect(endingOf({ reason, status: 'ended', inVoicemail: false })).toBe(ending);
});

test.each<[string | null, string | null, boolean, Ending]>([
  // A machine that took the call.
  ['user_hangup', 'ended', true, 'VOICEMAIL'],
  ['inactivity', 'ended', true, 'VOICEMAIL'],
  ['dial_busy', 'not_connected', true, 'BUSY'],
  // Hung up by Muster while it rang: nobody answered.
  ['manual_stopped', 'not_connected', false, 'NO_ANSWER'],
  // What is not known yet, and what is not there.
  ['moon_in_the_way', 'ended', false, 'ANSWERED'],
  ['moon_in_the_way', 'not_connected', false, 'NO_ANSWER'],
  ['moon_in_the_way', 'error', false, 'FAILED'],
  ['constructor', 'error', false, 'FAILED'],
  [null, 'ended', false, 'ANSWERED'],
  [null, null, false, 'FAILED'],
])('%s of a call that is %s, by a machine: %s, is %s', (reason, status, inVoicemail, ending) => {
  expect(endingOf({ reason, status, inVoicemail })).toBe(ending);
});
