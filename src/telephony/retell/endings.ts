import type Retell from 'retell-sdk';
import type { Ending } from '../../calls/provider.ts';

/** Every reason that Retell may give for the end of a call, by the types of its SDK. */
export type DisconnectionReason = NonNullable<Retell.PhoneCallResponse['disconnection_reason']>;

/**
 * What each reason means here (Retell, "Debug call disconnect"). The table is whole by its type: a version of
 * the SDK with a further reason does not compile until somebody has said what that one means.
 */
export const endings: Readonly<Record<DisconnectionReason, Ending>> = {
  // They were talked to, whoever hung up.
  user_hangup: 'ANSWERED',
  agent_hangup: 'ANSWERED',
  call_transfer: 'ANSWERED',
  transfer_bridged: 'ANSWERED',
  transfer_cancelled: 'ANSWERED',
  call_take_over: 'ANSWERED',
  // By Muster.
  manual_stopped: 'ANSWERED',

  dial_busy: 'BUSY',
  dial_no_answer: 'NO_ANSWER',
  user_declined: 'DECLINED',
  voicemail_reached: 'VOICEMAIL',
  // A menu is no person either.
  ivr_reached: 'VOICEMAIL',

  invalid_destination: 'INVALID',

  concurrency_limit_reached: 'LATER',
  no_concurrency_fallback: 'LATER',
  telephony_provider_unavailable: 'LATER',

  no_valid_payment: 'NO_MONEY',
  scam_detected: 'BLOCKED',
  marked_as_spam: 'BLOCKED',
  telephony_provider_permission_denied: 'BLOCKED',
  sip_routing_error: 'BLOCKED',

  dial_failed: 'FAILED',
  inactivity: 'FAILED',
  max_duration_reached: 'FAILED',
  registered_call_timeout: 'FAILED',
  error_llm_websocket_open: 'FAILED',
  error_llm_websocket_lost_connection: 'FAILED',
  error_llm_websocket_runtime: 'FAILED',
  error_llm_websocket_corrupt_payload: 'FAILED',
  error_no_audio_received: 'FAILED',
  error_asr: 'FAILED',
  error_retell: 'FAILED',
  error_unknown: 'FAILED',
  error_user_not_joined: 'FAILED',
};

/**
 * How a call ended, by what is told of it. A reason that the table does not know yet is read by the status
 * alone: who was connected was reached, and is not called again for want of a word. Who never was connected
 * has not answered, whatever the reason says.
 */
export function endingOf(call: {
  reason: string | null;
  status: string | null;
  inVoicemail: boolean;
}): Ending {
  const { reason, status, inVoicemail } = call;
  const known = reason !== null && Object.hasOwn(endings, reason);
  const ending = known
    ? endings[reason as DisconnectionReason]
    : status === 'ended'
      ? 'ANSWERED'
      : status === 'not_connected'
        ? 'NO_ANSWER'
        : 'FAILED';
  if (inVoicemail && (ending === 'ANSWERED' || ending === 'FAILED')) return 'VOICEMAIL';
  return ending === 'ANSWERED' && status === 'not_connected' ? 'NO_ANSWER' : ending;
}
