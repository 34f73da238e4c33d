import { Box, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../dialog.tsx';
import { RowsLoader } from '../page-loader.tsx';
import { ProblemState } from '../states.tsx';
import { PlanPreview } from './plan-preview.tsx';
import { type Plan, planWork, type Work } from './plans.ts';
import type { BulkTarget } from './target.ts';

/** What a form in the dialog is given. */
export interface WorkFormProps {
  /** Shows what the work would do. */
  onWork: (work: Work) => void;
  isPending: boolean;
  /** Why it could not be shown. */
  error: unknown;
}

interface PlanDialogProps {
  title: string;
  target: BulkTarget;
  /** What is filled in first; else `plan` says all. */
  form?: (props: WorkFormProps) => ReactNode;
  plan?: Plan;
  onClose: () => void;
  onDone: () => void;
}

/** Something is filled in, what it would do is shown, and then it is done. One may go back, and finds all as it was. */
export function PlanDialog({ title, target, form, plan: given, onClose, onDone }: PlanDialogProps) {
  const [plan, setPlan] = useState(given);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['bulk', plan?.key],
    queryFn: ({ signal }) => plan?.show(signal),
    enabled: plan !== undefined,
    // What would be done is looked at afresh each time, and never again behind one's back.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const isShown = plan !== undefined && data !== undefined;
  return (
    <Dialog onClose={onClose} title={title} size="lg">
      {form && (
        <Box display={isShown ? 'none' : undefined}>
          {form({
            onWork: (work) => setPlan(planWork(target, work)),
            isPending: isFetching,
            error,
          })}
        </Box>
      )}
      {isShown && (
        <PlanPreview
          plan={plan}
          shown={data}
          onBack={form ? () => setPlan(undefined) : onClose}
          hasForm={form !== undefined}
          onDone={() => {
            onClose();
            onDone();
          }}
        />
      )}
      {!form && !data && error && <ProblemState error={error} reset={() => void refetch()} />}
      {!form && !data && !error && (
        <Stack aria-busy="true">
          <RowsLoader rows={3} />
        </Stack>
      )}
    </Dialog>
  );
}
