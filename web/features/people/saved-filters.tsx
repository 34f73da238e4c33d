import { ActionIcon, Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useSession } from '../../lib/session.ts';
import { useCommonWords } from '../../lib/words.ts';
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
      <Modal opened={isNaming} onClose={naming.close} title={words.saveFilter}>
        <NameForm onName={save} />
      </Modal>
    </>
  );
}

function NameForm({ onName }: { onName: (name: string) => void }) {
  const words = usePeopleWords();
  const common = useCommonWords();
  const [name, setName] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) onName(name.trim());
      }}
    >
      <Stack>
        <TextInput
          data-autofocus
          label={words.filterName}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" disabled={!name.trim()}>
            {common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
