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
 * As inPlaceOf, for an edit, which may correct an answer to an event: that makes way only where no
 * new one is of its event and person. Whoever corrects theirs keeps their place.
 */
export async function correct(
  done: readonly Operation[],
  context: Context,
  run: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const answers = done.filter((operation) => answerOf(operation));
  const others = done.filter((operation) => !answers.includes(operation));
  const answer = await inPlaceOf(others, context, run);
  const given = (typeof answer === 'object' && answer.given) || [];
  const left = answers.filter(
    (operation) => !given.some((one) => isSame(answerOf(operation), one)),
  );
  const taken = await takeBackAll(left, context);
  return answer === undefined ? taken : withNews(answer, taken);
}

async function takeBackAll(
  operations: readonly Operation[],
  context: Context,
): Promise<Reply | undefined> {
  return operations.length > 0 ? takeBack(operations, context, { erase: true }) : undefined;
}

/** The answer that an operation gave, where it was one answer and nothing else. */
function answerOf({ entries }: Operation): Given | undefined {
  const [answer, ...others] = entries.filter(({ action }) => action !== 'event.promote');
  if (answer?.action !== 'event.answer' || others.length > 0) return undefined;
  const { contactId } = answer.after as { contactId: string };
  return { eventId: answer.subjectId, contactId };
}

function isSame(one: Given | undefined, other: Given | undefined): boolean {
  return one?.eventId === other?.eventId && one?.contactId === other?.contactId;
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
