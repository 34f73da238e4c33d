import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { RowsLoader } from '../../components/page-loader.tsx';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import type { beginCampaign } from './campaign-form.ts';
import { type CampaignValues, campaignOf } from './campaign-form.ts';
import { CampaignProblem } from './campaign-problem.tsx';
import { ExcludedList } from './excluded-list.tsx';
import { faultsOf } from './faults.ts';
import { PreviewFacts } from './preview-facts.tsx';
import { previewQuery } from './queries.ts';
import type { Step } from './search.ts';
import { useCallWords } from './words.ts';

interface CheckStepProps {
  values: CampaignValues;
  begin: () => ReturnType<typeof beginCampaign>;
  /** What was wrong, by the field of an earlier step. */
  onFault: (errors: Record<string, string>) => void;
  goTo: (step: Step) => void;
}

/** What the campaign would do, before it begins. */
export function CheckStep({ values, begin, onFault, goTo }: CheckStepProps) {
  const words = useCallWords();
  const common = useCommonWords();
  const { timeZone } = useFormat();
  const navigate = useNavigate();
  const { data, error, isFetching, refetch } = useQuery(previewQuery(campaignOf(values, timeZone)));
  const start = useChange({
    run: begin,
    changes: [['campaigns']],
    done: ({ number }) => words.started(String(number)),
    onDone: ({ campaignId }) =>
      void navigate({ to: '/calls/$campaignId', params: { campaignId }, replace: true }),
    // It is shown where it can be mended.
    onProblem: () => {},
  });
  const problem = start.error ?? error;
  // What was refused is said at its field too, for whoever goes back to it.
  useEffect(() => {
    if (problem) onFault(faultsOf(problem, common.expected));
  }, [problem, onFault, common]);

  return (
    <Stack>
      {problem && <CampaignProblem problem={problem} goTo={goTo} retry={() => void refetch()} />}
      {!data && isFetching && (
        <Stack role="status" aria-busy="true" aria-label={words.checking}>
          <RowsLoader rows={4} />
        </Stack>
      )}
      {data && (
        <>
          {data.called === 0 && <Alert color="yellow">{words.callsNobody}</Alert>}
          <PreviewFacts preview={data} isNow={values.timing === 'immediate'} />
          {data.excluded.length > 0 ? (
            <ExcludedList excluded={data.excluded} />
          ) : (
            <Text size="sm">{words.nobodyExcluded}</Text>
          )}
        </>
      )}
      <Group justify="space-between" mt="md">
        <Button variant="default" onClick={() => goTo('what')} disabled={start.isPending}>
          {common.back}
        </Button>
        <Button
          leftSection={<IconPhoneCall size={18} />}
          disabled={!data || data.called === 0 || isFetching}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {values.timing === 'scheduled' ? words.plan : words.start}
        </Button>
      </Group>
    </Stack>
  );
}
