import { Button } from '@mantine/core';
import { type AuditEntry, undoOperation } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { useMay, useSession } from '../../lib/session.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';

/** For so long whoever did something to many at once can take it back (docs/rules.md). */
const undoMs = 10 * 60_000;

/** Takes a bulk operation back: for whoever did it, while that can be done. */
export function UndoEntry({ entry }: { entry: AuditEntry }) {
  const words = useCommonWords();
  const may = useMay();
  const { user } = useSession();
  const { mutate, isPending, isSuccess } = useChange({
    run: () => ask(undoOperation({ client: api, path: { operationId: entry.operationId } })),
    changes: [[]],
    done: words.undone,
  });
  const isOwn = entry.action === 'contacts.bulk' && entry.actor.userId === user.id;
  const isRecent = Date.now() - new Date(entry.at).getTime() < undoMs;
  if (!isOwn || !isRecent || isSuccess || !may('bulk')) return null;
  return (
    <Button size="compact-sm" variant="light" loading={isPending} onClick={() => mutate()}>
      {words.undo}
    </Button>
  );
}
