import { Anchor, Grid, Group, Stack } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { PageHeader } from '../../components/page-header.tsx';
import { PageLoader } from '../../components/page-loader.tsx';
import { ProblemState } from '../../components/states.tsx';
import { useFormat } from '../../lib/format.ts';
import { useMay, useSession } from '../../lib/session.ts';
import { ContactAbout } from './contact-about.tsx';
import { ContactAbsences } from './contact-absences.tsx';
import { ContactActions } from './contact-actions.tsx';
import { ContactAppointment } from './contact-appointment.tsx';
import { ContactCalendar } from './contact-calendar.tsx';
import { ContactCalling } from './contact-calling.tsx';
import { ContactCalls } from './contact-calls.tsx';
import { ContactEvents } from './contact-events.tsx';
import { ContactGroups } from './contact-groups.tsx';
import { useContactPageWords } from './contact-page-words.ts';
import { ContactTasks } from './contact-tasks.tsx';
import { contactQuery } from './queries.ts';

const route = getRouteApi('/app/contacts/$contactId');

/** Everything about one contact. */
export function ContactPage() {
  const words = useContactPageWords();
  const { contactId } = route.useParams();
  const may = useMay();
  const { user } = useSession();
  const format = useFormat();
  const { data: contact, error, refetch } = useQuery(contactQuery(contactId));
  if (error && !contact) return <ProblemState error={error} reset={refetch} />;
  if (!contact) return <PageLoader />;
  return (
    <>
      <Anchor size="sm" renderRoot={(props) => <Link to="/contacts" {...props} />}>
        <Group gap={4} component="span">
          <IconArrowLeft size={14} aria-hidden="true" />
          {words.all}
        </Group>
      </Anchor>
      <PageHeader
        title={contact.name}
        about={words.since(format.date(contact.createdAt))}
        actions={may('editContacts') && <ContactActions contact={contact} />}
      />
      <Grid>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <ContactAbout contact={contact} />
            <ContactAppointment contact={contact} />
            <ContactCalling contact={contact} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>
            <ContactGroups contactId={contactId} />
            <ContactTasks contactId={contactId} />
            <ContactEvents contactId={contactId} />
            <ContactCalls contactId={contactId} />
            <ContactAbsences contactId={contactId} />
            {user.contactId === contactId && <ContactCalendar contactId={contactId} />}
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}
