import { Group, Select, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { Call, CallOutcome, Campaign } from '../../../client/muster.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState, ProblemState } from '../../components/states.tsx';
import { CallCard, useCallColumns } from './call-columns.tsx';
import { outcomes } from './outcomes.ts';
import { useCalls } from './queries.ts';
import { useCallWords } from './words.ts';

const route = getRouteApi('/app/calls/$campaignId');

/** What became of each person of a campaign; those of one outcome, where the address says so. */
export function CallsList({ campaign }: { campaign: Campaign }) {
  const words = useCallWords();
  const { outcome } = route.useSearch();
  const navigate = route.useNavigate();
  const calls = useCalls(campaign.id, { outcome });
  const columns = useCallColumns(campaign);
  return (
    <section aria-labelledby="results">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="results">
          {words.results}
        </Title>
        <Select
          aria-label={words.outcome}
          placeholder={words.anyOutcome}
          data={[...outcomes.map((one) => one.outcome), 'LEFT_OUT' as const].map((value) => ({
            value,
            label: words.outcomes[value],
          }))}
          value={outcome ?? null}
          onChange={(value) =>
            void navigate({
              search: { outcome: value as CallOutcome },
              replace: true,
              resetScroll: false,
            })
          }
          clearable
          maw={220}
        />
      </Group>
      {calls.isError ? (
        <ProblemState error={calls.error} reset={calls.refetch} />
      ) : (
        <DataTable<Call>
          label={words.results}
          columns={columns}
          entries={calls.entries}
          keyOf={({ id }) => id}
          nameOf={({ contact }) => contact.name}
          isLoading={calls.isPending || calls.isFetchingNextPage}
          hasMore={calls.hasNextPage}
          onMore={calls.fetchNextPage}
          card={(call) => <CallCard call={call} />}
          empty={
            outcome ? (
              <EmptyState title={words.noOutcome} />
            ) : (
              <EmptyState title={words.noCalls}>{words.noCallsAbout}</EmptyState>
            )
          }
        />
      )}
    </section>
  );
}
