import { Alert } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ProblemError } from '../../lib/problem-error.ts';
import { useProblemWords } from '../../lib/problem-words.ts';
import { useCommonWords } from '../../lib/words.ts';

interface Form {
  getValues: () => object;
  setErrors: (errors: Record<string, ReactNode>) => void;
}

/**
 * What the API refused, at the fields that it is about, and else above the form: what was typed stays. A conflict of
 * a form with a name is about the name.
 */
export function useFormProblem(form: Form) {
  const say = useProblemWords();
  const common = useCommonWords();
  const [rest, setRest] = useState<string>();
  const onProblem = (error: unknown) => {
    const names = Object.keys(form.getValues());
    const isTaken =
      error instanceof ProblemError && error.code === 'conflict' && names.includes('name');
    const fields = error instanceof ProblemError ? error.fields : [];
    const wrong = Object.fromEntries(
      fields
        .map(({ path, expected }) => [path.replace(/^body\./, ''), common.expected(expected)])
        .filter(([name = '']) => names.includes(name)),
    );
    const errors = isTaken ? { name: error.message } : wrong;
    form.setErrors(errors);
    setRest(Object.keys(errors).length === 0 ? say(error) : undefined);
  };
  const alert = rest !== undefined && (
    <Alert color="red" role="alert">
      {rest}
    </Alert>
  );
  return { onProblem, alert, clear: () => setRest(undefined) };
}
