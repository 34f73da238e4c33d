import { formatDuration } from '../../dates/format.ts';
import type { LeftOut } from '../../errors.ts';
import type {
  CallFacts,
  CampaignFacts,
  LeftOutFacts,
  PreviewFacts,
  ProgressFacts,
  When,
} from '../reply.ts';
import { bar, details, groupName, lines, quote } from '../wording.ts';
import { format, list, people, plural, replyYes, when } from './wording.ts';

/** Why somebody is not called. */
export const leftOutReasons: Record<LeftOut, string> = {
  NO_PHONE: 'no phone number',
  STOP: 'they said “stop”',
  DO_NOT_CALL: 'they want no calls',
  NO_CONSENT: 'they have not agreed to be called',
  CALLED_TODAY: 'they were called today already',
  ENOUGH: 'I have turned to them often enough today',
  CLOSED: 'it is too late or too early for them until it is over',
  SETTLED: 'they have answered meanwhile',
  OVER: 'it is over',
  NO_APPOINTMENT: 'no appointment to come',
  GONE: 'they are not in it any more',
  STOPPED: 'it was stopped',
  SELF: 'whoever begins it is not called',
};

const outcomes: Record<keyof ProgressFacts['outcomes'], string> = {
  answered: 'answered',
  noAnswer: 'no answer',
  busy: 'busy',
  voicemail: 'voicemail',
  declined: 'declined',
  failed: 'failed',
};

const answers: Record<keyof ProgressFacts['answers'], string> = {
  going: 'in',
  maybe: 'maybe',
  declined: 'out',
  done: 'done',
  confirmed: 'confirmed',
  cancelled: 'cancelled',
  rescheduled: 'want another time',
};

const stuck: Record<'NOT_CONFIGURED' | 'NO_MONEY' | 'BLOCKED', string> = {
  NOT_CONFIGURED: 'the phone service does not know me: whoever runs me must look at its keys',
  NO_MONEY: 'the phone service wants money first',
  BLOCKED: 'my number is blocked by the phone service',
};

/** What it is about: “We moved to 7 pm”, or the title of an event or a task. */
function subject({ reason, message, title }: CampaignFacts): string {
  const about = reason === 'APPOINTMENT' ? 'their appointments' : title;
  return [about, message && quote(message)].filter(Boolean).join(': ');
}

/** Of whom it is asked what they have not done: "Call 3 people who haven't answered Quiz". */
function whoLack({ reason, title, calls: count }: PreviewFacts): string {
  if (reason === 'EVENT') return ` who ${count === 1 ? "hasn't" : "haven't"} answered ${title}`;
  return reason === 'TASK' ? ` who still ${count === 1 ? 'owes' : 'owe'} ${title}` : '';
}

function of({ group }: CampaignFacts): string {
  return group ? ` · ${groupName(group)}` : '';
}

/** "€0.40" would name a currency that nobody told: cents of the phone service, as it bills them. */
function cost(cents: number): string {
  return cents === 0 ? 'costs nothing' : `about ${(cents / 100).toFixed(2)}`;
}

function counted<Key extends string>(
  counts: Readonly<Record<Key, number>>,
  words: Record<Key, string>,
) {
  const told = (Object.keys(words) as Key[]).filter((key) => counts[key] > 0);
  return told.map((key) => `${format(counts[key])} ${words[key]}`).join(' · ') || false;
}

/** What is said of calls. */
export const calls = (now: Date) => ({
  /** A moment as a voice says it. */
  spokenMoment(moment: When): string {
    return when(moment, now);
  },

  confirmCall(asked: PreviewFacts & { code: string }): string {
    const { calls: count, named, first, minutes, cents, urgent, until, code } = asked;
    const whom = named ? list(named.names, named.total) : people(count);
    return lines(
      [
        `📞 Call ${whom}${whoLack(asked)}${of(asked)}?`,
        asked.reason === 'APPOINTMENT' && 'their appointments',
        asked.message && quote(asked.message),
      ]
        .filter(Boolean)
        .join(' '),
      details(
        urgent && '⚡ urgent',
        first ? `🕒 from ${when(first, now)}` : '🕒 now',
        count > 1 && minutes > 0 && `takes about ${formatDuration(minutes)}`,
        `💰 ${cost(cents)}`,
      ),
      `Nobody is called after ${when(until, now)}.`,
      ...leftOutLines(asked.leftOut),
      replyYes(code),
    );
  },

  /** A command that calls those who have not answered an event, or not done a task. */
  callCommand({ about, number }: { about: string; number: number }): string {
    return `/call who ${about === 'silent' ? "hasn't answered" : 'owes'} ${number}`;
  },

  /** Whom a text without quotes may be for. */
  callWhom({ name }: { name: string }): string {
    return `Do you want to call ${name}? Then put an “@” before the name; if it belongs to what I say, put all of that in quotes.`;
  },

  /** The same with the name marked as one. */
  callPerson({ whom, rest }: { whom: string; rest: string }): string {
    return `/call ${whom} ${rest}`;
  },

  /** A campaign without anything to say. */
  callWhat(): string {
    return lines(
      'What shall I tell them? Put it in quotes, behind whom I call:',
      '/call @BookClub "We moved to 7 pm"',
    );
  },

  /** What nobody can be called for. */
  callAsked(): string {
    return lines(
      'Like this I call those who have not answered an event, or not done a task:',
      "/call everyone who hasn't answered 12",
      '/call who owes 41',
    );
  },

  /** How far a campaign is: its message is brought up to date with this. */
  campaignProgress(progress: ProgressFacts): string {
    const { number, status, called, ended, ringing, minutesLeft, next, cents, paused } = progress;
    const isOver = status === 'COMPLETED' || status === 'CANCELLED';
    const left =
      status === 'EXECUTING' || status === 'PREPARING'
        ? next
          ? `next ${when(next, now)}`
          : minutesLeft > 0 && `about ${formatDuration(minutesLeft)} left`
        : false;
    return lines(
      `${heading(progress, now)} ${subject(progress)}${of(progress)} #${number}`,
      status !== 'SCHEDULED' &&
        `${bar(ended, called)} ${format(ended)} of ${format(called)}${left ? ` · ${left}` : ''}`,
      counted(progress.outcomes, outcomes),
      counted(progress.answers, answers) && `💬 ${counted(progress.answers, answers)}`,
      ringing > 0 && !isOver && `🔔 ${plural(ringing, 'call')} under way`,
      ...progress.leftOut
        // Whoever began it knows.
        .filter(({ reason }) => reason !== 'SELF')
        .map(
          ({ reason, people: count }) =>
            `🚫 ${people(count)} not called: ${leftOutReasons[reason]}`,
        ),
      isOver && cents > 0 && `💰 ${(cents / 100).toFixed(2)}`,
      paused !== null && paused !== 'BY_HAND' && `⚠️ ${stuck[paused]}`,
      !isOver &&
        (status === 'PAUSED'
          ? `/resume ${number} · /stop ${number}`
          : `/stop ${number} · /pause ${number}`),
    );
  },

  /** To whoever began a campaign that its provider does not dial for. */
  campaignStuck({ number, reason }: { number: number; reason: keyof typeof stuck }): string {
    return lines(
      `⏸ Campaign #${number} is paused: ${stuck[reason]}.`,
      `Nobody is called meanwhile. When it is mended: /resume ${number} · To end it: /stop ${number}`,
    );
  },

  campaignStopped(stopped: { number: number; people: number; ringing: number }): string {
    const { number, people: count, ringing } = stopped;
    return lines(
      `⏹ Campaign #${number} is stopped: ${count === 0 ? 'nobody was left to be called' : `${people(count)} ${count === 1 ? 'is' : 'are'} not called any more`}.`,
      ringing > 0 && `${plural(ringing, 'call')} under way: I hang up.`,
    );
  },

  campaignPaused({ number }: { number: number }): string {
    return `⏸ Campaign #${number} is paused: nobody is called until /resume ${number}`;
  },

  campaignResumed({ number }: { number: number }): string {
    return `▶️ Campaign #${number} goes on. How far it is: /campaign ${number}`;
  },

  campaignList(campaigns: readonly ProgressFacts[]): string {
    if (campaigns.length === 0)
      return 'No campaigns. Begin one: /call @BookClub "We moved to 7 pm"';
    return lines(
      ...campaigns.map(
        (one) =>
          `${heading(one, now)} ${subject(one)}${of(one)} · ${format(one.ended)} of ${format(one.called)} #${one.number}`,
      ),
      `How far one is: /campaign ${campaigns[0]!.number}`,
    );
  },

  /** Where there is none that could be stopped, paused or resumed. */
  noCampaign({ does }: { does: 'stop' | 'pause' | 'resume' }): string {
    return lines(
      does === 'resume' ? 'No campaign is paused.' : 'Nobody is being called.',
      does === 'stop' && 'To get no messages from me, say “stop” in our direct chat.',
    );
  },

  whichCampaign(campaigns: readonly ProgressFacts[]): string {
    return lines(
      'Which one? Say its number:',
      ...campaigns.map((one) => `· ${subject(one)}${of(one)} #${one.number}`),
    );
  },

  whyCalled({ name, number, outcome, leftOut, next }: CallFacts): string {
    if (leftOut) return `${name} was not called (#${number}): ${leftOutReasons[leftOut]}.`;
    if (outcome && outcome !== 'leftOut')
      return `${name} was called (#${number}): ${outcomes[outcome]}.`;
    return `${name} is still to be called (#${number})${next ? `, at the earliest ${when(next, now)}` : ''}.`;
  },

  whyNoCall({ name }: { name: string }): string {
    return `${name} is in none of the campaigns that you may see.`;
  },
});

function heading({ status, next }: ProgressFacts, now: Date): string {
  switch (status) {
    case 'SCHEDULED':
      return `🗓 Calls from ${next ? when(next, now) : 'later'}:`;
    case 'PREPARING':
    case 'EXECUTING':
      return '📞 Calling:';
    case 'PAUSED':
      return '⏸ Paused:';
    case 'COMPLETED':
      return '✅ Called:';
    case 'CANCELLED':
      return '⏹ Stopped:';
  }
}

/** Who is left out, and why. */
function leftOutLines(leftOut: readonly LeftOutFacts[]): string[] {
  return leftOut.map(({ reason, names }) =>
    reason === 'SELF'
      ? '🚫 Not you, who begin it'
      : `🚫 Not ${list(names.names, names.total)}: ${leftOutReasons[reason]}`,
  );
}
