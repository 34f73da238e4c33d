import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { GroupPicker } from '../../components/group-picker.tsx';
import { RowsLoader } from '../../components/page-loader.tsx';
import { ProblemState } from '../../components/states.tsx';
import type { PeriodQuery } from './period.ts';
import { groupFiguresQuery } from './queries.ts';
import { Section } from './section.tsx';
import { Trend } from './trend.tsx';
import { useAnalyticsWords } from './words.ts';

const route = getRouteApi('/app/analytics');

interface TrendOfGroupProps {
  /** The group whose it is, unless the address says another. */
  first: string;
  period: PeriodQuery;
}

/** The series of a group, which is chosen. */
export function TrendOfGroup({ first, period }: TrendOfGroupProps) {
  const words = useAnalyticsWords();
  const { trendOf = first } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch, isPlaceholderData } = useQuery(groupFiguresQuery(trendOf, period));
  return (
    <Section
      title={words.trend}
      actions={
        <GroupPicker
          aria-label={words.trendOf}
          value={trendOf}
          allowDeselect={false}
          onChange={(id) =>
            void navigate({
              search: (search) => ({ ...search, trendOf: id ?? undefined }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      }
    >
      {error && <ProblemState error={error} reset={refetch} />}
      <Box opacity={isPlaceholderData ? 0.5 : 1} aria-busy={isPlaceholderData || !data}>
        {!data && !error && <RowsLoader rows={1} height={280} />}
        {data?.full && <Trend unit={data.full.unit} series={data.full.series} />}
      </Box>
    </Section>
  );
}
