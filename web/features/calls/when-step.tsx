import { Checkbox, Radio, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId } from 'react';
import { useFormat } from '../../lib/format.ts';
import { type CampaignValues, spreads } from './campaign-form.ts';
import { Choice } from './choice.tsx';
import { useCallWords } from './words.ts';

const timings = ['immediate', 'scheduled', 'staggered'] as const;
const priorities = ['normal', 'high', 'urgent'] as const;

/** When to call: now, from a moment on, or spread over a time; and how urgently. */
export function WhenStep({ form }: { form: UseFormReturnType<CampaignValues> }) {
  const words = useCallWords();
  const { number, timeZone } = useFormat();
  const priorityId = useId();
  const { timing } = form.values;
  return (
    <Stack>
      <Radio.Group label={words.timing} {...form.getInputProps('timing')}>
        <Stack gap={0}>
          {timings.map((value) => (
            <Choice key={value} value={value} label={words.timings[value]} />
          ))}
        </Stack>
      </Radio.Group>
      {timing === 'staggered' && (
        <Select
          label={words.spread}
          data={spreads.map((minutes) => ({
            value: String(minutes),
            label: words.spreadMinutes(minutes, number(minutes < 60 ? minutes : minutes / 60)),
          }))}
          allowDeselect={false}
          maw={280}
          {...form.getInputProps('spreadMinutes')}
        />
      )}
      {timing !== 'immediate' && (
        <TextInput
          type="datetime-local"
          label={timing === 'scheduled' ? words.startsAt : words.startsAtMaybe}
          description={words.clockOf(timeZone)}
          withAsterisk={timing === 'scheduled'}
          maw={280}
          {...form.getInputProps('startsAt')}
        />
      )}
      <Stack gap={4}>
        <Text size="sm" fw={500} id={priorityId}>
          {words.priority}
        </Text>
        <SegmentedControl
          aria-labelledby={priorityId}
          data={priorities.map((value) => ({ value, label: words.priorities[value] }))}
          maw={360}
          {...form.getInputProps('priority')}
        />
        <Text size="xs" c="dimmed">
          {words.priorityAbout}
        </Text>
      </Stack>
      <Checkbox label={words.waits} {...form.getInputProps('waits', { type: 'checkbox' })} />
    </Stack>
  );
}
