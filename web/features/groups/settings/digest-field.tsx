import { Chip, Input, Group as Row, TextInput } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useFormat } from '../../../lib/format.ts';
import { useGroupSettingsWords } from './words.ts';

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** A Monday: names of days are told of dates. */
const monday = Date.UTC(2024, 0, 1);

/** The days of a rule such as "FREQ=WEEKLY;BYDAY=MO,TH"; none of null. */
export function daysOf(rule: string | null): string[] {
  if (rule === null) return [];
  return rule.startsWith('FREQ=DAILY')
    ? [...days]
    : (/BYDAY=([A-Z,]+)/.exec(rule)?.[1]?.split(',') ?? []);
}

/** The rule of some days, in whatever order they were picked; null of none. */
export function ruleOf(picked: readonly string[]): string | null {
  if (picked.length === 0) return null;
  if (picked.length === days.length) return 'FREQ=DAILY';
  return `FREQ=WEEKLY;BYDAY=${days.filter((day) => picked.includes(day)).join(',')}`;
}

interface DigestFieldProps {
  defaultValue?: string | null;
  onChange?: (rule: string | null) => void;
  error?: ReactNode;
}

/** On which days of the week. */
export function DigestField({ defaultValue = null, onChange, error }: DigestFieldProps) {
  const words = useGroupSettingsWords();
  const { locale } = useFormat();
  const [picked, setPicked] = useState(daysOf(defaultValue));
  const names = useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
    return days.map((_, place) => format.format(monday + place * 86_400_000));
  }, [locale]);
  return (
    <Input.Wrapper
      label={words.digest}
      description={words.digestAbout}
      error={error}
      labelElement="div"
    >
      <Chip.Group
        multiple
        value={picked}
        onChange={(value) => {
          setPicked(value);
          onChange?.(ruleOf(value));
        }}
      >
        <Row gap={6} mt={4} role="group" aria-label={words.digest}>
          {days.map((day, place) => (
            <Chip key={day} value={day} size="md">
              {names[place]}
            </Chip>
          ))}
        </Row>
      </Chip.Group>
    </Input.Wrapper>
  );
}

interface MinuteFieldProps {
  defaultValue?: number;
  onChange?: (minute: number) => void;
  error?: ReactNode;
}

const pad = (count: number) => String(count).padStart(2, '0');

/** At which minute of the day; of none that can be read, NaN. */
export function MinuteField({ defaultValue = 0, onChange, error }: MinuteFieldProps) {
  const words = useGroupSettingsWords();
  return (
    <TextInput
      type="time"
      label={words.digestAt}
      w={130}
      error={error}
      defaultValue={`${pad(Math.floor(defaultValue / 60))}:${pad(defaultValue % 60)}`}
      onChange={({ currentTarget }) => {
        const [hour = Number.NaN, minute = Number.NaN] = currentTarget.value.split(':').map(Number);
        onChange?.(currentTarget.value === '' ? Number.NaN : hour * 60 + minute);
      }}
    />
  );
}
