import { Alert, Button, Group, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import type { FormProblem } from '../lib/form-problem.ts';
import { useCommonWords } from '../lib/words.ts';

export interface FormProps {
  children: ReactNode;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** What the button says that does it; "Save" unless told. */
  submit?: string;
  isPending?: boolean;
  /** Whether something is missing without which it cannot be done. */
  isIncomplete?: boolean;
  problem?: Partial<Pick<FormProblem, 'said' | 'clear'>>;
  onCancel?: () => void;
  /** What the button says that leaves it be; "Cancel" unless told. */
  cancel?: string;
  /** Where the form itself says in words what is missing, and the browser nothing. */
  noValidate?: boolean;
}

/** Fields, what is wrong besides, and below what is done with them. */
export function Form({
  children,
  onSubmit,
  submit,
  isPending = false,
  isIncomplete = false,
  problem,
  onCancel,
  cancel,
  noValidate = false,
}: FormProps) {
  const words = useCommonWords();
  return (
    <form
      noValidate={noValidate}
      onSubmit={(event) => {
        event.preventDefault();
        problem?.clear?.();
        onSubmit(event);
      }}
    >
      <Stack>
        {children}
        {problem?.said !== undefined && <Alert color="red">{problem.said}</Alert>}
        <Group justify="flex-end">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {cancel ?? words.cancel}
            </Button>
          )}
          <Button type="submit" disabled={isIncomplete} loading={isPending}>
            {submit ?? words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
