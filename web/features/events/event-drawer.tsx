import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { NumberedDrawer } from '../../components/numbered/numbered-drawer.tsx';
import { EventActions } from './event-actions.tsx';
import { EventFacts } from './event-facts.tsx';
import { EventSeats } from './event-seats.tsx';
import { Participants } from './participants.tsx';
import { eventQuery } from './queries.ts';
import { useEventWords } from './words.ts';

/** One event: when and where it is, and who comes. */
export function EventDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useEventWords();
  return (
    <NumberedDrawer query={useQuery(eventQuery(id))} title={words.title} onClose={onClose}>
      {(event) => (
        <>
          <EventFacts event={event} />
          {event.notes && (
            <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{event.notes}</Text>
          )}
          <EventSeats event={event} />
          {event.mayChange && event.status !== 'CANCELLED' && <EventActions event={event} />}
          <Participants event={event} />
        </>
      )}
    </NumberedDrawer>
  );
}
