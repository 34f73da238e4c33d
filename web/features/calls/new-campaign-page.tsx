import { Button } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { PageHeader } from '../../components/page-header.tsx';
import { PageLoader } from '../../components/page-loader.tsx';
import { EmptyState, ProblemState } from '../../components/states.tsx';
import { CampaignWizard } from './campaign-wizard.tsx';
import { prefillQuery } from './prefill.ts';
import { useMayCall } from './queries.ts';
import { useCallWords } from './words.ts';

const route = getRouteApi('/app/calls/new');

/** Who, when, what and what comes of it: the steps before a campaign begins. */
export function NewCampaignPage() {
  const words = useCallWords();
  const search = route.useSearch();
  const mayCall = useMayCall();
  const {
    data: initial,
    error,
    refetch,
  } = useQuery({
    ...prefillQuery(search),
    enabled: mayCall === true,
  });
  if (mayCall === undefined) return <PageLoader />;
  return (
    <>
      <PageHeader title={words.newCampaign} />
      {!mayCall ? (
        <EmptyState
          icon={<IconPhoneOff />}
          title={words.notYours}
          action={
            <Button component={Link} to="/calls">
              {words.toCalls}
            </Button>
          }
        >
          {words.notYoursAbout}
        </EmptyState>
      ) : error ? (
        <ProblemState error={error} reset={refetch} />
      ) : initial ? (
        <CampaignWizard initial={initial} />
      ) : (
        <PageLoader />
      )}
    </>
  );
}
