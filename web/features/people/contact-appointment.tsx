import { Text } from '@mantine/core';
import type { Contact } from '../../../client/muster.ts';
import { AppointmentBadge } from '../../components/appointment-badge.tsx';
import { useContactWords } from '../../components/contact-words.ts';
import { useFormat } from '../../lib/format.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useContactPageWords } from './contact-page-words.ts';
import { Fact, Facts } from './facts.tsx';
import { hasAppointment } from './merge-outcome.ts';
import { Section } from './section.tsx';

export function ContactAppointment({ contact }: { contact: Contact }) {
  const common = useCommonWords();
  const words = useContactPageWords();
  const { fields } = useContactWords();
  const format = useFormat();
  const { appointmentTime, appointmentStatus, appointmentDuration, callHoursBefore } = contact;
  return (
    <Section title={words.appointment}>
      {hasAppointment(contact) ? (
        <Facts>
          <Fact name={common.when}>{appointmentTime && format.dateTime(appointmentTime)}</Fact>
          <Fact name={words.status}>
            {appointmentStatus && <AppointmentBadge status={appointmentStatus} />}
          </Fact>
          <Fact name={fields.appointmentType}>{contact.appointmentType}</Fact>
          <Fact name={words.duration}>
            {appointmentDuration && words.minutes(appointmentDuration)}
          </Fact>
          <Fact name={fields.appointmentProvider}>{contact.appointmentProvider}</Fact>
          <Fact name={fields.bookingSource}>{contact.bookingSource}</Fact>
          <Fact name={fields.specialInstructions}>{contact.specialInstructions}</Fact>
          <Fact name={words.callBefore}>{callHoursBefore && words.hours(callHoursBefore)}</Fact>
        </Facts>
      ) : (
        <Text size="sm" c="dimmed">
          {words.noAppointment}
        </Text>
      )}
    </Section>
  );
}
