import { Alert, Badge, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Contact } from '../../../client/muster.ts';
import { useContactWords } from '../../components/contact-words.ts';
import { useFormat } from '../../lib/format.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useContactPageWords } from './contact-page-words.ts';
import { languageName } from './language-name.ts';
import { foreseeMerge, type MergedField } from './merge-outcome.ts';
import { useMergeWords } from './merge-words.ts';
import { useContactGroups } from './queries.ts';
import { usePeopleWords } from './words.ts';

/** Two contacts side by side: what of each stays, and what speaks for their being one. */
export function MergeComparison({ kept, gone }: { kept: Contact; gone: Contact }) {
  const words = useMergeWords();
  const show = useShown();
  const fields = foreseeMerge(kept, gone).filter(({ stays }) => stays !== undefined);
  const evidence = fields.filter(
    ({ field, stays }) =>
      stays === 'both' && (field === 'name' || field === 'email' || field === 'appointment'),
  );
  const groupsOf = (id: string) => <GroupNames contactId={id} />;
  return (
    <Stack>
      <Alert color={evidence.length > 0 ? 'teal' : 'yellow'}>
        {evidence.length > 0
          ? words.agree(evidence.map(({ field }) => show.name(field).toLowerCase()).join(', '))
          : words.nothingAgrees}
      </Alert>
      <Table.ScrollContainer minWidth={520} type="native">
        <Table verticalSpacing="xs" layout="fixed" aria-label={words.after}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="24%">{words.field}</Table.Th>
              <Table.Th>{words.kept}</Table.Th>
              <Table.Th>{words.gone}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map(({ field, stays }) => (
              <Table.Tr key={field}>
                <Table.Th scope="row">{show.name(field)}</Table.Th>
                <Cell stays={stays !== 'gone'} isSame={stays === 'both'}>
                  {show.value(field, kept)}
                </Cell>
                <Cell stays={stays !== 'kept'} isSame={stays === 'both'}>
                  {show.value(field, gone)}
                </Cell>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Th scope="row">{words.groups}</Table.Th>
              <Table.Td>{groupsOf(kept.id)}</Table.Td>
              <Table.Td>{groupsOf(gone.id)}</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function Cell({
  stays,
  isSame,
  children,
}: {
  stays: boolean;
  isSame: boolean;
  children: ReactNode;
}) {
  const words = useMergeWords();
  return (
    <Table.Td style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line', verticalAlign: 'top' }}>
      <Text
        size="sm"
        component="span"
        {...(!stays && children ? { td: 'line-through', c: 'dimmed' } : {})}
      >
        {children ?? words.nothing}
      </Text>{' '}
      {isSame ? (
        <Badge size="sm" variant="default" tt="none">
          {words.same}
        </Badge>
      ) : (
        !stays &&
        children && (
          <Badge size="sm" variant="default" tt="none">
            {words.lost}
          </Badge>
        )
      )}
    </Table.Td>
  );
}

function GroupNames({ contactId }: { contactId: string }) {
  const words = useMergeWords();
  const { entries } = useContactGroups(contactId);
  return (
    <Text size="sm">{entries.map(({ group }) => group.name).join(', ') || words.nothing}</Text>
  );
}

/** What fields are called, and what a contact has in them. */
function useShown() {
  const words = useMergeWords();
  const people = usePeopleWords();
  const contact = useContactPageWords();
  const { appointmentStatuses, fields } = useContactWords();
  const common = useCommonWords();
  const format = useFormat();
  const names: Record<MergedField['field'], string> = {
    ...{ name: fields.name, phone: fields.phone, email: fields.email, notes: fields.notes },
    ...{ locale: fields.locale, timeZone: fields.timeZone, appointment: fields.appointmentTime },
    ...{ consent: words.consent, doNotCall: people.doNotCall },
  };
  const values: Record<MergedField['field'], (of: Contact) => string | null> = {
    name: ({ name }) => name,
    phone: ({ phone }) => phone,
    email: ({ email }) => email,
    notes: ({ notes }) => notes,
    locale: ({ locale }) => locale && languageName(locale, format.locale),
    timeZone: ({ timeZone }) => timeZone,
    appointment: ({ appointmentTime, appointmentType, appointmentStatus }) =>
      [
        appointmentTime && format.dateTime(appointmentTime),
        appointmentType,
        appointmentStatus && appointmentStatuses[appointmentStatus],
      ]
        .filter(Boolean)
        .join(' · ') || null,
    consent: ({ callConsent }) =>
      callConsent === null ? null : contact.consents[callConsent ? 'yes' : 'no'],
    doNotCall: ({ doNotCall }) => (doNotCall ? common.yes : common.no),
  };
  return {
    name: (field: MergedField['field']) => names[field],
    value: (field: MergedField['field'], of: Contact) => values[field](of),
  };
}
