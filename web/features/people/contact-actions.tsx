import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconGitMerge, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { type Contact, deleteContact } from '../../../client/muster.ts';
import { confirm } from '../../components/confirm.tsx';
import { api, ask } from '../../lib/api.ts';
import { useMay } from '../../lib/session.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useContactPageWords } from './contact-page-words.ts';
import { useMergeWords } from './merge-words.ts';

const EditContactDialog = lazy(async () => ({
  default: (await import('./edit-contact-dialog.tsx')).EditContactDialog,
}));
const MergeDialog = lazy(async () => ({
  default: (await import('./merge-dialog.tsx')).MergeDialog,
}));

/** What whoever edits contacts may do to one. */
export function ContactActions({ contact }: { contact: Contact }) {
  const words = useContactPageWords();
  const merging = useMergeWords();
  const common = useCommonWords();
  const may = useMay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [isEditing, edit] = useDisclosure(false);
  const [isMerging, merge] = useDisclosure(false);
  const { id, name } = contact;
  const remove = useChange({
    run: () => ask(deleteContact({ client: api, path: { id } })),
    done: ({ groups, tasks }) => words.deleted(name, groups, tasks),
    async onDone() {
      // Left before all is asked for anew: of whom is gone nothing is.
      await navigate({ to: '/contacts' });
      client.removeQueries({ queryKey: ['contacts', id] });
      for (const noun of ['contacts', 'groups', 'tasks', 'events'])
        await client.invalidateQueries({ queryKey: [noun] });
    },
  });
  const askToDelete = () =>
    confirm({
      title: words.deleteTitle(name),
      children: words.deleteWhat,
      confirm: common.delete,
      danger: true,
      onConfirm: () => remove.mutate(),
    });
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={edit.open}>
        {common.edit}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px="xs" aria-label={common.actions} loading={remove.isPending}>
            <IconDots size={18} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {may('identify') && (
            <Menu.Item leftSection={<IconGitMerge size={16} />} onClick={merge.open}>
              {merging.merge}
            </Menu.Item>
          )}
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={askToDelete}>
            {common.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {isEditing && <EditContactDialog contact={contact} onClose={edit.close} />}
        {isMerging && <MergeDialog contact={contact} onClose={merge.close} />}
      </Suspense>
    </>
  );
}
