import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { DateTime } from 'luxon';
import { EmptyState } from '../../components/states.tsx';
import { createFormat, useFormat } from '../../lib/format.ts';
import type { Entry } from './entry.ts';
import { EntryLink } from './entry-link.tsx';
import { KindIcon } from './kind-icon.tsx';
import type { Month } from './month.ts';
import { useCalendarWords } from './words.ts';

interface AgendaProps {
  month: Month;
  days: ReadonlyMap<string, Entry[]>;
}

/** The days of a month on which there is something, one below the other. */
export function Agenda({ month, days }: AgendaProps) {
  const words = useCalendarWords();
  const shown = month.days.filter(
    (day) => day.hasSame(month.first, 'month') && days.has(day.toISODate() ?? ''),
  );
  if (shown.length === 0) {
    return (
      <EmptyState icon={<IconCalendar />} title={words.nothing}>
        {words.nothingHint}
      </EmptyState>
    );
  }
  return (
    <Stack>
      {shown.map((day) => (
        <Day key={day.toISODate()} day={day} entries={days.get(day.toISODate() ?? '') ?? []} />
      ))}
    </Stack>
  );
}

function Day({ day, entries }: { day: DateTime; entries: Entry[] }) {
  const words = useCalendarWords();
  const format = useFormat();
  const isToday = day.hasSame(DateTime.now().setZone(day.zone), 'day');
  const name = day.setLocale(format.locale).toLocaleString({
    ...{ weekday: 'long', day: 'numeric', month: 'long' },
  });
  return (
    <section>
      <Group gap="xs" mb={6}>
        <Title order={2} size="h5">
          {name}
        </Title>
        {isToday && <Badge>{words.today}</Badge>}
      </Group>
      <Paper withBorder role="list" aria-label={name}>
        {entries.map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </Paper>
    </section>
  );
}

/** An entry in full: its time, what it is, whose, and the clock of its group where that is another. */
function Line({ entry }: { entry: Entry }) {
  const words = useCalendarWords();
  const format = useFormat();
  const { kind, at, hasTime, title, alarm, group, zone, state } = entry;
  const ended = state && <Badge variant="default">{words[state]}</Badge>;
  return (
    <Group role="listitem" gap="sm" px="sm" py={8} wrap="nowrap" align="flex-start" mih={48}>
      <Text size="sm" w={62} style={{ flexShrink: 0, fontVariantNumeric: 'tabular-nums' }}>
        {hasTime ? format.time(at) : words.allDay}
      </Text>
      <Text span mt={2} c="dimmed" lh={1}>
        <KindIcon kind={kind} />
      </Text>
      <Stack gap={0} miw={0}>
        <Group gap="xs">
          <EntryLink entry={entry}>
            {alarm ? [words.alarms[alarm], title].filter(Boolean).join(': ') : title}
          </EntryLink>
          {ended}
        </Group>
        {(group || zone) && (
          <Text size="sm" c="dimmed">
            {[
              group && [group.icon, group.name].filter(Boolean).join(' '),
              zone &&
                `${hasTime ? createFormat(format.locale, zone).dateTime(at) : ''} ${words.zone(zone)}`.trim(),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        )}
      </Stack>
    </Group>
  );
}
