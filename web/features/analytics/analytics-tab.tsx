import { Box, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RowsLoader } from '../../components/page-loader.tsx';
import { ProblemState } from '../../components/states.tsx';
import { useFormat } from '../../lib/format.ts';
import { FullFigures } from './full-figures.tsx';
import { GroupCards } from './group-cards.tsx';
import { periodOf, todayIn } from './period.ts';
import { PeriodDays } from './period-days.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { groupFiguresQuery } from './queries.ts';

const route = getRouteApi('/app/groups/$groupId/analytics');

/** The figures of one group: the basic ones, and all of them for ADMINs. */
export function AnalyticsTab() {
  const { groupId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { timeZone } = useFormat();
  const period = periodOf(search, todayIn(timeZone));
  const { data, error, refetch, isPlaceholderData } = useQuery(groupFiguresQuery(groupId, period));
  return (
    <Stack>
      <Group justify="space-between" align="flex-end">
        <Text c="dimmed" size="sm">
          {data && <PeriodDays {...data.period} />}
        </Text>
        <PeriodPicker
          value={search}
          onChange={(picked) =>
            void navigate({ search: picked, replace: true, resetScroll: false })
          }
        />
      </Group>
      {error && !data && <ProblemState error={error} reset={refetch} />}
      {!data && !error && (
        <Stack role="status" aria-busy="true">
          <RowsLoader />
        </Stack>
      )}
      {data && (
        <Box opacity={isPlaceholderData ? 0.5 : 1} aria-busy={isPlaceholderData}>
          <Stack gap="xl">
            <GroupCards {...data} />
            {data.full && <FullFigures full={data.full} />}
          </Stack>
        </Box>
      )}
    </Stack>
  );
}
