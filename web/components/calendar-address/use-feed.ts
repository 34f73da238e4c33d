import { useQuery } from '@tanstack/react-query';
import {
  createContactCalendar,
  createGroupCalendar,
  deleteContactCalendar,
  deleteGroupCalendar,
  getContactCalendar,
  getGroupCalendar,
} from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCalendarAddressWords } from './words.ts';

/** Whose events are read: all of a contact's own, or those of one group. */
export type FeedOf = { contactId: string } | { groupId: string };

/** The secret address of a calendar, as it stands, made, renewed and ended. `url` is known right after it was made. */
export function useFeed(of: FeedOf) {
  const words = useCalendarAddressWords();
  const room = 'groupId' in of ? feedOfGroup(of.groupId) : feedOfContact(of.contactId);
  const feed = useQuery({
    queryKey: room.queryKey,
    queryFn: ({ signal }) => ask(room.read(signal)),
  });
  const changes = [room.queryKey];
  const make = useChange({ run: () => ask(room.make()), changes });
  const end = useChange({
    run: () => ask(room.end()),
    changes,
    done: words.ended,
    onDone: () => make.reset(),
  });
  return { feed, make, end, url: make.data?.url };
}

function feedOfGroup(id: string) {
  const of = { client: api, path: { id } };
  return {
    queryKey: ['groups', id, 'calendar'],
    read: (signal: AbortSignal) => getGroupCalendar({ ...of, signal }),
    make: () => createGroupCalendar(of),
    end: () => deleteGroupCalendar(of),
  };
}

function feedOfContact(id: string) {
  const of = { client: api, path: { id } };
  return {
    queryKey: ['contacts', id, 'calendar'],
    read: (signal: AbortSignal) => getContactCalendar({ ...of, signal }),
    make: () => createContactCalendar(of),
    end: () => deleteContactCalendar(of),
  };
}
