import { useState } from 'react';
import { ProblemError } from './problem-error.ts';
import { useProblemWords } from './problem-words.ts';
import { useCommonWords } from './words.ts';

interface FieldErrors {
  setFieldError: (path: string, error: string) => void;
}

/**
 * What the API says is wrong with a form: at the field that is meant where the form has it, and else as `problem`,
 * for an alert in it. What was typed stays.
 */
export function useFormProblem(form: FieldErrors, fields: readonly string[]) {
  const words = useCommonWords();
  const say = useProblemWords();
  const [problem, setProblem] = useState<string>();
  function show(error: unknown): void {
    setProblem(undefined);
    const known = error instanceof ProblemError ? error.fields : [];
    const shown = known.filter(({ path, expected, example }) => {
      const field = path.replace(/^body\./, '');
      if (!fields.includes(field)) return false;
      const sentence = words.expected(expected);
      form.setFieldError(field, example ? `${sentence} ${words.example(example)}` : sentence);
      return true;
    });
    if (shown.length === 0) setProblem(say(error));
  }
  return { problem, show, clear: () => setProblem(undefined) };
}
