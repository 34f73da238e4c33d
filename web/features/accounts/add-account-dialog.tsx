import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { createAccount } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { useFormProblem } from '../../lib/form-problem.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useAccountWords } from './words.ts';

export function AddAccountDialog({ onClose }: { onClose: () => void }) {
  const words = useAccountWords();
  const common = useCommonWords();
  const form = useForm({ initialValues: { phone: '' } });
  const { problem, show, clear } = useFormProblem(form, ['phone']);
  const { mutate, isPending } = useChange({
    run: ({ phone }: typeof form.values) => ask(createAccount({ client: api, body: { phone } })),
    changes: [['accounts']],
    done: words.added,
    onDone: onClose,
    onProblem: show,
  });
  return (
    <Modal opened onClose={onClose} title={words.add}>
      <form
        onSubmit={form.onSubmit((values) => {
          clear();
          mutate(values);
        })}
      >
        <Stack>
          <TextInput
            type="tel"
            label={words.phone}
            placeholder={words.phoneExample}
            required
            data-autofocus
            {...form.getInputProps('phone')}
          />
          {problem && <Alert color="red">{problem}</Alert>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={isPending}>
              {common.add}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
