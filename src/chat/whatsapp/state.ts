import { z } from 'zod';

/** Why the account is away for a while; it comes back by itself. */
const reconnectReasons = [
  /** WhatsApp Web has lost its server, or its phone. */
  'connectionLost',
  'pageReloaded',
  'pageCrashed',
  'pageClosed',
  'browserGone',
  /** The page no longer answers. */
  'wedged',
  /** Neither ready nor pairing for so long that it is started anew. */
  'tooSlow',
  'startFailed',
  /** This machine does not come as far as WhatsApp Web: its network, its DNS, a proxy. */
  'unreachable',
  /** The process that runs the browser has died, or fallen silent. */
  'processGone',
] as const;

/** Why it will not come back by itself. */
const blockReasons = [
  /** WhatsApp has banned the account (TOS_BLOCK, SMB_TOS_BLOCK). */
  'termsOfService',
  'proxyBlocked',
  /** WhatsApp Web no longer accepts this version: Muster is to be updated. */
  'deprecatedVersion',
  /** Another process uses the same session, and took it back. */
  'conflict',
] as const;

/** What one run of the browser may report. */
export const sessionState = z.discriminatedUnion('state', [
  /** With why it was away, where it is started anew: until it is seen to be mended. */
  z.object({ state: z.literal('starting'), reason: z.enum(reconnectReasons).exactOptional() }),
  /** Waits for a person to scan the code, or to type the pairing code on the phone. */
  z.object({
    state: z.literal('pairing'),
    qr: z.string().nullable(),
    pairingCode: z.string().nullable(),
  }),
  z.object({ state: z.literal('ready') }),
  z.object({ state: z.literal('reconnecting'), reason: z.enum(reconnectReasons) }),
  z.object({ state: z.literal('blocked'), reason: z.enum(blockReasons) }),
  /** Unlinked, on the phone or by WhatsApp. A person is to pair it again. */
  z.object({ state: z.literal('loggedOut'), reason: z.enum(['logout', 'unpaired']) }),
]);

export type SessionState = z.output<typeof sessionState>;

/** How an account is, and since when it has been in that state. */
export type WhatsappState = (SessionState | { state: 'stopped' }) & { since: Date };

/** States that only a person ends: nothing is tried again. */
export function needsSomebody({ state }: { state: WhatsappState['state'] }): boolean {
  return state === 'blocked' || state === 'loggedOut';
}

/** Final states of WhatsApp Web's socket, by its own names. */
export const blocksBySocket: Readonly<Record<string, SessionState>> = {
  TOS_BLOCK: { state: 'blocked', reason: 'termsOfService' },
  SMB_TOS_BLOCK: { state: 'blocked', reason: 'termsOfService' },
  PROXYBLOCK: { state: 'blocked', reason: 'proxyBlocked' },
  DEPRECATED_VERSION: { state: 'blocked', reason: 'deprecatedVersion' },
};
