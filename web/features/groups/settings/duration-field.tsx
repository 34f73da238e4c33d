import { Input, NativeSelect, NumberInput, Group as Row } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useGroupSettingsWords } from './words.ts';

/** In minutes, from the longest on. */
const units = [
  ['days', 1440],
  ['hours', 60],
  ['minutes', 1],
] as const;

type Unit = (typeof units)[number][0];

const minutesOf = (unit: Unit) => units.find(([name]) => name === unit)![1];

/** The longest unit of which a duration is a whole number; of two days and more "days". */
const unitOf = (minutes: number): Unit =>
  units.find(([, length]) => minutes % length === 0 && minutes >= length)?.[0] ?? 'minutes';

interface DurationFieldProps {
  label: string;
  description?: string;
  /** In minutes; null for none. */
  defaultValue?: number | null;
  onChange?: (minutes: number | null) => void;
  error?: ReactNode;
}

/** How long, in the unit that reads best. */
export function DurationField({ label, description, error, ...props }: DurationFieldProps) {
  const { defaultValue = null, onChange } = props;
  const words = useGroupSettingsWords();
  const id = useId();
  const [unit, setUnit] = useState(unitOf(defaultValue ?? 60));
  const [amount, setAmount] = useState<number | ''>(
    defaultValue === null ? '' : defaultValue / minutesOf(unit),
  );
  const tell = (count: number | '', of: Unit) => {
    setAmount(count);
    setUnit(of);
    onChange?.(count === '' ? null : Math.round(count * minutesOf(of)));
  };
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div">
      <Row gap="xs" wrap="nowrap" mt={4}>
        <NumberInput
          id={id}
          aria-label={words.amount(label)}
          min={1}
          allowDecimal={false}
          allowNegative={false}
          w={100}
          value={amount}
          error={error !== undefined && error !== null}
          onChange={(value) => tell(typeof value === 'number' ? value : '', unit)}
        />
        <NativeSelect
          aria-label={words.unit(label)}
          w={130}
          data={units.map(([value]) => ({ value, label: words.units[value] }))}
          value={unit}
          onChange={({ currentTarget }) =>
            tell(amount, units.find(([name]) => name === currentTarget.value)?.[0] ?? unit)
          }
        />
      </Row>
    </Input.Wrapper>
  );
}
