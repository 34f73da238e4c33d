import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type ReactNode, useState } from 'react';
import { useCommonWords } from '../lib/words.ts';

interface Question {
  title: string;
  children: ReactNode;
  /** What the button says that does it. */
  confirm: string;
  onConfirm: () => void;
  /** What must be typed first, for what cannot be taken back: a name, or a word. */
  typed?: string;
  danger?: boolean;
}

/** Asks before something is done that is not undone easily. */
export function confirm({ title, ...question }: Question): void {
  const modalId = modals.open({
    title,
    children: <ConfirmForm {...question} onClose={() => modals.close(modalId)} />,
  });
}

function ConfirmForm({
  children,
  confirm: label,
  onConfirm,
  onClose,
  typed,
  danger = typed !== undefined,
}: Omit<Question, 'title'> & { onClose: () => void }) {
  const words = useCommonWords();
  const [text, setText] = useState('');
  const isTyped = typed === undefined || text.trim() === typed;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isTyped) return;
        onClose();
        onConfirm();
      }}
    >
      <Stack>
        <Text component="div">{children}</Text>
        {typed !== undefined && (
          <TextInput
            label={words.typeToConfirm(typed)}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            data-autofocus
            autoComplete="off"
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button
            type="submit"
            disabled={!isTyped}
            color={danger ? 'red' : undefined}
            data-autofocus={typed === undefined || undefined}
          >
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
