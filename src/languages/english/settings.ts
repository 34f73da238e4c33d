import { formatDuration } from '../../dates/format.ts';
import type { CallSettingsFacts, GroupName, SettingsOfGroup } from '../reply.ts';
import { clockOf, digestFacts, groupName, handle, lines } from '../wording.ts';
import { callSettings } from './call-settings.ts';
import { recurrence } from './recurrence.ts';
import { people, plural, replyYes } from './wording.ts';

export const settings = (now: Date) => ({
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
    group: (GroupName & SettingsOfGroup) | null;
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
    quietFrom: number | null;
    quietUntil: number | null;
    /** Null where they are not shown. */
    calls: CallSettingsFacts | null;
  }): string {
    const { changed, group, organization, zone, zoneInherited, language } = shown;
    return lines(
      `${changed ? '✅' : '⚙️'} ${group ? groupName(group) : organization}${changed ? ', as it is set now' : ''}:`,
      `🕒 Time zone: ${zone}${group && zoneInherited ? ` (that of ${organization})` : ''}`,
      group &&
        `✍️ Tasks and events are created by ${group.restricted ? 'its admins only' : 'all its members'}`,
      group && `🔔 Events: ${reminders(group)}`,
      group && `🎟 Places that come free on the last day: ${rescue(group)}`,
      group && `🔁 What comes again: ${ahead(group)}`,
      group && `🗓 Digest: ${digest(group, now)}`,
      group &&
        `🏅 Who came most: ${group.topList ? 'told to whoever asks (/top)' : 'told to nobody'}`,
      `💬 Language: ${language}`,
      `❓ I ask before I reach more than ${people(shown.confirmAbove)}`,
      `📊 New events are announced ${shown.eventPolls ? 'with' : 'without'} a poll`,
      `🗂 Messages are kept ${shown.keepMessagesDays === null ? 'for ever' : `for ${plural(shown.keepMessagesDays, 'day')}`}`,
      `⏰ After an absence I run commands ${shown.catchUpMinutes === 0 ? 'only if you say yes' : `of the last ${shown.catchUpMinutes} min`}`,
      `🌙 ${shown.quietFrom === null || shown.quietUntil === null ? 'No quiet hours: I speak up at any time' : `Quiet hours: ${clockOf(shown.quietFrom)}–${clockOf(shown.quietUntil)}`}`,
      ...(shown.calls ? callSettings(shown.calls) : []),
      !changed &&
        (group
          ? `Change one: /settings ${handle(group)} zone Madrid · /settings ${handle(group)} create ${group.restricted ? 'members' : 'admins'} · /settings ${handle(group)} reminders 24h, 2h · /settings ${handle(group)} digest monday 8:00 · /settings my language español`
          : `Change one: /settings language español · /settings polls ${shown.eventPolls ? 'off' : 'on'} · /settings keep 365 days · /settings catchup 30 min · /settings quiet 22:00-08:00 · /settings call hours mon-fri 9:00-20:00`),
    );
  },
});

/** When members hear of events by themselves. */
function reminders({ remindUnanswered: silent, remindComing: coming }: SettingsOfGroup): string {
  const asked = silent !== null && `${formatDuration(silent)} before, whoever has not answered`;
  const told = coming !== null && `${formatDuration(coming)} before, whoever is in`;
  const parts = [asked, told].filter((part) => part !== false);
  return parts.length === 0 ? 'I remind nobody of them' : `I remind, ${parts.join('; ')}`;
}

/** What becomes of a place that comes free on the last day. */
function rescue({ rescueMinutes: usual, rescueLastMinutes: last }: SettingsOfGroup): string {
  return usual === null
    ? 'whoever waits moves up at once'
    : `offered to one after the other for ${formatDuration(usual)}, and ${formatDuration(last)} in the last 3 h`;
}

/** When the next event of a series is there. */
function ahead({ aheadDays: days }: SettingsOfGroup): string {
  const over = 'the next event is there when the last one is over';
  return days === 0 ? over : `${over}, or ${plural(days, 'day')} ahead`;
}

/** When its chats are told what comes. */
function digest(group: SettingsOfGroup, now: Date): string {
  const facts = digestFacts(group);
  return facts ? recurrence(facts, now) : 'none';
}
