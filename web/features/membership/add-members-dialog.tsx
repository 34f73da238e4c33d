import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { addMembers, type GroupDetails } from '../../../client/muster.ts';
import { ContactPicker, type PickedContact } from '../../components/contact-picker.tsx';
import { api, ask } from '../../lib/api.ts';
import { useProblemWords } from '../../lib/problem-words.ts';
import { useChange } from '../../lib/use-change.ts';
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
  const say = useProblemWords();
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [picked, setPicked] = useState<PickedContact[]>([]);
  const [problem, setProblem] = useState<unknown>();
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
    onProblem: setProblem,
  });
  return (
    <Modal opened onClose={onClose} title={words.addTitle(group.name)} fullScreen={isPhone}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate();
        }}
      >
        <Stack>
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
          {problem !== undefined && <Alert color="red">{say(problem)}</Alert>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" disabled={picked.length === 0} loading={isPending}>
              {common.add}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
