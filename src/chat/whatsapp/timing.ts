import { z } from 'zod';

/** How long the adapter waits for what, in milliseconds. */
export const timing = z.object({
  /** Between two looks at the page. */
  beatMs: z.number(),
  /** For the page to answer one look; three that fail in a row mean that it is wedged. */
  beatTimeoutMs: z.number(),
  /** For anything to happen while the account is neither ready nor pairing. */
  progressTimeoutMs: z.number(),
  /** For another QR code; WhatsApp Web shows one for 60 seconds, the later ones for 20. */
  qrRefreshMs: z.number(),
  /** For WhatsApp Web to show itself once its page is loaded. */
  pageTimeoutMs: z.number(),
  /** For any call into the page (Puppeteer's protocolTimeout, 180 s by default). */
  callTimeoutMs: z.number(),
  /** For the answer to a question, which may take several calls. */
  questionTimeoutMs: z.number(),
  /** Before a session that another tab took is taken back. */
  takeoverMs: z.number(),
  /** Two conflicts within this time are another process on the same session. */
  conflictWindowMs: z.number(),
  /** For the names and phones behind an incoming message; after that it is handed over without. */
  lookupTimeoutMs: z.number(),
  /** For the browser to close by itself. */
  closeTimeoutMs: z.number(),
  /** For the child to end; after that it is killed. */
  stopTimeoutMs: z.number(),
  /** For the child to say anything at all. */
  silenceMs: z.number(),
  /** The first restart comes after about this long; each further one after twice as long … */
  firstRestartMs: z.number(),
  /** … up to this. */
  mostRestartMs: z.number(),
  /** After being ready for so long, the next fault counts as the first. */
  steadyMs: z.number(),
});

export type Timing = z.output<typeof timing>;

export const usualTiming: Timing = {
  beatMs: 10_000,
  beatTimeoutMs: 10_000,
  progressTimeoutMs: 180_000,
  qrRefreshMs: 90_000,
  pageTimeoutMs: 30_000,
  callTimeoutMs: 30_000,
  questionTimeoutMs: 60_000,
  takeoverMs: 3_000,
  conflictWindowMs: 600_000,
  lookupTimeoutMs: 5_000,
  closeTimeoutMs: 5_000,
  stopTimeoutMs: 15_000,
  silenceMs: 90_000,
  firstRestartMs: 1_000,
  mostRestartMs: 300_000,
  steadyMs: 60_000,
};
