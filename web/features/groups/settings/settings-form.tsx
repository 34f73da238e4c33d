import { Button, Group as Row, Stack } from '@mantine/core';
import type { FormEventHandler, ReactNode } from 'react';
import { useCommonWords } from '../../../lib/words.ts';

interface SettingsFormProps {
  alert: ReactNode;
  isPending: boolean;
  onSubmit: FormEventHandler<HTMLFormElement>;
  children: ReactNode;
}

/** The fields of a part, with what was wrong above and its button below. */
export function SettingsForm({ alert, isPending, onSubmit, children }: SettingsFormProps) {
  const words = useCommonWords();
  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack>
        {alert}
        {children}
        <Row justify="flex-end">
          <Button type="submit" loading={isPending}>
            {words.save}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
