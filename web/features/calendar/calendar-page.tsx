import { Alert, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { DateTime } from 'luxon';
import { PageHeader } from '../../components/page-header.tsx';
import { RowsLoader } from '../../components/page-loader.tsx';
import { ProblemState } from '../../components/states.tsx';
import { useFormat } from '../../lib/format.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { Agenda } from './agenda.tsx';
import { CalendarFilters } from './calendar-filters.tsx';
import { FeedButton } from './feed.tsx';
import { type Month, monthAround } from './month.ts';
import { MonthGrid } from './month-grid.tsx';
import { kinds as allKinds } from './search.ts';
import { useEntries } from './use-entries.ts';
import { useCalendarWords } from './words.ts';

const route = getRouteApi('/app/calendar');

/** What there is in a month: events, tasks that are due, and what Muster will do by itself. */
export function CalendarPage() {
  const words = useCalendarWords();
  const { timeZone, locale } = useFormat();
  const isPhone = useIsPhone();
  const { day, view = 'month', kinds = allKinds, groupId } = route.useSearch();
  const navigate = route.useNavigate();
  const month = monthAround(day, timeZone, locale);
  const active = day ? DateTime.fromISO(day, { zone: timeZone }) : DateTime.now().setZone(timeZone);
  const entries = useEntries(month.span, kinds, groupId);
  const isAgenda = isPhone || view === 'agenda';
  const set = (search: Partial<ReturnType<typeof route.useSearch>>) =>
    navigate({ search: (before) => ({ ...before, ...search }), replace: true, resetScroll: false });
  const go = (to: DateTime) => set({ day: to.toISODate() ?? undefined });

  return (
    <>
      <PageHeader title={words.title} about={timeZone} actions={<FeedButton />} />
      <Stack gap="md">
        <Group justify="space-between" gap="sm">
          <MonthSteps month={month} onGo={go} onToday={() => set({ day: undefined })} />
          {!isPhone && (
            <SegmentedControl
              aria-label={words.view}
              value={view}
              onChange={(value) => set({ view: value as typeof view })}
              data={[
                { value: 'month', label: words.month },
                { value: 'agenda', label: words.agenda },
              ]}
            />
          )}
        </Group>
        <CalendarFilters
          shown={kinds}
          onKinds={(shown) => set({ kinds: shown })}
          groupId={groupId}
          onGroup={(picked) => set({ groupId: picked })}
        />
        {entries.isCut && <Alert color="orange">{words.isCut}</Alert>}
        {entries.error ? (
          <ProblemState error={entries.error} reset={entries.retry} />
        ) : entries.isLoading ? (
          <Stack aria-busy="true">
            <RowsLoader />
          </Stack>
        ) : (
          <div aria-busy={entries.isStale} style={{ opacity: entries.isStale ? 0.5 : 1 }}>
            {isAgenda ? (
              <Agenda month={month} days={entries.days} />
            ) : (
              <MonthGrid
                month={month}
                days={entries.days}
                active={active}
                onMove={go}
                onOpen={(to) => set({ day: to.toISODate() ?? undefined, view: 'agenda' })}
              />
            )}
          </div>
        )}
      </Stack>
    </>
  );
}

interface MonthStepsProps {
  month: Month;
  onGo: (to: DateTime) => void;
  onToday: () => void;
}

function MonthSteps({ month: { first }, onGo, onToday }: MonthStepsProps) {
  const words = useCalendarWords();
  const { locale } = useFormat();
  return (
    <Group gap={6}>
      <Button
        variant="default"
        px="xs"
        aria-label={words.previous}
        onClick={() => onGo(first.minus({ months: 1 }))}
      >
        <IconChevronLeft size={18} />
      </Button>
      <Button variant="default" onClick={onToday}>
        {words.today}
      </Button>
      <Button
        variant="default"
        px="xs"
        aria-label={words.next}
        onClick={() => onGo(first.plus({ months: 1 }))}
      >
        <IconChevronRight size={18} />
      </Button>
      <Text fw={600} ml="xs" aria-live="polite">
        {first.setLocale(locale).toLocaleString({ month: 'long', year: 'numeric' })}
      </Text>
    </Group>
  );
}
