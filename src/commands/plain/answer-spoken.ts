import type { Context } from '../../context/read-context.ts';
import { readRange } from '../../dates/range.ts';
import { UserError } from '../../errors.ts';
import { createSay } from '../../languages/say.ts';
import { findLastSaidNumber } from '../../messages/last-said.ts';
import type { Answer } from '../command.ts';
import { Misread } from '../misread.ts';
import { answerPlainly } from './answer-plainly.ts';
import type { PlainReply } from './plain-reply.ts';
import type { ReplyAnswer } from './reply-answer.ts';
import { answerNames, type Spoken } from './spoken.ts';

/**
 * What a message of a direct chat calls for that has no slash. What answers the quoted message, or the
 * last that Muster said there, does; then `run` runs what is a command without its slash. Undefined where
 * nothing is left to be said. Throws as commands do, and Misread for what is offered or not understood.
 */
export async function answerSpoken(
  spoken: Spoken,
  reply: PlainReply | undefined,
  context: Context,
  run: (command: string) => Promise<Answer>,
): Promise<Answer | undefined> {
  const answered = reply && (await answerPlainly(reply, context, await meantNumber(context)));
  if (answered) return answered;
  const { locale, message, sender, zone } = context;
  const say = createSay(locale, message.sentAt, zone);
  const onDay = reply?.toEvent && answerOnDay(reply.toEvent, context);
  if (onDay !== undefined) return run(onDay);
  const notUnderstood = () => new Misread(say.notUnderstood(), undefined, { isGuess: true });
  switch (spoken.says) {
    case 'command':
      if (spoken.how === 'offer') throw new Misread(say.isItACommand(), spoken.text);
      try {
        return await run(spoken.text);
      } catch (error) {
        // "me too" is no question of Muster's commands: only what was surely one is told what it lacks.
        if (spoken.how === 'try' && isNoneAfterAll(error)) throw notUnderstood();
        throw error;
      }
    case 'slip':
      throw new Misread(say.isItACommand(), spoken.likely, { isGuess: true });
    case 'greeting':
      return say.greeting({ name: sender.name });
    case 'farewell':
      return undefined;
    case 'something':
      throw notUnderstood();
  }
}

/** "I can't come on thursday": the command that an answer is with a day after it, and nothing else. */
function answerOnDay(
  { status, remark, certainty }: ReplyAnswer,
  { locale, message, zone }: Context,
): string | undefined {
  if (certainty !== 'loose' || remark === null) return undefined;
  const isDay = readRange(remark, { sentAt: message.sentAt, zone, locale }).ok;
  return isDay ? `/${answerNames[status]} ${remark}` : undefined;
}

/** What a plain answer is about: what it quotes, else what Muster said last. */
async function meantNumber({ change, message }: Context): Promise<number | null> {
  const { quotedExternalId, quotedNumber, chat, sentAt } = message;
  return quotedExternalId === null ? findLastSaidNumber(change, chat.id, sentAt) : quotedNumber;
}

/** Whether words that were run as a command do not make one, or name nobody and nothing. */
function isNoneAfterAll(error: unknown): boolean {
  if (error instanceof Misread) return error.likely === undefined;
  return (
    error instanceof UserError &&
    ['groupNotFound', 'contactNotFound', 'targetNotFound'].includes(error.code)
  );
}
