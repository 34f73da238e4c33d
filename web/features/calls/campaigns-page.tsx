import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconPhone, IconPhonePlus } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Campaign } from '../../../client/muster.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { EmptyState, ProblemState } from '../../components/states.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommonWords } from '../../lib/words.ts';
import { CampaignName } from './campaign-name.tsx';
import { CampaignState } from './campaign-state.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import { useCampaigns, useMayCall } from './queries.ts';
import { useCallWords } from './words.ts';

const route = getRouteApi('/app/calls');

export function CampaignsPage() {
  const words = useCallWords();
  const { status } = route.useSearch();
  const navigate = route.useNavigate();
  const mayCall = useMayCall();
  const campaigns = useCampaigns({ status });
  const columns = useColumns();
  const create = mayCall && (
    <Button component={Link} to="/calls/new" leftSection={<IconPhonePlus size={18} />}>
      {words.newCampaign}
    </Button>
  );
  return (
    <>
      <PageHeader title={words.title} actions={create} />
      <Select
        aria-label={words.state}
        placeholder={words.anyState}
        data={Object.entries(words.states).map(([value, label]) => ({ value, label }))}
        value={status ?? null}
        onChange={(value) =>
          void navigate({ search: { status: value as Campaign['status'] }, replace: true })
        }
        clearable
        maw={220}
        mb="sm"
      />
      {campaigns.isError ? (
        <ProblemState error={campaigns.error} reset={campaigns.refetch} />
      ) : (
        <DataTable
          label={words.campaigns}
          columns={columns}
          entries={campaigns.entries}
          keyOf={({ id }) => id}
          nameOf={({ number }) => `#${number}`}
          isLoading={campaigns.isPending || campaigns.isFetchingNextPage}
          hasMore={campaigns.hasNextPage}
          onMore={campaigns.fetchNextPage}
          card={(campaign) => <CampaignCard campaign={campaign} />}
          empty={
            status ? (
              <EmptyState title={words.nothingInState} />
            ) : (
              <EmptyState icon={<IconPhone />} title={words.nothing} action={create}>
                {mayCall ? words.nothingMayCall : words.nothingElse}
              </EmptyState>
            )
          }
        />
      )}
    </>
  );
}

function useColumns(): Column<Campaign>[] {
  const common = useCommonWords();
  const words = useCallWords();
  return [
    {
      id: 'campaign',
      header: words.campaign,
      cell: (campaign) => <CampaignName campaign={campaign} />,
    },
    { id: 'state', header: words.state, width: 120, cell: CampaignState },
    {
      id: 'progress',
      header: words.progress,
      width: 260,
      cell: (campaign) => <OutcomeBar campaign={campaign} />,
    },
    {
      id: 'when',
      header: common.when,
      width: 170,
      cell: (campaign) => <When campaign={campaign} />,
    },
  ];
}

function When({ campaign: { startedAt, startsAt, createdAt } }: { campaign: Campaign }) {
  const { dateTime } = useFormat();
  return dateTime(startedAt ?? startsAt ?? createdAt);
}

function CampaignCard({ campaign }: { campaign: Campaign }) {
  return (
    <Stack gap={6}>
      <CampaignName campaign={campaign} />
      <OutcomeBar campaign={campaign} />
      <Group justify="space-between">
        <CampaignState status={campaign.status} />
        <Text size="sm" c="dimmed">
          <When campaign={campaign} />
        </Text>
      </Group>
    </Stack>
  );
}
