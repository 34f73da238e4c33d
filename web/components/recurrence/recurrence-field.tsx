import { NativeSelect } from '@mantine/core';
import { defineWords } from '../../lib/language.tsx';
import { rulesFrom } from './rules.ts';
import { useDescribeRule } from './use-describe-rule.ts';

interface RecurrenceFieldProps {
  /** The day of the first, as "2026-11-23"; without one nothing repeats. */
  day: string;
  /** A rule; empty for once. */
  value: string;
  onChange: (rule: string) => void;
}

/** Whether and how something repeats from a day on. */
export function RecurrenceField({ day, value, onChange }: RecurrenceFieldProps) {
  const words = useWords();
  const describe = useDescribeRule();
  const rules = rulesFrom(day);
  return (
    <NativeSelect
      label={words.label}
      description={rules.length === 0 ? words.needsDay : undefined}
      disabled={rules.length === 0}
      data={[
        { value: '', label: words.once },
        ...rules.map((rule) => ({ value: rule, label: capitalized(describe(rule)) })),
      ]}
      // A rule of another day is none of this one.
      value={rules.includes(value) ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const useWords = defineWords(
  { label: 'Repeats', once: 'Does not repeat', needsDay: 'From a day on: choose one first' },
  { label: 'Se repite', once: 'No se repite', needsDay: 'Desde un día: elige uno antes' },
);
