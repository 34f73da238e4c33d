import { NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useCommonWords } from '../../lib/words.ts';
import type { SettingsFormType } from './settings-form.tsx';
import { useOrganizationWords } from './words.ts';

export function GeneralFields({ form }: { form: SettingsFormType }) {
  const common = useCommonWords();
  const words = useOrganizationWords();
  return (
    <Stack>
      <TextInput label={common.name} required {...form.getInputProps('name')} />
      <TextInput
        label={words.timeZone}
        description={words.timeZoneHow}
        required
        {...form.getInputProps('timeZone')}
      />
      <TextInput
        label={words.locale}
        description={words.localeHow}
        required
        {...form.getInputProps('locale')}
      />
      <Select
        label={words.businessType}
        data={Object.entries(words.businessTypes).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        {...form.getInputProps('businessType')}
      />
      <NumberInput
        label={words.appointment}
        description={words.appointmentHow}
        min={0}
        decimalScale={2}
        {...form.getInputProps('averageAppointment')}
      />
    </Stack>
  );
}
