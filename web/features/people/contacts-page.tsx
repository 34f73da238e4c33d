import { Button, SegmentedControl } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { PageHeader } from '../../components/page-header.tsx';
import { useMay } from '../../lib/session.ts';
import { ContactsList } from './contacts-list.tsx';
import { DeletedContacts } from './deleted-contacts.tsx';
import { usePeopleWords } from './words.ts';

const route = getRouteApi('/app/contacts');

const NewContactDialog = lazy(async () => ({
  default: (await import('./new-contact-dialog.tsx')).NewContactDialog,
}));

/** All contacts, by whatever filter the address has; and those that can be given back. */
export function ContactsPage() {
  const words = usePeopleWords();
  const may = useMay();
  const { view } = route.useSearch();
  const navigate = route.useNavigate();
  const [isCreating, { open, close }] = useDisclosure(false);
  return (
    <>
      <PageHeader
        title={words.title}
        actions={
          may('editContacts') && (
            <>
              <Button
                component={Link}
                to="/contacts/import"
                variant="default"
                leftSection={<IconUpload size={16} />}
              >
                {words.import}
              </Button>
              <Button onClick={open} leftSection={<IconPlus size={16} />}>
                {words.newContact}
              </Button>
            </>
          )
        }
      />
      {may('bulk') && (
        <SegmentedControl
          mb="md"
          aria-label={words.view}
          value={view ?? 'current'}
          onChange={(next) =>
            navigate({ search: next === 'deleted' ? { view: 'deleted' as const } : {} })
          }
          data={[
            { value: 'current', label: words.current },
            { value: 'deleted', label: words.deleted },
          ]}
        />
      )}
      {view === 'deleted' ? <DeletedContacts /> : <ContactsList />}
      {isCreating && (
        <Suspense>
          <NewContactDialog onClose={close} />
        </Suspense>
      )}
    </>
  );
}
