import type { SendResult } from '../transport.ts';

/** What became of each message, by its key, so that one is sent once however often it is asked for. */
export interface Keys {
  /** The result of the first time; only what has failed is done again. */
  once(key: string, work: () => Promise<SendResult>): Promise<SendResult>;
  /** What became of it after all, when its deadline had passed. */
  correct(key: string, result: SendResult): void;
}

/** Keys kept, so that the memory of a long run stays small. */
const usualKeys = 10_000;

export function createKeys(mostKeys = usualKeys): Keys {
  const results = new Map<string, Promise<SendResult>>();

  const correct = (key: string, result: SendResult): void => {
    if (result.status === 'failed') results.delete(key);
    else if (results.has(key)) results.set(key, Promise.resolve(result));
  };

  return {
    correct,
    once(key, work) {
      const before = results.get(key);
      if (before) return before;
      const doing = work();
      results.set(key, doing);
      if (results.size > mostKeys) results.delete(results.keys().next().value!);
      doing.then(
        (result) => correct(key, result),
        () => results.delete(key),
      );
      return doing;
    },
  };
}
