import { Group, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { defineWords } from '../lib/language.tsx';

/** A day, as "2026-11-20", and a time of it, as "19:00"; each may be empty. */
interface DayAndTimeProps<Values> {
  form: Pick<UseFormReturnType<Values>, 'key' | 'getInputProps'>;
  /** The fields of the form. */
  day: keyof Values & string;
  time: keyof Values & string;
  label: string;
  /** By whose clock it is meant. */
  zone: string;
  /** What holds where there is a day without a time. */
  hint?: string;
}

/** Two fields of the browser's own: typed on a keyboard, and picked on a phone as everywhere there. */
export function DayAndTime<Values>({
  form,
  day,
  time,
  label,
  zone,
  hint,
}: DayAndTimeProps<Values>) {
  const words = useWords();
  return (
    <Group grow align="flex-start" gap="sm" preventGrowOverflow={false}>
      <TextInput
        type="date"
        label={label}
        description={words.clock(zone)}
        miw={150}
        key={form.key(day)}
        {...form.getInputProps(day)}
      />
      <TextInput
        type="time"
        label={words.time(label)}
        description={hint ?? words.optional}
        miw={120}
        key={form.key(time)}
        {...form.getInputProps(time)}
      />
    </Group>
  );
}

const useWords = defineWords(
  {
    time: (label: string) => `${label}: time`,
    clock: (zone: string) => `On the clocks of ${zone}`,
    optional: 'May be left empty',
  },
  {
    time: (label) => `${label}: hora`,
    clock: (zone) => `En la hora de ${zone}`,
    optional: 'Puede quedar vacía',
  },
);
