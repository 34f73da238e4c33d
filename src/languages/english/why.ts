import type { DeedFacts, GroupName, LineFacts, When } from '../reply.ts';
import { groupName, quote } from '../wording.ts';
import { format, people, when } from './wording.ts';

/** Why things are as they are, from the log. */
export const why = (now: Date) => ({
  whyRefused(refusal: {
    /** Null for the sender. */
    whose: string | null;
    at: When;
    command: string;
    /** What was said then. */
    reason: string | null;
  }): string {
    const { whose, at, command, reason } = refusal;
    const typed = `${whose ?? 'You'} typed ${quote(command)}, ${when(at, now)}`;
    return reason === null ? `${typed}, and I had to say no.` : `${typed}. I said: ${reason}`;
  },

  whyNotRefused({ whose }: { whose: string | null }): string {
    return whose === null
      ? `I have not said no to you in this chat. ${hint}`
      : `I have not said no to ${whose}.`;
  },

  whyWaiting(line: LineFacts & { number: number; title: string; whose: string | null }): string {
    const { number, title, whose } = line;
    return `${whose ? `${whose} is` : 'You are'} number ${format(line.place)} in line for ${title} (#${number}) ${inLine(line, now)}`;
  },

  whyNotWaiting(asked: {
    whose: string | null;
    /** The event that was asked about; null where none is waited for. */
    event: { number: number; title: string } | null;
    /** The group whose events were looked at; null for all that the sender sees. */
    group: GroupName | null;
  }): string {
    const { whose, event, group } = asked;
    const waits = whose ? `${whose} isn't waiting` : "You aren't waiting";
    if (event) return `${waits} for a place in ${event.title} (#${event.number}).`;
    if (group) return `${waits} for a place in anything of ${groupName(group)}.`;
    return `${waits} for a place in anything${whose ? ' that you can see' : ''}.`;
  },

  whyTask(story: {
    number: number;
    title: string;
    fate: 'left' | 'withdrawn' | 'cancelled' | 'done' | 'doneForAll' | 'restored' | 'open';
    deed: DeedFacts | null;
    /** Its group, where the sender sees it. */
    group: GroupName | null;
    owes: boolean;
  }): string {
    const { number, fate, deed, group, owes } = story;
    const title = `${story.title} (#${number})`;
    const at = deed ? `, ${when(deed.at, now)}` : '';
    const who = doer(deed);
    switch (fate) {
      case 'left': {
        const from = group ? groupName(group) : 'its group';
        return deed?.by && !deed.by.self
          ? `You owe ${title} no more: ${deed.by.name} took you out of ${from}${at}.`
          : `You owe ${title} no more: you left ${from}${at}.`;
      }
      case 'withdrawn':
        return `You owe ${title} no more: your copy was withdrawn.`;
      case 'cancelled':
        return deed?.undone
          ? `${title} was taken back${by(deed)}${at}.`
          : `${title} was cancelled${by(deed)}${at}.`;
      case 'done':
        return who && who !== 'you'
          ? `You have done ${title}: ${who} said so${at}.`
          : `You have done ${title}${at}.`;
      case 'doneForAll':
        return `You owe ${title} no more: one of you was enough, and it is done${by(deed)}${at}.`;
      case 'restored':
        return `${title} is open again: its cancellation was taken back${by(deed)}${at}.${owing(owes)}`;
      case 'open':
        return `${title} was given${by(deed)}${at}, and nobody has cancelled it.${owing(owes)}`;
    }
  },

  whyEvent(story: {
    number: number;
    title: string;
    fate: 'planned' | 'moved' | 'cancelled' | 'restored';
    deed: DeedFacts | null;
    /** Where it was moved from. */
    before: When | null;
    /** When the sender was given a place that had become free. */
    promotedAt: When | null;
    /** Where the sender stands while they wait. */
    line: LineFacts | null;
    /** Until when the sender is away, where that answered it for them. */
    awayUntil?: When | null;
  }): string {
    const { number, fate, deed, before, promotedAt, line, awayUntil } = story;
    const title = `${story.title} (#${number})`;
    const deeds = {
      planned: 'was planned',
      moved: before ? 'was moved' : 'was given its date',
      cancelled: 'was cancelled',
      restored: 'is on after all: its cancellation was taken back',
    };
    const from = before ? ` It was ${when(before, now)} before.` : '';
    const own = line
      ? ` You are number ${format(line.place)} in line ${inLine(line, now)}`
      : promotedAt
        ? ` You have a place since ${when(promotedAt, now)}: one became free.`
        : awayUntil
          ? ` You are out because you are away until ${when(awayUntil, now)}. Coming after all? /in ${number}`
          : '';
    return `${title} ${deeds[fate]}${by(deed)}${deed ? `, ${when(deed.at, now)}` : ''}.${from}${own}`;
  },

  whyUnknown({ number }: { number: number | null }): string {
    return `${number === null ? "I don't know why." : `I know nothing of #${number}.`} ${hint}`;
  },
});

const hint =
  'Ask me: /why am I waiting · /why 41, for a task or event. Alone, /why is about my last no to you.';

/** "since today 12:00: all 14 places are taken. 4 people are in front of you." */
function inLine({ ahead, capacity, free, since }: LineFacts, now: Date): string {
  const full =
    free > 0
      ? `${format(free)} of ${format(capacity)} places ${free === 1 ? 'is' : 'are'} free, too few for the first in line`
      : capacity === 1
        ? 'the only place is taken'
        : `all ${format(capacity)} places are taken`;
  const front = ahead === 0 ? 'nobody is' : `${people(ahead)} ${ahead === 1 ? 'is' : 'are'}`;
  return `since ${when(since, now)}: ${full}, and ${front} in front.`;
}

/** " by Alex", " by you", or nothing. */
function by(deed: DeedFacts | null): string {
  const who = doer(deed);
  return who ? ` by ${who}` : '';
}

function doer(deed: DeedFacts | null): string | null {
  return deed?.by ? (deed.by.self ? 'you' : deed.by.name) : null;
}

function owing(owes: boolean): string {
  return owes ? ' You still owe it.' : '';
}
