import { useState } from 'react';
import { addMembers, type GroupDetails } from '../../../client/muster.ts';
import { ContactPicker, type PickedContact } from '../../components/contact-picker.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormProblem } from '../../lib/form-problem.ts';
import { useChange } from '../../lib/use-change.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useMembershipWords } from './words.ts';

interface AddMembersDialogProps {
  group: GroupDetails;
  onClose: () => void;
}

/** Contacts who are not in the group, to be picked by name or phone. */
export function AddMembersDialog({ group, onClose }: AddMembersDialogProps) {
  const words = useMembershipWords();
  const common = useCommonWords();
  const isPhone = useIsPhone();
  const [picked, setPicked] = useState<PickedContact[]>([]);
  const problem = useFormProblem();
  const { mutate, isPending } = useChange({
    run: () =>
      ask(
        addMembers({
          client: api,
          path: { id: group.id },
          body: { contactIds: picked.map(({ id }) => id) },
        }),
      ),
    changes: [['groups'], ['contacts'], ['tasks'], ['events']],
    done: ({ added }) => words.added(added.length),
    onDone: onClose,
    onProblem: problem.show,
  });
  return (
    <FormDialog
      title={words.addTitle(group.name)}
      onClose={onClose}
      onSubmit={() => mutate()}
      submit={common.add}
      isPending={isPending}
      isIncomplete={picked.length === 0}
      problem={problem}
    >
      <ContactPicker
        label={words.who}
        description={words.addMeans}
        placeholder={picked.length === 0 ? words.whoHint : undefined}
        nothingFoundMessage={words.nobodyElse}
        notInGroup={group.id}
        value={picked}
        onChange={setPicked}
        // A phone's keyboard would take half of the dialog before anybody has read it.
        data-autofocus={!isPhone || undefined}
      />
    </FormDialog>
  );
}
