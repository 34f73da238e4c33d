import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import '@mantine/dropzone/styles.css';
import { notifications } from '@mantine/notifications';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import type { ContactsFile } from './use-import.ts';
import { useImportWords } from './words.ts';

/** The service takes no larger ones (docs/rules.md, contacts). */
const mostBytes = 5 * 1024 * 1024;

const accepted = {
  'text/csv': ['.csv', '.tsv', '.txt'],
  'text/vcard': ['.vcf', '.vcard'],
};

let files = 0;

function fileOf(name: string, content: File | string, isVcard: boolean): ContactsFile {
  files += 1;
  return { id: files, name, content, type: isVcard ? 'text/vcard' : 'text/csv' };
}

/** A file to be dropped or chosen, or text to be pasted. */
export function FileChooser({ onChoose }: { onChoose: (file: ContactsFile) => void }) {
  const words = useImportWords();
  const [text, setText] = useState('');
  return (
    <Stack maw={720}>
      <Dropzone
        multiple={false}
        maxSize={mostBytes}
        accept={accepted}
        inputProps={{ 'aria-label': words.drop }}
        onDrop={([file]) =>
          file && onChoose(fileOf(file.name, file, /\.v(cf|card)$/i.test(file.name)))
        }
        onReject={() => notifications.show({ message: words.tooBig, color: 'red' })}
      >
        <Group justify="center" gap="md" mih={120} style={{ pointerEvents: 'none' }}>
          <IconFileImport size={40} stroke={1.5} aria-hidden="true" />
          <div>
            <Text size="lg">{words.drop}</Text>
            <Text size="sm" c="dimmed">
              {words.dropHint}
            </Text>
          </div>
        </Group>
      </Dropzone>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onChoose(fileOf(words.pasted, text, /^\s*BEGIN:VCARD/i.test(text)));
        }}
      >
        <Stack align="flex-start">
          <Textarea
            w="100%"
            label={words.orPaste}
            placeholder={words.pasteExample}
            autosize
            minRows={4}
            maxRows={12}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" disabled={text.trim() === ''}>
            {words.read}
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}
