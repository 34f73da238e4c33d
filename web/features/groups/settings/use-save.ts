import { type GroupEdit, updateGroup } from '../../../../client/muster.ts';
import { api, ask } from '../../../lib/api.ts';
import { useChange } from '../../../lib/use-change.ts';
import { useCommonWords } from '../../../lib/words.ts';

/** Changes a group; what was wrong is shown by the form. */
export function useSave(id: string, onProblem: (error: unknown) => void) {
  const common = useCommonWords();
  return useChange({
    run: (body: GroupEdit) => ask(updateGroup({ client: api, path: { id }, body })),
    changes: [['groups']],
    done: common.saved,
    onProblem,
  });
}
