import { Group, Select, TextInput } from '@mantine/core';
import { useFormat } from '../../lib/format.ts';
import { todayIn } from './period.ts';
import type { PeriodSearch } from './search.ts';
import { useAnalyticsWords } from './words.ts';

const periods = ['week', 'month', 'days', 'own'] as const;

interface PeriodPickerProps {
  value: PeriodSearch;
  onChange: (period: PeriodSearch) => void;
}

/** Which days figures are of; of an own period its first and its last. */
export function PeriodPicker({ value, onChange }: PeriodPickerProps) {
  const words = useAnalyticsWords();
  const today = todayIn(useFormat().timeZone);
  const { period = 'days', from = '', to = '' } = value;
  const isWrong = from !== '' && to !== '' && from > to;
  return (
    <Group gap="xs" align="flex-end">
      <Select
        label={words.period}
        data={periods.map((one) => ({ value: one, label: words.periods[one] }))}
        value={period}
        allowDeselect={false}
        onChange={(picked) => onChange({ ...value, period: picked as PeriodSearch['period'] })}
        w={170}
      />
      {period === 'own' && (
        <>
          <TextInput
            type="date"
            label={words.from}
            max={today}
            value={from}
            onChange={(event) =>
              onChange({ ...value, from: event.currentTarget.value || undefined })
            }
          />
          <TextInput
            type="date"
            label={words.to}
            max={today}
            value={to}
            error={isWrong && words.wrongOrder}
            onChange={(event) => onChange({ ...value, to: event.currentTarget.value || undefined })}
          />
        </>
      )}
    </Group>
  );
}
