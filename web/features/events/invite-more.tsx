import { useState } from 'react';
import { type Event, inviteToEvent } from '../../../client/muster.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { PeopleField } from '../../components/people-field/people-field.tsx';
import type { Picked } from '../../components/people-field/use-found.ts';
import { usePeopleFieldWords } from '../../components/people-field/words.ts';
import { api, ask } from '../../lib/api.ts';
import { useFormProblem } from '../../lib/form-problem.ts';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { idsOf } from './event-values.ts';
import { useEventWords } from './words.ts';

/** Invites groups and people to an event besides those who are. */
export function InviteMore({ event, onClose }: { event: Event; onClose: () => void }) {
  const words = useEventWords();
  const people = usePeopleFieldWords();
  const format = useFormat();
  const [whom, setWhom] = useState<Picked[]>([]);
  const problem = useFormProblem();
  const { mutate, isPending } = useChange({
    run: () => ask(inviteToEvent({ client: api, path: { id: event.id }, body: idsOf(whom) })),
    changes: [['events']],
    done({ invited, already }) {
      const said = words.invited(invited.length, format.number(invited.length));
      return already > 0 ? `${said} ${words.already(already, format.number(already))}` : said;
    },
    onDone: onClose,
    onProblem: problem.show,
  });
  return (
    <FormDialog
      title={words.invite}
      onClose={onClose}
      onSubmit={() => (whom.length > 0 ? mutate() : problem.say(people.needsSomebody))}
      submit={words.inviteSend}
      isPending={isPending}
      problem={problem}
    >
      <PeopleField label={words.invitees} value={whom} onChange={setWhom} />
    </FormDialog>
  );
}
