import type { AppointmentAction, Sentiment } from '../db/generated/enums.ts';

/** A dial, as a provider is asked for it. */
export interface Dial {
  /** Ours. The provider keeps it with the call, so that a call whose id was never heard is found by it. */
  attemptId: string;
  organizationId: string;
  /** E.164. */
  phone: string;
  /** What the voice knows (docs/calls.md): names and values, texts all. */
  variables: Readonly<Record<string, string>>;
}

/** Why a provider would not dial, each with what follows from it (docs/rules.md, calls). */
export type Refusal =
  /** The number is none: never again. */
  | 'INVALID'
  /** No line is free now: later, and no attempt is used up. */
  | 'LATER'
  /** It does not know us, or nothing is configured: the campaign pauses. */
  | 'NOT_CONFIGURED'
  /** It wants money: the campaign pauses. */
  | 'NO_MONEY'
  /** Our number is blocked: the campaign pauses. */
  | 'BLOCKED';

/** What came of asking for a dial. */
export type Dialled =
  | { callId: string }
  /** Nothing was dialled, for certain. */
  | { refused: Refusal; detail: string }
  /** It is not known whether it was dialled: the reply was lost, or too late. */
  | { unknown: string };

/** How a call ended. */
export type Ending =
  | 'ANSWERED'
  | 'BUSY'
  | 'NO_ANSWER'
  | 'VOICEMAIL'
  | 'DECLINED'
  | 'FAILED'
  | Refusal;

/** What somebody said on the phone. */
export interface Heard {
  /** Their answer to the event that they were called about. */
  answer: { status: 'GOING' | 'MAYBE' | 'DECLINED'; guests: number } | null;
  /** Whether the task that they were called about is done. */
  done: boolean | null;
  appointment: AppointmentAction | null;
  /** "Don't call me again". */
  optOut: boolean;
  sentiment: Sentiment | null;
  summary: string | null;
}

/** Of whom nothing was understood, or nothing said. */
export const nothingHeard: Readonly<Heard> = {
  answer: null,
  done: null,
  appointment: null,
  optOut: false,
  sentiment: null,
  summary: null,
};

/** What a provider tells of a call, at any time, in any order, and as often as it likes. */
export interface CallReport {
  callId: string;
  /** Ours, where the provider tells them. */
  attemptId: string | null;
  organizationId: string | null;
  /** How far it is: a report of less than is known already changes nothing. */
  stage: 'RINGING' | 'TALKING' | 'ENDED' | 'ANALYZED';
  /** Of one that ended: how, in our words and in the provider's own. */
  ending: Ending | null;
  detail: string | null;
  durationSeconds: number | null;
  costCents: number | null;
  /** Of one that was analyzed. */
  heard: Heard | null;
}

/** What was found of a dial. */
export type Found = CallReport | 'NONE' | 'UNKNOWN';

/** What a webhook said. */
export type Webhook =
  | { report: CallReport }
  /** It is the provider's, and of no concern. */
  | 'IGNORED'
  /** It is not the provider's, or too old. */
  | 'FORGED';

/**
 * A provider of calls: the port, beside the chat's. Nothing of it throws for what a network or a provider does;
 * `dial` alone costs money, and is never asked twice for one attempt.
 */
export interface CallProvider {
  name: 'simulated' | 'retell' | 'none';
  /** What a minute costs, about, in cents; 0 for what costs nothing. */
  centsPerMinute: number;
  dial(dial: Dial): Promise<Dialled>;
  /** Looks for a dial by the provider's id, else by ours. */
  find(attempt: {
    attemptId: string;
    callId: string | null;
    organizationId: string;
  }): Promise<Found>;
  /** Hangs up; answers whether the provider took it. */
  hangUp(call: { callId: string; organizationId: string }): Promise<boolean>;
  readWebhook(headers: Readonly<Record<string, unknown>>, rawBody: Buffer): Promise<Webhook>;
}
