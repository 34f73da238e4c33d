import type { Refused, UserErrorCode, UserErrorDetails } from '../../../errors.ts';

/** What is said about each mistake of a user. Exhaustive by its type. */
export type Sentences = { [Code in UserErrorCode]: (details: UserErrorDetails[Code]) => string };

/** Who may, by the action that was asked for (docs/rules.md, who may do what). */
const rules: Record<Refused, string> = {
  edit: 'it takes an ADMIN, a group admin, or the MANAGER who created the group',
  use: 'it takes an ADMIN, a MANAGER, or a member; in a restricted group, a group admin',
  ask: 'it takes an ADMIN, a MANAGER, or a member',
  send: 'it takes an ADMIN, or a member; in a restricted group a group admin, or a MANAGER who is a member',
  leadChat: 'it takes an ADMIN, or an admin of the chat on WhatsApp',
  delete: 'it takes an ADMIN',
  seeContacts: 'it takes a user of the organization',
  createGroup: 'it takes an ADMIN or a MANAGER',
  editContacts: 'it takes an ADMIN or a MANAGER',
  identify: 'whose phone and ids are whose is said by an ADMIN alone',
  bulk: 'what is done to many at once takes an ADMIN',
  administer: 'it takes an ADMIN',
  export: 'it takes an ADMIN',
  exportContacts: 'it takes an ADMIN',
  readAudit: 'it takes an ADMIN',
  analyze: 'it takes an ADMIN',
  signIn: 'it takes a user of the organization',
  call: 'it takes an ADMIN, or somebody who leads the group',
  answerForOthers: 'it takes whoever planned the event or somebody who leads its group',
  changeReminder: 'it takes whoever set it, or somebody who leads its group',
  closeForOthers: 'it takes an ADMIN, a MANAGER, the person themselves or whoever gave the task',
};

export const userErrors: Sentences = {
  invalid: ({ field, expected, example }) =>
    `${field}: expected ${expected}, for example: ${example}`,
  notAllowed: ({ action, group }) =>
    `The user of this key may not${group === undefined ? '' : `, in ${quote(group)}`}: ${rules[action]}.`,

  groupNotFound: ({ name }) => `There is no group ${quote(name)} in sight of this key.`,
  groupNameTaken: ({ name }) =>
    `There is a group called ${quote(name)} already; case, accents, spaces and punctuation do not tell names apart.`,
  groupNotActive: ({ group, status }) =>
    `${quote(group)} is ${status}; only an ACTIVE group takes members, tasks, events and links.`,
  groupEmpty: ({ group }) =>
    `${quote(group)} has no members; add at least one before giving it a task or an event.`,
  groupNotInactive: ({ group }) =>
    `${quote(group)} must be INACTIVE before it can be deleted; set its status first.`,
  nobodyReached: ({ group, strangers, optedOut }) =>
    `Nobody in ${quote(group)} can be reached: no group chat is linked to it, ${strangers} of its members share no chat with Muster, and ${optedOut} want no messages.`,
  alreadyHere: ({ group }) => `It is said in the chat of ${quote(group)} already.`,
  statusUnreachable: ({ group, from, to }) =>
    `${quote(group)} cannot go from ${from} to ${to}; the ways are ACTIVE to ARCHIVED and back, and ARCHIVED to INACTIVE.`,
  chatNotLinked: () => 'This chat is linked to no group.',
  notInGroup: () => 'This chat is linked to no group in sight of this key.',

  mirrored: ({ group }) =>
    `${quote(group)} is in step with a chat or a group already; stop that first.`,
  chatSize: ({ group, people, most }) =>
    `A chat takes 2 to ${most} people who have a phone number or an id on WhatsApp; ${quote(group)} has ${people}.`,
  chatNameTooLong: ({ group, most }) =>
    `WhatsApp takes ${most} characters for the name of a chat: ${quote(group)} has more.`,
  chatUnseen: () =>
    'WhatsApp does not show who is in this chat: the account is away, another process runs it, or it is not in the chat.',
  groupChatOnly: () => 'This is a chat with one person.',

  contactNotFound: ({ name }) => `There is no contact ${quote(name)}.`,
  targetNotFound: ({ name }) => `There is no group or contact ${quote(name)} in sight of this key.`,
  targetUnmarked: ({ name }) => `It may be meant for ${quote(name)}: say so by id.`,
  contactAmbiguous: ({ name, candidates }) =>
    `${quote(name)} may be ${candidates.join(', ')}; name one of them by id.`,
  phoneDoubtful: ({ typed, perhaps }) =>
    `${quote(typed)} needs its country code${perhaps === null ? '' : `, such as ${perhaps}`}.`,
  phoneTaken: ({ phone }) => `Another contact has the phone number ${phone} already.`,
  notMember: ({ person, group }) => `${person} is not a member of ${quote(group)}.`,
  lastAdmin: ({ person, group }) =>
    `${person} is the last admin of ${quote(group)}; make another member admin first.`,
  notIncluded: ({ people }) => `${people.join(', ')} cannot be left out: it is not for them.`,
  nobodyLeft: () => 'Nobody is left that it would be for.',
  oneGroupOnly: () => 'An event is of one group.',

  zoneNotFound: ({ name }) => `There is no time zone ${quote(name)}.`,
  zoneAmbiguous: ({ name, candidates }) =>
    `${quote(name)} may be several time zones: ${candidates.join(', ')}.`,

  taskNotFound: ({ number }) => `There is no task #${number} in sight of this key.`,
  taskIsEvent: ({ number, title }) => `#${number} is the event ${quote(title)}, not a task.`,
  taskNotYours: ({ number, title }) =>
    `This contact has no copy of task #${number} ${quote(title)}.`,
  taskWithdrawn: ({ number, title }) =>
    `This copy of task #${number} ${quote(title)} was withdrawn or cancelled and can be neither closed nor reopened.`,

  taskNotOwed: ({ number, title }) => `Nobody owes task #${number} ${quote(title)} any more.`,
  nudgedLately: ({ number, title, minutes }) =>
    `Task #${number} ${quote(title)} can be reminded of again in ${minutes} minutes.`,

  eventNotFound: ({ number }) =>
    `There is no event ${number === undefined ? 'with this id' : `#${number}`} in sight of this key.`,
  eventIsTask: ({ number, title }) => `#${number} is the task ${quote(title)}, not an event.`,
  eventOver: ({ number, title }) =>
    `Event #${number} ${quote(title)} is over; it takes no more answers.`,
  eventNotBegun: ({ number, title }) => `Event #${number}, ${quote(title)}, has not begun.`,
  eventCancelled: ({ number, title }) =>
    `Event #${number} ${quote(title)} was cancelled; it takes no answers.`,
  answersClosed: ({ number, title, closedAt, zone, group }) =>
    `The answers to event #${number} ${quote(title)} closed at ${closedAt} (${zone}): those who lead ${quote(group)} answer still.`,
  neverCloses: ({ minutesAhead, example, zone }) =>
    `Answers to later dates would never close: each is made ${minutesAhead / 60} hours before it begins. These do where the first closes at ${example} (${zone}).`,
  noRoomForGuests: ({ title, free, guests }) =>
    `${quote(title)} has ${free} free places, too few for ${guests} guests; the answer of before stands.`,
  limitTooLow: ({ title, capacity, seatsTaken }) =>
    `${quote(title)} has ${seatsTaken} places taken: the limit cannot be ${capacity}.`,
  seriesOrder: ({ title, before }) =>
    `${quote(title)} would not be after #${before}, the one before it in its series.`,
  partyTooLarge: ({ title, guests, capacity }) =>
    `${quote(title)} takes ${capacity} people in all: a participant with ${guests} guests can never fit.`,

  awayNotFound: ({ number }) => `There is no time away ${number} of this contact that is not over.`,
  awayAlready: ({ number }) =>
    `It overlaps the contact’s time away ${number}, which is longer or another.`,
  reminderNotFound: ({ number }) => `There is no reminder #${number} in sight of this key.`,
  isCampaign: ({ number }) => `#${number} is a campaign.`,
  isReminder: ({ number, text }) => `#${number} is a reminder: ${quote(text)}.`,
  reminderOver: ({ number, text, cancelled }) =>
    `${quote(text)} (#${number}) ${cancelled ? 'was cancelled' : 'has been said'}.`,
  tooManyReminders: ({ most }) => `A person has ${most} open reminders at most; cancel one first.`,
  campaignNotFound: ({ number }) => `There is no campaign #${number} in sight of this key.`,
  campaignOver: ({ number, cancelled }) =>
    `Campaign #${number} ${cancelled ? 'was stopped' : 'is over'}.`,
  campaignNotPaused: ({ number }) => `Campaign #${number} is not paused.`,
  campaignPaused: ({ number }) => `Campaign #${number} is paused already.`,
  tooManyToCall: ({ most }) =>
    `A campaign calls ${most} people at most; call a smaller group, or some of it by contactIds.`,
  nobodyToCall: ({ leftOut }) =>
    `Nobody would be called${leftOut.length === 0 ? '' : `: ${leftOut.map(({ reason, people }) => `${reason} ${people}`).join(', ')}`}.`,
  tooManyCampaigns: ({ most }) =>
    `${most} campaigns are under way, as many as run at once; stop one, or wait.`,
  tooManyAtOnce: ({ people, most }) =>
    `It would be done to ${people} people, and may be to ${most} at once: nothing was done.`,
  undoTooLate: () => 'A change can be taken back for ten minutes.',
  cannotUndo: ({ what, why, who }) =>
    `${quote(what)} can no longer be taken back: ${why}${who === undefined ? '' : `, by ${who}`}.`,
  notFound: ({ what }) => `There is no such ${what} in this organization.`,
  conflict: ({ what, why }) => `${capitalize(what)}: ${why}.`,
};

function quote(text: string): string {
  return `"${text}"`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
