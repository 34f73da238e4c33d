/** How long a row is left to the process that took it, in milliseconds, before another may send it. */
export const LEASE_MS = 15_000;
