import { Button, Group } from '@mantine/core';
import { IconBan, IconCheckbox, IconPencil, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Event } from '../../../client/muster.ts';
import { Attendance } from './attendance.tsx';
import { CancelEvent } from './cancel-event.tsx';
import { EditEvent } from './edit-event.tsx';
import { InviteMore } from './invite-more.tsx';
import { hasBegun, isOver } from './times.ts';
import { useEventWords } from './words.ts';

/** What whoever leads an event does with it: before it is over plans, from its beginning on says who came. */
export function EventActions({ event }: { event: Event }) {
  const words = useEventWords();
  const [doing, setDoing] = useState<'edit' | 'cancel' | 'invite' | 'attendance'>();
  const stop = () => setDoing(undefined);
  const over = isOver(event);
  return (
    <Group gap="xs">
      {hasBegun(event) && (
        <Button leftSection={<IconCheckbox size={16} />} onClick={() => setDoing('attendance')}>
          {words.attendance}
        </Button>
      )}
      {!over && (
        <>
          <Button
            variant="light"
            leftSection={<IconUserPlus size={16} />}
            onClick={() => setDoing('invite')}
          >
            {words.invite}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPencil size={16} />}
            onClick={() => setDoing('edit')}
          >
            {words.edit}
          </Button>
          <Button
            variant="default"
            leftSection={<IconBan size={16} />}
            onClick={() => setDoing('cancel')}
          >
            {words.cancelEvent}
          </Button>
        </>
      )}
      {doing === 'attendance' && <Attendance event={event} onClose={stop} />}
      {doing === 'invite' && <InviteMore event={event} onClose={stop} />}
      {doing === 'edit' && <EditEvent event={event} onClose={stop} />}
      {doing === 'cancel' && <CancelEvent event={event} onClose={stop} />}
    </Group>
  );
}
