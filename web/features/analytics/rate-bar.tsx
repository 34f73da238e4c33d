import { Group, Progress, Text } from '@mantine/core';
import { useFormat } from '../../lib/format.ts';

/** A share from 0 to 1 as a number and a small bar; a dash where there is nothing to take a share of. */
export function RateBar({ rate }: { rate: number | null }) {
  const { percent } = useFormat();
  if (rate === null) return '–';
  return (
    <Group gap={6} wrap="nowrap">
      <Text size="sm" w={40}>
        {percent(rate)}
      </Text>
      <Progress value={rate * 100} flex={1} miw={36} size="sm" aria-hidden="true" />
    </Group>
  );
}
