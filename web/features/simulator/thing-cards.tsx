import { Badge, Card, Group, Progress, Text } from '@mantine/core';
import { IconCheck, IconCircle, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { TextLink } from '../../components/text-link.tsx';
import { useFormat } from '../../lib/format.ts';
import { eventQuery, taskQuery } from './queries.ts';
import { useSimulatorWords } from './words.ts';

/** A task as it is now: who has a copy, and who has done theirs. */
export function TaskCard({ number }: { number: number }) {
  const words = useSimulatorWords();
  const format = useFormat();
  const { data } = useQuery(taskQuery(number));
  if (!data) return null;
  const { task, copies } = data;
  const { done, total } = task.progress;
  return (
    <ThingCard
      title={`#${task.number} ${task.title}`}
      to="/groups/$groupId/tasks"
      groupId={task.group?.id}
      about={[
        words.copies(done, total),
        ...(task.dueAt ? [words.due(format.dateTime(task.dueAt))] : []),
      ].join(' · ')}
    >
      <Progress
        value={total === 0 ? 0 : (done / total) * 100}
        my={6}
        aria-label={words.copies(done, total)}
      />
      <People people={copies.items} hasMore={copies.hasMore} />
    </ThingCard>
  );
}

/** An event as it is now: who is going, and who has not said. */
export function EventCard({ id }: { id: string }) {
  const words = useSimulatorWords();
  const format = useFormat();
  const { data } = useQuery(eventQuery(id));
  if (!data) return null;
  const { event, people } = data;
  return (
    <ThingCard
      title={`#${event.number} ${event.title}`}
      to="/groups/$groupId/events"
      groupId={event.group?.id}
      about={[
        ...(event.startsAt ? [format.dateTime(event.startsAt)] : []),
        ...(event.place ? [event.place] : []),
        words.seats(event.seatsTaken, event.capacity),
      ].join(' · ')}
    >
      <People people={people.items} hasMore={people.hasMore} />
    </ThingCard>
  );
}

interface ThingCardProps {
  title: string;
  to: '/groups/$groupId/tasks' | '/groups/$groupId/events';
  /** Of what belongs to no group, there is no place to go to. */
  groupId: string | undefined;
  about: string;
  children: ReactNode;
}

function ThingCard({ title, to, groupId, about, children }: ThingCardProps) {
  return (
    <Card withBorder padding="xs" mt="sm" role="group" aria-label={title}>
      {groupId === undefined ? (
        <Text fw={600}>{title}</Text>
      ) : (
        <TextLink fw={600} to={to} params={{ groupId }}>
          {title}
        </TextLink>
      )}
      <Text size="xs" c="dimmed">
        {about}
      </Text>
      {children}
    </Card>
  );
}

const looks: Record<string, { color: string; Icon: typeof IconCheck }> = {
  DONE: { color: 'teal', Icon: IconCheck },
  GOING: { color: 'teal', Icon: IconCheck },
  MAYBE: { color: 'yellow', Icon: IconQuestionMark },
  DECLINED: { color: 'red', Icon: IconX },
};

/** A mark for each, as they have said or done. */
function People({
  people,
  hasMore,
}: {
  people: readonly { contactId: string; name: string; status: string }[];
  hasMore: boolean;
}) {
  const words = useSimulatorWords();
  const states: Record<string, string> = words.states;
  return (
    <Group component="ul" gap={4} p={0} m={0} mt={4} style={{ listStyle: 'none' }}>
      {people.map(({ contactId, name, status }) => {
        const { color, Icon } = looks[status] ?? { color: 'gray', Icon: IconCircle };
        return (
          <li key={contactId}>
            <Badge
              color={color}
              variant="light"
              c="var(--mantine-color-text)"
              tt="none"
              leftSection={<Icon size={12} aria-hidden="true" />}
            >
              {name}: {states[status] ?? status}
            </Badge>
          </li>
        );
      })}
      {hasMore && <li>{words.andMore}</li>}
    </Group>
  );
}
