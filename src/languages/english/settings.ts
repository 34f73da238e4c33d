import type { GroupName } from '../reply.ts';
import { groupName, handle, lines } from '../wording.ts';
import { people, plural, replyYes } from './wording.ts';

export const settings = () => ({
  confirmKeepMessages({ days, code }: { days: number; code: string }): string {
    return lines(
      `Keep messages for ${plural(days, 'day')} only? Older ones are deleted for good, once a day.`,
      replyYes(code),
    );
  },

  /** To whoever chose it, in that language. */
  ownLanguage({ language }: { language: string }): string {
    return lines(`💬 I speak ${language} with you now.`, 'As before: /undo');
  },

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
    eventPolls: boolean;
    /** Null for ever. */
    keepMessagesDays: number | null;
    catchUpMinutes: number;
  }): string {
    const { changed, group, organization, zone, zoneInherited, language } = shown;
    return lines(
      `${changed ? '✅' : '⚙️'} ${group ? groupName(group) : organization}${changed ? ', as it is set now' : ''}:`,
      `🕒 Time zone: ${zone}${group && zoneInherited ? ` (that of ${organization})` : ''}`,
      group &&
        `✍️ Tasks and events are created by ${group.restricted ? 'its admins only' : 'all its members'}`,
      `💬 Language: ${language}`,
      `❓ I ask before I reach more than ${people(shown.confirmAbove)}`,
      `📊 New events are announced ${shown.eventPolls ? 'with' : 'without'} a poll`,
      `🗂 Messages are kept ${shown.keepMessagesDays === null ? 'for ever' : `for ${plural(shown.keepMessagesDays, 'day')}`}`,
      `⏰ After an absence I run commands ${shown.catchUpMinutes === 0 ? 'only if you say yes' : `of the last ${shown.catchUpMinutes} min`}`,
      !changed &&
        (group
          ? `Change one: /settings ${handle(group)} zone Madrid · /settings ${handle(group)} create ${group.restricted ? 'members' : 'admins'} · /settings my language español`
          : `Change one: /settings language español · /settings polls ${shown.eventPolls ? 'off' : 'on'} · /settings keep 365 days · /settings catchup 30 min`),
    );
  },
});
