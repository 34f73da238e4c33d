import { ProblemError } from './problem-error.ts';
import { useProblemWords } from './problem-words.ts';
import { useCommonWords } from './words.ts';

interface FieldErrors {
  /** By the names of the fields, to be shown at them. */
  errors: Record<string, string>;
  /** What is to be said where none of them is to blame. */
  rest: string | undefined;
}

/**
 * What the API refused of a form: at its fields what is about them, and the rest in words. `conflict` is the field
 * that is to blame where something is taken.
 */
export function useFieldErrors(): (
  error: unknown,
  fields: readonly string[],
  conflict?: string,
) => FieldErrors {
  const words = useCommonWords();
  const say = useProblemWords();
  return (error, fields, conflict) => {
    if (!(error instanceof ProblemError)) return { errors: {}, rest: say(error) };
    if (error.status === 409 && conflict !== undefined)
      return { errors: { [conflict]: error.message }, rest: undefined };
    const known = error.fields.flatMap(({ path, expected, example }) => {
      const field = path.replace(/^body\./, '');
      if (!fields.includes(field)) return [];
      const hint = example === undefined ? '' : ` ${words.example(String(example))}`;
      return [[field, `${words.expected(expected)}${hint}`] as const];
    });
    const isAll = known.length > 0 && known.length === error.fields.length;
    return { errors: Object.fromEntries(known), rest: isAll ? undefined : say(error) };
  };
}
