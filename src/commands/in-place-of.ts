import type { AuditAction } from '../audit/actions.ts';
import type { Entry } from '../audit/entry.ts';
import type { Context } from '../context/read-context.ts';
import type { Operation } from '../undo/operation.ts';
import type { Answer, Given, Reply } from './command.ts';
import { takeBack } from './take-back.ts';

/**
 * Does something in place of what was done: that makes way first, number and all. The reply tells
 * besides who moves up by it. Throws as takeBack and `run` do.
 */
export async function inPlaceOf<Said extends Answer | undefined>(
  done: readonly Operation[],
  context: Context,
  run: () => Promise<Said>,
): Promise<Said | Answer> {
  const taken = await takeBackAll(done, context);
  const answer = await run();
  return answer === undefined ? (taken ?? answer) : withNews(answer, taken);
}

/**
 * As inPlaceOf, for an edit, which may correct answers to events: each makes way only where no new one is
 * of its event and person. Whoever corrects theirs keeps their place.
 */
export async function correct(
  done: readonly Operation[],
  context: Context,
  run: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const answers = done.filter(isAnswers);
  const others = done.filter((operation) => !answers.includes(operation));
  const answer = await inPlaceOf(others, context, run);
  const given = (typeof answer === 'object' && answer.given) || [];
  const left = answers.flatMap((operation) => without(operation, given));
  const taken = await takeBackAll(left, context);
  return answer === undefined ? taken : withNews(answer, taken);
}

/** What is left of an operation that gave answers without those that others replace. */
function without(operation: Operation, replaced: readonly Given[]): Operation[] {
  const isReplaced = (entry: Entry) =>
    entry.action === 'event.answer' && replaced.some((one) => isSame(answerOf(entry), one));
  const entries = operation.entries.filter((entry) => !isReplaced(entry));
  if (entries.length === operation.entries.length) return [operation];
  if (!entries.some(({ action }) => action === 'event.answer')) return [];
  return [{ ...operation, entries, isPart: true }];
}

async function takeBackAll(
  operations: readonly Operation[],
  context: Context,
): Promise<Reply | undefined> {
  return operations.length > 0 ? takeBack(operations, context, { erase: true }) : undefined;
}

/** What follows from an answer, and is no answer of its own. */
const consequences: readonly AuditAction[] = ['event.promote', 'event.offer', 'event.lineStands'];

/** Whether an operation gave answers and did nothing else. */
function isAnswers({ entries }: Operation): boolean {
  const own = entries.filter(({ action }) => !consequences.includes(action));
  return own.length > 0 && own.every(({ action }) => action === 'event.answer');
}

function answerOf({ subjectId, after }: Entry): Given {
  const { contactId } = after as { contactId: string };
  return { eventId: subjectId, contactId };
}

function isSame(one: Given, other: Given): boolean {
  return one.eventId === other.eventId && one.contactId === other.contactId;
}

/** What was taken back is told besides where somebody moves up by it. */
function withNews(answer: Answer, taken: Reply | undefined): Answer {
  if (!taken?.mentions?.length) return answer;
  const reply = typeof answer === 'string' ? { text: answer } : answer;
  return {
    ...reply,
    text: `${reply.text}\n${taken.text}`,
    mentions: [...new Set([...(reply.mentions ?? []), ...taken.mentions])],
  };
}
