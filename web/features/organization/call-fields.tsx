import '@mantine/dates/styles.css';
import { Group, NumberInput, Stack, Switch, TagsInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useLanguage } from '../../lib/language.tsx';
import 'dayjs/locale/es';
import { HoursFields } from './hours-fields.tsx';
import type { SettingsFormType } from './settings-form.tsx';
import { useOrganizationWords } from './words.ts';

export function CallFields({ form }: { form: SettingsFormType }) {
  const words = useOrganizationWords();
  const language = useLanguage();
  return (
    <Stack>
      <HoursFields form={form} />
      <DatePickerInput
        type="multiple"
        label={words.holidays}
        locale={language}
        clearable
        {...form.getInputProps('holidays')}
      />
      <Group grow align="flex-end">
        <NumberInput
          label={words.dialsHalfMinute}
          min={1}
          {...form.getInputProps('dialsPerHalfMinute')}
        />
        <NumberInput
          label={words.dialsQuarter}
          min={1}
          {...form.getInputProps('dialsPerQuarterHour')}
        />
      </Group>
      <TagsInput
        label={words.retry}
        description={words.retryHow}
        {...form.getInputProps('callRetryMinutes')}
      />
      <Switch
        label={words.consent}
        {...form.getInputProps('callConsentRequired', { type: 'checkbox' })}
      />
    </Stack>
  );
}
