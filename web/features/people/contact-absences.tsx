import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { type Absence, endAbsence } from '../../../client/muster.ts';
import { RowsLoader } from '../../components/page-loader.tsx';
import { ProblemState } from '../../components/states.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useMay, useSession } from '../../lib/session.ts';
import { useChange } from '../../lib/use-change.ts';
import { useContactPageWords } from './contact-page-words.ts';
import { absencesQuery, useContactGroups } from './queries.ts';
import { Section } from './section.tsx';

const AbsenceDialog = lazy(async () => ({
  default: (await import('./absence-dialog.tsx')).AbsenceDialog,
}));

/** When somebody is away: said by themselves and by admins, for a group by whoever leads it. */
export function ContactAbsences({ contactId }: { contactId: string }) {
  const words = useContactPageWords();
  const may = useMay();
  const { user } = useSession();
  const { data, error, refetch } = useQuery(absencesQuery(contactId));
  const { entries: groups } = useContactGroups(contactId);
  const [isAdding, { open, close }] = useDisclosure(false);
  const mayAll = user.contactId === contactId || may('administer');
  const theirs = groups.filter((one) => mayAll || one.may.includes('edit'));
  const mayEnd = ({ groupId }: Absence) =>
    mayAll || theirs.some(({ group }) => group.id === groupId);
  const nameOf = ({ groupId }: Absence) =>
    groupId && (groups.find(({ group }) => group.id === groupId)?.group.name ?? words.oneGroup);
  return (
    <Section
      title={words.absences}
      action={
        (mayAll || theirs.length > 0) && (
          <Button variant="default" size="xs" onClick={open}>
            {words.addAbsence}
          </Button>
        )
      }
    >
      {error && !data ? (
        <ProblemState error={error} reset={refetch} />
      ) : !data ? (
        <Stack aria-busy="true">
          <RowsLoader rows={1} height={36} />
        </Stack>
      ) : data.items.length === 0 ? (
        <Text c="dimmed" size="sm">
          {words.noAbsences}
        </Text>
      ) : (
        <Stack gap="sm">
          {data.items.map((absence) => (
            <AbsenceRow
              key={absence.id}
              absence={absence}
              groupName={nameOf(absence)}
              mayEnd={mayEnd(absence)}
            />
          ))}
        </Stack>
      )}
      {isAdding && (
        <Suspense>
          <AbsenceDialog
            contactId={contactId}
            groups={theirs.map(({ group }) => group)}
            mayAll={mayAll}
            onClose={close}
          />
        </Suspense>
      )}
    </Section>
  );
}

interface AbsenceRowProps {
  absence: Absence;
  groupName: string | null;
  mayEnd: boolean;
}

function AbsenceRow({ absence, groupName, mayEnd }: AbsenceRowProps) {
  const words = useContactPageWords();
  const format = useFormat(absence.zone);
  const { id, contactId, startsAt, endsAt, reason } = absence;
  const when = words.away(format.dateTime(startsAt), format.dateTime(endsAt));
  const { mutate, isPending } = useChange({
    run: () => ask(endAbsence({ client: api, path: { id: contactId, absenceId: id } })),
    changes: [['contacts', contactId], ['events']],
    done: ({ eventIds }) => words.absenceEnded(eventIds.length),
  });
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <Text size="sm">{when}</Text>
        <Text size="sm" c="dimmed">
          {[reason, groupName && words.onlyOf(groupName)].filter(Boolean).join(' · ')}
        </Text>
      </div>
      {mayEnd && (
        <Button
          variant="default"
          size="xs"
          aria-label={words.endAbsenceOf(when)}
          loading={isPending}
          onClick={() => mutate()}
        >
          {words.endAbsence}
        </Button>
      )}
    </Group>
  );
}
