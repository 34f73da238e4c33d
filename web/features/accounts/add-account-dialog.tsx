import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { createAccount } from '../../../client/muster.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormProblem } from '../../lib/form-problem.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useAccountWords } from './words.ts';

export function AddAccountDialog({ onClose }: { onClose: () => void }) {
  const words = useAccountWords();
  const common = useCommonWords();
  const form = useForm({ initialValues: { phone: '' } });
  const problem = useFormProblem(form);
  const { mutate, isPending } = useChange({
    run: ({ phone }: typeof form.values) => ask(createAccount({ client: api, body: { phone } })),
    changes: [['accounts']],
    done: words.added,
    onDone: onClose,
    onProblem: problem.show,
  });
  return (
    <FormDialog
      title={words.add}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => mutate(values))}
      submit={common.add}
      isPending={isPending}
      problem={problem}
    >
      <TextInput
        type="tel"
        label={words.phone}
        placeholder={words.phoneExample}
        required
        data-autofocus
        {...form.getInputProps('phone')}
      />
    </FormDialog>
  );
}
