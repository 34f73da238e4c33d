/** How an attempt to change something ended, where it did not simply succeed. */

/** Not done, and not to be tried again, unless it is retryable. */
export function failed(reason: string, retryable = false) {
  return { status: 'failed', retryable, reason } as const;
}

/** It may or may not have been done. */
export function unknown(reason: string) {
  return { status: 'unknown', reason } as const;
}

/**
 * Whether an error is what the page throws before it does anything: an id that is none, or of nobody
 * on WhatsApp.
 */
export function isRefusal(error: unknown): boolean {
  return /invalid wid|wid error|No LID for user/i.test(String(error));
}
