import { Alert, Button, Stack, Text } from '@mantine/core';
import { useProblemWords } from '../../lib/problem-words.ts';
import { useCommonWords } from '../../lib/words.ts';
import { stepOf } from './faults.ts';
import type { Step } from './search.ts';
import { useCallWords } from './words.ts';

interface CampaignProblemProps {
  problem: Error;
  goTo: (step: Step) => void;
  retry: () => void;
}

/** Why a campaign was refused, and the way to the step where that is mended. */
export function CampaignProblem({ problem, goTo, retry }: CampaignProblemProps) {
  const words = useCallWords();
  const common = useCommonWords();
  const say = useProblemWords();
  const step = stepOf(problem);
  return (
    <Alert color="red" role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{say(problem)}</Text>
        {step ? (
          <Button size="compact-sm" variant="default" onClick={() => goTo(step)}>
            {words.backTo(words.steps[step])}
          </Button>
        ) : (
          <Button size="compact-sm" variant="default" onClick={retry}>
            {common.retry}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
