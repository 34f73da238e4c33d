import {
  Button,
  Group,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarEvent, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { GroupDetails } from '../../../client/muster.ts';
import { LoadMore } from '../../components/load-more.tsx';
import { RowsLoader } from '../../components/page-loader.tsx';
import { EmptyState, ProblemState } from '../../components/states.tsx';
import { groupQuery } from '../../lib/group-query.ts';
import { EventCard } from './event-card.tsx';
import { EventDrawer } from './event-drawer.tsx';
import { NewEvent } from './new-event.tsx';
import { type Filter, useEvents } from './queries.ts';
import { useEventWords } from './words.ts';

const route = getRouteApi('/app/groups/$groupId/events');

/** What a group plans, and what it has done. */
export function EventsTab() {
  const { groupId } = route.useParams();
  const { data: group, error, refetch } = useQuery(groupQuery(groupId));
  if (error) return <ProblemState error={error} reset={refetch} />;
  if (!group) return <RowsLoader height={120} />;
  return <Events group={group} />;
}

function Events({ group }: { group: GroupDetails }) {
  const words = useEventWords();
  const { when = 'coming', event } = route.useSearch();
  const navigate = route.useNavigate();
  const [isCreating, { open, close }] = useDisclosure(false);
  const mayCreate = group.may.includes('use') && group.status === 'ACTIVE';
  const create = mayCreate && (
    <Button leftSection={<IconPlus size={18} />} onClick={open}>
      {words.create}
    </Button>
  );
  const show = (id?: string) => navigate({ search: (before) => ({ ...before, event: id }) });
  return (
    <Stack gap="md">
      <VisuallyHidden>
        <Title order={2}>{words.title}</Title>
      </VisuallyHidden>
      <Group justify="space-between">
        <SegmentedControl
          aria-label={words.filter}
          value={when}
          onChange={(value) => navigate({ search: { when: value as Filter }, replace: true })}
          data={Object.entries(words.filters).map(([value, label]) => ({ value, label }))}
        />
        {create}
      </Group>
      <EventList groupId={group.id} when={when} action={create} onShow={show} />
      {event && <EventDrawer id={event} onClose={() => show()} />}
      {isCreating && <NewEvent group={group} onClose={close} />}
    </Stack>
  );
}

interface EventListProps {
  groupId: string;
  when: Filter;
  /** What to do where there is none. */
  action: ReactNode;
  onShow: (id: string) => void;
}

function EventList({ groupId, when, action, onShow }: EventListProps) {
  const words = useEventWords();
  const events = useEvents(groupId, when);
  if (events.error) return <ProblemState error={events.error} reset={events.refetch} />;
  if (events.isPending) return <RowsLoader height={120} rows={3} />;
  if (events.entries.length === 0) {
    return (
      <EmptyState
        icon={<IconCalendarEvent />}
        title={words.empty[when]}
        action={when === 'coming' && action}
      >
        {words.emptyHint}
      </EmptyState>
    );
  }
  return (
    <div>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm" role="list" aria-label={words.title}>
        {events.entries.map((event) => (
          <EventCard key={event.id} event={event} onShow={() => onShow(event.id)} />
        ))}
      </SimpleGrid>
      <LoadMore {...events} />
    </div>
  );
}
