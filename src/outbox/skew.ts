/** By so much, in milliseconds, the network's clock may be behind the one that rows are written by. */
export const SKEW_MS = 60_000;
