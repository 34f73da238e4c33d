import { expect, test } from 'vitest';
import type { Refused, UserErrorDetails } from '../../src/errors.ts';
import { createSay, type Say } from '../../src/languages/say.ts';

// Everything that Muster can say, with typical facts, in one file to be read by a person. Every
// function of the catalogue has its place here by type, so that a new one cannot be left out.

const now = new Date('2026-11-20T11:00:00Z');
const zone = 'Europe/Madrid';
const say = createSay('en-GB', now, zone);
const at = (instant: string, hasTime = true) => ({ at: new Date(instant), zone, hasTime });

const sunday = at('2026-11-22T10:00:00Z');
const tomorrow = at('2026-11-21T22:59:00Z', false);
const nextYear = at('2027-01-05T22:59:00Z');
const books = { name: 'Book Club', icon: '📚' };
const choir = { name: 'Choir', icon: null };
const game = { number: 12, title: 'Game vs. The Eagles', start: sunday };
const undated = { number: 13, title: 'Team dinner', start: null };
const sam = { name: 'Sam', whatsappId: '34600111222@c.us' };
const jo = { name: 'Jo', whatsappId: null };
const standing = {
  changed: true,
  guests: 0,
  reason: null,
  waitingPlace: null,
  others: [],
  promoted: [],
};
const shownGroup = {
  ...books,
  description: null,
  memberCount: 3,
  status: 'ACTIVE',
  restricted: false,
};
const topics = { tasks: [], events: [], groups: [], chat: [] };
const entry = (name: string, guests = 0, reason: string | null = null) => ({
  name,
  guests,
  reason,
});

type Cases = Record<string, string>;
type Functions<Part> = {
  [Key in keyof Part as Part[Key] extends (...facts: never[]) => string ? Key : never]: Cases;
};

const replies: Functions<Say> = {
  taskCreated: {
    'for a group': say.taskCreated({
      number: 41,
      title: 'Read Chapter 5',
      due: at('2026-11-22T22:59:00Z'),
      to: { group: books, people: 12 },
    }),
    'for a group of one, next year': say.taskCreated({
      number: 41,
      title: 'Read Chapter 5',
      due: nextYear,
      to: { group: choir, people: 1 },
    }),
    'for a very large group': say.taskCreated({
      number: 41,
      title: 'Vote',
      due: null,
      to: { group: choir, people: 12_345 },
    }),
    'for oneself, today': say.taskCreated({
      number: 42,
      title: 'Buy milk',
      due: at('2026-11-20T17:00:00Z'),
      to: { names: ['you'], self: true },
    }),
    'for somebody': say.taskCreated({
      number: 43,
      title: 'Bring the net',
      due: null,
      to: { names: ['Pau'], self: false },
    }),
    'for several': say.taskCreated({
      number: 44,
      title: 'Bring the net',
      due: at('2026-11-21T22:59:00Z'),
      to: { names: ['Pau', 'Sam', 'you'], self: false },
    }),
  },
  taskDone: {
    "one's own": say.taskDone({
      number: 42,
      title: 'Buy milk',
      changed: true,
      who: null,
      done: 1,
      total: 1,
    }),
    'of a group': say.taskDone({
      number: 41,
      title: 'Read Chapter 5',
      changed: true,
      who: null,
      done: 9,
      total: 12,
    }),
    'the last one': say.taskDone({
      number: 41,
      title: 'Read Chapter 5',
      changed: true,
      who: null,
      done: 12,
      total: 12,
    }),
    "somebody else's": say.taskDone({
      number: 41,
      title: 'Read Chapter 5',
      changed: true,
      who: 'Pau',
      done: 1,
      total: 2,
    }),
    'done before': say.taskDone({
      number: 41,
      title: 'Read Chapter 5',
      changed: false,
      who: null,
      done: 9,
      total: 12,
    }),
    "somebody else's, done before": say.taskDone({
      number: 41,
      title: 'Read Chapter 5',
      changed: false,
      who: 'Pau',
      done: 9,
      total: 12,
    }),
  },
  taskReopened: {
    "one's own": say.taskReopened({
      number: 41,
      title: 'Read Chapter 5',
      changed: true,
      who: null,
    }),
    "somebody else's": say.taskReopened({
      number: 41,
      title: 'Read Chapter 5',
      changed: true,
      who: 'Pau',
    }),
    'open anyway': say.taskReopened({
      number: 41,
      title: 'Read Chapter 5',
      changed: false,
      who: null,
    }),
  },
  dueSet: {
    'the first': say.dueSet({ number: 41, title: 'Read Chapter 5', due: sunday, before: null }),
    another: say.dueSet({ number: 41, title: 'Read Chapter 5', due: nextYear, before: sunday }),
  },
  taskProgress: {
    'under way': say.taskProgress({
      number: 41,
      title: 'Read Chapter 5',
      group: books,
      due: sunday,
      cancelled: false,
      done: 9,
      total: 12,
      outstanding: { names: ['Abraham', 'Pau', 'Sam'], total: 3 },
    }),
    'hardly begun, many to go': say.taskProgress({
      number: 41,
      title: 'Vote',
      group: choir,
      due: null,
      cancelled: false,
      done: 1,
      total: 1_200,
      outstanding: { names: ['Abraham', 'Pau', 'Sam'], total: 1_199 },
    }),
    'all but one': say.taskProgress({
      number: 41,
      title: 'Vote',
      group: null,
      due: null,
      cancelled: false,
      done: 99,
      total: 100,
      outstanding: { names: ['Pau'], total: 1 },
    }),
    finished: say.taskProgress({
      number: 41,
      title: 'Read Chapter 5',
      group: books,
      due: null,
      cancelled: false,
      done: 12,
      total: 12,
      outstanding: { names: [], total: 0 },
    }),
    cancelled: say.taskProgress({
      number: 41,
      title: 'Read Chapter 5',
      group: books,
      due: null,
      cancelled: true,
      done: 0,
      total: 12,
      outstanding: { names: [], total: 0 },
    }),
    "nobody's any more": say.taskProgress({
      number: 41,
      title: 'Read Chapter 5',
      group: books,
      due: null,
      cancelled: false,
      done: 0,
      total: 0,
      outstanding: { names: [], total: 0 },
    }),
  },
  ownTasks: {
    none: say.ownTasks({ tasks: [], total: 0, filter: 'open', whose: null }),
    'none done': say.ownTasks({ tasks: [], total: 0, filter: 'done', whose: null }),
    'none at all': say.ownTasks({ tasks: [], total: 0, filter: 'all', whose: null }),
    'none of somebody': say.ownTasks({ tasks: [], total: 0, filter: 'open', whose: 'Pau' }),
    'none done of somebody': say.ownTasks({ tasks: [], total: 0, filter: 'done', whose: 'Pau' }),
    one: say.ownTasks({
      tasks: [
        { number: 41, title: 'Read Chapter 5', due: sunday, done: false, group: 'Book Club' },
      ],
      total: 1,
      filter: 'open',
      whose: null,
    }),
    'many, of all kinds': say.ownTasks({
      tasks: [
        { number: 41, title: 'Read Chapter 5', due: sunday, done: true, group: 'Book Club' },
        { number: 42, title: 'Buy milk', due: null, done: false, group: null },
      ],
      total: 20,
      filter: 'all',
      whose: null,
    }),
    "somebody's": say.ownTasks({
      tasks: [
        { number: 41, title: 'Read Chapter 5', due: sunday, done: false, group: 'Book Club' },
      ],
      total: 1,
      filter: 'open',
      whose: 'Pau',
    }),
  },
  groupTasks: {
    none: say.groupTasks({ group: books, tasks: [], total: 0, filter: 'open' }),
    'none done': say.groupTasks({ group: choir, tasks: [], total: 0, filter: 'done' }),
    one: say.groupTasks({
      group: books,
      tasks: [{ number: 41, title: 'Read Chapter 5', due: sunday, done: 9, total: 12 }],
      total: 1,
      filter: 'open',
    }),
    many: say.groupTasks({
      group: books,
      tasks: [
        { number: 41, title: 'Read Chapter 5', due: sunday, done: 9, total: 12 },
        { number: 40, title: 'Vote', due: null, done: 0, total: 12 },
      ],
      total: 30,
      filter: 'all',
    }),
    done: say.groupTasks({
      group: books,
      tasks: [{ number: 41, title: 'Read Chapter 5', due: sunday, done: 12, total: 12 }],
      total: 1,
      filter: 'done',
    }),
  },
  whoTask: {
    'nobody yet': say.whoTask({
      number: 41,
      title: 'Read Chapter 5',
      done: true,
      names: [],
      total: 0,
    }),
    'one has': say.whoTask({
      number: 41,
      title: 'Read Chapter 5',
      done: true,
      names: ['Pau'],
      total: 1,
    }),
    'some have': say.whoTask({
      number: 41,
      title: 'Read Chapter 5',
      done: true,
      names: ['Pau', 'Sam'],
      total: 2,
    }),
    "one hasn't": say.whoTask({
      number: 41,
      title: 'Read Chapter 5',
      done: false,
      names: ['Pau'],
      total: 1,
    }),
    "many haven't": say.whoTask({
      number: 41,
      title: 'Read Chapter 5',
      done: false,
      names: ['Pau', 'Sam'],
      total: 120,
    }),
    'everyone has': say.whoTask({
      number: 41,
      title: 'Read Chapter 5',
      done: false,
      names: [],
      total: 0,
    }),
  },
  eventCreated: {
    whole: say.eventCreated({
      ...game,
      minutes: 90,
      place: 'Riverside',
      capacity: 14,
      group: books,
      people: 12,
    }),
    'a day without a time': say.eventCreated({
      ...game,
      start: tomorrow,
      minutes: null,
      place: null,
      capacity: null,
      group: choir,
      people: 1,
    }),
    'no date yet': say.eventCreated({
      ...undated,
      minutes: null,
      place: 'Riverside',
      capacity: null,
      group: books,
      people: 12,
    }),
  },
  eventMoved: {
    'to another day': say.eventMoved({ ...game, before: at('2026-11-21T10:00:00Z') }),
    'given a date': say.eventMoved({ ...game, before: null }),
  },
  answered: {
    in: say.answered({ ...game, ...standing, status: 'GOING', seatsTaken: 9, capacity: 14 }),
    'in, with a guest and a reason': say.answered({
      ...game,
      ...standing,
      status: 'GOING',
      guests: 1,
      reason: 'my cousin',
      seatsTaken: 13,
      capacity: 14,
    }),
    'in already, with guests': say.answered({
      ...game,
      ...standing,
      changed: false,
      status: 'GOING',
      guests: 2,
      seatsTaken: 14,
      capacity: 14,
    }),
    'in, and there are others to answer': say.answered({
      ...undated,
      ...standing,
      status: 'GOING',
      others: [15, 16],
      seatsTaken: 1,
      capacity: null,
    }),
    waiting: say.answered({
      ...game,
      ...standing,
      status: 'WAITLISTED',
      waitingPlace: 2,
      guests: 1,
      seatsTaken: 14,
      capacity: 14,
    }),
    'waiting with a place left': say.answered({
      ...game,
      ...standing,
      status: 'WAITLISTED',
      waitingPlace: 2,
      seatsTaken: 13,
      capacity: 14,
    }),
    'waiting already': say.answered({
      ...game,
      ...standing,
      changed: false,
      status: 'WAITLISTED',
      waitingPlace: 1,
      seatsTaken: 14,
      capacity: 14,
    }),
    maybe: say.answered({
      ...game,
      ...standing,
      status: 'MAYBE',
      reason: 'if work lets me',
      others: [15],
      seatsTaken: 9,
      capacity: null,
    }),
    out: say.answered({
      ...game,
      ...standing,
      status: 'DECLINED',
      others: [15],
      seatsTaken: 0,
      capacity: 14,
    }),
    'out, and somebody moves up': say.answered({
      ...game,
      ...standing,
      status: 'DECLINED',
      reason: 'my knee hurts',
      promoted: [sam],
      seatsTaken: 14,
      capacity: 14,
    }),
    'out, and two move up': say.answered({
      ...game,
      ...standing,
      status: 'DECLINED',
      promoted: [sam, jo],
      seatsTaken: 14,
      capacity: 14,
    }),
    'out already': say.answered({
      ...game,
      ...standing,
      changed: false,
      status: 'DECLINED',
      seatsTaken: 0,
      capacity: null,
    }),
    'not answered': say.answered({
      ...game,
      ...standing,
      status: 'INVITED',
      seatsTaken: 0,
      capacity: null,
    }),
  },
  promotedNotice: {
    one: say.promotedNotice({ ...game, promoted: [sam] }),
    'two, no date yet': say.promotedNotice({ ...undated, promoted: [sam, jo] }),
  },
  eventList: {
    'a group with nothing': say.eventList({ group: books, label: null, events: [], more: false }),
    'a group with nothing this week': say.eventList({
      group: books,
      label: 'this week (Mon 16 – Sun 22 Nov)',
      events: [],
      more: false,
    }),
    'nothing of your own': say.eventList({ group: null, label: null, events: [], more: false }),
    one: say.eventList({
      group: books,
      label: null,
      events: [
        { ...game, seatsTaken: 9, capacity: 14, place: 'Riverside', own: 'GOING', groupName: null },
      ],
      more: false,
    }),
    'your own, and more': say.eventList({
      group: null,
      label: 'next month (Tue 1 – Thu 31 Dec)',
      events: [
        {
          ...game,
          seatsTaken: 14,
          capacity: 14,
          place: null,
          own: 'WAITLISTED',
          groupName: 'Book Club',
        },
        {
          ...undated,
          seatsTaken: 0,
          capacity: null,
          place: null,
          own: 'INVITED',
          groupName: 'Choir',
        },
      ],
      more: true,
    }),
  },
  ownDay: {
    nothing: say.ownDay({ tasks: [], totalTasks: 0, events: [], moreEvents: false }),
    'a task alone': say.ownDay({
      tasks: [{ number: 41, title: 'Read Chapter 5', due: sunday, group: 'Book Club' }],
      totalTasks: 1,
      events: [],
      moreEvents: false,
    }),
    'an event alone': say.ownDay({
      tasks: [],
      totalTasks: 0,
      events: [{ ...undated, own: 'INVITED', groupName: 'Choir' }],
      moreEvents: false,
    }),
    'much of both': say.ownDay({
      tasks: [
        { number: 41, title: 'Read Chapter 5', due: sunday, group: 'Book Club' },
        { number: 43, title: 'Water the plants', due: null, group: null },
      ],
      totalTasks: 12,
      events: [{ ...game, own: 'GOING', groupName: 'Sunday Soccer Team' }],
      moreEvents: true,
    }),
  },
  whoIsComing: {
    everything: say.whoIsComing({
      label: 'this week (Mon 16 – Sun 22 Nov)',
      group: books,
      more: false,
      undated: [],
      events: [
        {
          ...game,
          seatsTaken: 14,
          capacity: 14,
          roster: [
            {
              status: 'GOING',
              people: 12,
              guests: 2,
              entries: [entry('Abraham'), entry('Pau', 1), entry('Sam', 1, 'my cousin')],
            },
            { status: 'WAITLISTED', people: 1, guests: 1, entries: [entry('Jo', 1)] },
            {
              status: 'MAYBE',
              people: 1,
              guests: 0,
              entries: [entry('Marta', 0, 'if work lets me')],
            },
            {
              status: 'DECLINED',
              people: 2,
              guests: 0,
              entries: [entry('Leo', 0, 'my knee hurts'), entry('Nil')],
            },
            {
              status: 'INVITED',
              people: 3,
              guests: 0,
              entries: [entry('Aina'), entry('Biel'), entry('Carla')],
            },
          ],
        },
      ],
    }),
    'two events, one without a date, and more': say.whoIsComing({
      label: null,
      group: null,
      more: true,
      undated: [{ number: 15, title: 'Summer trip' }],
      events: [
        { ...game, seatsTaken: 0, capacity: null, roster: [] },
        {
          ...undated,
          seatsTaken: 1,
          capacity: 2,
          roster: [{ status: 'GOING', people: 1, guests: 0, entries: [entry('Pau')] }],
        },
      ],
    }),
    'nothing for a group': say.whoIsComing({
      label: 'this week (Mon 16 – Sun 22 Nov)',
      group: books,
      more: false,
      undated: [{ number: 15, title: 'Summer trip' }],
      events: [],
    }),
    'nothing for you': say.whoIsComing({
      label: null,
      group: null,
      more: false,
      undated: [],
      events: [],
    }),
  },
  whoIsSilent: {
    one: say.whoIsSilent({ ...game, names: ['Pau'], total: 1 }),
    many: say.whoIsSilent({ ...game, names: ['Pau', 'Sam'], total: 40 }),
    nobody: say.whoIsSilent({ ...undated, names: [], total: 0 }),
  },
  noEventToAnswer: {
    'in a group': say.noEventToAnswer(books),
    elsewhere: say.noEventToAnswer(null),
  },
  groupCreated: {
    alone: say.groupCreated({ group: choir, names: ['you'] }),
    'with others': say.groupCreated({ group: books, names: ['you', 'Abraham', 'Pau'] }),
  },
  groupList: {
    none: say.groupList({ groups: [], total: 0 }),
    one: say.groupList({
      groups: [{ ...choir, memberCount: 1, own: true, admin: true }],
      total: 1,
    }),
    many: say.groupList({
      groups: [
        { ...books, memberCount: 12, own: true, admin: false },
        { ...choir, memberCount: 0, own: false, admin: false },
      ],
      total: 30,
    }),
  },
  groupShown: {
    plain: say.groupShown({
      group: shownGroup,
      admins: ['Alex'],
      members: [
        { name: 'Abraham', title: null },
        { name: 'Pau', title: 'goalkeeper' },
      ],
      openTasks: 0,
      chats: [],
    }),
    full: say.groupShown({
      group: { ...shownGroup, description: 'One book a month', memberCount: 40, restricted: true },
      admins: ['Alex', 'Jo'],
      members: [{ name: 'Abraham', title: null }],
      openTasks: 2,
      chats: ['Books', 'Books (admins)'],
    }),
    'archived and empty': say.groupShown({
      group: { ...shownGroup, ...choir, memberCount: 0, status: 'ARCHIVED' },
      admins: [],
      members: [],
      openTasks: 0,
      chats: [],
    }),
  },
  membersAdded: {
    one: say.membersAdded({
      group: books,
      names: ['Pau'],
      already: [],
      title: null,
      memberCount: 4,
      tasks: 0,
      events: 0,
    }),
    'several, with a title': say.membersAdded({
      group: books,
      names: ['Pau', 'Sam'],
      already: ['Jo'],
      title: 'goalkeeper',
      memberCount: 5,
      tasks: 2,
      events: 1,
    }),
    'there already': say.membersAdded({
      group: books,
      names: [],
      already: ['Pau', 'Sam'],
      title: null,
      memberCount: 5,
      tasks: 0,
      events: 0,
    }),
  },
  membersRemoved: {
    one: say.membersRemoved({
      group: books,
      names: ['Pau'],
      memberCount: 1,
      tasks: 1,
      promoted: [],
    }),
    'two, and somebody moves up': say.membersRemoved({
      group: books,
      names: ['Pau', 'Sam'],
      memberCount: 3,
      tasks: 4,
      promoted: [sam],
    }),
  },
  roleSet: {
    'one up': say.roleSet({ group: books, names: ['Pau'], unchanged: [], admin: true }),
    'two up, one there already': say.roleSet({
      group: books,
      names: ['Pau', 'Sam'],
      unchanged: ['Jo'],
      admin: true,
    }),
    'one down': say.roleSet({ group: books, names: ['Pau'], unchanged: [], admin: false }),
    'two down, two no admins': say.roleSet({
      group: books,
      names: ['Pau', 'Sam'],
      unchanged: ['Jo', 'Leo'],
      admin: false,
    }),
  },
  members: {
    none: say.members({ group: books, members: [], memberCount: 0 }),
    many: say.members({
      group: books,
      members: [
        { name: 'Alex', role: 'ADMIN', title: 'captain' },
        { name: 'Pau', role: 'MEMBER', title: 'goalkeeper' },
        { name: 'Sam', role: 'MEMBER', title: null },
      ],
      memberCount: 60,
    }),
  },
  groupRenamed: {
    renamed: say.groupRenamed({ before: books, after: { ...books, name: 'Readers' } }),
  },
  groupStatusSet: {
    archived: say.groupStatusSet({ group: books, archived: true, changed: true }),
    'archived already': say.groupStatusSet({ group: books, archived: true, changed: false }),
    'active again': say.groupStatusSet({ group: choir, archived: false, changed: true }),
    'active already': say.groupStatusSet({ group: choir, archived: false, changed: false }),
  },
  chatLinked: {
    new: say.chatLinked({ group: books, before: 'none', memberCount: 12 }),
    again: say.chatLinked({ group: books, before: 'same', memberCount: 12 }),
    'to another': say.chatLinked({ group: choir, before: 'other', memberCount: 1 }),
  },
  chatLinkedToNone: { none: say.chatLinkedToNone() },
  chatUnlinked: { unlinked: say.chatUnlinked(books) },
  context: {
    'an admin in a linked chat': say.context({
      you: 'Alex',
      staffRole: 'admin',
      organization: 'Friends',
      group: { ...books, role: 'ADMIN', memberCount: 12, status: 'ACTIVE' },
      zone,
      direct: false,
    }),
    'a member in the chat of an archived group': say.context({
      you: 'Pau',
      staffRole: null,
      organization: 'Friends',
      group: { ...books, role: 'MEMBER', memberCount: 1, status: 'ARCHIVED' },
      zone,
      direct: false,
    }),
    'staff in a linked chat': say.context({
      you: 'Jo',
      staffRole: 'manager',
      organization: 'Friends',
      group: { ...books, role: null, memberCount: 12, status: 'ACTIVE' },
      zone,
      direct: false,
    }),
    'a direct chat': say.context({
      you: 'Pau',
      staffRole: null,
      organization: 'Friends',
      group: null,
      zone,
      direct: true,
    }),
    'an unlinked chat': say.context({
      you: 'Pau',
      staffRole: null,
      organization: 'Friends',
      group: null,
      zone,
      direct: false,
    }),
  },
  stranger: { stranger: say.stranger('Friends') },
  overview: {
    'one command': say.overview({
      ...topics,
      chat: [{ name: 'help', brief: 'this list', summary: '', who: '', examples: [] }],
    }),
  },
  command: {
    'with other names': say.command({
      name: 'in',
      brief: '',
      summary: 'You are coming',
      who: 'For whoever is invited.',
      aliases: ['going', "i'm in"],
      examples: ['/in', '/in +1'],
    }),
    'with none': say.command({
      name: 'tasks',
      brief: '',
      summary: 'What is to be done',
      who: 'For everyone.',
      examples: ['/tasks'],
    }),
  },
  nearMiss: {
    one: say.nearMiss({ suggestions: ['create task'] }),
    several: say.nearMiss({ suggestions: ['create task', 'create event'] }),
  },
  unknown: { unknown: say.unknown({ name: 'dance' }) },
  wrong: {
    wrong: say.wrong({
      problem: 'Something is missing: the title.',
      example: '/create task "Read Chapter 5"',
    }),
  },
  failed: { failed: say.failed() },
};

const { problems, errors } = say;

const argumentProblems: Functions<Say['problems']> = {
  unclosedQuote: {
    short: problems.unclosedQuote({ rest: '"Read it' }),
    long: problems.unclosedQuote({ rest: `"${'Read it '.repeat(30)}` }),
  },
  missing: {
    title: problems.missing({ what: 'title' }),
    number: problems.missing({ what: 'number of the task' }),
  },
  unexpected: {
    'with a title': problems.unexpected({ text: 'with wine', within: 'title' }),
    without: problems.unexpected({ text: 'and 42', within: null }),
  },
  dateUnreadable: { date: problems.dateUnreadable({ code: 'dateUnreadable', phrase: 'asap' }) },
  datePast: {
    'a day': problems.datePast({
      code: 'datePast',
      phrase: 'yesterday',
      at: new Date('2026-11-19T22:59:00Z'),
    }),
    'a time today': problems.datePast({
      code: 'datePast',
      phrase: 'today 9am',
      at: new Date('2026-11-20T08:00:00Z'),
    }),
  },
  dateTooFar: { date: problems.dateTooFar({ code: 'dateTooFar', phrase: '1 jan 2040' }) },
  dateImpossible: { date: problems.dateImpossible({ code: 'dateImpossible', phrase: '31 feb' }) },
};

const userErrors: { [Code in keyof UserErrorDetails]: Cases } = {
  invalid: { invalid: errors.invalid({ field: 'icon', expected: 'one emoji', example: '📚' }) },
  notAllowed: {
    edit: errors.notAllowed({ action: 'edit', group: 'Book Club' }),
    use: errors.notAllowed({ action: 'use', group: 'Book Club' }),
    ask: errors.notAllowed({ action: 'ask', group: 'Book Club' }),
    delete: errors.notAllowed({ action: 'delete', group: 'Book Club' }),
    createGroup: errors.notAllowed({ action: 'createGroup' }),
    editContacts: errors.notAllowed({ action: 'editContacts' }),
    seeContacts: errors.notAllowed({ action: 'seeContacts' }),
    administer: errors.notAllowed({ action: 'administer' }),
    readAudit: errors.notAllowed({ action: 'readAudit' }),
    closeForOthers: errors.notAllowed({ action: 'closeForOthers' }),
  } satisfies Record<Refused, string>,
  groupNotFound: {
    plain: errors.groupNotFound({ name: 'Bok Club', suggestions: [] }),
    near: errors.groupNotFound({
      name: 'Bok Club',
      suggestions: ['Book Club', 'Book Swap', 'Chess Club'],
    }),
  },
  groupNameTaken: { taken: errors.groupNameTaken({ name: 'Book Club' }) },
  groupNotActive: {
    archived: errors.groupNotActive({ group: 'Book Club', status: 'ARCHIVED' }),
    inactive: errors.groupNotActive({ group: 'Book Club', status: 'INACTIVE' }),
  },
  groupEmpty: { empty: errors.groupEmpty({ group: 'Book Club' }) },
  groupNotInactive: { active: errors.groupNotInactive({ group: 'Book Club' }) },
  statusUnreachable: {
    status: errors.statusUnreachable({ group: 'Book Club', from: 'INACTIVE', to: 'ARCHIVED' }),
  },
  chatNotLinked: { chat: errors.chatNotLinked({}) },
  contactNotFound: {
    plain: errors.contactNotFound({ name: 'Pua', suggestions: [] }),
    near: errors.contactNotFound({ name: 'Pua', suggestions: ['Pau'] }),
  },
  targetNotFound: {
    plain: errors.targetNotFound({ name: 'Chor', suggestions: [] }),
    near: errors.targetNotFound({ name: 'Chor', suggestions: ['Choir', 'Chloe'] }),
  },
  targetUnmarked: { unmarked: errors.targetUnmarked({ name: 'Book Club' }) },
  contactAmbiguous: {
    'two who differ': errors.contactAmbiguous({
      name: 'Pau',
      candidates: ['Pau García', 'Pau Soler'],
    }),
    'two of one name': errors.contactAmbiguous({ name: 'Pau', candidates: ['Pau', 'Pau'] }),
    'more than are shown': errors.contactAmbiguous({
      name: 'Pau',
      candidates: Array.from({ length: 1200 }, (_, place) => `Pau ${place + 1}`),
    }),
  },
  phoneTaken: { taken: errors.phoneTaken({ phone: '+34 600 11 12 22' }) },
  notMember: { person: errors.notMember({ person: 'Pau', group: 'Book Club' }) },
  lastAdmin: { person: errors.lastAdmin({ person: 'Pau', group: 'Book Club' }) },
  taskNotFound: { task: errors.taskNotFound({ number: 41 }) },
  taskIsEvent: { event: errors.taskIsEvent({ number: 12, title: 'Game' }) },
  taskNotYours: { task: errors.taskNotYours({ number: 41, title: 'Read Chapter 5' }) },
  taskWithdrawn: { task: errors.taskWithdrawn({ number: 41, title: 'Read Chapter 5' }) },
  eventNotFound: { numbered: errors.eventNotFound({ number: 12 }), gone: errors.eventNotFound({}) },
  eventIsTask: { task: errors.eventIsTask({ number: 41, title: 'Read Chapter 5' }) },
  eventOver: { event: errors.eventOver({ number: 12, title: 'Game' }) },
  eventCancelled: { event: errors.eventCancelled({ number: 12, title: 'Game' }) },
  noRoomForGuests: {
    some: errors.noRoomForGuests({ title: 'Game', free: 1, guests: 3 }),
    none: errors.noRoomForGuests({ title: 'Game', free: 0, guests: 1 }),
  },
  notFound: { thing: errors.notFound({ what: 'contact' }) },
  conflict: { why: errors.conflict({ what: 'chat', why: 'It was changed meanwhile.' }) },
};

const sections = { Replies: replies, Problems: argumentProblems, Errors: userErrors };

test('the whole catalogue, to be read', async () => {
  const text = Object.entries(sections).map(([section, functions]) =>
    [
      `# ${section}`,
      ...Object.entries(functions as Record<string, Cases>).flatMap(([name, cases]) => [
        `## ${name}`,
        ...Object.entries(cases).map(([title, reply]) => `${`[${title}]\n`}${reply}`),
      ]),
    ].join('\n\n'),
  );
  await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot('catalogue.txt');
});

test('every function of the catalogue is rendered', () => {
  const keysOf = (part: object) => Object.keys(part).sort();
  const { problems: _, errors: __, ...functions } = say;
  expect(keysOf(replies)).toEqual(keysOf(functions));
  expect(keysOf(argumentProblems)).toEqual(keysOf(problems));
  expect(keysOf(userErrors)).toEqual(keysOf(errors));
});

test('nothing is counted wrongly, left undefined, or said in a second voice', () => {
  const texts = Object.values(sections).flatMap((functions) =>
    Object.values(functions as Record<string, Cases>).flatMap((cases) => Object.values(cases)),
  );
  for (const text of texts) {
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    expect(text).not.toMatch(/\b1 (?:people|tasks|events|groups|guests|places|invitations)\b/);
    expect(text).not.toMatch(/\b(?:You|They) has\b|\b(?:He|She|It) have\b/);
    expect(text).not.toMatch(/ {2}|\n\n\n|^\s|\s$|\.\.(?!\.)/);
  }
});
