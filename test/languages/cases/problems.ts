import type { LeftOut, Refused, UserErrorDetails, WhoMay } from '../../../src/errors.ts';
import type { Say } from '../../../src/languages/say.ts';
import type { Cases, Functions } from './facts.ts';

export const problemCases = ({ problems }: Say): Functions<Say['problems']> => ({
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
  doubtful: {
    meant: problems.doubtful({ text: 'satuday', meant: 'saturday', within: 'title' }),
    about: problems.doubtful({ text: 'after saturday', meant: null, within: 'title' }),
    place: problems.doubtful({ text: '1930', meant: '19:30', within: 'place' }),
    alone: problems.doubtful({ text: 'sharp', meant: null, within: null }),
  },
  dateUnreadable: { date: problems.dateUnreadable({ code: 'dateUnreadable', phrase: 'asap' }) },
  rangeUnreadable: {
    time: problems.rangeUnreadable({ code: 'rangeUnreadable', phrase: 'before christmas eve' }),
  },
  recurrenceUnreadable: {
    phrase: problems.recurrenceUnreadable({
      code: 'recurrenceUnreadable',
      phrase: 'every blursday',
    }),
  },
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
  dateNoDay: { date: problems.dateNoDay({ code: 'dateNoDay', phrase: 'next week' }) },
  dateImpossible: { date: problems.dateImpossible({ code: 'dateImpossible', phrase: '31 feb' }) },
});

/** Who may is told by name, as far as they are known. */
const lead = (names: string[]): WhoMay => ({ names, kind: 'group', of: 'Book Club' });
const run = (names: string[]): WhoMay => ({ names, kind: 'organization', of: 'Friends' });

const named = (errors: Say['errors']): Cases => ({
  'one leads it': errors.notAllowed({ action: 'edit', group: 'Book Club', who: lead(['Pau']) }),
  'several lead it': errors.notAllowed({
    action: 'ask',
    group: 'Book Club',
    who: lead(['Abraham', 'Pau', 'Sam']),
  }),
  'one runs it': errors.notAllowed({ action: 'createGroup', who: run(['Alex']) }),
  'two run it': errors.notAllowed({ action: 'administer', who: run(['Alex', 'Jo']) }),
  'nobody is known to run it': errors.notAllowed({ action: 'createGroup', who: run([]) }),
  'whoever gave it': errors.notAllowed({
    action: 'closeForOthers',
    who: { names: ['Ann'], kind: 'giver', of: 'Friends' },
  }),
});

const closed = {
  number: 12,
  title: 'Game',
  closedAt: '2026-11-26T19:00:00.000Z',
  zone: 'Europe/Madrid',
  group: 'Book Club',
  plannerId: null,
};

export const errorCases = ({
  errors,
}: Pick<Say, 'errors'>): { [Code in keyof UserErrorDetails]: Cases } => ({
  invalid: { invalid: errors.invalid({ field: 'icon', expected: 'one emoji', example: '📚' }) },
  notAllowed: {
    edit: errors.notAllowed({ action: 'edit', group: 'Book Club' }),
    use: errors.notAllowed({ action: 'use', group: 'Book Club' }),
    ask: errors.notAllowed({ action: 'ask', group: 'Book Club' }),
    send: errors.notAllowed({ action: 'send', group: 'Book Club' }),
    leadChat: errors.notAllowed({ action: 'leadChat' }),
    delete: errors.notAllowed({ action: 'delete', group: 'Book Club' }),
    createGroup: errors.notAllowed({ action: 'createGroup' }),
    editContacts: errors.notAllowed({ action: 'editContacts' }),
    seeContacts: errors.notAllowed({ action: 'seeContacts' }),
    identify: errors.notAllowed({ action: 'identify' }),
    bulk: errors.notAllowed({ action: 'bulk' }),
    administer: errors.notAllowed({ action: 'administer' }),
    export: errors.notAllowed({ action: 'export', group: 'Book Club' }),
    exportContacts: errors.notAllowed({ action: 'exportContacts' }),
    readAudit: errors.notAllowed({ action: 'readAudit' }),
    analyze: errors.notAllowed({ action: 'analyze' }),
    closeForOthers: errors.notAllowed({ action: 'closeForOthers' }),
    changeReminder: errors.notAllowed({ action: 'changeReminder', group: 'Book Club' }),
    call: errors.notAllowed({ action: 'call', group: 'Book Club' }),
    signIn: errors.notAllowed({ action: 'signIn' }),
    answerForOthers: errors.notAllowed({ action: 'answerForOthers', group: 'Book Club' }),
    ...named(errors),
  } satisfies Record<Refused, string> & Cases,
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
  nobodyReached: {
    'no chat': errors.nobodyReached({ group: 'Book Club', strangers: 1, optedOut: 0 }),
    stopped: errors.nobodyReached({ group: 'Book Club', strangers: 12, optedOut: 2 }),
    'only you': errors.nobodyReached({ group: 'Book Club', strangers: 0, optedOut: 0 }),
  },
  alreadyHere: { here: errors.alreadyHere({ group: 'Book Club' }) },
  statusUnreachable: {
    status: errors.statusUnreachable({ group: 'Book Club', from: 'INACTIVE', to: 'ARCHIVED' }),
  },
  chatNotLinked: { chat: errors.chatNotLinked({}) },
  notInGroup: {
    'one can add': errors.notInGroup({ who: lead(['Pau']) }),
    'two can add': errors.notInGroup({ who: run(['Alex', 'Ian']) }),
    'nobody is known': errors.notInGroup({ who: run([]) }),
  },
  mirrored: { group: errors.mirrored({ group: 'Book Club' }) },
  chatSize: {
    few: errors.chatSize({ group: 'Book Club', people: 1, most: 1024 }),
    many: errors.chatSize({ group: 'Book Club', people: 1200, most: 1024 }),
  },
  chatNameTooLong: { long: errors.chatNameTooLong({ group: 'Book Club', most: 100 }) },
  chatUnseen: { chat: errors.chatUnseen({}) },
  groupChatOnly: { chat: errors.groupChatOnly({}) },
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
  phoneDoubtful: {
    perhaps: errors.phoneDoubtful({ typed: '447700900123', perhaps: '+44 7700 900123' }),
    'none that there is': errors.phoneDoubtful({ typed: '12345678', perhaps: null }),
  },
  phoneTaken: { taken: errors.phoneTaken({ phone: '+34 600 11 12 22' }) },
  notMember: { person: errors.notMember({ person: 'Pau', group: 'Book Club' }) },
  notIncluded: {
    'of a group': errors.notIncluded({ people: ['Pau'], groups: ['Book Club'] }),
    'of groups': errors.notIncluded({ people: ['Pau', 'Sam'], groups: ['Book Club', 'Family'] }),
    'of people': errors.notIncluded({ people: ['Pau'], groups: [] }),
  },
  nobodyLeft: { left: errors.nobodyLeft({}) },
  oneGroupOnly: { two: errors.oneGroupOnly({}) },
  lastAdmin: {
    person: errors.lastAdmin({ person: 'Pau', group: 'Book Club' }),
    'with others': errors.lastAdmin({
      person: 'Pau',
      group: 'Book Club',
      others: ['Sam', 'Jo'],
    }),
  },
  zoneNotFound: {
    plain: errors.zoneNotFound({ name: 'Atlantis', suggestions: [] }),
    near: errors.zoneNotFound({ name: 'Madird', suggestions: ['Madrid'] }),
  },
  zoneAmbiguous: {
    several: errors.zoneAmbiguous({
      name: 'EST',
      candidates: ['America/New_York', 'America/Toronto'],
    }),
  },
  taskNotFound: { task: errors.taskNotFound({ number: 41 }) },
  taskIsEvent: { event: errors.taskIsEvent({ number: 12, title: 'Game' }) },
  taskNotYours: {
    own: errors.taskNotYours({
      number: 41,
      title: 'Read Chapter 5',
      own: true,
      holder: 'Pau García',
    }),
    "nobody's": errors.taskNotYours({
      number: 41,
      title: 'Read Chapter 5',
      own: true,
      holder: null,
    }),
    "somebody's": errors.taskNotYours({
      number: 41,
      title: 'Read Chapter 5',
      own: false,
      holder: 'Pau García',
    }),
  },
  taskWithdrawn: { task: errors.taskWithdrawn({ number: 41, title: 'Read Chapter 5' }) },
  taskNotOwed: { nobody: errors.taskNotOwed({ number: 41, title: 'Read Chapter 5' }) },
  nudgedLately: {
    hours: errors.nudgedLately({ number: 41, title: 'Read Chapter 5', minutes: 250 }),
  },
  eventNotFound: { numbered: errors.eventNotFound({ number: 12 }), gone: errors.eventNotFound({}) },
  eventIsTask: { task: errors.eventIsTask({ number: 41, title: 'Read Chapter 5' }) },
  eventOver: { event: errors.eventOver({ number: 12, title: 'Game' }) },
  eventNotBegun: { event: errors.eventNotBegun({ number: 12, title: 'Game' }) },
  eventCancelled: { event: errors.eventCancelled({ number: 12, title: 'Game' }) },
  answersClosed: {
    'to whoever can ask': errors.answersClosed({
      ...closed,
      who: { names: ['Ana'], kind: 'giver', of: 'Book Club' },
    }),
    'to anybody': errors.answersClosed(closed),
  },
  neverCloses: {
    'of days': errors.neverCloses({
      minutesAhead: 3 * 24 * 60,
      example: '2026-11-27T09:00:00Z',
      zone: 'Europe/Madrid',
    }),
  },
  noRoomForGuests: {
    some: errors.noRoomForGuests({ title: 'Game', free: 1, guests: 3 }),
    none: errors.noRoomForGuests({ title: 'Game', free: 0, guests: 1 }),
  },
  seriesOrder: { it: errors.seriesOrder({ number: 13, title: 'Training', before: 12 }) },
  limitTooLow: {
    many: errors.limitTooLow({ number: 12, title: 'Game', capacity: 8, seatsTaken: 9 }),
    one: errors.limitTooLow({ number: 12, title: 'Game', capacity: 0, seatsTaken: 1 }),
  },
  partyTooLarge: {
    'some left': errors.partyTooLarge({
      number: 12,
      title: 'Game',
      guests: 20,
      capacity: 14,
      free: 3,
    }),
    full: errors.partyTooLarge({ number: 12, title: 'Game', guests: 14, capacity: 14, free: 0 }),
    'for one': errors.partyTooLarge({ number: 12, title: 'Game', guests: 1, capacity: 1, free: 1 }),
  },
  awayNotFound: { number: errors.awayNotFound({ number: 3 }) },
  awayAlready: { number: errors.awayAlready({ number: 1 }) },
  reminderNotFound: { numbered: errors.reminderNotFound({ number: 7 }) },
  isReminder: { reminder: errors.isReminder({ number: 7, text: 'Call the field' }) },
  reminderOver: {
    said: errors.reminderOver({ number: 7, text: 'Call the field', cancelled: false }),
    cancelled: errors.reminderOver({ number: 7, text: 'Call the field', cancelled: true }),
  },
  tooManyReminders: { many: errors.tooManyReminders({ most: 50 }) },
  isCampaign: { plain: errors.isCampaign({ number: 7 }) },
  campaignNotFound: { plain: errors.campaignNotFound({ number: 7 }) },
  campaignOver: {
    stopped: errors.campaignOver({ number: 7, cancelled: true }),
    over: errors.campaignOver({ number: 7, cancelled: false }),
  },
  campaignNotPaused: { plain: errors.campaignNotPaused({ number: 7 }) },
  campaignPaused: { plain: errors.campaignPaused({ number: 7 }) },
  tooManyToCall: { plain: errors.tooManyToCall({ most: 1000 }) },
  nobodyToCall: {
    nobody: errors.nobodyToCall({ leftOut: [] }),
    'for reasons': errors.nobodyToCall({
      leftOut: (
        [
          ...['NO_PHONE', 'STOP', 'DO_NOT_CALL', 'NO_CONSENT', 'CALLED_TODAY', 'ENOUGH', 'CLOSED'],
          ...['SETTLED', 'OVER', 'NO_APPOINTMENT', 'GONE', 'STOPPED', 'SELF'],
        ] as const
      ).map((reason) => ({ reason: reason as LeftOut, people: 3 })),
    }),
  },
  tooManyCampaigns: { plain: errors.tooManyCampaigns({ most: 5 }) },
  tooManyAtOnce: { many: errors.tooManyAtOnce({ people: 1001, most: 1000 }) },
  undoTooLate: { late: errors.undoTooLate({}) },
  cannotUndo: {
    done: errors.cannotUndo({ what: 'Read Chapter 5', why: 'done', who: 'Pau' }),
    answered: errors.cannotUndo({ what: 'Game', why: 'answered', who: 'Pau' }),
    changed: errors.cannotUndo({ what: 'Game', why: 'changed' }),
    'changed by somebody': errors.cannotUndo({ what: 'Game', why: 'changed', who: 'Pau' }),
    placeGone: errors.cannotUndo({ what: 'Game', why: 'placeGone' }),
    'the place of somebody': errors.cannotUndo({ what: 'Book Club', why: 'placeGone', who: 'Pau' }),
    inUse: errors.cannotUndo({ what: 'Book Club', why: 'inUse' }),
    told: errors.cannotUndo({ what: 'Game', why: 'told' }),
    'a chat': errors.cannotUndo({ what: 'Book Club', why: 'chatThere' }),
    'an address': errors.cannotUndo({ what: '', why: 'notKept' }),
    'nobody in particular': errors.cannotUndo({ what: '', why: 'done' }),
  },
  notFound: { thing: errors.notFound({ what: 'contact' }) },
  conflict: { why: errors.conflict({ what: 'chat', why: 'It was changed meanwhile.' }) },
});
