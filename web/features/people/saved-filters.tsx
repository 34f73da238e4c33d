import { ActionIcon, Button, Group, Menu, TextInput } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useSession } from '../../lib/session.ts';
import { type ContactsSearch, contactsSearch } from './search.ts';
import { usePeopleWords } from './words.ts';

interface SavedFilter {
  name: string;
  /** What the address said. */
  search: ContactsSearch;
}

/** Filters by name, kept in this browser for whoever is signed in. */
export function SavedFilters({
  search,
  onOpen,
}: {
  search: ContactsSearch;
  onOpen: (saved: ContactsSearch) => void;
}) {
  const words = usePeopleWords();
  const { user } = useSession();
  const [saved, setSaved] = useLocalStorage<SavedFilter[]>({
    key: `muster.contact-filters.${user.id}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const [isNaming, naming] = useDisclosure(false);
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  const save = (name: string) => {
    naming.close();
    setSaved((old) =>
      [...old.filter((other) => other.name !== name), { name, search }].sort((a, b) =>
        a.name.localeCompare(b.name),
      ),
    );
    notifications.show({ message: words.filterSaved(name), color: 'teal' });
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} />}>
            {words.saved}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {saved.length === 0 && <Menu.Label>{words.noSaved}</Menu.Label>}
          {saved.map((filter) => (
            <Group key={filter.name} gap={0} wrap="nowrap">
              <Menu.Item onClick={() => onOpen(contactsSearch.parse(filter.search))}>
                {filter.name}
              </Menu.Item>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={40}
                aria-label={words.deleteFilter(filter.name)}
                onClick={() => setSaved((old) => old.filter(({ name }) => name !== filter.name))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={!isFiltered} onClick={naming.open}>
            {words.saveFilter}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isNaming && <NameDialog onName={save} onClose={naming.close} />}
    </>
  );
}

interface NameDialogProps {
  onName: (name: string) => void;
  onClose: () => void;
}

function NameDialog({ onName, onClose }: NameDialogProps) {
  const words = usePeopleWords();
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  return (
    <FormDialog
      title={words.saveFilter}
      onClose={onClose}
      onSubmit={() => name && onName(name)}
      isIncomplete={!name}
    >
      <TextInput
        data-autofocus
        label={words.filterName}
        maxLength={60}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
