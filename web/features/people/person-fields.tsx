import { Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useContactWords } from '../../components/contact-words.ts';
import type { ContactValues } from './contact-values.ts';
import { usePeopleWords } from './words.ts';

export type ContactForm = UseFormReturnType<ContactValues>;

/** Who somebody is. */
export function PersonFields({ form, mayPhone }: { form: ContactForm; mayPhone: boolean }) {
  const words = usePeopleWords();
  const { fields } = useContactWords();
  return (
    <Stack gap="sm">
      <TextInput
        label={fields.name}
        required
        data-autofocus
        autoComplete="off"
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={fields.phone}
        description={mayPhone ? words.phoneHint : words.phoneByAdmin}
        type="tel"
        autoComplete="off"
        disabled={!mayPhone}
        key={form.key('phone')}
        {...form.getInputProps('phone')}
      />
      <TextInput
        label={fields.email}
        type="email"
        autoComplete="off"
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <Textarea
        label={fields.notes}
        autosize
        minRows={2}
        maxRows={8}
        key={form.key('notes')}
        {...form.getInputProps('notes')}
      />
    </Stack>
  );
}
