import type { Event } from '../../../client/muster.ts';
import { NumberedCard } from '../../components/numbered/numbered-card.tsx';
import { EventFacts } from './event-facts.tsx';
import { EventSeats } from './event-seats.tsx';

/** An event in the list. */
export function EventCard({ event, onShow }: { event: Event; onShow: () => void }) {
  return (
    <NumberedCard of={event} onShow={onShow}>
      <EventFacts event={event} />
      {event.status !== 'CANCELLED' && <EventSeats event={event} />}
    </NumberedCard>
  );
}
