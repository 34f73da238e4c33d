import { Button, type ButtonVariant, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useCommonWords } from '../lib/words.ts';

/** A button that copies a text, and says that it has. */
export function CopyText({ text, variant }: { text: string; variant: ButtonVariant }) {
  const words = useCommonWords();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button
          variant={variant}
          leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          onClick={copy}
        >
          {copied ? words.copied : words.copy}
        </Button>
      )}
    </CopyButton>
  );
}
