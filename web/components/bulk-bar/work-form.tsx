import type { ReactNode } from 'react';
import { useProblemWords } from '../../lib/problem-words.ts';
import { Form } from '../form.tsx';
import type { WorkFormProps } from './plan-dialog.tsx';
import type { Work } from './plans.ts';
import { useBulkWords } from './words.ts';

interface Props extends WorkFormProps {
  /** What was filled in; undefined while something is missing. */
  work: Work | undefined;
  children: ReactNode;
}

/** The frame of a form whose work is shown before it is done. */
export function WorkForm({ work, onWork, isPending, error, children }: Props) {
  const words = useBulkWords();
  const say = useProblemWords();
  return (
    <Form
      onSubmit={() => work && onWork(work)}
      submit={words.preview}
      isPending={isPending}
      isIncomplete={!work}
      problem={{ said: error == null ? undefined : say(error) }}
    >
      {children}
    </Form>
  );
}
