/** What became of each change, by its key, so that it is made once however often it is asked for. */
export interface Keys<Result extends { status: string }> {
  /** The result of the first time; only what was not done is done again. */
  once(key: string, work: () => Promise<Result>): Promise<Result>;
  /** What became of it after all, when its deadline had passed. */
  correct(key: string, result: Result): void;
}

/** Keys kept, so that the memory of a long run stays small. */
const usualKeys = 10_000;

/** Results that say that nothing was done. */
const notDone = new Set(['failed', 'notAdmin']);

export function createKeys<Result extends { status: string }>(mostKeys = usualKeys): Keys<Result> {
  const results = new Map<string, Promise<Result>>();

  const correct = (key: string, result: Result): void => {
    if (notDone.has(result.status)) results.delete(key);
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
