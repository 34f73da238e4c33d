import { NumberInput, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemError } from '../../lib/problem-error.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useContactWords } from '../contact-words.ts';
import type { WorkFormProps } from './plan-dialog.tsx';
import type { EditWork } from './plans.ts';
import { useBulkWords } from './words.ts';
import { WorkForm } from './work-form.tsx';

const texts = [
  'appointmentType',
  'appointmentProvider',
  'bookingSource',
  'timeZone',
  'locale',
] as const;
const longTexts = ['specialInstructions', 'notes'] as const;

/** As the service takes them (docs/rules.md, Calls). */
const numbers = { appointmentDuration: 1440, callHoursBefore: 336 } as const;

type Field = keyof EditWork['fields'];

/** The same values for all; what is left empty stays as it is with each. */
export function EditForm(props: WorkFormProps) {
  const words = useBulkWords();
  const common = useCommonWords();
  const { fields: names } = useContactWords();
  const [values, setValues] = useState<Partial<Record<Field, string | number>>>({});
  const set = (field: Field) => (value: string | number) =>
    setValues((before) => ({ ...before, [field]: value }));
  const filled = Object.entries(values).flatMap(([field, value]) => {
    const said = typeof value === 'string' ? value.trim() : value;
    return said === '' ? [] : [[field, said]];
  });
  const wrong = props.error instanceof ProblemError ? props.error.fields : [];
  const problemOf = (field: Field) => {
    const found = wrong.find(({ path }) => path.split('.').at(-1) === field);
    return found && common.expected(found.expected);
  };
  const work = { operation: 'edit', fields: Object.fromEntries(filled) } as const;
  return (
    <WorkForm {...props} work={filled.length > 0 ? work : undefined}>
      <Text c="dimmed" size="sm">
        {words.onlyFilled}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {texts.map((field) => (
          <TextInput
            key={field}
            label={names[field]}
            placeholder={words.placeholders[field]}
            value={values[field] ?? ''}
            error={problemOf(field)}
            onChange={(event) => set(field)(event.currentTarget.value)}
          />
        ))}
        {Object.entries(numbers).map(([name, most]) => {
          const field = name as keyof typeof numbers;
          return (
            <NumberInput
              key={field}
              label={names[field]}
              min={1}
              max={most}
              allowDecimal={false}
              value={values[field] ?? ''}
              error={problemOf(field)}
              onChange={set(field)}
            />
          );
        })}
      </SimpleGrid>
      {longTexts.map((field) => (
        <Textarea
          key={field}
          label={names[field]}
          autosize
          minRows={2}
          value={values[field] ?? ''}
          error={problemOf(field)}
          onChange={(event) => set(field)(event.currentTarget.value)}
        />
      ))}
    </WorkForm>
  );
}
