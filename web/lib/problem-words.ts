import { ProblemError } from './problem-error.ts';
import { useCommonWords } from './words.ts';

/** What to say of an error, in words; the API's own where it has said what it expected. */
export function useProblemWords(): (error: unknown) => string {
  const words = useCommonWords();
  return (error) => {
    if (!(error instanceof ProblemError)) return words.internal;
    if (error.status === 0) return words.unreachable;
    if (error.status === 429) return words.tooMany;
    if (error.status >= 500) return words.internal;
    return error.message;
  };
}
