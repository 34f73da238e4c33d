import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { type Event, inviteToEvent } from '../../../client/muster.ts';
import { PeopleField } from '../../components/people-field/people-field.tsx';
import type { Picked } from '../../components/people-field/use-found.ts';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useProblemWords } from '../../lib/problem-words.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { idsOf } from './event-values.ts';
import { useEventWords } from './words.ts';

/** Invites groups and people to an event besides those who are. */
export function InviteMore({ event, onClose }: { event: Event; onClose: () => void }) {
  const words = useEventWords();
  const common = useCommonWords();
  const format = useFormat();
  const say = useProblemWords();
  const [whom, setWhom] = useState<Picked[]>([]);
  const [problem, setProblem] = useState<string>();
  const { mutate, isPending } = useChange({
    run: () => ask(inviteToEvent({ client: api, path: { id: event.id }, body: idsOf(whom) })),
    changes: [['events']],
    done({ invited, already }) {
      const said = words.invited(invited.length, format.number(invited.length));
      return already > 0 ? `${said} ${words.already(already, format.number(already))}` : said;
    },
    onDone: onClose,
    onProblem: (error) => setProblem(say(error)),
  });
  return (
    <Modal opened onClose={onClose} title={words.invite}>
      <form
        onSubmit={(submit) => {
          submit.preventDefault();
          setProblem(whom.length === 0 ? words.needsSomebody : undefined);
          if (whom.length > 0) mutate();
        }}
      >
        <Stack>
          {problem && <Alert color="red">{problem}</Alert>}
          <PeopleField
            label={words.invitees}
            description={words.moreHint}
            value={whom}
            onChange={setWhom}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={isPending}>
              {words.inviteSend}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
