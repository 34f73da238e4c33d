import {
  Alert,
  Button,
  Code,
  CopyButton,
  Group,
  Modal,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMediaQuery } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { createKey } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { useFormProblem } from '../../lib/form-problem.ts';
import { useSession } from '../../lib/session.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useUserOptions } from './queries.ts';
import { useUserWords } from './words.ts';

/** Makes a key and shows its secret, once. */
export function KeyDialog({ onClose }: { onClose: () => void }) {
  const words = useUserWords();
  const common = useCommonWords();
  const isPhone = useMediaQuery('(max-width: 48em)');
  const { user } = useSession();
  const users = useUserOptions();
  const form = useForm({ initialValues: { label: '', userId: user.id, expiresOn: '' } });
  const { problem, show, clear } = useFormProblem(form, ['label', 'userId']);
  const { mutate, isPending, data } = useChange({
    run: ({ label, userId, expiresOn }: typeof form.values) =>
      ask(
        createKey({
          client: api,
          body: {
            label: label.trim(),
            userId,
            // Until the day begins, by the clock of whoever chose it.
            ...(expiresOn && { expiresAt: new Date(`${expiresOn}T00:00`).toISOString() }),
          },
        }),
      ),
    changes: [['keys']],
    onProblem: show,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen={isPhone}
      title={data ? words.secretTitle : words.newKey}
      // A click beside it must not lose what is shown once.
      closeOnClickOutside={!data}
    >
      {data ? (
        <Stack>
          <Text>{words.secretWhat}</Text>
          <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {data.secret}
          </Code>
          <Group justify="flex-end">
            <CopyButton value={data.secret}>
              {({ copied, copy }) => (
                <Button
                  variant="light"
                  leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                  onClick={copy}
                >
                  {copied ? common.copied : common.copy}
                </Button>
              )}
            </CopyButton>
            <Button onClick={onClose}>{common.done}</Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={form.onSubmit((values) => {
            clear();
            mutate(values);
          })}
        >
          <Stack>
            <TextInput
              label={words.label}
              placeholder={words.labelExample}
              required
              data-autofocus
              {...form.getInputProps('label')}
            />
            <Select
              label={words.user}
              data={users.map(({ id, name }) => ({ value: id, label: name }))}
              searchable
              allowDeselect={false}
              required
              {...form.getInputProps('userId')}
            />
            <TextInput type="date" label={words.expires} {...form.getInputProps('expiresOn')} />
            {problem && <Alert color="red">{problem}</Alert>}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {common.cancel}
              </Button>
              <Button type="submit" loading={isPending}>
                {common.create}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
