import { choice, count } from './tokens.ts';

/** A limit after its word: "max 14", "limit to 14 people". */
export const limit = () => count('limit', ['max', 'maximum', 'limit', 'limit to', 'up to']);

/** That there is none any more: "no limit". */
export const noLimit = () =>
  choice<'limit'>('limit', { limit: ['max', 'maximum'] }, ['no', 'without']);
