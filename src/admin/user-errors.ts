import type { AnyUserError, UserErrorCode } from '../errors.ts';
import type { Fault, FieldProblem } from './problem.ts';
import type { Words } from './problems/english/index.ts';
import type { ProblemCode } from './problems/problem-code.ts';

/** What each mistake is called in the admin API. */
const codes: Record<UserErrorCode, ProblemCode> = {
  invalid: 'validation',
  notAllowed: 'forbidden',
  groupNotFound: 'notFound',
  groupNameTaken: 'conflict',
  groupNotActive: 'conflict',
  groupEmpty: 'conflict',
  groupNotInactive: 'conflict',
  nobodyReached: 'conflict',
  alreadyHere: 'conflict',
  statusUnreachable: 'conflict',
  chatNotLinked: 'notFound',
  notInGroup: 'notFound',
  mirrored: 'conflict',
  chatSize: 'conflict',
  chatNameTooLong: 'conflict',
  chatUnseen: 'conflict',
  groupChatOnly: 'conflict',
  contactNotFound: 'notFound',
  targetNotFound: 'notFound',
  targetUnmarked: 'conflict',
  contactAmbiguous: 'conflict',
  phoneDoubtful: 'conflict',
  phoneTaken: 'conflict',
  notMember: 'notFound',
  lastAdmin: 'conflict',
  notIncluded: 'conflict',
  nobodyLeft: 'conflict',
  oneGroupOnly: 'conflict',
  zoneNotFound: 'notFound',
  zoneAmbiguous: 'conflict',
  taskNotFound: 'notFound',
  taskIsEvent: 'notFound',
  taskNotYours: 'notFound',
  taskWithdrawn: 'conflict',
  taskNotOwed: 'conflict',
  nudgedLately: 'conflict',
  eventNotFound: 'notFound',
  eventIsTask: 'notFound',
  eventOver: 'conflict',
  eventNotBegun: 'conflict',
  eventCancelled: 'conflict',
  answersClosed: 'conflict',
  neverCloses: 'validation',
  noRoomForGuests: 'conflict',
  limitTooLow: 'conflict',
  seriesOrder: 'conflict',
  partyTooLarge: 'conflict',
  awayNotFound: 'notFound',
  awayAlready: 'conflict',
  reminderNotFound: 'notFound',
  isCampaign: 'conflict',
  isReminder: 'conflict',
  reminderOver: 'conflict',
  tooManyReminders: 'conflict',
  campaignNotFound: 'notFound',
  campaignOver: 'conflict',
  campaignNotPaused: 'conflict',
  campaignPaused: 'conflict',
  tooManyToCall: 'validation',
  nobodyToCall: 'conflict',
  tooManyCampaigns: 'conflict',
  tooManyAtOnce: 'validation',
  undoTooLate: 'conflict',
  cannotUndo: 'conflict',
  notFound: 'notFound',
  conflict: 'conflict',
};

const statuses: Record<ProblemCode, number> = {
  validation: 400,
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  rateLimited: 429,
  unexpected: 500,
};

/** Where the fields stand that the services call by other words than the API. */
const paths: Record<string, string> = {
  'group name': 'body.name',
  'time zone': 'body.timeZone',
  max: 'body.capacity',
  cursor: 'query.cursor',
  message: 'body.customMessageAddition',
  spreadMinutes: 'body.staggerDurationMinutes',
};

/** A user's mistake as the admin API tells it. */
export function describeUserError(error: AnyUserError, words: Words): Fault {
  const code = codes[error.code];
  // Each entry takes the details of its own code; TypeScript cannot see that the two go together.
  const sentence = words.userErrors[error.code] as (details: AnyUserError['details']) => string;
  const errors = fieldsOf(error, words);
  return {
    status: statuses[code],
    reason: error.code,
    code,
    detail: sentence(error.details),
    ...(errors && { errors }),
  };
}

function fieldsOf({ code, details }: AnyUserError, { phrase }: Words): FieldProblem[] | undefined {
  switch (code) {
    case 'invalid': {
      const { field, expected, example } = details;
      const path = paths[field] ?? `body.${field}`;
      return [{ path, expected: phrase(expected), example: phrase(example) }];
    }
    case 'neverCloses': {
      const expected = `an instant less than ${details.minutesAhead / 60} hours before it begins`;
      return [{ path: 'body.answerBy', expected: phrase(expected), example: details.example }];
    }
    default:
      return undefined;
  }
}
