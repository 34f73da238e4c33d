/**
 * The name of a request that is to be done once, however often it is sent (the header Idempotency-Key). Not
 * crypto.randomUUID, which a page has over https alone.
 */
export const createOnceKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
