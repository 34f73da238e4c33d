import type { Crowd, DeedFacts, GroupName, Reminded, Repeats, When } from '../reply.ts';
import { clip, groupName, lines, mention, quote, shorten } from '../wording.ts';
import { recurrence } from './recurrence.ts';
import { repeated } from './repeats.ts';
import { list, people, plural, replyYes, when } from './wording.ts';

/** "you", "📚 Book Club (12 people)", "Pau and you". */
function whom({ group, names, self }: Reminded): string {
  if (group) {
    const count = group.memberCount;
    return `${groupName(group)}${count === undefined ? '' : ` (${people(count)})`}`;
  }
  return list(self ? [...names, 'you'] : names);
}

/** What people ask to be told, or to have told, at a time. */
export const ownReminders = (now: Date) => ({
  reminderSet(set: {
    number: number;
    text: string;
    whom: Reminded;
    at: When;
    /** Whether no time of day was said. */
    noTime: boolean;
    repeats: Repeats | null;
    /** To whom Muster cannot write, by name. */
    unreached: readonly string[];
    /** Whether it is a message, which is sent. */
    isMessage: boolean;
  }): string {
    const { number, text, at, noTime, repeats, unreached, isMessage } = set;
    const what = isMessage ? quote(text) : shorten(text);
    const lead = isMessage ? "📨 I'll send to" : "⏰ I'll remind";
    return lines(
      `${lead} ${whom(set.whom)}: ${what} · ${when(at, now)}${noTime ? ', as you said no time' : ''}. #${number}`,
      repeats && repeated(repeats, now),
      unreached.length > 0 && `I have no chat with ${list(unreached)} yet: please tell them.`,
    );
  },

  confirmReminder(asked: {
    text: string;
    whom: Reminded;
    people: number;
    /** How many of them are told in their own chat. */
    direct: number;
    at: When;
    repeats: Repeats | null;
    isMessage: boolean;
    code: string;
  }): string {
    const { text, direct, at, repeats, isMessage, code } = asked;
    const own = direct > 0 ? `, ${direct === 1 ? 'one' : people(direct)} in their own chat` : '';
    return lines(
      `${isMessage ? 'Send to' : 'Remind'} ${people(asked.people)}: ${shorten(text)}?`,
      `→ ${whom(asked.whom)}${own} · ${when(at, now)}`,
      repeats && repeated(repeats, now),
      replyYes(code),
    );
  },

  /** What is said when its time has come; `from` is who set it, of somebody else's. */
  reminder(rung: {
    number: number;
    text: string;
    from: string | null;
    to: Crowd;
    /** What it was for, where it comes late. */
    late: When | null;
  }): string {
    const { number, text, from, to, late } = rung;
    const named = to.total > 0 ? `${list(to.named.map(mention), to.total)}: ` : '';
    const by = from === null ? '' : `${from} reminds you: `;
    const was = late ? ` (it was for ${when(late, now)})` : '';
    return `🔔 ${named}${by}${text}${was} #${number}`;
  },

  /** To whoever set it: they may not say it there any more. */
  reminderRefused(told: { number: number; text: string; group: GroupName | null }): string {
    const { number, text, group } = told;
    const where = group ? ` in ${groupName(group)}` : '';
    return `${quote(text)} was not said${where}: you may not say something there any more. #${number} is off.`;
  },

  /** To whoever wrote a message whose time passed while Muster was away. */
  messageLate(late: {
    number: number;
    text: string;
    group: GroupName | null;
    planned: When;
    /** Whether a yes sends it. */
    yes: boolean;
  }): string {
    const { number, text, group, planned, yes } = late;
    const to = group ? ` to ${groupName(group)}` : '';
    const how = yes ? `Reply yes, or /deliver ${number}` : `/deliver ${number}`;
    return `I was away: ${quote(text)}${to} was for ${when(planned, now)}. Send it now? ${how}`;
  },

  /** To whoever wrote a message that reached nobody at its moment; `why` is a sentence of its own. */
  messageUnsent(unsent: {
    number: number;
    text: string;
    group: GroupName;
    planned: When;
    why: string;
  }): string {
    const { number, text, group, planned, why } = unsent;
    return lines(
      `📨 ${quote(text)} was for ${groupName(group)}, ${when(planned, now)}, and was not sent. #${number}`,
      why,
    );
  },

  reminderMoved(moved: {
    number: number;
    text: string;
    at: When;
    before: When;
    /** How it comes again, or that it does no more. */
    repeats: Repeats | 'noMore' | null;
  }): string {
    const { number, text, at, before, repeats } = moved;
    const was = at.at.getTime() === before.at.getTime() ? '' : `, not ${when(before, now)}`;
    return lines(
      `⏰ ${shorten(text)} · ${when(at, now)} now${was}. #${number}`,
      repeats === 'noMore' ? '🔁 It no longer repeats.' : repeats && repeated(repeats, now),
    );
  },

  reminderCancelled({ number, text }: { number: number; text: string }): string {
    return `🚫 ${shorten(text)}: nobody is reminded. #${number}`;
  },

  /** Of somebody else's, which goes on for others. */
  reminderLeft({ number, text }: { number: number; text: string }): string {
    return `🚫 ${shorten(text)}: I don't remind you of it any more. #${number}`;
  },

  reminderList(shown: {
    reminders: readonly {
      number: number;
      text: string;
      whom: Reminded;
      at: When;
      repeats: Repeats | null;
      isMessage: boolean;
      /** Whether it waits for its writer's word, because its time passed. */
      isHeld: boolean;
    }[];
    total: number;
    /** The group whose they are; null for one's own. */
    group: GroupName | null;
  }): string {
    const { reminders, total, group } = shown;
    const where = group ? ` for ${groupName(group)}` : '';
    if (total === 0)
      return lines(`No reminders${where}.`, 'Set one: /remind me tomorrow 9am to call the field');
    return lines(
      `${plural(total, 'reminder')}${where}:`,
      ...reminders.map((one) => {
        const again = one.repeats ? ` 🔁 ${recurrence(one.repeats.how, now)}` : '';
        const time = one.isHeld ? `waits for you: /deliver ${one.number}` : when(one.at, now);
        return `${one.isMessage ? '📨' : '⏰'} #${one.number} ${shorten(one.text)} · ${time}${again} · ${whom(one.whom)}`;
      }),
      total > reminders.length && `… and ${total - reminders.length} more`,
      `Not needed any more? /cancel reminder ${reminders[0]!.number}`,
    );
  },

  /** Whoever wants a reminder and says no time, with what they said. */
  remindWhen({ text, whom }: { text: string | null; whom: string }): string {
    const what = text === null ? 'call the field' : clip(text);
    return lines(
      text === null ? 'Whom do I remind, when, and of what?' : 'When?',
      `For example: /remind ${whom} tomorrow 9am to ${what}`,
      'Remind those who still owe a task: /remind 41',
    );
  },

  /** Whose reminder it is was not said plainly. */
  remindWhom(): string {
    return lines(
      'Whom do I remind? Say it first: me, us, @Name or @Group.',
      'For example: /remind me friday to pay @Pau',
    );
  },

  /** A day that is today, without a time, after the hour that is meant then. */
  remindWhatTime(): string {
    return 'At what time today? For example: /remind me at 6pm to call the field';
  },

  /** Why it was said or was not, and when it is next. */
  whyReminder(story: {
    number: number;
    text: string;
    fate: 'set' | 'moved' | 'cancelled' | 'restored';
    deed: DeedFacts | null;
    /** What became of it when its time came last. */
    rung: { at: When; fate: 'SAID' | 'IDLE' | 'MISSED' | 'REFUSED' | 'HELD' | 'FAILED' } | null;
    next: When | null;
  }): string {
    const { number, fate, deed, rung, next } = story;
    const deeds = {
      set: 'was set',
      moved: 'was changed',
      cancelled: 'was cancelled',
      restored: 'is on again: its cancellation was taken back',
    };
    const fates = {
      SAID: 'it was said',
      IDLE: 'there was nobody to be told',
      MISSED: 'its time had passed while I was away',
      REFUSED: 'whoever set it could not say something there any more',
      HELD: 'its time had passed while I was away, and I asked',
      FAILED: 'something went wrong, and it was not said',
    };
    const who = deed?.by && ` by ${deed.by.self ? 'you' : deed.by.name}`;
    const last = rung ? ` ${when(rung.at, now)}: ${fates[rung.fate]}.` : '';
    return `${shorten(story.text)} (#${number}) ${deeds[fate]}${who ?? ''}${deed ? `, ${when(deed.at, now)}` : ''}.${last}${next ? ` Next: ${when(next, now)}.` : ''}`;
  },

  /** Of what is no message, or of somebody else's. */
  notDeliverable({ number }: { number: number }): string {
    return `#${number} is no message of yours that waits. See /reminders`;
  },
});
