import { Textarea, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import * as z from 'zod/mini';
import type { GroupDetails } from '../../../../client/muster.ts';
import { Form } from '../../../components/form.tsx';
import { useFormProblem } from '../../../lib/form-problem.ts';
import { useCommonWords } from '../../../lib/words.ts';
import { ColorField } from '../color-field.tsx';
import { type Identity, identityFields, toIdentity } from '../form-fields.ts';
import { useGroupFormWords } from '../form-words.ts';
import { IconField } from '../icon-field.tsx';
import { useSave } from './use-save.ts';

export function IdentityForm({ group }: { group: GroupDetails }) {
  const common = useCommonWords();
  const words = useGroupFormWords();
  const form = useForm<Identity>({
    mode: 'uncontrolled',
    initialValues: {
      name: group.name,
      description: group.description ?? '',
      color: group.color,
      icon: group.icon ?? '',
    },
    validate: schemaResolver(z.object(identityFields(words)), { sync: true }),
  });
  const problem = useFormProblem(form, 'name');
  const { mutate, isPending } = useSave(group.id, problem.show);
  return (
    <Form
      noValidate
      problem={problem}
      isPending={isPending}
      onSubmit={form.onSubmit((values) => {
        mutate(toIdentity(values));
      })}
    >
      <TextInput
        label={common.name}
        required
        autoComplete="off"
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <Textarea
        label={words.description}
        autosize
        minRows={2}
        maxRows={6}
        key={form.key('description')}
        {...form.getInputProps('description')}
      />
      <ColorField key={form.key('color')} {...form.getInputProps('color')} />
      <IconField key={form.key('icon')} {...form.getInputProps('icon')} />
    </Form>
  );
}
