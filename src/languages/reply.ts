import type { RecurrenceFacts } from '../dates/recurrence.ts';
import type { LeftOut } from '../errors.ts';

/** A moment and the zone that it is told in. */
export interface When {
  at: Date;
  zone: string;
  /** False where only the day is known. */
  hasTime?: boolean;
  /** Where that zone is, if it is not the one that the reader expects. */
  city?: string;
}

/** A span of time: its beginning, and its last day, or the instant at which it ends. */
export interface SpanFacts {
  from: When;
  until: When;
}

/** Somebody who is away, and the last day of it, or the instant at which it ends. */
export interface AwayFacts {
  name: string;
  until: When;
  reason: string | null;
}

/** What came due while somebody was away, of much only the first, and how many there are. */
export interface MissedFacts {
  tasks: readonly { number: number; title: string }[];
  total: number;
}

/** Names of which only the first are told. */
export interface RosterNames {
  names: readonly string[];
  total: number;
}

/** A time away. */
export interface AbsenceFacts {
  /** What it is called by. */
  number: number;
  span: SpanFacts;
  reason: string | null;
  /** The group for whose events alone it holds. */
  group: GroupName | null;
}

/** Somebody to be named; mentioned where they must act and WhatsApp knows them. */
export interface Named {
  name: string;
  whatsappId?: string | null;
}

/** People of whom only the first are named. */
export interface Crowd {
  named: readonly Named[];
  total: number;
}

/** Where those stand who were to be told something. */
export interface Told {
  /** They read it in the very chat of the reply: it is to name those who must act. */
  here: Crowd;
  /** How many were told in another chat. */
  elsewhere: number;
  /** Muster shares no chat with them. */
  unreached: Crowd;
}

/** A group as people see it: its icon before its name. */
export interface GroupName {
  name: string;
  icon: string | null;
}

/** Where something goes that is said to a group. */
export interface SendFacts {
  group: GroupName;
  /** How many chats of the group it goes to; with none of them it goes to each person's own. */
  chats: number;
  people: number;
  /** Muster shares no chat with them. */
  strangers: Crowd;
  /** They said "stop". */
  optedOut: Crowd;
}

/** Whom something is given to. */
export interface Recipients {
  /** Each with how many are in it. */
  groups: readonly (GroupName & { memberCount: number })[];
  /** People named besides; the sender is "you". */
  names: readonly string[];
  /** Who is left out. */
  except: readonly string[];
  /** How many they are in all. */
  people: number;
  /** Whether it is the sender alone. */
  self: boolean;
  /** Whether one of them does it for all. */
  anyone?: boolean;
}

/** Whom a reminder is for: a group, or people, the reader perhaps among them. */
export interface Reminded {
  /** Counted where it is asked or said for the first time. */
  group: (GroupName & { memberCount?: number }) | null;
  /** Those who are named, but for the reader. */
  names: readonly string[];
  self: boolean;
}

/** How far a task is that a group's list shows. */
export interface GroupTaskFacts {
  done: number;
  total: number;
  /** Whether one does it for all. */
  anyone?: boolean;
  /** Who has done it for all; or whose chore it is, of those the first. */
  names?: readonly string[];
}

/** How something comes again, and when it does next. */
export interface Repeats {
  how: RecurrenceFacts;
  next: readonly When[];
}

export interface EventFacts {
  number: number;
  title: string;
  /** Null while no date is set. */
  start: When | null;
}

/** When and how often an organization calls people. */
export interface CallSettingsFacts {
  /** By weekday, from Monday, in minutes of the day; null for a day on which nobody is called. */
  callHours: readonly ({ from: number; until: number } | null)[];
  /** ISO dates, in their order. */
  holidays: readonly string[];
  dialsPerHalfMinute: number;
  dialsPerQuarterHour: number;
  callConsentRequired: boolean;
  /** After so many minutes each is dialled again who was not reached; of none, never. */
  callRetryMinutes: readonly number[];
  /** How often Muster turns to a person by itself in 24 hours. */
  turnsPerDay: number;
}

/** What a group has set. */
export interface SettingsOfGroup {
  restricted: boolean;
  /** Minutes before an event at which those are reminded who have not answered, and who are in; null for never. */
  remindUnanswered: number | null;
  remindComing: number | null;
  /** Minutes for which a place that comes free on the last day is offered to one person; null where nobody is asked. */
  rescueMinutes: number | null;
  rescueLastMinutes: number;
  /** So many days before it begins the next event of a series is there, though the last one is not over. */
  aheadDays: number;
  /** The days on which its chats are told what comes, RFC 5545; null for none. */
  digestRule: string | null;
  /** At which minute of the day. */
  digestMinute: number;
  /** Whether its members may ask who came most. */
  topList: boolean;
}

/** How full an event is; a capacity of null is no limit. */
export interface Seats {
  seatsTaken: number;
  capacity: number | null;
}

/** Where somebody stands with an event. */
export type Standing = 'INVITED' | 'GOING' | 'MAYBE' | 'DECLINED' | 'WAITLISTED';

/** An answer to events, as a command gives it. */
export interface SaidAnswer {
  /** Of the events; none where it is the next one's. */
  numbers: readonly number[];
  status: 'GOING' | 'MAYBE' | 'DECLINED';
  guests: number;
  reason: string | null;
}

/** Everybody who gave one answer; of many only the first are named. */
export interface RosterLine {
  status: Standing;
  /** Whether these are out because they are away. */
  isAway?: boolean;
  people: number;
  guests: number;
  entries: { name: string; guests: number; reason: string | null; until?: When | null }[];
}

/** One thing that was taken back, and how it stands now. */
export type Undone =
  | { kind: 'task'; number: number; title: string; people: number }
  | { kind: 'taskStatus'; number: number; title: string; done: boolean }
  | { kind: 'taskOpen'; number: number; title: string; people: number }
  | { kind: 'taskDue'; number: number; title: string; due: When | null }
  | { kind: 'assignment'; number: number; title: string; people: number }
  | { kind: 'event'; number: number; title: string }
  | {
      kind: 'answer';
      number: number;
      title: string;
      status: Standing;
      guests: number;
      /** Whose it is; null for the sender's own. */
      who: string | null;
    }
  | { kind: 'answers'; number: number; title: string; people: number }
  | { kind: 'eventStart'; number: number; title: string; start: When | null }
  | { kind: 'eventFields'; number: number; title: string }
  | { kind: 'taskFields'; number: number; title: string }
  /** Who came to an event. */
  | { kind: 'attendance'; number: number; title: string }
  | { kind: 'eventOn'; number: number; title: string }
  /** That an event with too few takes place. */
  | { kind: 'eventHeld'; number: number; title: string }
  | { kind: 'invitations'; number: number; title: string; people: number }
  | { kind: 'group'; group: GroupName }
  | { kind: 'groupFields'; group: GroupName }
  | { kind: 'groupStatus'; group: GroupName; archived: boolean }
  | { kind: 'joined'; group: GroupName; people: number }
  | { kind: 'left'; group: GroupName; people: number }
  | { kind: 'roles'; group: GroupName; people: number; admin: boolean }
  | { kind: 'titles'; group: GroupName; people: number }
  | { kind: 'link'; group: GroupName | null }
  /** Chats that do not get what was said to a group, and chats that have it. */
  | { kind: 'message'; group: GroupName; kept: number; gone: number }
  /** People of a campaign who are not called, and who were. */
  | { kind: 'campaign'; number: number; kept: number; gone: number }
  | { kind: 'campaignPaused'; number: number; paused: boolean }
  /** Off, on again, as it was, or told to whoever left it. */
  | { kind: 'reminder'; number: number; text: string; now: 'off' | 'on' | 'asBefore' | 'toldAgain' }
  | { kind: 'optOut'; optedOut: boolean }
  /** Whether they have said that they may be called; null for neither. */
  | { kind: 'callConsent'; consent: boolean | null }
  | { kind: 'doNotCall'; doNotCall: boolean }
  /** A time away, which is one again or none any more; `who` as of an answer. */
  | { kind: 'absence'; span: SpanFacts; isAway: boolean; who: string | null }
  /** What is known of people. */
  | { kind: 'contactFields'; people: number }
  /** People who are known again. */
  | { kind: 'contactsBack'; people: number }
  /** In which a person is answered. */
  | { kind: 'language' }
  /** That a group and a chat are in step, which they are no more or are again. */
  | { kind: 'mirror'; group: GroupName; again: boolean }
  | { kind: 'organization'; name: string };

/** What keeps a chat from following its group, which is said in it. */
export type ChatProblem =
  /** Muster may not change it. */
  | 'notAdmin'
  /** Nobody else fits in. */
  | 'full'
  /** WhatsApp takes shorter names. */
  | 'nameTooLong';

/** What keeps a group and its chat from being in step. */
export type MirrorProblem =
  | ChatProblem
  /** Muster was taken out of the chat. */
  | 'notInChat'
  /** WhatsApp made no chat, or several that have its name: which it is is not known. */
  | 'refused'
  | 'severalChats';

/** How a group and the chat differ that it is to be in step with, and what becomes of that. */
export interface SyncFacts {
  group: GroupName;
  /** Who is in the chat and joins the group; how many of them nobody here knows. */
  joining: readonly string[];
  strangers: number;
  /** Who is in the group and is added to the chat; who cannot be, for want of a number. */
  adding: readonly string[];
  without: readonly string[];
  /** Who becomes an admin of the group. */
  promoted: readonly string[];
  /** What the chat is called from then on; null where that is its name. */
  chatName: string | null;
  /** Whose description both have from then on; null where it is the same. */
  description: 'group' | 'chat' | null;
  /** Whether the chat is given the avatar of the group. */
  avatar: boolean;
  /** Whether Muster may change the chat. */
  isAdmin: boolean;
}

/** Somebody of a group who is not in its chat, and why. */
export interface NotAdded {
  name: string;
  state: 'INVITED' | 'NEEDS_LINK' | 'NOT_ON_WHATSAPP' | 'FAILED';
}

/** A list that somebody pasted, against the roster of an event. */
export interface ListFacts extends EventFacts {
  /** Names on the list. */
  names: number;
  /** Who answers otherwise by it. */
  changes: readonly { name: string; status: Standing; guests: number }[];
  /** Who is in or waits and is not on it; of many only the first. */
  missing: { names: readonly string[]; total: number };
  /** Names that mean nobody, and that mean several. */
  unknown: readonly string[];
  ambiguous: readonly string[];
  /** Lines that name nobody who could be read. */
  unread: readonly string[];
}

/** Who did something, and when, as the log tells it. */
export interface DeedFacts {
  /** Null where nobody in particular did. */
  by: { name: string; self: boolean } | null;
  at: When;
  /** Whether it took back what was done before. */
  undone: boolean;
}

/** A place on a waiting list. */
export interface LineFacts {
  /** From 1. */
  place: number;
  /** People in front, guests counted. */
  ahead: number;
  capacity: number;
  /** Places that nobody has, because the first in line bring more people than that. */
  free: number;
  since: When;
}

/** Why people are called. */
export type CallReasonWord = 'MESSAGE' | 'EVENT' | 'TASK' | 'APPOINTMENT';

/** What a campaign is about. */
export interface CampaignFacts {
  reason: CallReasonWord;
  message: string | null;
  /** The title of its event or task. */
  title: string | null;
  group: GroupName | null;
}

/** People who are left out for a reason, of whom the first are named. */
export interface LeftOutFacts {
  reason: LeftOut;
  names: RosterNames;
}

/** What a campaign would do. */
export interface PreviewFacts extends CampaignFacts {
  /** How many are called; and who, where they are called by name. */
  calls: number;
  named: RosterNames | null;
  leftOut: readonly LeftOutFacts[];
  urgent: boolean;
  /** When the first is dialled, where that is not at once. */
  first: When | null;
  /** How long it takes to dial all of them, in minutes. */
  minutes: number;
  /** What it may cost, in cents; 0 where it costs nothing. */
  cents: number;
  /** From then on nobody is called for it. */
  until: When;
}

/** How far a campaign is. */
export interface ProgressFacts extends CampaignFacts {
  number: number;
  status: 'PREPARING' | 'SCHEDULED' | 'EXECUTING' | 'PAUSED' | 'COMPLETED' | 'CANCELLED';
  paused: 'BY_HAND' | 'NOT_CONFIGURED' | 'NO_MONEY' | 'BLOCKED' | null;
  /** When it begins, or the next is dialled; null for at once. */
  next: When | null;
  /** All whom it is for but those who are left out. */
  called: number;
  ended: number;
  ringing: number;
  outcomes: Readonly<
    Record<'answered' | 'noAnswer' | 'busy' | 'voicemail' | 'declined' | 'failed', number>
  >;
  leftOut: readonly { reason: LeftOut; people: number }[];
  /** What was said on the phone. */
  answers: Readonly<
    Record<
      'going' | 'maybe' | 'declined' | 'done' | 'confirmed' | 'cancelled' | 'rescheduled',
      number
    >
  >;
  minutesLeft: number;
  cents: number;
}

/** What became of somebody in a campaign. */
export interface CallFacts {
  name: string;
  number: number;
  outcome: keyof ProgressFacts['outcomes'] | 'leftOut' | null;
  leftOut: LeftOut | null;
  /** When they are dialled next, of those who wait. */
  next: When | null;
}

/** What of a group needs attention, or may be better otherwise. */
export type FindingWord =
  | 'callsUnanswered'
  | 'scoreFell'
  | 'eventsUnanswered'
  | 'noShows'
  | 'tasksOpen'
  | 'goneQuiet'
  | 'shrinking'
  | 'alike'
  | 'tooLarge'
  | 'mixed';

/** What was found of a group, and the figure that it follows from. */
export interface FindingFacts {
  kind: FindingWord;
  /** A share of the observations; of a score and of how many it has, that. */
  value: number;
  observations: number;
  /** The group that it is much the same as, where it is that. */
  other: GroupName | null;
}

/** What members did, of that which is drawn. */
export type FigurePart = 'answers' | 'done' | 'answeredCalls';

/** When most was done: in so many days or weeks from a day on, an ISO date. */
export interface BusiestFacts {
  day: string;
  unit: 'day' | 'week';
  units: number;
  count: number;
  /** All that was done. */
  of: number;
  parts: readonly FigurePart[];
}

/** The figures of a group, as far as whoever asks is told them; null for what is not told, and what is not known. */
export interface FiguresFacts {
  group: GroupName;
  span: SpanFacts;
  members: { count: number; joined: number; left: number; active: number; goneQuiet: number };
  /** That its members said. */
  messages: number | null;
  events: {
    held: number;
    invited: number;
    answered: number;
    went: number;
    told: number;
    noShows: number;
  };
  tasks: { given: number; done: number; inTime: number };
  calls: { total: number; answered: number; confirmed: number; costCents: number | null } | null;
  busiest: BusiestFacts | null;
  /** The weekday, from 1 for Monday, and the hour. */
  bestTime: { weekday: number; hour: number; of: number } | null;
  finding: FindingFacts | null;
}

/** How somebody does themselves; in all their groups where none is named. */
export interface OwnFiguresFacts {
  group: GroupName | null;
  span: SpanFacts;
  events: Omit<FiguresFacts['events'], 'held'>;
  tasks: FiguresFacts['tasks'];
}

/** Who came most to the events of a group. */
export interface TopFacts {
  group: GroupName;
  span: SpanFacts;
  held: number;
  people: readonly { name: string; times: number; place: number }[];
  /** How many more came as often as the last of these. */
  more: number;
}

/** What an organization does, as far as its people are called otherwise: patients, guests. */
export type BusinessWord =
  | 'MEDICAL'
  | 'SALON'
  | 'RESTAURANT'
  | 'CONSULTANT'
  | 'CLUB'
  | 'FAMILY'
  | 'BOOK_CLUB'
  | 'GENERAL';

/** What tells the people of a group from others, in what is known of them. A type, so that it is JSON. */
export type Criteria =
  /** They have the same there, as names are compared. */
  | { by: 'appointmentType' | 'appointmentProvider' | 'bookingSource'; is: string }
  /** A word there begins with one of these. */
  | { by: 'words'; field: 'appointmentType' | 'specialInstructions'; words: readonly string[] }
  /** They became contacts in the last days. */
  | { by: 'newlyAdded'; days: number }
  /** Their last call of these days did not reach them. */
  | { by: 'unreached'; days: number }
  /** They said that they go, to so many events of these days. */
  | { by: 'going'; times: number; days: number }
  /** They spoke in this chat. */
  | { by: 'chat'; chatId: string }
  /** Each two of them said that they go, to so many of the same events of these days. */
  | { by: 'together'; times: number; days: number };

/** By what groups are suggested; by the rest they are made from templates. */
export type SuggestedCriteria = Exclude<Criteria, { by: 'words' | 'going' }>;

/** What a group that is suggested is named after. */
export interface SuggestionFacts {
  kind: 'type' | 'provider' | 'source' | 'followUp' | 'new' | 'chat' | 'together';
  /** What its people have the same; the name of a chat, the title of an event. */
  said: string;
  businessType: BusinessWord;
}

/** A group that is suggested, in words. */
export interface SuggestionText {
  name: string;
  description: string;
  /** What it is good for. */
  goodFor: string;
}

/** A group that is made by a template, in words: `rule` is whom it is for. */
export interface TemplateText {
  name: string;
  description: string;
  rule: string;
}
