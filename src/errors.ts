/** What may be refused to somebody for want of a role (docs/rules.md, who may do what). */
export type Refused =
  | 'edit'
  | 'use'
  | 'ask'
  | 'send'
  | 'leadChat'
  | 'delete'
  | 'createGroup'
  | 'seeContacts'
  | 'editContacts'
  | 'identify'
  | 'bulk'
  | 'administer'
  | 'export'
  | 'exportContacts'
  | 'readAudit'
  | 'analyze'
  | 'closeForOthers'
  | 'answerForOthers'
  | 'changeReminder'
  | 'call'
  /** Sign in to the console. */
  | 'signIn';

/** Who may do what was refused, as far as they are known in chats; nobody where none is. A type, so that it is JSON. */
export type WhoMay = {
  names: readonly string[];
  /** By what they may: they gave the task, lead the group, or run the organization. */
  kind: 'giver' | 'group' | 'organization';
  /** The name of the group or organization. */
  of: string;
};

/** Where a group stands in its life (docs/rules.md, groups). */
export type GroupState = 'ACTIVE' | 'ARCHIVED' | 'INACTIVE';

/** Why something can no longer be taken back. */
export type Obstacle =
  /** Somebody has done their copy; others have answered. */
  | 'done'
  | 'answered'
  /** It was changed again. */
  | 'changed'
  /** The place went to somebody else. */
  | 'placeGone'
  /** The group has tasks, events or chats by now. */
  | 'inUse'
  /** People have been told. */
  | 'told'
  /** It has left, and cannot be called back. */
  | 'sent'
  /** The address of a calendar is kept nowhere. */
  | 'notKept'
  /** WhatsApp has made the chat. */
  | 'chatThere';

/** Why somebody is not called (docs/rules.md, calls). */
export type LeftOut =
  | 'NO_PHONE'
  | 'STOP'
  | 'DO_NOT_CALL'
  | 'NO_CONSENT'
  | 'CALLED_TODAY'
  | 'ENOUGH'
  | 'CLOSED'
  | 'SETTLED'
  | 'OVER'
  | 'NO_APPOINTMENT'
  | 'GONE'
  | 'STOPPED'
  | 'SELF';

/**
 * Everything that a person can do wrong, with what the answer needs to be clear. Closed on purpose:
 * the replies and the admin API each hold one exhaustive table over these codes.
 */
export interface UserErrorDetails {
  /** A rule of form: which field, what was expected, an example of it. */
  invalid: { field: string; expected: string; example: string };
  /** `giverId` is who gave the task that it is about; `who` is found where it is told in a chat. */
  notAllowed: { action: Refused; group?: string; giverId?: string | null; who?: WhoMay };

  groupNotFound: { name: string; suggestions: string[] };
  groupNameTaken: { name: string };
  groupNotActive: { group: string; status: Exclude<GroupState, 'ACTIVE'> };
  groupEmpty: { group: string };
  groupNotInactive: { group: string };
  /** What is to be sent to a group has nobody to reach: so many share no chat with Muster, so many said stop. */
  nobodyReached: { group: string; strangers: number; optedOut: number };
  /** What is to be sent is said in the very chat that it would go to. */
  alreadyHere: { group: string };
  statusUnreachable: { group: string; from: GroupState; to: GroupState };
  chatNotLinked: Record<string, never>;
  /** The chat has a group, and it is out of the sender's sight: they are not in it. */
  notInGroup: { who?: WhoMay };

  /** The group, or the chat that it was to have, is in step with another. */
  mirrored: { group: string };
  /** A chat that is to be made for too few or too many people who can be asked. */
  chatSize: { group: string; people: number; most: number };
  chatNameTooLong: { group: string; most: number };
  /** WhatsApp does not show who is in the chat: the account is away, or not in it. */
  chatUnseen: Record<string, never>;
  /** In a direct chat, what is only done in a group's. */
  groupChatOnly: Record<string, never>;

  contactNotFound: { name: string; suggestions: string[] };
  /** Neither a group nor a person is called so. */
  targetNotFound: { name: string; suggestions: string[] };
  /** A title without quotes ends in a name that is known: whose it is for must be said plainly. */
  targetUnmarked: { name: string };
  contactAmbiguous: { name: string; candidates: string[] };
  phoneTaken: { phone: string };
  /** Digits that are no phone of the organization's country; what they may be, with a country code. */
  phoneDoubtful: { typed: string; perhaps: string | null };
  notMember: { person: string; group: string };
  /** Some of those who could be made one, by name. */
  lastAdmin: { person: string; group: string; others?: string[] };
  /** Left out of something that is not for them anyway; the groups that it is for. */
  notIncluded: { people: string[]; groups: string[] };
  /** Everybody was left out. */
  nobodyLeft: Record<string, never>;
  /** Several groups where only one can be meant. */
  oneGroupOnly: Record<string, never>;
  /** Neither an IANA time zone nor a city or country that has one. */
  zoneNotFound: { name: string; suggestions: string[] };
  /** A country, or the letters of a clock, with several zones. */
  zoneAmbiguous: { name: string; candidates: string[] };

  taskNotFound: { number: number };
  taskIsEvent: { number: number; title: string };
  /** `own` where the sender asked for themselves. */
  /** `own`: of whoever is told; `holder` is somebody who has it, the open copies first. */
  taskNotYours: { number: number; title: string; own: boolean; holder: string | null };
  taskWithdrawn: { number: number; title: string };
  /** No copy is open, so that there is nothing to cancel, to remind of or to pass on. */
  taskNotOwed: { number: number; title: string };
  /** Too soon after the last reminder; `minutes` until the next may be sent. */
  nudgedLately: { number: number; title: string; minutes: number };

  eventNotFound: { number?: number };
  eventIsTask: { number: number; title: string };
  eventOver: { number: number; title: string };
  /** What is asked of what has been, of one that is to come. */
  eventNotBegun: { number: number; title: string };
  eventCancelled: { number: number; title: string };
  /** Nobody but those who lead it answers any more; `who` they are is found where it is told in a chat. */
  answersClosed: {
    number: number;
    title: string;
    closedAt: string;
    zone: string;
    group: string;
    plannerId: string | null;
    who?: WhoMay;
  };
  /**
   * Answers would close before the next of a series is made, `minutesAhead` before it begins; `example` is an instant
   * that closes.
   */
  neverCloses: { minutesAhead: number; example: string; zone: string };
  noRoomForGuests: { title: string; free: number; guests: number };
  /** A limit below the places that are taken. */
  limitTooLow: { number: number; title: string; capacity: number; seatsTaken: number };
  /** It would not be after the one before it in its series, `before`. */
  seriesOrder: { number: number; title: string; before: number };
  /** Larger than the limit of the event: it would never fit. */
  partyTooLarge: { number: number; title: string; guests: number; capacity: number; free: number };

  /** No time away of the person that is not over is called so. */
  awayNotFound: { number: number };
  /** Another time away of the person overlaps it. */
  awayAlready: { number: number };
  reminderNotFound: { number: number };
  /** The number of a reminder, where a task or an event is wanted. */
  isReminder: { number: number; text: string };
  /** Said already, or cancelled. */
  reminderOver: { number: number; text: string; cancelled: boolean };
  /** As many as one person may have open. */
  tooManyReminders: { most: number };

  campaignNotFound: { number: number };
  /** The number is a campaign's. */
  isCampaign: { number: number };
  /** It has ended, or was stopped. */
  campaignOver: { number: number; cancelled: boolean };
  campaignNotPaused: { number: number };
  campaignPaused: { number: number };
  /** More people than one campaign calls. */
  tooManyToCall: { most: number };
  /** Everybody is left out, by why; or there is nobody. */
  nobodyToCall: { leftOut: { reason: LeftOut; people: number }[] };
  /** As many campaigns as an organization runs at once. */
  tooManyCampaigns: { most: number };

  /** What can no longer be taken back, and why; `who` stands in the way, where it is a person. */
  undoTooLate: Record<string, never>;
  /** Something is to be done to more people than may be at once. */
  tooManyAtOnce: { people: number; most: number };
  cannotUndo: { what: string; why: Obstacle; who?: string };

  /** Something of the given kind with this id does not exist in the organization. */
  notFound: { what: string };
  conflict: { what: string; why: string };
}

export type UserErrorCode = keyof UserErrorDetails;

/** A mistake that the user can mend. Anything else that is thrown is a bug. */
export class UserError<Code extends UserErrorCode = UserErrorCode> extends Error {
  readonly code: Code;
  readonly details: UserErrorDetails[Code];
  /** The command that was refused, where the message is only the keystroke that ran it. */
  command?: string;
  /** The command that was probably meant instead, which a yes runs. */
  likely?: string;

  constructor(code: Code, details: UserErrorDetails[Code]) {
    super(`${code}: ${JSON.stringify(details)}`);
    this.name = 'UserError';
    this.code = code;
    this.details = details;
  }
}

/** An error whose code and details go together: what a table over the codes switches on. */
export type AnyUserError = { [Code in UserErrorCode]: UserError<Code> }[UserErrorCode];
