import { NumberInput, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useContactWords } from '../../components/contact-words.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useContactPageWords } from './contact-page-words.ts';
import type { ContactForm } from './person-fields.tsx';

const statuses = ['PENDING', 'CONFIRMED', 'CANCELLED', 'RESCHEDULED'] as const;

/** Their next appointment. */
export function AppointmentFields({ form }: { form: ContactForm }) {
  const common = useCommonWords();
  const words = useContactPageWords();
  const { appointmentStatuses, fields } = useContactWords();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <TextInput
        type="datetime-local"
        label={common.when}
        key={form.key('appointmentTime')}
        {...form.getInputProps('appointmentTime')}
      />
      <Select
        label={words.status}
        clearable
        data={statuses.map((value) => ({ value, label: appointmentStatuses[value] }))}
        key={form.key('appointmentStatus')}
        {...form.getInputProps('appointmentStatus')}
      />
      <TextInput
        label={fields.appointmentType}
        key={form.key('appointmentType')}
        {...form.getInputProps('appointmentType')}
      />
      <NumberInput
        label={words.duration}
        description={words.durationHint}
        allowDecimal={false}
        hideControls
        key={form.key('appointmentDuration')}
        {...form.getInputProps('appointmentDuration')}
      />
      <TextInput
        label={fields.appointmentProvider}
        key={form.key('appointmentProvider')}
        {...form.getInputProps('appointmentProvider')}
      />
      <TextInput
        label={fields.bookingSource}
        key={form.key('bookingSource')}
        {...form.getInputProps('bookingSource')}
      />
      <NumberInput
        label={words.callBefore}
        description={words.callBeforeHint}
        allowDecimal={false}
        hideControls
        key={form.key('callHoursBefore')}
        {...form.getInputProps('callHoursBefore')}
      />
      <Textarea
        label={fields.specialInstructions}
        autosize
        minRows={1}
        key={form.key('specialInstructions')}
        {...form.getInputProps('specialInstructions')}
      />
    </SimpleGrid>
  );
}
