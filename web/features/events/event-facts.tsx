import { Badge, Group, Stack, Text } from '@mantine/core';
import { IconBan, IconClock, IconHourglass, IconMapPin, IconRepeat } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Event } from '../../../client/muster.ts';
import { useDescribeRule } from '../../components/recurrence/use-describe-rule.ts';
import { type Format, useFormat } from '../../lib/format.ts';
import { useEventWords } from './words.ts';

/** When and where an event is, in the zone of its group. */
export function EventFacts({ event }: { event: Event }) {
  const words = useEventWords();
  const describe = useDescribeRule();
  const format = useFormat(event.timeZone);
  const { place, recurrence, answerBy, status } = event;
  return (
    <Stack gap={4}>
      {status === 'CANCELLED' && (
        <Badge variant="default" leftSection={<IconBan size={12} />}>
          {words.cancelledBadge}
        </Badge>
      )}
      <Fact icon={<IconClock size={16} />}>{whenOf(event, format, words)}</Fact>
      {place && <Fact icon={<IconMapPin size={16} />}>{place}</Fact>}
      {recurrence !== null && <Fact icon={<IconRepeat size={16} />}>{describe(recurrence)}</Fact>}
      {answerBy && status !== 'CANCELLED' && (
        <Fact icon={<IconHourglass size={16} />}>{words.answerBy(format.dateTime(answerBy))}</Fact>
      )}
    </Stack>
  );
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <Text span c="dimmed" lh={1} mt={3} aria-hidden="true">
        {icon}
      </Text>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </Group>
  );
}

/** "Sun 22 Nov, 11:00 until 13:00"; of another day with its day; of a whole day the day alone. */
function whenOf(
  { startsAt, endsAt, hasTime }: Event,
  format: Format,
  words: ReturnType<typeof useEventWords>,
): string {
  if (!startsAt) return words.noDate;
  const start = hasTime ? format.dateTime(startsAt) : format.day(startsAt);
  if (!endsAt) return start;
  const isSameDay = format.day(startsAt) === format.day(endsAt);
  const end = !hasTime ? format.day : isSameDay ? format.time : format.dateTime;
  return isSameDay && !hasTime ? start : `${start} ${words.until(end(endsAt))}`;
}
