import { createChange } from '../audit/create-change.ts';
import { recordAudit } from '../audit/record.ts';
import { readContext, type StoredMessage } from '../context/read-context.ts';
import type { Tx } from '../db/client.ts';
import type { InboxKind } from '../db/generated/enums.ts';
import type { AnyUserError, UserErrorCode } from '../errors.ts';
import { listMembers } from '../groups/list-members.ts';
import { createSay, type Say } from '../languages/say.ts';
import { findOperationsOf } from '../undo/operation.ts';
import { endOfQuestion, keepQuestion, readingSnapshot } from './ask.ts';
import { Misread } from './misread.ts';
import type { Outcome } from './outcome.ts';
import { describeUserError } from './run-command.ts';

/** Mistakes that a rule forbids, and not a slip of form or a name that nobody has. */
const forbidding: ReadonlySet<UserErrorCode> = new Set<UserErrorCode>([
  'notAllowed',
  'groupNotActive',
  'lastAdmin',
  'taskNotYours',
  'taskWithdrawn',
  'nudgedLately',
  'eventOver',
  'eventCancelled',
  'noRoomForGuests',
]);

/**
 * Says what was wrong, and keeps the likely reading until a yes. What a rule forbade is kept too, so that
 * /why can tell it. Of an edit it says too
 * that what the message did before stands, where it did something; the reply to that stays.
 */
export async function refuse(
  tx: Tx,
  kind: InboxKind,
  message: StoredMessage,
  error: Misread | AnyUserError,
  at: Date,
): Promise<Outcome> {
  const { organizationId, organization, body } = message;
  const isForbidden = !(error instanceof Misread) && forbidding.has(error.code);
  const { likely } = error;
  const context =
    isForbidden || likely !== undefined ? await readContext(tx, message, at) : undefined;
  if (isForbidden && context) {
    await recordAudit(context.change, {
      action: 'command.refuse',
      subjectType: 'contact',
      subjectId: context.sender.contactId,
      groupId: context.group?.id ?? null,
      after: {
        command: (error.command ?? body).slice(0, 200).toWellFormed(),
        code: error.code,
        details: error.details,
      },
    });
  }
  const say = createSay(organization.locale, message.sentAt, organization.timeZone);
  const wrong = error instanceof Misread ? error.text : await explain(tx, message, error, say);
  const problem = likely === undefined ? wrong : `${wrong}\n${say.orYes(likely)}`;
  if (context && likely !== undefined) await keepQuestion(context, likely, readingSnapshot);
  const change = context?.change ?? createChange({ tx, organizationId, at, messageId: message.id });
  const stands = kind !== 'SENT' && (await findOperationsOf(change, message.id)).length > 0;
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

/** Admins who are named to somebody who is to ask one of them. */
const namedAdmins = 3;

/**
 * A mistake as a sentence. Where the chat has a group that is out of the sender's sight, it is not the group that
 * is missing: they are told who can add them, and not what it is called.
 */
async function explain(
  tx: Tx,
  { organizationId, chat }: StoredMessage,
  error: AnyUserError,
  say: Say,
): Promise<string> {
  if (error.code !== 'chatNotLinked' || chat.groupId === null) return describeUserError(error, say);
  const members = await listMembers({ tx, organizationId }, chat.groupId, namedAdmins);
  const admins = members.filter(({ role }) => role === 'ADMIN').map(({ name }) => name);
  return say.notOfThisChat({ admins });
}
