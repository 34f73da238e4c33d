import { Group, NumberInput, Stack, Switch, TextInput } from '@mantine/core';
import type { SettingsFormType } from './settings-form.tsx';
import { useOrganizationWords } from './words.ts';

export function ChatFields({ form }: { form: SettingsFormType }) {
  const words = useOrganizationWords();
  return (
    <Stack>
      <Switch
        label={words.quietOn}
        description={words.quiet}
        {...form.getInputProps('isQuiet', { type: 'checkbox' })}
      />
      {form.values.isQuiet && (
        <Group grow maw={320}>
          <TextInput type="time" label={words.from} {...form.getInputProps('quietFrom')} />
          <TextInput type="time" label={words.until} {...form.getInputProps('quietUntil')} />
        </Group>
      )}
      <Switch
        label={words.eventPolls}
        {...form.getInputProps('eventPolls', { type: 'checkbox' })}
      />
      <NumberInput label={words.confirmAbove} min={1} {...form.getInputProps('confirmAbove')} />
      <NumberInput
        label={words.turnsPerDay}
        description={words.turnsHow}
        min={1}
        {...form.getInputProps('turnsPerDay')}
      />
      <NumberInput label={words.catchUp} min={0} {...form.getInputProps('catchUpMinutes')} />
      <NumberInput
        label={words.keepMessages}
        description={words.keepHow}
        min={1}
        {...form.getInputProps('keepMessagesDays')}
      />
    </Stack>
  );
}
