import { type ReactNode, useState } from 'react';
import { useFormat } from '../../lib/format.ts';
import { AssignForm } from './assign-form.tsx';
import { EditForm } from './edit-form.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { PlanDialog, type WorkFormProps } from './plan-dialog.tsx';
import { type Plan, planRemoval, planWork } from './plans.ts';
import { StatusForm } from './status-form.tsx';
import type { BulkTarget } from './target.ts';
import type { BulkAction } from './use-bulk-actions.ts';
import { useBulkWords } from './words.ts';

interface Props {
  action: Exclude<BulkAction, 'call'>;
  target: BulkTarget;
  onClose: () => void;
  onDone: () => void;
}

const forms: Partial<Record<BulkAction, (props: WorkFormProps) => ReactNode>> = {
  status: (props) => <StatusForm {...props} />,
  assign: (props) => <AssignForm {...props} />,
  edit: (props) => <EditForm {...props} />,
};

/** The dialog of an action. */
export function BulkDialog({ action, target: given, ...rest }: Props) {
  const words = useBulkWords();
  const { number } = useFormat();
  // To whom is settled when it opens, whatever becomes of the list meanwhile.
  const [target] = useState(given);
  const [plan] = useState(() => directPlan(action, target));
  const form = forms[action];
  if (action === 'export') return <ExportDialog target={target} onClose={rest.onClose} />;
  return (
    <PlanDialog
      title={words.titles[action](words.people(target.count, number(target.count)))}
      target={target}
      {...(form && { form })}
      {...(plan && { plan })}
      {...rest}
    />
  );
}

/** What is done as it is, with nothing to be filled in. */
function directPlan(action: BulkAction, target: BulkTarget): Plan | undefined {
  if (action === 'delete') return planWork(target, { operation: 'delete', confirm: 'DELETE' });
  if (action === 'remove' && target.group) return planRemoval(target, target.group);
  return undefined;
}
