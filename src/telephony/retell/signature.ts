import { createHmac, timingSafeEqual } from 'node:crypto';

/** How old what is signed may be, in milliseconds, or how far ahead its clock (Retell, "Secure the webhook"). */
const toleranceMs = 5 * 60_000;

/**
 * Whether Retell signed a body: `v=<milliseconds>,d=<hex>`, where d is the HMAC-SHA256 of body and milliseconds
 * with the API key. Not the SDK's `verify`: that one asks the machine for the time, and answers a promise, so
 * that whoever forgets to await it takes every forgery for genuine.
 */
export function isSigned(rawBody: Buffer, signature: unknown, apiKey: string, now: Date): boolean {
  if (typeof signature !== 'string') return false;
  const [, stamp, digest] = /^v=(\d{1,15}),d=([0-9a-f]{64})$/i.exec(signature) ?? [];
  if (stamp === undefined || digest === undefined) return false;
  if (Math.abs(now.getTime() - Number(stamp)) > toleranceMs) return false;
  const expected = createHmac('sha256', apiKey).update(rawBody).update(stamp).digest();
  return timingSafeEqual(expected, Buffer.from(digest, 'hex'));
}
