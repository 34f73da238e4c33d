import { formatDuration } from '../../dates/format.ts';
import type { DateProblem } from '../../dates/problem.ts';
import type { Refused, UserErrorDetails, WhoMay } from '../../errors.ts';
import { clip, formatWhen, handle, lines, namesShown, quote } from '../wording.ts';
import { leftOutReasons } from './calls.ts';
import { cannotUndo } from './undo.ts';
import { didYouMean, either, format, list, people, plural, when } from './wording.ts';

/** Every mistake of a user as a sentence: what happened, and what to do. Exhaustive by its type. */
type Sentences = { [Code in keyof UserErrorDetails]: (details: UserErrorDetails[Code]) => string };

/** What the sender cannot do, and who can (docs/rules.md). */
const actions: Record<Refused, string> = {
  edit: 'do that: only its admins can',
  use: 'create tasks and events: only its admins can',
  ask: 'do that: only its members can',
  send: 'send messages: only its members can, and where it is restricted its admins',
  leadChat: 'do that: only admins of this chat on WhatsApp can',
  createGroup: 'create groups: only admins and managers of the organization can',
  closeForOthers: 'do that for somebody else: whoever gave the task can',
  changeReminder: 'do that: whoever set it and its admins can',
  answerForOthers: 'answer for somebody else: whoever planned it and its admins can',
  editContacts: 'do that: only admins and managers of the organization can',
  seeContacts: 'do that: only the staff of the organization can',
  delete: 'do that: only admins of the organization can',
  identify: 'say who is who: only admins of the organization can',
  bulk: 'do that to many at once: only admins of the organization can',
  administer: 'do that: only admins of the organization can',
  export: 'export who is in it: only admins of the organization can',
  exportContacts: 'export contacts: only admins of the organization can',
  readAudit: 'do that: only admins of the organization can',
  analyze: 'see all figures: only admins of the organization can',
  call: 'call people: only admins can',
  signIn: 'sign in to the console: only the staff of the organization can',
};

/** What is not called by its own name: the days of figures, and what `/settings` sets. */
const fields: Record<string, string> = {
  from: 'first day',
  to: 'last day',
  catchUpMinutes: 'time that I catch up with',
  confirmAbove: 'number that I ask above',
  keepMessagesDays: 'time that messages are kept',
};

export const userErrors: Sentences = {
  invalid: ({ field, expected, example }) =>
    `The ${fields[field] ?? field} must be ${expected}, like this: ${example}`,
  notAllowed: ({ action, group, who }) =>
    `${group ? `In ${group}, you` : 'You'} cannot ${actions[action]}.${who ? ` ${whomToAsk(who)}` : ''}`,
  groupNotFound: ({ name, suggestions }) =>
    `There is no group ${quote(name)}.${didYouMean(suggestions)} See /groups`,
  groupNameTaken: ({ name }) =>
    `There is a group called ${quote(name)} already. Choose another name.`,
  groupNotActive: ({ group, status }) =>
    status === 'ARCHIVED'
      ? `${group} is archived: nothing new happens in it. Bring it back: /unarchive ${handle({ name: group })}`
      : `${group} is no longer active.`,
  groupEmpty: ({ group }) =>
    `Nobody is in ${group} yet. Add somebody first: /add @Pau to "${group}"`,
  groupNotInactive: ({ group }) => `${group} must be deactivated before it can be deleted.`,
  nobodyReached: ({ group, strangers, optedOut }) =>
    lines(
      `Nobody in ${group} would read it: no group chat is linked to it, and`,
      strangers > 0 && `· ${people(strangers)} ${strangers === 1 ? 'has' : 'have'} no chat with me`,
      optedOut > 0 &&
        `· ${people(optedOut)} ${optedOut === 1 ? 'wants' : 'want'} no messages from me`,
      strangers + optedOut === 0 && '· nobody else is in it',
      `In its chat: /link chat to ${handle({ name: group })}`,
    ),
  alreadyHere: ({ group }) =>
    `This is the chat of ${group}: whoever is here has read it. From another chat: /send ${handle({ name: group })} …`,
  statusUnreachable: ({ group, from, to }) =>
    `${group} is ${from.toLowerCase()}: it cannot become ${to.toLowerCase()}.`,
  chatNotLinked: () =>
    'Which group? This chat is linked to none of yours. Name it, like @BookClub, or link the chat: /link chat to group "Book Club"',
  notInGroup: ({ who }) =>
    `You are not in the group of this chat.${who && who.names.length > 0 ? ` Ask ${either(who.names)} to add you.` : ' One of its admins can add you.'} For another group, name it: @BookClub`,
  mirrored: ({ group }) =>
    `${group} is in step already. To end that, say in its chat: /unlink chat`,
  chatSize: ({ group, people: count, most }) =>
    `A WhatsApp chat takes 2 to ${format(most)} people with a number. ${group} has ${format(count)}.`,
  chatNameTooLong: ({ group, most }) =>
    `WhatsApp takes ${most} characters for the name of a chat. Shorten it first: /rename ${handle({ name: clip(group) })} to "…"`,
  chatUnseen: () =>
    'I cannot see who is in this chat just now. Try again in a minute, and see that I am in it.',
  groupChatOnly: () => 'That only works in the chat of a group, and this is one with you alone.',
  contactNotFound: ({ name, suggestions }) =>
    `I know nobody called ${quote(name)}.${didYouMean(suggestions)}`,
  targetNotFound: ({ name, suggestions }) =>
    `I know no group and nobody called ${quote(name)}.${didYouMean(suggestions)}`,
  targetUnmarked: ({ name }) =>
    `Is it for ${name}? Then write: for ${handle({ name })}. If it belongs to the title, put all of the title in quotes.`,
  contactAmbiguous: ({ name, candidates }) =>
    new Set(candidates).size === 1
      ? `There are ${plural(candidates.length, 'person', 'people')} called “${candidates[0]}”. Mention the one you mean, or give their phone number.`
      : `Who is ${quote(name)}: ${either(candidates.slice(0, namesShown), candidates.length)}? Write the full name, like @"${candidates[0]}"`,
  phoneDoubtful: ({ typed, perhaps }) =>
    perhaps === null
      ? `${quote(typed)} is no phone number that I know. Write it with its country code, like +34 600 111 222.`
      : `Is ${quote(typed)} the number ${perhaps}? If not, write it with its country code, like +34 600 111 222.`,
  phoneTaken: ({ phone }) => `${phone} belongs to another contact already.`,
  notMember: ({ person, group }) => `${person} is not in ${group}.`,
  lastAdmin: ({ person, group, others = [] }) =>
    `${person} is the only admin of ${group}. Make ${others.length > 0 ? either(others, others.length) : 'somebody else'} an admin first: /promote ${handle({ name: others[0] ?? 'name' })} in ${handle({ name: group })}`,
  zoneNotFound: ({ name, suggestions }) =>
    `I know no time zone ${quote(name)}.${didYouMean(suggestions)} Name a large city, like Madrid, or the zone: Europe/Madrid`,
  zoneAmbiguous: ({ name, candidates }) =>
    `${quote(name)} may be ${either(candidates)}. Say which: /settings zone ${candidates[0]}`,
  notIncluded: ({ people, groups }) =>
    `${list(people.slice(0, namesShown), people.length)} ${people.length === 1 ? 'is' : 'are'} not ${groups.length > 0 ? `in ${either(groups)}` : 'among those it is for'}, so there is nobody to leave out.`,
  nobodyLeft: () => 'That leaves nobody: everybody is left out. Say whom it is for.',
  oneGroupOnly: () =>
    'An event is of one group. Plan it for one of them, then invite the other: /invite @Family to 12',
  taskNotFound: ({ number }) => `There is no task #${number}. See /tasks`,
  taskIsEvent: ({ number, title }) =>
    `#${number} is an event: ${title}. Answer it with /in ${number} or /out ${number}`,
  taskNotYours: ({ number, title, own, holder }) =>
    own
      ? `${title} (#${number}) is not yours.${holder === null ? '' : ` For ${holder}: /done ${number} for ${handle({ name: holder })}`}`
      : `They don't have ${title} (#${number}). Who does: /progress ${number}`,
  taskWithdrawn: ({ number, title }) =>
    `${title} (#${number}) was withdrawn: nobody waits for it any more.`,
  taskNotOwed: ({ number, title }) => `Nobody owes ${title} (#${number}) any more.`,
  nudgedLately: ({ number, title, minutes }) =>
    `Everyone was reminded of ${title} (#${number}) lately. You can remind them again in ${formatDuration(minutes)}.`,
  eventNotFound: ({ number }) =>
    number === undefined
      ? 'That event is gone. See /events'
      : `There is no event #${number}. See /events`,
  eventIsTask: ({ number, title }) =>
    `#${number} is a task: ${title}. When it is done: /done ${number}`,
  eventOver: ({ number, title }) => `${title} (#${number}) is over. See /events`,
  eventNotBegun: ({ number, title }) => `${title} has not begun yet. #${number}`,
  eventCancelled: ({ number, title }) => `${title} (#${number}) was cancelled. See /events`,
  answersClosed: ({ number, title, closedAt, zone, who }) =>
    `Answers to ${title} closed on ${formatWhen({ at: new Date(closedAt), zone }, new Date(closedAt), 'en', { relative: false })}. #${number} ${who && who.names.length > 0 ? `Ask ${either(who.names)}` : 'Ask an admin'}.`,
  neverCloses: ({ minutesAhead, example, zone }) =>
    `Answers to later dates would close before these are made, ${formatDuration(minutesAhead)} ahead. Let them close later, for example: answer by ${formatWhen({ at: new Date(example), zone }, new Date(example), 'en', { relative: false })}`,
  noRoomForGuests: ({ title, free, guests }) =>
    free === 0
      ? `${title} is full: there is no place for ${plural(guests, 'more guest')}. You keep what you have.`
      : `${title} has ${plural(free, 'place')} left, too few for ${plural(guests, 'guest')}. You keep what you have.`,
  limitTooLow: ({ number, title, capacity, seatsTaken }) =>
    `${title} has ${format(seatsTaken)} ${seatsTaken === 1 ? 'place' : 'places'} taken, so ${format(capacity)} is too low. Nothing is changed; the least is: /change event ${number} max ${seatsTaken}`,
  seriesOrder: ({ number, title, before }) =>
    `${title} would not be after #${before}, the one before it. Only this one can go there: say “only this”. #${number}`,
  partyTooLarge: ({ number, title, guests, capacity, free }) =>
    capacity === 1
      ? `${title} takes 1 person: nobody can be brought along. Alone: /in ${number}`
      : lines(
          `${title} takes ${people(capacity)} in all: you and ${plural(guests, 'guest')} would never fit.`,
          `${free === 0 ? "It's full just now" : `${plural(free, 'place')} left`}; at most: /in ${number} +${capacity - 1}`,
        ),
  awayNotFound: ({ number }) =>
    `There is no time away ${number} that is not over. What there is: /away`,
  awayAlready: ({ number }) =>
    `That overlaps time away ${number}. What there is: /away · To change it: /away #${number} 20 dec to 6 jan`,
  reminderNotFound: ({ number }) => `There is no reminder #${number}. See /reminders`,
  isReminder: ({ number, text }) =>
    `#${number} is a reminder: ${clip(text)}. /move reminder ${number} · /cancel reminder ${number}`,
  reminderOver: ({ number, text, cancelled }) =>
    `${clip(text)} (#${number}) ${cancelled ? 'was cancelled' : 'has been said'} already. See /reminders`,
  tooManyReminders: ({ most }) =>
    `You have ${most} reminders already: as many as one person may. Cancel one first: /reminders`,
  isCampaign: ({ number }) =>
    `#${number} is a campaign. How far it is: /campaign ${number} · To end it: /stop ${number}`,
  campaignNotFound: ({ number }) => `There is no campaign #${number}. See /campaigns`,
  campaignOver: ({ number, cancelled }) =>
    `Campaign #${number} ${cancelled ? 'was stopped' : 'is over'} already. See /campaign ${number}`,
  campaignNotPaused: ({ number }) => `Campaign #${number} is not paused. See /campaign ${number}`,
  campaignPaused: ({ number }) =>
    `Campaign #${number} is paused already. To go on: /resume ${number}`,
  tooManyToCall: ({ most }) =>
    `One campaign calls ${people(most)} at most. Call a smaller group, or some of it by name.`,
  nobodyToCall: ({ leftOut }) =>
    leftOut.length === 0
      ? 'There is nobody to be called.'
      : lines(
          'There is nobody to be called:',
          ...leftOut.map(
            ({ reason, people: count }) => `🚫 ${people(count)}: ${leftOutReasons[reason]}`,
          ),
        ),
  tooManyCampaigns: ({ most }) =>
    `${most} campaigns are under way: as many as run at once. Stop one, or wait: /campaigns`,
  tooManyAtOnce: ({ people: many, most }) =>
    `That would be done to ${people(many)}; I do it to ${most} at once, so nothing was done.`,
  undoTooLate: () => 'Too late: a change can be taken back for ten minutes. What you did stands.',
  cannotUndo,
  notFound: ({ what }) => `That ${what} does not exist.`,
  conflict: ({ why }) => why,
};

/** Who may do what was refused; where nobody is known in chats, how somebody becomes one of them. */
function whomToAsk({ names, kind, of }: WhoMay): string {
  if (names.length === 0)
    return `If that should be you: whoever set me up can bind your number to an admin of ${of}.`;
  const are = {
    giver: ['who gave it', 'they gave it'],
    group: [`who leads ${of}`, `they lead ${of}`],
    organization: [`who runs ${of}`, `they run ${of}`],
  }[kind];
  return names.length === 1 ? `Ask ${names[0]}, ${are[0]}.` : `Ask ${either(names)}: ${are[1]}.`;
}

/** What no argument takes, and what quotes could make it part of. */
interface Left {
  text: string;
  within: string | null;
}

function inQuotes(within: string | null): string {
  return within ? ` If it belongs to the ${within}, put the whole ${within} in quotes.` : '';
}

/** Why arguments could not be read; `example` is one of the command's own. */
export const argumentProblems = (now: Date, zone: string) => ({
  unclosedQuote: ({ rest }: { rest: string }) => `This quote never closes: ${clip(rest)}`,
  missing: ({ what }: { what: string }) => `Something is missing: the ${what}.`,
  unexpected: ({ text, within }: Left) => `I don't understand “${clip(text)}”.${inQuotes(within)}`,
  doubtful: ({ text, meant, within }: Left & { meant: string | null }) =>
    `I'm not sure about “${clip(text)}”${meant === null ? '.' : `: do you mean ${meant}?`}${inQuotes(within)}`,
  dateUnreadable: ({ phrase }: DateProblem) =>
    `I can't read “${clip(phrase)}” as a date. Try: friday, tomorrow 18:00, 25 nov 10am`,
  rangeUnreadable: ({ phrase }: DateProblem) =>
    `I can't read “${clip(phrase)}” as a time. Try: this week, next month, in the next 10 days, until 24 dec`,
  recurrenceUnreadable: ({ phrase }: DateProblem) =>
    `I can't read “${clip(phrase)}” as something that repeats. Try: every monday 18:00, every 2 weeks, monthly on the 1st`,
  datePast: (problem: DateProblem) =>
    `“${clip(problem.phrase)}” is in the past${'at' in problem ? ` (${when({ at: problem.at, zone }, now)})` : ''}. Give a later date.`,
  dateTooFar: ({ phrase }: DateProblem) =>
    `“${clip(phrase)}” is more than five years away. Give an earlier date.`,
  dateNoDay: ({ phrase }: DateProblem) =>
    `Which day of “${clip(phrase)}”? Say it like: next friday 18:00, 25 nov`,
  dateImpossible: ({ phrase }: DateProblem) => `There is no such day or time: “${clip(phrase)}”.`,
});
