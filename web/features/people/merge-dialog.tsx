import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Contact, mergeContact } from '../../../client/muster.ts';
import { ContactPicker, type PickedContact } from '../../components/contact-picker.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { api, ask } from '../../lib/api.ts';
import { useProblemWords } from '../../lib/problem-words.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { MergeComparison } from './merge-comparison.tsx';
import { useMergeWords } from './merge-words.ts';
import { contactQuery } from './queries.ts';

/** Merges another into a contact, after both were shown side by side. */
export function MergeDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const words = useMergeWords();
  const common = useCommonWords();
  const say = useProblemWords();
  const [picked, setPicked] = useState<PickedContact[]>([]);
  const [problem, setProblem] = useState<string>();
  const otherId = picked[0]?.id;
  const { data: other } = useQuery({
    ...contactQuery(otherId ?? ''),
    enabled: otherId !== undefined,
  });
  const { mutate, isPending } = useChange({
    run: (contactId: string) =>
      ask(mergeContact({ client: api, path: { id: contact.id }, body: { contactId } })),
    changes: [
      ['contacts', contact.id],
      ['contacts', 'list'],
      ['contacts', 'picker'],
      ['groups'],
      ['tasks'],
      ['events'],
    ],
    done: ({ name }) => words.merged(name),
    onDone: onClose,
    onProblem: (error) => setProblem(say(error)),
  });
  const pick = (next: PickedContact[]) => {
    setProblem(undefined);
    setPicked(next);
  };
  return (
    <Dialog
      onClose={onClose}
      size="xl"
      title={words.title(contact.name)}
      // What drops down is placed where its field is when it opens.
      transitionProps={{ duration: 0 }}
    >
      <Stack mih={{ base: 0, sm: 340 }} justify="space-between">
        {picked[0] ? (
          <Group justify="space-between">
            <div>
              <Text size="sm" c="dimmed">
                {words.other}
              </Text>
              <Text fw={600}>{picked[0].name}</Text>
            </div>
            <Button variant="default" onClick={() => pick([])}>
              {words.another}
            </Button>
          </Group>
        ) : (
          <ContactPicker
            label={words.other}
            description={words.otherHint}
            value={picked}
            onChange={pick}
            without={[contact.id]}
            // Outside of the dialog a phone would have to scroll sideways for it.
            comboboxProps={{ withinPortal: false }}
          />
        )}
        {problem && <Alert color="red">{problem}</Alert>}
        {otherId !== undefined &&
          (other ? (
            <MergeComparison kept={contact} gone={other} />
          ) : (
            <Skeleton h={240} aria-busy="true" />
          ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button
            disabled={!other}
            loading={isPending}
            onClick={() => otherId !== undefined && mutate(otherId)}
          >
            {words.confirm}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
