import { z } from 'zod';
import { findingKinds } from '../analytics/findings.ts';
import { mostDays, type Period } from '../analytics/period.ts';
import { groupRef, id, instant } from './schemas.ts';

const count = (description: string, example = 12) =>
  z.int().meta({ description, examples: [example] });
const rate = (description: string, example = 0.75) =>
  z
    .number()
    .nullable()
    .meta({ description: `${description} 0 to 1; null of none.`, examples: [example] });
const measure = (description: string, example: number) =>
  z
    .number()
    .nullable()
    .meta({ description, examples: [example] });

const isoDay = z.iso.date().meta({ examples: ['2026-11-01'] });

/** Which days figures are of. */
export const periodQuery = {
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostDays)
    .optional()
    .meta({
      description: 'The last so many days, today among them. 30 unless told.',
      examples: [30],
    }),
  from: isoDay.optional().describe('The first day, instead of days; with to.'),
  to: isoDay.optional().describe('The last day, itself among them.'),
};

export const period = z.object({
  from: instant,
  to: instant.describe('The first instant that is in it no more.'),
  days: count('Whole days on the clock of the organization.', 30),
  zone: z.string().meta({ description: 'IANA.', examples: ['Europe/Madrid'] }),
});

export const presentPeriod = ({ from, to, days, zone }: Period) => ({ from, to, days, zone });

const members = z.object({
  count: count('At the end.', 40),
  atStart: count('When it began.', 38),
  joined: count('Who came.', 3),
  left: count('Who left.', 1),
  active: count(
    'Of those at the end, who answered an event or a call, did a task, or said something in its chats.',
    31,
  ),
  goneQuiet: count('Of those at the end, who did so in as many days before, and not since.', 4),
});

const tasks = z.object({
  given: count('Copies that were given and not withdrawn.', 40),
  done: count('Of these, those that are done.', 30),
  inTime: count('Of these, those that were done before they were due.', 28),
  medianMinutes: measure('From being given to being done.', 1440),
});

const events = z.object({
  held: count('Events that began, and were not called off.', 4),
  invited: count('Who was invited to them.', 160),
  answered: count('Of these, who answered by themselves.', 130),
  medianMinutes: measure('From being invited to the answer that stands.', 95),
  went: count('Who was in.', 70),
  attended: count('Who came, as was said afterwards.', 60),
  told: count('Who was in, and of whom it was said whether they came.', 66),
  noShows: count('Of these, who did not.', 6),
  places: count('Places, of events with a limit.', 80),
  filled: count('Of these, those that were taken, guests counted.', 72),
  rescued: count('People who waited, and had a place that came free.', 5),
});

const messages = z.object({
  fromMembers: count('Said in its chats by people.', 210),
  fromMuster: count('Said there by Muster.', 44),
});

const calls = z.object({
  total: count('That ended, and had rung.', 120),
  answered: count('Of these, those that were answered.', 90),
  confirmed: count('In which an appointment was confirmed.', 60),
  cancelled: count('In which one was cancelled.', 5),
  rescheduled: count('In which one was moved.', 8),
  attempts: count('Dials that rang.', 150),
  reached: count('People who answered.', 38),
  membersCalled: count('Members at the end who were called.', 39),
  averageSeconds: measure('Of those that were answered.', 48.5),
  costCents: measure('Of all dials; null where nothing is known of it.', 950),
});

const rates = z.object({
  answerRate: rate('Calls that were answered.'),
  confirmationRate: rate(
    'Appointments that were confirmed, of the calls that were answered.',
    0.66,
  ),
  engagementRate: rate('Members who were called.', 0.97),
  neverCalled: count('Members who were not.', 1),
  attemptsPerReached: measure('Dials for each person who was reached.', 3.9),
  doneRate: rate('Copies of tasks that are done.'),
  inTimeRate: rate('Of these, those in time.', 0.93),
  eventAnswerRate: rate('Invitations that were answered.', 0.81),
  attendanceRate: rate('Who was in and of whom it was said, who came.', 0.9),
  filledRate: rate('Places that were taken.', 0.9),
  growthRate: rate(
    'Members more than when it began, of those of then; less than 0 of fewer.',
    0.05,
  ),
});

export const finding = z.object({
  kind: z.enum(findingKinds),
  figure: z
    .string()
    .meta({ description: 'What it follows from, as it is called here.', examples: ['answerRate'] }),
  value: z.number().meta({ examples: [0.3] }),
  limit: z.number().meta({ description: 'With what that was compared.', examples: [0.56] }),
  observations: count('From so many calls, invitations, members it follows.', 42),
  least: count('Never from fewer than that.', 20),
  otherId: id.nullable().describe('Of two groups that are alike the other one.'),
  advice: z.string().meta({
    description: 'What may be done about it, in the language of the organization.',
    examples: [
      'Only 12 of 42 calls were answered, fewer than in other groups: call at other hours, or write before you call.',
    ],
  }),
});

export const score = z
  .number()
  .nullable()
  .meta({
    description:
      'The mean of answer, confirmation and engagement rate, 0 to 100; null where nobody was called.',
    examples: [79.3],
  });

const appointmentType = z.object({
  type: z.string().meta({ examples: ['Check-up'] }),
  count: count(''),
});

/** What only ADMINs are told. */
const full = z.object({
  calls,
  rates,
  score,
  scoreBefore: score.describe('That of as many days before.'),
  before: z
    .object({ calls, tasks, events, messages })
    .describe('What was counted in as many days before.'),
  appointments: z
    .object({
      statuses: z.object({
        PENDING: count('', 12),
        CONFIRMED: count('', 20),
        CANCELLED: count('', 1),
        RESCHEDULED: count('', 2),
      }),
      none: count('Members without one.', 5),
      types: z.array(appointmentType).describe('What they are for, the most common first.'),
    })
    .describe('Of its members of now.'),
  revenueCents: measure(
    'Confirmed appointments by what one is worth on average; null where the organization has not said that.',
    390_000,
  ),
  findings: z.array(finding).describe('What needs attention, or may be better otherwise.'),
});

const basic = {
  group: groupRef.extend({ color: z.string().meta({ examples: ['#3B82F6'] }) }),
  members,
  tasks,
  events,
  messages: messages.nullable().describe('Null for whoever may not read what is said in it.'),
};

/** The figures of a group, in a list of those of several. */
export const groupFigures = z.object({
  ...basic,
  full: full.nullable().describe('For ADMINs; null for anybody else.'),
});

const point = z.object({
  day: isoDay.describe('The first day of it.'),
  joined: count('', 1),
  left: count('', 0),
  calls: count('That rang.', 4),
  answeredCalls: count('', 3),
  answers: count('To events.', 9),
  done: count('Tasks.', 5),
  said: count('Messages of people.', 30),
});

/** The figures of one group. */
export const ownFigures = z.object({
  period,
  ...basic,
  full: full
    .extend({
      unit: z.enum(['day', 'week']).describe('What the series counts by: days up to 31 of them.'),
      series: z.array(point).describe('Of the whole period, without a gap.'),
      bestTime: z
        .object({
          weekday: z.int().meta({ description: '1 for Monday to 7 for Sunday.', examples: [4] }),
          hour: z.int().meta({ description: 'From then to the next.', examples: [19] }),
          of: count('Answers that it follows from, 20 at least.', 64),
        })
        .nullable()
        .describe('When most answers came; null of too few.'),
    })
    .nullable()
    .describe('For ADMINs; null for anybody else.'),
});

export const summary = z.object({
  groups: count('In sight, and active.', 12),
  answerRate: rate('Of all calls, those that were answered.'),
  score: score.describe('The mean of theirs.'),
  needAttention: count('With a finding.', 3),
});

export const leader = basic.group.extend({ score: z.number().meta({ examples: [79.3] }) });

export const findingOfGroup = finding.extend({ group: basic.group });

export const overlap = z.object({
  groupIds: z.tuple([id, id]),
  both: count('Who is in both.', 9),
  alike: z
    .number()
    .meta({ description: 'Of all who are in either (Jaccard), 0 to 1.', examples: [0.2] }),
  contactsEndpoint: z.string().meta({
    description: 'Who they are.',
    examples: ['/api/contacts/by-groups?match=and&groupIds=…'],
  }),
});
