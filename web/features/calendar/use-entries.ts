import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DateTime } from 'luxon';
import { useMemo } from 'react';
import { useMay, useSession } from '../../lib/session.ts';
import { type Entry, entryOfAlarm, entryOfEvent, entryOfTask, sortEntries } from './entry.ts';
import { eventsQuery, type Span, scheduleQuery, tasksQuery } from './queries.ts';
import type { Kind } from './search.ts';

/** What is in a span, by day of the organization's clocks, "2026-11-20", each day in order. */
export function useEntries(span: Span, kinds: readonly Kind[], groupId: string | undefined) {
  const may = useMay();
  const { timeZone } = useSession().organization;
  const wish = { ...span, groupId };
  const shown = { placeholderData: keepPreviousData };
  const events = useQuery({ ...eventsQuery(wish), ...shown, enabled: kinds.includes('events') });
  const tasks = useQuery({ ...tasksQuery(wish), ...shown, enabled: kinds.includes('tasks') });
  const schedule = useQuery({
    ...scheduleQuery(span),
    ...shown,
    enabled: kinds.includes('automatic') && may('administer'),
  });
  const asked = [events, tasks, schedule].filter(({ isEnabled }) => isEnabled);
  const failed = asked.find(({ error }) => error !== null);
  // What is not wanted any more is known still, and is not shown.
  const [event, task, alarm] = [
    events.isEnabled ? events.data : undefined,
    tasks.isEnabled ? tasks.data : undefined,
    schedule.isEnabled ? schedule.data : undefined,
  ];
  const days = useMemo(() => {
    const dayOf = ({ at }: Entry) => DateTime.fromISO(at, { zone: timeZone }).toISODate() ?? '';
    const all = [
      ...(event?.entries.map(entryOfEvent) ?? []),
      ...(task?.entries.map(entryOfTask) ?? []),
      ...(alarm?.entries.map(entryOfAlarm) ?? []).filter(
        ({ group }) => groupId === undefined || group?.id === groupId,
      ),
    ].map((entry) => ({ ...entry, zone: entry.zone === timeZone ? null : entry.zone }));
    return Map.groupBy(sortEntries(all, dayOf), dayOf);
  }, [event, task, alarm, groupId, timeZone]);
  return {
    days,
    isLoading: asked.some(({ isPending }) => isPending),
    // What stands there is still that of before.
    isStale: asked.some(({ isPlaceholderData }) => isPlaceholderData),
    isCut: asked.some(({ data }) => data?.isCut ?? false),
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}
