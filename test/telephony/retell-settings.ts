import type { RetellSettings } from '../../src/telephony/retell/retell.ts';

export const API_KEY = 'key_of_the_tests_0123456789';

export const settings = (url: string, more: Partial<RetellSettings> = {}): RetellSettings => ({
  apiKey: API_KEY,
  fromNumber: '+34911000000',
  agentId: 'agent_of_the_tests',
  centsPerMinute: 10,
  url,
  ...more,
});
