/**
 * What a request is told apart by from others (Idempotency-Key), so that it does its work once, however often it is
 * sent. Not randomUUID, which browsers have for https alone: Muster may stand in a network of one's own.
 */
export function createRequestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
