import { notifications } from '@mantine/notifications';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useProblemWords } from './problem-words.ts';

interface ChangeOptions<Input, Result> {
  /** Asks the API; throws ProblemError. */
  run: (input: Input) => Promise<Result>;
  /** What is another afterwards, by the beginning of its keys. */
  changes?: readonly QueryKey[];
  /** What is said when it is done. */
  done?: string | ((result: Result, input: Input) => string);
  onDone?: (result: Result, input: Input) => void;
  /** Where the form shows what was wrong by itself: no toast then. */
  onProblem?: (error: unknown) => void;
}

/** One change by the API: what it changes is asked for anew, and how it went is told. */
export function useChange<Input = void, Result = unknown>({
  run,
  changes = [],
  done,
  onDone,
  onProblem,
}: ChangeOptions<Input, Result>) {
  const client = useQueryClient();
  const say = useProblemWords();
  return useMutation({
    mutationFn: run,
    async onSuccess(result, input) {
      await Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey })));
      const message = typeof done === 'function' ? done(result, input) : done;
      if (message !== undefined) notifications.show({ message, color: 'teal' });
      onDone?.(result, input);
    },
    onError(error) {
      if (onProblem) onProblem(error);
      else notifications.show({ message: say(error), color: 'red', autoClose: 10_000 });
    },
  });
}
