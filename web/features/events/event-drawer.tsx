import { Drawer, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Event } from '../../../client/muster.ts';
import { RowsLoader } from '../../components/page-loader.tsx';
import { ProblemState } from '../../components/states.tsx';
import { useCommonWords } from '../../lib/words.ts';
import { EventActions } from './event-actions.tsx';
import { EventFacts } from './event-facts.tsx';
import { EventSeats } from './event-seats.tsx';
import { Participants } from './participants.tsx';
import { eventQuery } from './queries.ts';
import { useEventWords } from './words.ts';

/** One event: when and where it is, and who comes. */
export function EventDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const common = useCommonWords();
  const words = useEventWords();
  const { data: event, error, refetch } = useQuery(eventQuery(id));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={
        <Text fw={650} size="lg" style={{ overflowWrap: 'anywhere' }}>
          {event ? `#${event.number} ${event.title}` : words.title}
        </Text>
      }
      closeButtonProps={{ 'aria-label': common.close, size: 'lg' }}
    >
      {error ? (
        <ProblemState error={error} reset={refetch} />
      ) : event ? (
        <EventDetails event={event} />
      ) : (
        <Stack aria-busy="true">
          <RowsLoader />
        </Stack>
      )}
    </Drawer>
  );
}

function EventDetails({ event }: { event: Event }) {
  return (
    <Stack>
      <EventFacts event={event} />
      {event.notes && (
        <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{event.notes}</Text>
      )}
      <EventSeats event={event} />
      {event.mayChange && event.status !== 'CANCELLED' && <EventActions event={event} />}
      <Participants event={event} />
    </Stack>
  );
}
