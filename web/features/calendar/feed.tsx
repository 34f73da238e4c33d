import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarPlus } from '@tabler/icons-react';
import { CalendarAddress } from '../../components/calendar-address/calendar-address.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useSession } from '../../lib/session.ts';
import { useCalendarWords } from './words.ts';

/** The reader's events at an address for the calendar that they have anyway. */
export function FeedButton() {
  const words = useCalendarWords();
  const { contactId } = useSession().user;
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconCalendarPlus size={18} />} onClick={open}>
        {words.feed}
      </Button>
      <Dialog opened={isOpen} onClose={close} title={words.feedTitle}>
        {contactId ? (
          <Stack>
            <Text size="sm">{words.feedHint}</Text>
            <CalendarAddress of={{ contactId }} />
          </Stack>
        ) : (
          <Text>{words.feedNoContact}</Text>
        )}
      </Dialog>
    </>
  );
}
