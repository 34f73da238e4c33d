import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Event, Participant, ParticipantStatus } from '../../../client/muster.ts';
import { ProblemState } from '../../components/states.tsx';
import { useFormat } from '../../lib/format.ts';
import { ParticipantRow } from './participant-row.tsx';
import { participantsQuery } from './queries.ts';
import { useEventWords } from './words.ts';

const order: readonly ParticipantStatus[] = ['GOING', 'WAITLISTED', 'MAYBE', 'DECLINED', 'INVITED'];

/** Everybody who is invited, by what they answered; who waits in the order of the line. */
export function Participants({ event }: { event: Event }) {
  const words = useEventWords();
  const format = useFormat();
  const { data, error, refetch } = useQuery(participantsQuery(event.id));
  if (error) return <ProblemState error={error} reset={refetch} />;
  if (!data) {
    return (
      <Stack aria-busy="true">
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} h={44} />
        ))}
      </Stack>
    );
  }
  return (
    <Stack>
      {order.map((status) => (
        <Section
          key={status}
          event={event}
          status={status}
          people={data.entries.filter((one) => one.status === status)}
        />
      ))}
      {data.isCut && (
        <Text size="sm" c="dimmed">
          {words.isCut(format.number(data.entries.length))}
        </Text>
      )}
    </Stack>
  );
}

interface SectionProps {
  event: Event;
  status: ParticipantStatus;
  people: Participant[];
}

function Section({ event, status, people }: SectionProps) {
  const words = useEventWords();
  const format = useFormat();
  if (people.length === 0) return null;
  const guests = people.reduce((sum, one) => sum + one.guests, 0);
  const count = format.number(people.length);
  const said = guests === 0 ? count : words.withGuests(count, words.guests(guests));
  const name = words.sections[status];
  const inOrder = [...people].sort((a, b) => (a.waitingPlace ?? 0) - (b.waitingPlace ?? 0));
  return (
    <section>
      <Title order={3} size="h5" mb={4}>
        {words.section(name, said)}
      </Title>
      <Stack gap={0} role="list" aria-label={name}>
        {inOrder.map((one) => (
          <ParticipantRow key={one.contactId} event={event} participant={one} />
        ))}
      </Stack>
    </section>
  );
}
