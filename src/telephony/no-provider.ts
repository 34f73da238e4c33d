import type { CallProvider } from '../calls/provider.ts';

const detail = 'No provider of calls is set up: see CALL_PROVIDER in docs/calls.md';

/**
 * Where real people write and no provider is set up: nobody is called. The simulated carrier would have them
 * answer who never were asked, and their events would say so.
 */
export const noProvider: CallProvider = {
  name: 'none',
  centsPerMinute: 0,
  dial: async () => ({ refused: 'NOT_CONFIGURED', detail }),
  // What another provider dialled, before it was taken away, cannot be looked for.
  find: async () => 'UNKNOWN',
  hangUp: async () => false,
  readWebhook: async () => 'FORGED',
};
