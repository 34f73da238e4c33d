import type { UseFormReturnType } from '@mantine/form';
import { DayAndTime } from '../../components/day-and-time.tsx';
import { NotesField, TitleField } from '../../components/numbered/title-and-notes.tsx';
import type { TaskValues } from './task-fields.ts';
import { useTaskWords } from './words.ts';

/** The fields that a task has from its beginning to its end. */
export function TaskInputs({ form, zone }: { form: UseFormReturnType<TaskValues>; zone: string }) {
  const words = useTaskWords();
  return (
    <>
      <TitleField form={form} />
      <DayAndTime
        form={form}
        day="day"
        time="time"
        label={words.dueDay}
        zone={zone}
        hint={words.dueHint}
      />
      <NotesField form={form} />
    </>
  );
}
