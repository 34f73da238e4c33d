import {
  IconBuilding,
  IconCalendar,
  IconChartBar,
  IconDeviceMobileMessage,
  IconPhone,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useMay, useSession } from '../../lib/session.ts';
import { useShellWords } from './words.ts';

/** Where one can go from anywhere: what the reader may not see is not there. */
export function usePlaces() {
  const words = useShellWords();
  const may = useMay();
  const { transport } = useSession();
  const places = [
    { to: '/groups', label: words.groups, Icon: IconUsersGroup, shown: true },
    { to: '/contacts', label: words.contacts, Icon: IconUsers, shown: may('seeContacts') },
    { to: '/calls', label: words.calls, Icon: IconPhone, shown: true },
    { to: '/calendar', label: words.calendar, Icon: IconCalendar, shown: true },
    { to: '/analytics', label: words.analytics, Icon: IconChartBar, shown: true },
    { to: '/organization', label: words.organization, Icon: IconBuilding, shown: true },
    {
      to: '/simulator',
      label: words.simulator,
      Icon: IconDeviceMobileMessage,
      shown: transport === 'simulated' && may('administer'),
    },
  ] as const;
  return places.filter(({ shown }) => shown);
}
