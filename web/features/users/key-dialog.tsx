import { Button, Code, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { createKey } from '../../../client/muster.ts';
import { CopyText } from '../../components/copy-text.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
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
  const { user } = useSession();
  const users = useUserOptions();
  const form = useForm({ initialValues: { label: '', userId: user.id, expiresOn: '' } });
  const problem = useFormProblem(form);
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
    onProblem: problem.show,
  });
  if (data) return <SecretDialog secret={data.secret} onClose={onClose} />;
  return (
    <FormDialog
      title={words.newKey}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => mutate(values))}
      submit={common.create}
      isPending={isPending}
      problem={problem}
    >
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
    </FormDialog>
  );
}

function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const words = useUserWords();
  const common = useCommonWords();
  return (
    <Dialog
      title={words.secretTitle}
      onClose={onClose}
      // A click beside it must not lose what is shown once.
      closeOnClickOutside={false}
    >
      <Stack>
        <Text>{words.secretWhat}</Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {secret}
        </Code>
        <Group justify="flex-end">
          <CopyText text={secret} variant="light" />
          <Button onClick={onClose}>{common.done}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
