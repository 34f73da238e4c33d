import { Alert } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { GroupDetails } from '../../../client/muster.ts';
import { Composer } from '../../components/chat/composer.tsx';
import { useProblemWords } from '../../lib/problem-words.ts';
import type { useSending } from './use-sending.ts';
import { useMessagesWords } from './words.ts';

/** As many letters as one message to a group may have. */
const maxLength = 4096;

interface MessageBoxProps {
  group: GroupDetails;
  sending: ReturnType<typeof useSending>;
}

/** The box to write to a group; for who may not, why there is none. */
export function MessageBox({ group, sending }: MessageBoxProps) {
  const words = useMessagesWords();
  const say = useProblemWords();
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  if (!group.may.includes('send') || group.status !== 'ACTIVE') {
    const why =
      group.status !== 'ACTIVE'
        ? words.notActive
        : group.restricted
          ? words.restricted
          : words.membersWrite;
    return (
      <Alert color="gray" icon={<IconLock />} radius={0}>
        {words.mayNotSend} {why}
      </Alert>
    );
  }
  const send = async () => {
    const said = { text, file };
    // The box is free for the next one; what could not be sent comes back into it.
    setText('');
    setFile(null);
    if (await sending.say(said.text, said.file)) return;
    setText((typed) => [said.text, typed].filter(Boolean).join('\n'));
    setFile((picked) => picked ?? said.file);
  };
  return (
    <Composer
      text={text}
      onText={(typed) => {
        setText(typed);
        if (sending.error) sending.forget();
      }}
      onSend={() => void send()}
      isSending={sending.isSending}
      file={file}
      onFile={setFile}
      maxLength={maxLength}
    >
      {sending.error && (
        <Alert color="red" role="alert">
          {say(sending.error)}
        </Alert>
      )}
    </Composer>
  );
}
