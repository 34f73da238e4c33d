import { cancelEvent, type Event } from '../../../client/muster.ts';
import { CancelDialog } from '../../components/recurrence/cancel-dialog.tsx';
import { api, ask } from '../../lib/api.ts';
import { useChange } from '../../lib/use-change.ts';
import { useEventWords } from './words.ts';

export function CancelEvent({ event, onClose }: { event: Event; onClose: () => void }) {
  const words = useEventWords();
  const { mutate, isPending } = useChange({
    run: (following: boolean) =>
      ask(cancelEvent({ client: api, path: { id: event.id }, query: { following } })),
    changes: [['events'], ['groups'], ['schedule']],
    done: words.cancelled,
    onDone: onClose,
  });
  return (
    <CancelDialog
      title={words.cancelTitle(event.title)}
      words={words}
      recurrence={event.recurrence}
      confirm={words.cancelEvent}
      isPending={isPending}
      onConfirm={mutate}
      onClose={onClose}
    />
  );
}
