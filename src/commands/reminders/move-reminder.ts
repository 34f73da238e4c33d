import { requireMayChangeReminder } from '../../context/policy.ts';
import { anchorRule } from '../../dates/anchor-rule.ts';
import { changeReminder } from '../../reminders/change-reminder.ts';
import { requireReminder } from '../../reminders/find-reminder.ts';
import { type Occasion, requiredOccasion } from '../arguments/date.ts';
import { datedReminder } from '../arguments/dated.ts';
import { defineCommand } from '../command.ts';
import { keepDate } from '../keep-date.ts';
import { offerOtherReading } from '../other-reading.ts';
import { withTime } from './decent-time.ts';
import { reminderRepeats } from './reminder-facts.ts';

export const moveReminderCommand = defineCommand({
  name: 'move reminder',
  aliases: ['change reminder', 'reschedule reminder', 'snooze', 'snooze reminder'],
  topic: 'tasks',
  brief: 'at another time',
  summary: 'Have a reminder or a message for later be said at another time',
  who: 'For whoever set it, and admins of its group.',
  examples: ['/move reminder 7 to tomorrow 10am', '/move reminder 7 every friday 18:00'],
  slots: {
    number: datedReminder(),
    when: requiredOccasion('new date', { keywords: ['to', 'on', 'at'], week: 'sameWeekday' }),
  },
  async run({ args, context, say }) {
    const { change, zone, message } = context;
    const reminder = await requireReminder(change, change.actor, args.number);
    requireMayChangeReminder(change.actor, reminder);
    const { number, text, nextAt, recurrence } = reminder;
    const command = (date: string) => `/move reminder ${number} ${date}`;
    const known = { at: nextAt, hasTime: true };
    const kept: Occasion =
      args.when.rule === null
        ? {
            ...keepDate(args.when, { number, title: text, before: known, command }, context),
            rule: null,
          }
        : args.when;
    const occasion = withTime(kept, context);
    const startsAt = occasion.at;
    // What comes again moves along where it can, as the date of a task does.
    const rule =
      occasion.rule ??
      (recurrence === null ? null : anchorRule({ rule: recurrence, zone, startsAt }));
    const before = await changeReminder(change, reminder, { startsAt, recurrence: rule, zone });
    const repeats = reminderRepeats({ startsAt, recurrence: rule, zone }, message.sentAt);
    const answer = say.reminderMoved({
      number,
      text,
      at: { at: startsAt, zone },
      before: { at: before.nextAt, zone },
      repeats: before.recurrence !== null && rule === null ? 'noMore' : repeats,
    });
    const mending = { moment: (reading: { at: Date }) => reading.at, command, zone };
    return {
      ...offerOtherReading(answer, occasion.rule === null ? occasion : null, mending, context, say),
      about: number,
    };
  },
});
