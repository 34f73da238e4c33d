import { Box, Button, SimpleGrid, Stack } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { PageHeader } from '../../components/page-header.tsx';
import { RowsLoader } from '../../components/page-loader.tsx';
import { EmptyState, ProblemState } from '../../components/states.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommonWords } from '../../lib/words.ts';
import { Comparison } from './comparison.tsx';
import { FindingList } from './finding-list.tsx';
import { LeadersList } from './leaders-list.tsx';
import { periodOf, todayIn } from './period.ts';
import { PeriodDays } from './period-days.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { allFiguresQuery } from './queries.ts';
import { Section } from './section.tsx';
import { SummaryCards } from './summary-cards.tsx';
import { TrendOfGroup } from './trend-of-group.tsx';
import { useAnalyticsWords } from './words.ts';

const route = getRouteApi('/app/analytics');

/** The figures of all groups in sight; findings, scores and series are told to ADMINs. */
export function AnalyticsPage() {
  const common = useCommonWords();
  const words = useAnalyticsWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { timeZone } = useFormat();
  const period = periodOf(search, todayIn(timeZone));
  const { data, error, refetch, isPlaceholderData } = useQuery(allFiguresQuery(period));
  return (
    <>
      <PageHeader
        title={words.title}
        about={data && <PeriodDays {...data.period} />}
        actions={
          <PeriodPicker
            value={search}
            onChange={(picked) =>
              void navigate({ search: { ...search, ...picked }, replace: true, resetScroll: false })
            }
          />
        }
      />
      {error && !data && <ProblemState error={error} reset={refetch} />}
      {!data && !error && (
        <Stack role="status" aria-busy="true">
          <RowsLoader />
        </Stack>
      )}
      {data?.items.length === 0 && (
        <EmptyState
          icon={<IconChartBar />}
          title={words.nothing}
          action={
            <Button component={Link} to="/groups">
              {common.home}
            </Button>
          }
        >
          {words.nothingAbout}
        </EmptyState>
      )}
      {data?.items[0] && (
        <Box opacity={isPlaceholderData ? 0.5 : 1} aria-busy={isPlaceholderData}>
          <Stack gap="xl">
            {data.summary && (
              <>
                <SummaryCards summary={data.summary} />
                <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
                  <Section title={words.attention}>
                    <FindingList findings={data.findings} />
                  </Section>
                  <Section title={words.leaders}>
                    <LeadersList leaders={data.leaders} />
                  </Section>
                </SimpleGrid>
                <TrendOfGroup
                  first={data.leaders[0]?.id ?? data.items[0].group.id}
                  period={period}
                />
              </>
            )}
            <Comparison groups={data.items} period={period} />
          </Stack>
        </Box>
      )}
    </>
  );
}
