import { listOpenCampaigns } from '../calls/campaign.ts';
import type { Context } from '../context/read-context.ts';
import { readMessage } from '../context/read-context.ts';
import { UserError } from '../errors.ts';
import { createSay } from '../languages/say.ts';
import {
  firstOfTwo,
  keepConfirmation,
  otherReading,
  settleConfirmations,
  settleConfirmationsOf,
  type Taken,
  takeConfirmation,
} from '../messages/confirmations.ts';
import { resumeMissed } from '../messages/missed.ts';
import { readingSnapshot } from './ask.ts';
import { byTitle } from './by-title.ts';
import type { Answer, Resume } from './command.ts';
import { inPlaceOf } from './in-place-of.ts';
import { Misread } from './misread.ts';
import { answerList, answerPlainly } from './plain/answer-plainly.ts';
import { answerSpoken } from './plain/answer-spoken.ts';
import { answerVerdict } from './plain/answer-verdict.ts';
import { answerWhoCame } from './plain/answer-who-came.ts';
import type { Keystroke } from './plain/keystroke.ts';
import { grantWish } from './plain/wish.ts';
import { isCommandLike, type Reading, type ReadMessage } from './read-message.ts';
import type { Recognized } from './recognize.ts';
import { runRecognized } from './run-command.ts';
import { findDone } from './take-back.ts';
import { twinOf } from './twins.ts';

/** How long the other reading of a date is one keystroke away (docs/rules.md, doubts). */
const readingMinutes = 10;

/** What a message calls for in its context; undefined where silence is right. Throws as commands do. */
export async function answerMessage(
  reading: Reading,
  context: Context,
  read: ReadMessage,
): Promise<Answer | undefined> {
  const answer = await answerReading(reading, context, read);
  if (typeof answer === 'object' && answer.otherReading !== undefined) {
    const kept = { messageId: context.message.id, command: answer.otherReading, snapshot: null };
    await keepConfirmation(context.change, placeOf(context), otherReading, kept, readingMinutes);
  }
  return answer;
}

/**
 * Whether "/stop" ends the calls that are under way, whatever was asked meanwhile. Whoever has nobody called means
 * what everybody means by it: a no to a question, else that they want no messages.
 */
async function stopsCalls(otherwise: Recognized, { change }: Context): Promise<boolean> {
  if (otherwise.kind !== 'command' || otherwise.command.name !== 'stop') return false;
  return (await listOpenCampaigns(change, change.actor)).length > 0;
}

async function answerReading(
  reading: Reading,
  context: Context,
  read: ReadMessage,
): Promise<Answer | undefined> {
  const resume = (confirmation: Taken) => resumeCommand(confirmation, context, read);
  const { locale, message, zone } = context;
  switch (reading.kind) {
    case 'keystroke': {
      const { key, reply } = reading;
      // "yes" to somebody's "Who brings the cake?" is not said to Muster.
      if (message.quotesAnother) return undefined;
      if (reading.otherwise && (await stopsCalls(reading.otherwise, context)))
        return runMeant(reading.otherwise, context, read, resume);
      const answered = await answerKeystroke(key, context, resume);
      if (answered !== undefined) return answered;
      if (reading.otherwise) return runMeant(reading.otherwise, context, read, resume);
      const cameAll = key === 'yes' ? await answerWhoCame(null, context, run) : undefined;
      if (cameAll !== undefined) return cameAll;
      const isDirect = message.chat.kind === 'DIRECT';
      const given =
        reply &&
        (isDirect
          ? await answerSpoken({ says: 'farewell' }, reply, context, run)
          : await answerPlainly(reply, context));
      if (given !== undefined || !isDirect || key === 'no') return given;
      // The question was another time, or another's: whoever says yes must not think that it was done.
      const say = createSay(locale, message.sentAt, zone);
      throw new Misread(say.nothingWaits(), undefined, { isGuess: true });
    }
    case 'wish': {
      const { key, wish, otherwise } = reading;
      if (otherwise && (await stopsCalls(otherwise, context)))
        return runMeant(otherwise, context, read, resume);
      const answered = key && (await answerKeystroke(key, context, resume));
      return answered ?? grantWish(wish, context);
    }
    case 'reply':
      return answerPlainly(reading.reply, context);
    case 'list':
      return answerList(reading.list, context);
    case 'verdict': {
      const { verdict, otherwise } = reading;
      if (message.quotesAnother) return undefined;
      const answered = await answerVerdict(verdict, context, run);
      return answered ?? (otherwise && answerReading(otherwise, context, read));
    }
    case 'whoCame': {
      const { whoCame, otherwise } = reading;
      if (message.quotesAnother) return undefined;
      const answered = await answerWhoCame(whoCame, context, run);
      return answered ?? (otherwise && answerReading(otherwise, context, read));
    }
    case 'spoken':
      if (message.quotesAnother) return undefined;
      return answerSpoken(reading.spoken, reading.reply, context, run);
    case 'unknown':
      // Where Muster has no part, it is another bot's.
      if (message.chat.kind === 'GROUP' && !context.group) return undefined;
      return runMeant(reading, context, read, resume);
    default:
      return runMeant(reading, context, read, resume);
  }

  /** Runs a command that was said without its slash. */
  function run(command: string): Promise<Answer> {
    const said = read({ body: command, kind: message.chat.kind, isReply: false }, locale);
    if (!said || !isCommandLike(said)) throw new Error(`what was said is no command: ${command}`);
    return runMeant(said, { ...context, message: { ...message, body: command } }, read, resume);
  }
}

/**
 * Runs what was recognized: about what it calls by its title, and where it is given a number of the other
 * kind, what does the same to that.
 */
async function runMeant(
  recognized: Recognized,
  context: Context,
  read: ReadMessage,
  resume: Resume,
): Promise<Answer> {
  const meant = inOtherWords(recognized, context);
  const said = (await byTitle(meant, context)) ?? { reading: meant, context };
  return runNumbered(said.reading, said.context, read, resume);
}

/** Where what follows a command means another one, that: "/remind 41" is said of a task. */
function inOtherWords(recognized: Recognized, context: Context): Recognized {
  if (recognized.kind !== 'command') return recognized;
  const { command, rest } = recognized;
  const other = command.instead?.(rest, context);
  return other ? { kind: 'command', ...other } : recognized;
}

/** As runMeant, of what says its number. */
async function runNumbered(
  recognized: Recognized,
  context: Context,
  read: ReadMessage,
  resume: Resume,
): Promise<Answer> {
  try {
    return await runRecognized(recognized, context, resume);
  } catch (error) {
    if (recognized.kind !== 'command') throw error;
    const { locale, message } = context;
    const twin = twinOf(recognized.command.name, recognized.rest, error, locale);
    if (!twin) throw error;
    if (!twin.isRun) throw Object.assign(error as UserError, { likely: twin.text });
    const meant = read({ body: twin.text, kind: message.chat.kind, isReply: false }, locale);
    if (meant?.kind !== 'command') throw error;
    return runRecognized(meant, { ...context, message: { ...message, body: twin.text } }, resume);
  }
}

/** Nothing waits for most of them: people say yes and no to one another. */
async function answerKeystroke(
  key: Keystroke,
  context: Context,
  resume: (confirmation: Taken) => Promise<Answer>,
): Promise<Answer | undefined> {
  const { change, locale, message, zone } = context;
  if (key === 'no') {
    const settled = await settleConfirmations(change, placeOf(context), ['question', 'missed']);
    return settled > 0 ? createSay(locale, message.sentAt, zone).nothingDone() : undefined;
  }
  const code = key === 'yes' ? null : key === '1' ? firstOfTwo : otherReading;
  const waiting = await takeConfirmation(change, placeOf(context), code);
  return waiting && resume(waiting);
}

/**
 * Runs a command that waited, as it was understood when it was typed: at its own instant, with its
 * mentions. Those that were missed are several perhaps, and run each by itself afterwards.
 */
async function resumeCommand(
  { messageId, command, snapshot, missedIds }: Taken,
  context: Context,
  read: ReadMessage,
): Promise<Answer> {
  const { change, locale, message, zone } = context;
  if (missedIds.length > 0) {
    const commands = await resumeMissed(change, message.chat.id, missedIds);
    return createSay(locale, message.sentAt, zone).runningMissed({ commands });
  }
  const typed = await readMessage(change.tx, change.organizationId, messageId);
  const reading = read({ body: command, kind: context.message.chat.kind, isReply: false }, locale);
  if (!reading || !isCommandLike(reading)) {
    throw new Error(`what waited is no command: ${command}`);
  }
  // Yes to a reading is no yes to what that may ask itself.
  const confirmed = snapshot === readingSnapshot ? null : snapshot;
  const resumed = { ...context, message: { ...typed, body: command }, confirmed };
  const run = async () => {
    try {
      return await runMeant(reading, resumed, read, () => {
        throw new Error('what waited waits for another');
      });
    } catch (error) {
      if (error instanceof UserError) error.command = command;
      throw error;
    }
  };
  if (snapshot === null) return run();
  // Where the question was about an edit, what the message did before makes way for it.
  await settleConfirmationsOf(change, messageId);
  return inPlaceOf(await findDone(context, messageId), context, run);
}

function placeOf({ message, sender }: Context): { chatId: string; contactId: string } {
  return { chatId: message.chat.id, contactId: sender.contactId };
}
