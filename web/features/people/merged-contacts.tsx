import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { type ContactIdentities, unmergeContact } from '../../../client/muster.ts';
import { confirm } from '../../components/confirm.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useMay } from '../../lib/session.ts';
import { useChange } from '../../lib/use-change.ts';
import { useMergeWords } from './merge-words.ts';

/** Who was merged into a contact, for whoever knows better to take them apart. */
export function MergedContacts({ merged }: { merged: ContactIdentities['merged'] }) {
  const words = useMergeWords();
  const format = useFormat();
  const may = useMay();
  const { mutate, isPending } = useChange({
    run: (id: string) => ask(unmergeContact({ client: api, path: { id } })),
    changes: [['contacts'], ['groups'], ['tasks'], ['events']],
    done: ({ name }) => words.unmerged(name),
  });
  return (
    <Stack gap="xs" mt="md">
      <Title order={3} size="h6">
        {words.mergedList}
      </Title>
      {merged.map(({ id, name, phone, mergedAt }) => (
        <Group key={id} justify="space-between" wrap="nowrap">
          <div>
            <Text size="sm">{name}</Text>
            <Text size="xs" c="dimmed">
              {[phone, words.mergedAt(format.date(mergedAt))].filter(Boolean).join(' · ')}
            </Text>
          </div>
          {may('identify') && (
            <Button
              variant="default"
              size="xs"
              aria-label={words.unmergeOf(name)}
              disabled={isPending}
              onClick={() =>
                confirm({
                  title: words.unmergeTitle(name),
                  children: words.unmergeWhat,
                  confirm: words.unmerge,
                  onConfirm: () => mutate(id),
                })
              }
            >
              {words.unmerge}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
}
