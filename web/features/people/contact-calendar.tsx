import { Stack, Text } from '@mantine/core';
import { CalendarAddress } from '../../components/calendar-address/calendar-address.tsx';
import { useContactPageWords } from './contact-page-words.ts';
import { Section } from './section.tsx';

/** The user's own secret address at which a calendar reads their events. */
export function ContactCalendar({ contactId }: { contactId: string }) {
  const words = useContactPageWords();
  return (
    <Section title={words.calendar}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {words.calendarHow}
        </Text>
        <CalendarAddress of={{ contactId }} />
      </Stack>
    </Section>
  );
}
