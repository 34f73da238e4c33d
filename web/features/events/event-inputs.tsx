import { NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { DayAndTime } from '../../components/day-and-time.tsx';
import { NotesField, TitleField } from '../../components/numbered/title-and-notes.tsx';
import type { EventValues } from './event-values.ts';
import { useEventWords } from './words.ts';

interface EventInputsProps {
  form: UseFormReturnType<EventValues>;
  zone: string;
}

/** What it is, when and where. */
export function EventInputs({ form, zone }: EventInputsProps) {
  const words = useEventWords();
  return (
    <>
      <TitleField form={form} />
      <DayAndTime
        form={form}
        day="startDay"
        time="startTime"
        label={words.starts}
        zone={zone}
        hint={words.startsHint}
      />
      <DayAndTime
        form={form}
        day="endDay"
        time="endTime"
        label={words.ends}
        zone={zone}
        hint={words.endsHint}
      />
      <TextInput label={words.where} key={form.key('place')} {...form.getInputProps('place')} />
    </>
  );
}

/** How many, until when they answer, and what else there is to know. */
export function EventTerms({ form, zone }: EventInputsProps) {
  const words = useEventWords();
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        {(['capacity', 'minPeople'] as const).map((field) => (
          <NumberInput
            key={form.key(field)}
            label={words[field]}
            description={words[`${field}Hint`]}
            min={1}
            max={100_000}
            allowDecimal={false}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...form.getInputProps(field)}
          />
        ))}
      </SimpleGrid>
      <DayAndTime
        form={form}
        day="closeDay"
        time="closeTime"
        label={words.closes}
        zone={zone}
        hint={words.closesHint}
      />
      <NotesField form={form} />
    </>
  );
}
