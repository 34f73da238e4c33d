import { Badge, Group, Progress, Text } from '@mantine/core';
import type { Event } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import { useEventWords } from './words.ts';

/** How many are in, guests counted; with a limit, how full it is. */
export function EventSeats({ event }: { event: Event }) {
  const words = useEventWords();
  const format = useFormat();
  const { title, seatsTaken, capacity, minPeople } = event;
  const taken = format.number(seatsTaken);
  const said = capacity === null ? words.going(taken) : words.seats(taken, format.number(capacity));
  const least = minPeople === null ? '' : ` · ${words.least(format.number(minPeople))}`;
  return (
    <div>
      <Group gap="xs" mb={capacity === null ? 0 : 4}>
        <Text size="sm">
          {said}
          {least}
        </Text>
        {capacity !== null && seatsTaken >= capacity && (
          <Badge variant="default">{words.full}</Badge>
        )}
      </Group>
      {capacity !== null && (
        <Progress.Root size="md">
          <Progress.Section
            value={Math.min(100, (seatsTaken / capacity) * 100)}
            aria-label={title}
            aria-valuetext={said}
          />
        </Progress.Root>
      )}
    </div>
  );
}
