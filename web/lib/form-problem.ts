import { useState } from 'react';
import { ProblemError } from './problem-error.ts';
import { useProblemWords } from './problem-words.ts';
import { useCommonWords } from './words.ts';

interface Form {
  getValues: () => object;
  setErrors: (errors: Record<string, string>) => void;
}

export interface FormProblem {
  /** What is to be said beside the fields, in words. */
  said: string | undefined;
  show: (error: unknown) => void;
  say: (words: string) => void;
  clear: () => void;
}

/**
 * What the API says is wrong with a form: at the fields that are meant where the form has them, and what is of none
 * of them beside these, for an alert. What was typed stays. `mayBeTaken` is the field that alone can be somebody else's
 * already.
 */
export function useFormProblem(form?: Form, mayBeTaken?: string): FormProblem {
  const words = useCommonWords();
  const say = useProblemWords();
  const [said, setSaid] = useState<string>();

  function errorsOf(error: unknown): (readonly [string, string])[] {
    if (!form || !(error instanceof ProblemError)) return [];
    if (error.status === 409 && mayBeTaken) return [[mayBeTaken, error.message]];
    const names = Object.keys(form.getValues());
    return error.fields
      .map(({ path, expected, example }) => {
        const sentence = words.expected(expected);
        const field = path.replace(/^body\./, '');
        return [field, example ? `${sentence} ${words.example(example)}` : sentence] as const;
      })
      .filter(([field]) => names.includes(field));
  }

  function show(error: unknown): void {
    const errors = errorsOf(error);
    form?.setErrors(Object.fromEntries(errors));
    const wrong = error instanceof ProblemError ? error.fields.length : 0;
    const isAll = errors.length > 0 && errors.length >= wrong;
    setSaid(isAll ? undefined : say(error));
  }
  return { said, show, say: setSaid, clear: () => setSaid(undefined) };
}
