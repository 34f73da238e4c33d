import { Group, Loader, Text } from '@mantine/core';
import { useFormat } from '../../lib/format.ts';
import { usePeopleWords } from './words.ts';

/** How many fit the filter as it stands: while that is being found out, no number at all. */
export function ContactsCount({
  total,
  isCounting,
}: {
  total: number | undefined;
  isCounting: boolean;
}) {
  const words = usePeopleWords();
  const format = useFormat();
  return (
    <Group h={28} my="xs" role="status" aria-busy={isCounting}>
      {isCounting ? (
        <Loader size="xs" aria-label={words.counting} />
      ) : (
        total !== undefined && (
          <Text size="sm" c="dimmed">
            {words.count(total, format.number(total))}
          </Text>
        )
      )}
    </Group>
  );
}
