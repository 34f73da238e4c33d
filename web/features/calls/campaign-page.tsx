import { Alert, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PageHeader } from '../../components/page-header.tsx';
import { PageLoader } from '../../components/page-loader.tsx';
import { ProblemState } from '../../components/states.tsx';
import { CallsList } from './calls-list.tsx';
import { CampaignActions } from './campaign-actions.tsx';
import { whomOf } from './campaign-name.tsx';
import { CampaignState } from './campaign-state.tsx';
import { aboutOf } from './campaign-words.ts';
import { LeftOutCounts } from './left-out-counts.tsx';
import { LiveMark } from './live-mark.tsx';
import { OutcomeCounts } from './outcome-counts.tsx';
import { isOver } from './outcomes.ts';
import { Progressing } from './progressing.tsx';
import { campaignQuery } from './queries.ts';
import { RingingNow } from './ringing-now.tsx';
import { useWatch } from './use-watch.ts';
import { useCallWords } from './words.ts';

const route = getRouteApi('/app/calls/$campaignId');

/** So often a campaign is looked at, in milliseconds, while nothing comes by itself. */
const lookEveryMs = 10_000;

/** How far a campaign is, as it happens, and what became of each of its people. */
export function CampaignPage() {
  const words = useCallWords();
  const { campaignId } = route.useParams();
  const known = useQuery(campaignQuery(campaignId));
  const isUnderWay = known.data !== undefined && !isOver(known.data);
  const isLive = useWatch(campaignId, isUnderWay);
  const {
    data: campaign,
    error,
    refetch,
  } = useQuery({
    ...campaignQuery(campaignId),
    refetchInterval: isUnderWay && !isLive ? lookEveryMs : false,
  });
  if (!campaign && error) return <ProblemState error={error} reset={refetch} />;
  if (!campaign) return <PageLoader />;
  return (
    <>
      <PageHeader
        title={aboutOf(campaign, words)}
        about={
          <Group gap="xs">
            #{campaign.number} · {whomOf(campaign, words.people)}
            <CampaignState status={campaign.status} />
            {isLive !== undefined && <LiveMark isLive={isLive} />}
          </Group>
        }
        actions={<CampaignActions campaign={campaign} />}
      />
      <Stack gap="lg">
        {campaign.pauseReason && (
          <Alert color="yellow" role="status">
            {words.pauseReasons[campaign.pauseReason]}
          </Alert>
        )}
        <Progressing campaign={campaign} />
        <OutcomeCounts campaign={campaign} />
        <LeftOutCounts campaign={campaign} />
        {campaign.ringing > 0 && <RingingNow campaignId={campaign.id} />}
        <CallsList campaign={campaign} />
      </Stack>
    </>
  );
}
