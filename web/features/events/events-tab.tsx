import { IconCalendarEvent } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { GroupDetails } from '../../../client/muster.ts';
import { NumberedList } from '../../components/numbered/numbered-list.tsx';
import { NumberedTab } from '../../components/numbered/numbered-tab.tsx';
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
  const show = (id?: string) => navigate({ search: (before) => ({ ...before, event: id }) });
  return (
    <>
      <NumberedTab
        group={group}
        words={words}
        filter={when}
        onFilter={(next) => navigate({ search: { when: next }, replace: true })}
        list={(create) => (
          <EventList groupId={group.id} when={when} action={create} onShow={show} />
        )}
        dialog={(close) => <NewEvent group={group} onClose={close} />}
      />
      {event && <EventDrawer id={event} onClose={() => show()} />}
    </>
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
  return (
    <NumberedList
      label={words.title}
      pages={useEvents(groupId, when)}
      height={120}
      columns={2}
      empty={
        <EmptyState
          icon={<IconCalendarEvent />}
          title={words.empty[when]}
          action={when === 'coming' && action}
        >
          {words.emptyHint}
        </EmptyState>
      }
      card={(event) => <EventCard key={event.id} event={event} onShow={() => onShow(event.id)} />}
    />
  );
}
