import type { ChatKind } from '../db/generated/enums.ts';
import type { Command } from './command.ts';
import { type Keystroke, readKeystroke } from './plain/keystroke.ts';
import { type PastedList, readPastedList } from './plain/pasted-list.ts';
import { type PlainReply, readPlainReply } from './plain/plain-reply.ts';
import { readSpoken, type Spoken } from './plain/spoken.ts';
import { readVerdict, type Verdict } from './plain/verdict.ts';
import { readWhoCame, type WhoCame } from './plain/who-came.ts';
import { readWish, type Wish } from './plain/wish.ts';
import { createRecognizer, type Recognized } from './recognize.ts';
import { textAfterSlash } from './tokenize.ts';

/** A message as far as it must be known to tell whether it is for Muster. */
export interface Readable {
  body: string;
  kind: ChatKind;
  /** Whether it quotes another message. */
  isReply: boolean;
  /** Whether something hangs on it: a picture with a caption is said about the picture. */
  hasMedia?: boolean | undefined;
}

/** What a message may mean to Muster. What is not a command means something only where it was asked for. */
export type Reading =
  | Recognized
  /** It may answer the event or the task of the message that it quotes: "yes". */
  | {
      kind: 'keystroke';
      key: Keystroke;
      reply: PlainReply | undefined;
      /** The command that it is where nothing waits for it: "/cancel". */
      otherwise?: Recognized;
    }
  | { kind: 'reply'; reply: PlainReply }
  /** "stop" is a no where something was asked. */
  | {
      kind: 'wish';
      wish: Wish;
      key: Keystroke | undefined;
      /** The command that it is where there is something to stop: "/stop". */
      otherwise?: Recognized;
    }
  | { kind: 'list'; list: PastedList }
  /** "hold it" where it was asked whether an event takes place; where it was not, what it is otherwise. */
  | { kind: 'verdict'; verdict: Verdict; otherwise: Reading | undefined }
  /** "all but Sam" where it was asked who came; where it was not, what it is otherwise. */
  | { kind: 'whoCame'; whoCame: WhoCame; otherwise: Reading | undefined }
  /** Anything else in a direct chat, where nobody but Muster is meant; it may answer what was said last. */
  | { kind: 'spoken'; spoken: Spoken; reply: PlainReply | undefined };

/**
 * Reads a message, in the words of a locale or, where it is not known yet, of every language.
 * Undefined for chatter. Pure, and cheap: it is asked of everything that people say.
 */
export type ReadMessage = (message: Readable, locale?: string) => Reading | undefined;

export function createMessageReader(commands: readonly Command[]): ReadMessage {
  const recognize = createRecognizer(commands);
  return (message, locale) => {
    const otherwise = readOrdinary(message, locale);
    if (message.hasMedia || (otherwise && isCommandLike(otherwise))) return otherwise;
    const verdict = readVerdict(message.body, locale);
    if (verdict) return { kind: 'verdict', verdict, otherwise };
    const whoCame = message.kind === 'DIRECT' ? readWhoCame(message.body, locale) : undefined;
    return whoCame ? { kind: 'whoCame', whoCame, otherwise } : otherwise;
  };

  function readOrdinary(
    { body, kind, isReply, hasMedia }: Readable,
    locale: string | undefined,
  ): Reading | undefined {
    const recognized = recognize(body, locale);
    // In a group it is said to people; and /start is for help.
    const isCommand = recognized?.kind === 'command' && recognized.command.name !== 'stop';
    const mayWish = kind === 'DIRECT' && !isCommand;
    const wish = mayWish ? readWish(body, locale) : undefined;
    if (wish)
      return {
        kind: 'wish',
        wish,
        key: readKeystroke(textAfterSlash(body) ?? body, locale),
        ...(recognized?.kind === 'command' ? { otherwise: recognized } : {}),
      };
    if (recognized) {
      const key = readKeystroke(textAfterSlash(body) ?? '', locale);
      if (recognized.kind === 'unknown' && key) return { kind: 'keystroke', key, reply: undefined };
      return key === 'no'
        ? { kind: 'keystroke', key, reply: undefined, otherwise: recognized }
        : recognized;
    }
    const isSpoken = kind === 'DIRECT' && !hasMedia && body.trim() !== '';
    const reply = isReply || isSpoken ? readPlainReply(body, locale) : undefined;
    const key = readKeystroke(body, locale);
    if (key) return { kind: 'keystroke', key, reply };
    if (reply && !isSpoken) return { kind: 'reply', reply };
    const list = isReply || kind === 'GROUP' ? readPastedList(body, locale) : undefined;
    if (list) return { kind: 'list', list };
    if (!isSpoken) return undefined;
    return { kind: 'spoken', spoken: readSpoken(body, locale, recognize, reply), reply };
  }
}

/** Whether it begins with a slash: said to Muster, or to another bot, whatever was asked before. */
export function isCommandLike(reading: Reading): reading is Recognized {
  const { kind } = reading;
  return kind === 'command' || kind === 'nearMiss' || kind === 'unknown';
}

/** Whether somebody unknown said it to Muster: what is no command of ours was said to the others, or to another bot. */
export function isSaidToMuster(reading: Reading, kind: ChatKind): boolean {
  if (reading.kind === 'verdict' || reading.kind === 'whoCame')
    return reading.otherwise !== undefined && isSaidToMuster(reading.otherwise, kind);
  if (kind === 'DIRECT' && reading.kind === 'spoken') return reading.spoken.says !== 'farewell';
  return isCommandLike(reading) && (kind === 'DIRECT' || reading.kind !== 'unknown');
}
