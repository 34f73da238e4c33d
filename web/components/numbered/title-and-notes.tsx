import { Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import * as z from 'zod/mini';
import { defineWords } from '../../lib/language.tsx';

/** What every form of a task or an event has. */
export interface NumberedValues {
  title: string;
  notes: string;
}

export interface NumberedFieldProps<Values extends NumberedValues> {
  form: Pick<UseFormReturnType<Values>, 'key' | 'getInputProps'>;
}

/** As long as the service takes them. `needsTitle` is said where there is none. */
export const titleAndNotes = (
  { titleTooLong, notesTooLong }: ReturnType<typeof useNumberedWords>,
  needsTitle: string,
) => ({
  title: z.string().check(z.trim(), z.minLength(1, needsTitle), z.maxLength(200, titleTooLong)),
  notes: z.string().check(z.maxLength(4000, notesTooLong)),
});

export function TitleField<Values extends NumberedValues>({ form }: NumberedFieldProps<Values>) {
  const words = useNumberedWords();
  return (
    <TextInput
      label={words.title}
      required
      data-autofocus
      key={form.key('title')}
      {...form.getInputProps('title')}
    />
  );
}

export function NotesField<Values extends NumberedValues>({ form }: NumberedFieldProps<Values>) {
  const words = useNumberedWords();
  return (
    <Textarea
      label={words.notes}
      autosize
      minRows={2}
      maxRows={8}
      key={form.key('notes')}
      {...form.getInputProps('notes')}
    />
  );
}

/** What is said of tasks and events alike. */
export const useNumberedWords = defineWords(
  {
    title: 'Title',
    notes: 'Notes',
    titleTooLong: 'At most 200 characters.',
    notesTooLong: 'At most 4,000 characters.',
    needsDay: 'A time needs a day.',
    past: 'That is over. Choose a time to come.',
  },
  {
    title: 'Título',
    notes: 'Notas',
    titleTooLong: 'Como mucho 200 caracteres.',
    notesTooLong: 'Como mucho 4.000 caracteres.',
    needsDay: 'Una hora necesita un día.',
    past: 'Eso ya ha pasado. Elige un momento por venir.',
  },
);
