import { Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { DayAndTime } from '../../components/day-and-time.tsx';
import type { TaskValues } from './task-fields.ts';
import { useTaskWords } from './words.ts';

/** The fields that a task has from its beginning to its end. */
export function TaskInputs({ form, zone }: { form: UseFormReturnType<TaskValues>; zone: string }) {
  const words = useTaskWords();
  return (
    <>
      <TextInput
        label={words.name}
        required
        data-autofocus
        key={form.key('title')}
        {...form.getInputProps('title')}
      />
      <DayAndTime
        form={form}
        day="day"
        time="time"
        label={words.dueDay}
        zone={zone}
        hint={words.dueHint}
      />
      <Textarea
        label={words.notes}
        autosize
        minRows={2}
        maxRows={8}
        key={form.key('notes')}
        {...form.getInputProps('notes')}
      />
    </>
  );
}
