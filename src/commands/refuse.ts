import { recordAudit } from '../audit/record.ts';
import { createChange } from '../change/create-change.ts';
import { mayHint } from '../context/hint.ts';
import { localeOf, readContext, type StoredMessage } from '../context/read-context.ts';
import { findWhoMay } from '../context/who-may.ts';
import type { Tx } from '../db/client.ts';
import type { InboxKind } from '../db/generated/enums.ts';
import type { AnyUserError, UserErrorCode } from '../errors.ts';
import { createSay, describeUserError } from '../languages/say.ts';
import { findOperationsOf } from '../undo/operation.ts';
import { endOfQuestion, keepQuestion, readingSnapshot } from './ask.ts';
import { Misread } from './misread.ts';
import type { Outcome } from './outcome.ts';

/** Mistakes that a rule forbids, and not a slip of form or a name that nobody has. */
const forbidding: ReadonlySet<UserErrorCode> = new Set<UserErrorCode>([
  'notAllowed',
  'notInGroup',
  'groupNotActive',
  'lastAdmin',
  'taskNotYours',
  'taskWithdrawn',
  'nudgedLately',
  'eventOver',
  'eventCancelled',
  'answersClosed',
  'noRoomForGuests',
  'partyTooLarge',
  'limitTooLow',
]);

/**
 * Says what was wrong, and keeps the likely reading until a yes. What a rule forbade is told with the names
 * of those who may, and kept, so that /why can tell it. Of an edit it says too that what the message did
 * before stands, where it did something; the reply to that stays. Undefined, which is silence, for a second
 * guess within a day.
 */
export async function refuse(
  tx: Tx,
  kind: InboxKind,
  message: StoredMessage,
  error: Misread | AnyUserError,
  at: Date,
): Promise<Outcome | undefined> {
  const { organizationId, organization, body } = message;
  const { likely } = error;
  const refused = error instanceof Misread || !forbidding.has(error.code) ? undefined : error;
  const isGuess = error instanceof Misread && error.isGuess;
  const context =
    refused || likely !== undefined || isGuess ? await readContext(tx, message, at) : undefined;
  const change = context?.change ?? createChange({ tx, organizationId, at, messageId: message.id });
  const stands = kind !== 'SENT' && (await findOperationsOf(change, message.id)).length > 0;
  if (isGuess && context && !stands && !(await mayHint(change, context.sender.contactId, at)))
    return undefined;
  let told: Misread | Pick<AnyUserError, 'code' | 'details'> = error;
  if (refused && context) {
    const who = await findWhoMay(refused, context);
    told = { code: refused.code, details: who ? { ...refused.details, who } : refused.details };
    await recordAudit(context.change, {
      action: 'command.refuse',
      subjectType: 'contact',
      subjectId: context.sender.contactId,
      groupId: context.group?.id ?? null,
      after: {
        command: (refused.command ?? body).slice(0, 200).toWellFormed(),
        ...told,
      },
    });
  }
  const say = createSay(localeOf(message), message.sentAt, organization.timeZone);
  const wrong = told instanceof Misread ? told.text : describeUserError(told, say);
  const problem = likely === undefined ? wrong : `${wrong}\n${say.orYes(likely)}`;
  if (context && likely !== undefined) await keepQuestion(context, likely, readingSnapshot);
  return {
    change,
    // The next attempt may be a reply to this one, and leave the number out again.
    answer: {
      text: kind === 'EDITED' && stands ? say.editFailed({ problem }) : problem,
      ...(message.quotedNumber === null ? {} : { about: message.quotedNumber }),
      ...(likely === undefined ? {} : { expiresAt: endOfQuestion(at) }),
    },
    isApart: stands,
  };
}
