import type { GroupName } from '../reply.ts';
import { groupName, handle, lines } from '../wording.ts';
import { people } from './wording.ts';

export const settings = () => ({
  /** How a group works, and what its organization asks before; the group is null where none is meant. */
  settings(shown: {
    changed: boolean;
    group: (GroupName & { restricted: boolean }) | null;
    organization: string;
    zone: string;
    /** Whether the zone is the organization's. */
    zoneInherited: boolean;
    /** What the language is called in itself. */
    language: string;
    confirmAbove: number;
  }): string {
    const { changed, group, organization, zone, zoneInherited, language, confirmAbove } = shown;
    return lines(
      `${changed ? '✅' : '⚙️'} ${group ? groupName(group) : organization}${changed ? ', as it is set now' : ''}:`,
      `🕒 Time zone: ${zone}${group && zoneInherited ? ` (that of ${organization})` : ''}`,
      group &&
        `✍️ Tasks and events are created by ${group.restricted ? 'its admins only' : 'all its members'}`,
      `💬 Language: ${language}`,
      `❓ I ask before I reach more than ${people(confirmAbove)}`,
      !changed &&
        group &&
        `Change one: /settings ${handle(group)} zone Madrid · /settings ${handle(group)} create ${group.restricted ? 'members' : 'admins'}`,
    );
  },
});
