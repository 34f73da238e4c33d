import { Box, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { GroupFigures } from '../../../client/muster.ts';
import { GroupsPicker } from '../../components/group-picker.tsx';
import { ProblemState } from '../../components/states.tsx';
import { useCommonWords } from '../../lib/words.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { OverlapList } from './overlap-list.tsx';
import type { PeriodQuery } from './period.ts';
import { comparisonQuery } from './queries.ts';
import { Section } from './section.tsx';
import { useAnalyticsWords } from './words.ts';

const route = getRouteApi('/app/analytics');

/** So many groups are compared by the API at once. */
const least = 2;
const most = 20;

interface ComparisonProps {
  groups: readonly GroupFigures[];
  period: PeriodQuery;
}

/** All groups side by side, or those that were chosen; and who is in two of them, where they are not too many. */
export function Comparison({ groups, period }: ComparisonProps) {
  const common = useCommonWords();
  const words = useAnalyticsWords();
  const { groupIds: picked = [], sort, order } = route.useSearch();
  const navigate = route.useNavigate();
  const isPicked = picked.length >= least;
  const ids = isPicked ? picked : groups.map(({ group }) => group.id);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...comparisonQuery(ids, period),
    enabled: ids.length >= least && ids.length <= most,
  });
  const shown = isPicked ? data?.items : groups;
  return (
    <Stack gap="xl">
      <Section title={words.comparison}>
        <GroupsPicker
          label={words.pickGroups}
          description={words.atLeastTwo}
          onlyActive
          placeholder={picked.length === 0 ? common.allGroups : undefined}
          maxValues={most}
          clearable
          value={picked}
          onChange={(groupIds) =>
            void navigate({
              search: (search) => ({
                ...search,
                groupIds: groupIds.length > 0 ? groupIds : undefined,
              }),
              replace: true,
              resetScroll: false,
            })
          }
          mb="sm"
          maw={600}
        />
        {error && <ProblemState error={error} reset={refetch} />}
        <Box opacity={isPlaceholderData ? 0.5 : 1} aria-busy={isPlaceholderData || !shown}>
          {shown && (
            <ComparisonTable
              groups={shown}
              best={data?.best ?? {}}
              search={{ sort, order }}
              onSort={({ by, order }) =>
                void navigate({
                  search: (search) => ({ ...search, sort: by as typeof sort, order }),
                  replace: true,
                  resetScroll: false,
                })
              }
            />
          )}
        </Box>
      </Section>
      {data && (
        <Section title={words.overlaps}>
          <OverlapList comparison={data} />
        </Section>
      )}
    </Stack>
  );
}
