import type { AnyUserError, Refused, UserErrorCode, UserErrorDetails } from '../errors.ts';
import type { Fault, FieldProblem, ProblemCode } from './problem.ts';

type Answer = { code: ProblemCode; detail: string; errors?: FieldProblem[] };
type Table = { [Code in UserErrorCode]: (details: UserErrorDetails[Code]) => Answer };

const notFound = (detail: string): Answer => ({ code: 'notFound', detail });
const conflict = (detail: string): Answer => ({ code: 'conflict', detail });

/** Where the fields stand that the services call by other words than the API. */
const paths: Record<string, string> = {
  'group name': 'body.name',
  'time zone': 'body.timeZone',
  max: 'body.capacity',
  cursor: 'query.cursor',
  message: 'body.customMessageAddition',
  spreadMinutes: 'body.staggerDurationMinutes',
};

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

/** What each mistake is called in the admin API, and what is said about it. */
const answers = {
  invalid: ({ field, expected, example }) => ({
    code: 'validation',
    detail: `${field}: expected ${expected}, for example: ${example}`,
    errors: [{ path: paths[field] ?? `body.${field}`, expected, example }],
  }),
  notAllowed: ({ action, group }) => ({
    code: 'forbidden',
    detail: `The user of this key may not${group === undefined ? '' : `, in ${quote(group)}`}: ${rules[action]}.`,
  }),

  groupNotFound: ({ name }) => notFound(`There is no group ${quote(name)} in sight of this key.`),
  groupNameTaken: ({ name }) =>
    conflict(
      `There is a group called ${quote(name)} already; case, accents, spaces and punctuation do not tell names apart.`,
    ),
  groupNotActive: ({ group, status }) =>
    conflict(
      `${quote(group)} is ${status}; only an ACTIVE group takes members, tasks, events and links.`,
    ),
  groupEmpty: ({ group }) =>
    conflict(
      `${quote(group)} has no members; add at least one before giving it a task or an event.`,
    ),
  groupNotInactive: ({ group }) =>
    conflict(`${quote(group)} must be INACTIVE before it can be deleted; set its status first.`),
  nobodyReached: ({ group, strangers, optedOut }) =>
    conflict(
      `Nobody in ${quote(group)} can be reached: no group chat is linked to it, ${strangers} of its members share no chat with Muster, and ${optedOut} want no messages.`,
    ),
  alreadyHere: ({ group }) => conflict(`It is said in the chat of ${quote(group)} already.`),
  statusUnreachable: ({ group, from, to }) =>
    conflict(
      `${quote(group)} cannot go from ${from} to ${to}; the ways are ACTIVE to ARCHIVED and back, and ARCHIVED to INACTIVE.`,
    ),
  chatNotLinked: () => notFound('This chat is linked to no group.'),
  notInGroup: () => notFound('This chat is linked to no group in sight of this key.'),

  mirrored: ({ group }) =>
    conflict(`${quote(group)} is in step with a chat or a group already; stop that first.`),
  chatSize: ({ group, people, most }) =>
    conflict(
      `A chat takes 2 to ${most} people who have a phone number or an id on WhatsApp; ${quote(group)} has ${people}.`,
    ),
  chatNameTooLong: ({ group, most }) =>
    conflict(`WhatsApp takes ${most} characters for the name of a chat: ${quote(group)} has more.`),
  chatUnseen: () =>
    conflict(
      'WhatsApp does not show who is in this chat: the account is away, another process runs it, or it is not in the chat.',
    ),
  groupChatOnly: () => conflict('This is a chat with one person.'),

  contactNotFound: ({ name }) => notFound(`There is no contact ${quote(name)}.`),
  targetNotFound: ({ name }) =>
    notFound(`There is no group or contact ${quote(name)} in sight of this key.`),
  targetUnmarked: ({ name }) => conflict(`It may be meant for ${quote(name)}: say so by id.`),
  contactAmbiguous: ({ name, candidates }) =>
    conflict(`${quote(name)} may be ${candidates.join(', ')}; name one of them by id.`),
  phoneDoubtful: ({ typed, perhaps }) =>
    conflict(
      `${quote(typed)} needs its country code${perhaps === null ? '' : `, such as ${perhaps}`}.`,
    ),
  phoneTaken: ({ phone }) => conflict(`Another contact has the phone number ${phone} already.`),
  notMember: ({ person, group }) => notFound(`${person} is not a member of ${quote(group)}.`),
  lastAdmin: ({ person, group }) =>
    conflict(`${person} is the last admin of ${quote(group)}; make another member admin first.`),
  notIncluded: ({ people }) =>
    conflict(`${people.join(', ')} cannot be left out: it is not for them.`),
  nobodyLeft: () => conflict('Nobody is left that it would be for.'),
  oneGroupOnly: () => conflict('An event is of one group.'),

  zoneNotFound: ({ name }) => notFound(`There is no time zone ${quote(name)}.`),
  zoneAmbiguous: ({ name, candidates }) =>
    conflict(`${quote(name)} may be several time zones: ${candidates.join(', ')}.`),

  taskNotFound: ({ number }) => notFound(`There is no task #${number} in sight of this key.`),
  taskIsEvent: ({ number, title }) =>
    notFound(`#${number} is the event ${quote(title)}, not a task.`),
  taskNotYours: ({ number, title }) =>
    notFound(`This contact has no copy of task #${number} ${quote(title)}.`),
  taskWithdrawn: ({ number, title }) =>
    conflict(
      `This copy of task #${number} ${quote(title)} was withdrawn or cancelled and can be neither closed nor reopened.`,
    ),

  taskNotOwed: ({ number, title }) =>
    conflict(`Nobody owes task #${number} ${quote(title)} any more.`),
  nudgedLately: ({ number, title, minutes }) =>
    conflict(`Task #${number} ${quote(title)} can be reminded of again in ${minutes} minutes.`),

  eventNotFound: ({ number }) =>
    notFound(
      `There is no event ${number === undefined ? 'with this id' : `#${number}`} in sight of this key.`,
    ),
  eventIsTask: ({ number, title }) =>
    notFound(`#${number} is the task ${quote(title)}, not an event.`),
  eventOver: ({ number, title }) =>
    conflict(`Event #${number} ${quote(title)} is over; it takes no more answers.`),
  eventNotBegun: ({ number, title }) =>
    conflict(`Event #${number}, ${quote(title)}, has not begun.`),
  eventCancelled: ({ number, title }) =>
    conflict(`Event #${number} ${quote(title)} was cancelled; it takes no answers.`),
  answersClosed: ({ number, title, closedAt, zone, group }) =>
    conflict(
      `The answers to event #${number} ${quote(title)} closed at ${closedAt} (${zone}): those who lead ${quote(group)} answer still.`,
    ),
  neverCloses: ({ minutesAhead, example, zone }) => ({
    code: 'validation',
    detail: `Answers to later dates would never close: each is made ${minutesAhead / 60} hours before it begins. These do where the first closes at ${example} (${zone}).`,
    errors: [
      {
        path: 'body.answerBy',
        expected: `an instant less than ${minutesAhead / 60} hours before it begins`,
        example,
      },
    ],
  }),
  noRoomForGuests: ({ title, free, guests }) =>
    conflict(
      `${quote(title)} has ${free} free places, too few for ${guests} guests; the answer of before stands.`,
    ),
  limitTooLow: ({ title, capacity, seatsTaken }) =>
    conflict(`${quote(title)} has ${seatsTaken} places taken: the limit cannot be ${capacity}.`),
  seriesOrder: ({ title, before }) =>
    conflict(`${quote(title)} would not be after #${before}, the one before it in its series.`),
  partyTooLarge: ({ title, guests, capacity }) =>
    conflict(
      `${quote(title)} takes ${capacity} people in all: a participant with ${guests} guests can never fit.`,
    ),

  awayNotFound: ({ number }) =>
    notFound(`There is no time away ${number} of this contact that is not over.`),
  awayAlready: ({ number }) =>
    conflict(`It overlaps the contact’s time away ${number}, which is longer or another.`),
  reminderNotFound: ({ number }) =>
    notFound(`There is no reminder #${number} in sight of this key.`),
  isCampaign: ({ number }) => conflict(`#${number} is a campaign.`),
  isReminder: ({ number, text }) => conflict(`#${number} is a reminder: ${quote(text)}.`),
  reminderOver: ({ number, text, cancelled }) =>
    conflict(`${quote(text)} (#${number}) ${cancelled ? 'was cancelled' : 'has been said'}.`),
  tooManyReminders: ({ most }) =>
    conflict(`A person has ${most} open reminders at most; cancel one first.`),
  campaignNotFound: ({ number }) =>
    notFound(`There is no campaign #${number} in sight of this key.`),
  campaignOver: ({ number, cancelled }) =>
    conflict(`Campaign #${number} ${cancelled ? 'was stopped' : 'is over'}.`),
  campaignNotPaused: ({ number }) => conflict(`Campaign #${number} is not paused.`),
  campaignPaused: ({ number }) => conflict(`Campaign #${number} is paused already.`),
  tooManyToCall: ({ most }) => ({
    code: 'validation',
    detail: `A campaign calls ${most} people at most; call a smaller group, or some of it by contactIds.`,
  }),
  nobodyToCall: ({ leftOut }) =>
    conflict(
      `Nobody would be called${leftOut.length === 0 ? '' : `: ${leftOut.map(({ reason, people }) => `${reason} ${people}`).join(', ')}`}.`,
    ),
  tooManyCampaigns: ({ most }) =>
    conflict(`${most} campaigns are under way, as many as run at once; stop one, or wait.`),
  tooManyAtOnce: ({ people, most }) => ({
    code: 'validation',
    detail: `It would be done to ${people} people, and may be to ${most} at once: nothing was done.`,
  }),
  undoTooLate: () => conflict('A change can be taken back for ten minutes.'),
  cannotUndo: ({ what, why, who }) =>
    conflict(
      `${quote(what)} can no longer be taken back: ${why}${who === undefined ? '' : `, by ${who}`}.`,
    ),
  notFound: ({ what }) => notFound(`There is no such ${what} in this organization.`),
  conflict: ({ what, why }) => conflict(`${capitalize(what)}: ${why}.`),
} satisfies Table;

const statuses: Record<ProblemCode, number> = {
  validation: 400,
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  rateLimited: 429,
  unexpected: 500,
};

/** A user's mistake as the admin API tells it. */
export function describeUserError(error: AnyUserError): Fault {
  // Each entry takes the details of its own code; TypeScript cannot see that the two go together.
  const answer = answers[error.code] as (details: AnyUserError['details']) => Answer;
  const told = answer(error.details);
  return { status: statuses[told.code], reason: error.code, ...told };
}

function quote(text: string): string {
  return `"${text}"`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
