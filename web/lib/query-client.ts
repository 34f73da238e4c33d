import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error.ts';

/** Asked again where it may be another answer: never what was refused. */
const retry = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof ProblemError && (error.status === 0 || error.status >= 500);

/** `onSignedOut` is told when a session has ended: whoever is looking at something has to sign in again. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError(error, { queryKey }) {
        if (queryKey[0] === 'session') return;
        if (error instanceof ProblemError && error.status === 401) onSignedOut();
      },
    }),
    defaultOptions: { queries: { retry, staleTime: 5_000 } },
  });
}
