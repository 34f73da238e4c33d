import { Paper, Stack, Text, UnstyledButton } from '@mantine/core';
import type { Event } from '../../../client/muster.ts';
import classes from './event-card.module.css';
import { EventFacts } from './event-facts.tsx';
import { EventSeats } from './event-seats.tsx';

/** An event in the list; all of it opens it. */
export function EventCard({ event, onShow }: { event: Event; onShow: () => void }) {
  return (
    <Paper withBorder p="md" role="listitem" className={classes.card}>
      <Stack gap="xs">
        <UnstyledButton onClick={onShow} className={classes.title}>
          <Text span c="dimmed" mr={6}>
            #{event.number}
          </Text>
          <Text span fw={600} td={event.status === 'CANCELLED' ? 'line-through' : undefined}>
            {event.title}
          </Text>
        </UnstyledButton>
        <EventFacts event={event} />
        {event.status !== 'CANCELLED' && <EventSeats event={event} />}
      </Stack>
    </Paper>
  );
}
