import { ActionIcon, FileButton, Group, Pill, Stack, Textarea } from '@mantine/core';
import { IconPaperclip, IconSend2 } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import classes from './chat.module.css';
import { useChatWords } from './words.ts';

interface ComposerProps {
  text: string;
  onText: (text: string) => void;
  onSend: () => void;
  isSending?: boolean;
  /** What goes with it; left out where no file can. */
  file?: File | null;
  onFile?: (file: File | null) => void;
  /** The most letters that a message may have. */
  maxLength?: number;
  /** Before the box. */
  before?: ReactNode;
  /** Above the box: what is wrong, what is replied to. */
  children?: ReactNode;
}

/** The box in which something is written, of as many lines as it has; Enter sends, and Ctrl or ⌘ with it too. */
export function Composer({
  text,
  onText,
  onSend,
  isSending = false,
  file = null,
  onFile,
  maxLength,
  before,
  children,
}: ComposerProps) {
  const words = useChatWords();
  const resetFile = useRef<() => void>(null);
  const isEmpty = text.trim() === '' && file === null;
  const send = () => {
    if (!isEmpty && !isSending) onSend();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While letters of other scripts are composed, Enter chooses among them.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <Stack gap="xs" className={classes.composer}>
      {children}
      {file && (
        <Group>
          <Pill
            size="lg"
            withRemoveButton
            removeButtonProps={{ 'aria-label': words.detach, 'aria-hidden': false, tabIndex: 0 }}
            onRemove={() => {
              resetFile.current?.();
              onFile?.(null);
            }}
          >
            {file.name}
          </Pill>
        </Group>
      )}
      <Group gap="xs" wrap="nowrap" align="flex-end">
        {before}
        {onFile && (
          <FileButton resetRef={resetFile} onChange={onFile}>
            {(props) => (
              <ActionIcon
                {...props}
                size={42}
                variant="subtle"
                color="gray"
                aria-label={words.attach}
              >
                <IconPaperclip size={20} />
              </ActionIcon>
            )}
          </FileButton>
        )}
        <Textarea
          flex={1}
          autosize
          minRows={1}
          maxRows={8}
          aria-label={words.write}
          title={words.hint}
          placeholder={words.write}
          maxLength={maxLength}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          styles={{ input: { minHeight: 42 } }}
        />
        <ActionIcon
          size={42}
          aria-label={words.send}
          disabled={isEmpty}
          loading={isSending}
          onClick={send}
        >
          <IconSend2 size={20} />
        </ActionIcon>
      </Group>
    </Stack>
  );
}
