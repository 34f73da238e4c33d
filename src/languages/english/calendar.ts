import type { GroupName, Standing, When } from '../reply.ts';
import { groupName, handle, lines } from '../wording.ts';
import { plural, when } from './wording.ts';

/** The address at which somebody's calendar reads their events, and what stands in it. */
export const calendar = (now: Date) => {
  const whose = (group: GroupName | null) =>
    group ? `the events of ${groupName(group)}` : 'your events';
  const command = (group: GroupName | null, word?: string) =>
    ['/calendar', word, group && handle(group)].filter(Boolean).join(' ');
  const answer = (own: { status: Standing; guests: number }, number: number | null): string => {
    const guests = own.guests > 0 ? `, with ${plural(own.guests, 'guest')}` : '';
    switch (own.status) {
      case 'GOING':
        return `You are in${guests}.`;
      case 'MAYBE':
        return `You said maybe${guests}.`;
      case 'DECLINED':
        return 'You are not coming.';
      case 'WAITLISTED':
        return `You are on the waiting list${guests}.`;
      case 'INVITED':
        return `You have not answered yet: /in ${number} · /out ${number}`;
    }
  };

  return {
    /** To whom it was made for, where nobody else reads it. */
    calendarAddress(made: { url: string; group: GroupName | null; replaced: boolean }): string {
      const { url, group, replaced } = made;
      return lines(
        `📆 ${whose(group).replace(/^./, (first) => first.toUpperCase())}, for your calendar:`,
        url,
        'Google: on a computer, Other calendars → + → From URL.',
        'Apple: Calendar → File or Add Calendar → Add Subscription Calendar.',
        'Outlook: Add calendar → Subscribe from web.',
        `Whoever has this address reads them: keep it to yourself. I show it only now.${replaced ? ' The one before does not work any more.' : ''}`,
        `End it: ${command(group, 'off')}`,
      );
    },

    /** In front of others: where the address is. */
    calendarSent({ group }: { group: GroupName | null }): string {
      return `📆 I have sent you the address for ${whose(group)} in our direct chat.`;
    },

    /** In front of others, where there is no chat with them alone. */
    calendarAskDirectly({ group }: { group: GroupName | null }): string {
      return `📆 The address is for you alone: write to me in a direct chat, ${command(group)}`;
    },

    /** There is one already. */
    calendarThere(held: { group: GroupName | null; since: When; read: When | null }): string {
      const { group, since, read } = held;
      return lines(
        `📆 There is an address for ${whose(group)} since ${when(since, now)}, ${read ? `last read ${when(read, now)}` : 'not read by a calendar yet'}. I cannot show it again.`,
        `Another in its place: ${command(group, 'new')} · End it: ${command(group, 'off')}`,
      );
    },

    calendarEnded({ group, changed }: { group: GroupName | null; changed: boolean }): string {
      const again = `A new one: ${command(group, 'new')}`;
      return changed
        ? `📆 The address for ${whose(group)} does not work any more. ${again}`
        : `📆 There is no address for ${whose(group)}. ${again}`;
    },

    /** What stands below an event in a calendar. */
    calendarEntry(entry: {
      /** Null for a date by the rule, whose event is still to be made. */
      number: number | null;
      notes: string | null;
      groupName: string | null;
      /** Null where they are not invited. */
      own: { status: Standing; guests: number } | null;
      cancelled: boolean;
    }): string {
      const { number, notes, own, cancelled } = entry;
      const called = [entry.groupName, number !== null && `#${number}`].filter(Boolean).join(' ');
      return lines(
        number === null && 'Expected: it can be answered once it is planned.',
        cancelled && 'Called off.',
        !cancelled && own && answer(own, number),
        notes,
        called || null,
      );
    },
  };
};
