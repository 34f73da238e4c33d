import { requireOnGroup } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { findGroup } from '../../groups/find-group.ts';
import type { Say } from '../../languages/say.ts';
import { handle } from '../../languages/wording.ts';
import { findNamedOrNear } from '../arguments/find-named.ts';
import { textOf } from '../arguments/slot.ts';
import {
  beforeLead,
  findTimedText,
  stretches,
  type TimedText,
  timedText,
  withoutLeads,
} from '../arguments/timed-text.ts';
import { wordsFor } from '../arguments/words.ts';
import { type Command, defineCommand } from '../command.ts';
import { exampleOf, inLanguage } from '../in-language.ts';
import { Misread } from '../misread.ts';
import { nudgeTaskCommand } from '../tasks/nudge-task.ts';
import { withTime } from './decent-time.ts';
import { keepReminder } from './keep-reminder.ts';

export const remindCommand: Command = defineCommand({
  name: 'remind',
  aliases: ['reminder', 'set reminder', 'create reminder', 'new reminder', 'set a reminder'],
  topic: 'tasks',
  brief: 'say it when the time comes',
  summary: 'Have something said at a time, once or again and again: to you, people, a group',
  who: 'For everyone; to a group for its members, in a restricted one for its admins.',
  examples: [
    '/remind me tomorrow 9am to call the field',
    '/remind @BookClub every monday 18:00 to bring the book',
    '/remind us in 2 hours the pizza',
    '/remind @Pau friday to pay',
    '/remind 41',
  ],
  slots: { reminder: timedText() },
  instead: remindsOfTask,
  otherwise: asksAll,
  async run({ args, context, say }) {
    const { whom, when, text } = args.reminder;
    if (!whom) await refuseUnmarked(args.reminder, context, say);
    if (!when) throw askWhen(args.reminder, context, say);
    const target = whom ?? { people: [context.sender] };
    const occasion = withTime(when, context);
    if ('group' in target) requireOnGroup(context.change.actor, 'send', target.group);
    return keepReminder(
      { kind: 'REMINDER', text, target, occasion, noTime: !when.hasTime, mentions: [] },
      context,
      say,
    );
  },
});

/** Of what is no reminder yet: whom and when, where more is said than that, and what of where it is not. */
function asksAll(rest: string, { message, zone, locale }: Context, say: Say): Misread {
  const found = findTimedText(rest, { sentAt: message.sentAt, zone, locale });
  return new Misread(found.ok ? say.remindWhen({ text: null, whom: self }) : say.remindWhom());
}

/** Asks when, with what was perhaps meant for that: "now to pay", "10 minutes before training". */
function askWhen({ text, whomTyped }: TimedText, { locale }: Context, say: Say): Misread {
  const phrase = whomTyped === null ? null : beforeLead(text, locale);
  if (phrase !== null) {
    const problem = say.problems.dateUnreadable({ code: 'dateUnreadable', phrase });
    return new Misread(say.wrong({ problem, example: exampleOf(remindCommand, locale) }));
  }
  const [line = ''] = text.split('\n');
  return new Misread(
    say.remindWhen({ text: /\d/.test(line) ? '…' : line, whom: whomTyped ?? self }),
  );
}

/**
 * "/remind 41", "/remind snacks", "/remind everyone of 41": those who owe a task are reminded at once. Undefined
 * where a time is said, or somebody to be told something.
 */
function remindsOfTask(
  rest: string,
  { message, zone, locale }: Context,
): { command: Command; rest: string } | undefined {
  const found = findTimedText(rest, { sentAt: message.sentAt, zone, locale });
  const { whom, when, text } = found.ok ? stretches(found) : {};
  if (!found.ok || when) return undefined;
  const said = text ? withoutLeads(textOf(text), locale) : '';
  const words = wordsFor(locale);
  const isForAll = whom?.tokens.every(
    ({ folded, handle }) => !handle && words.everyone.has(folded),
  );
  if (whom && !(isForAll && /^(?:\p{L}+ )?#?\d+$/u.test(said))) return undefined;
  const asks = (_rest: string, _context: Context, say: Say) =>
    new Misread(say.remindWhen({ text: said || null, whom: self }));
  return {
    command: { ...nudgeTaskCommand, otherwise: asks },
    rest: whom ? said : withoutLeads(rest, locale),
  };
}

/** The sender, as a reminder begins with them: an English word, which works everywhere. */
const self = 'me';

/**
 * Throws Misread where it was not said plainly who is reminded, and a name stands in what of: "friday to pay @Pau",
 * "Pau to pay friday". It is asked with the sender, or whoever is named, as the likely one.
 */
async function refuseUnmarked(
  { text, quoted, names, typed }: TimedText,
  context: Context,
  say: Say,
): Promise<void> {
  const { change, locale } = context;
  if (quoted) return;
  const { name } = inLanguage(remindCommand, locale);
  if (names) throw new Misread(say.remindWhom(), `/${name} ${self} ${typed}`);
  const [first = '', second = ''] = text.split(/\s+/);
  // A name has one word or two.
  for (const called of [`${first} ${second}`.trim(), first]) {
    const rest = typed.startsWith(called) ? typed.slice(called.length).trim() : '';
    if (rest === '') continue;
    const group = await findGroup(change, change.actor, called);
    const { found } = group ? { found: group } : await findNamedOrNear({ name: called }, context);
    if (found) throw new Misread(say.remindWhom(), `/${name} ${handle(found)} ${rest}`);
  }
}
