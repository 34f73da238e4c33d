import type { ChatKind } from '../db/generated/enums.ts';
import type { Command } from './command.ts';
import { type PlainAnswer, readEventAnswer } from './plain/event-answer.ts';
import { type Keystroke, readKeystroke } from './plain/keystroke.ts';
import { type PastedList, readPastedList } from './plain/pasted-list.ts';
import { readWish, type Wish } from './plain/wish.ts';
import { createRecognizer, type Recognized } from './recognize.ts';
import { textAfterSlash } from './tokenize.ts';

/** A message as far as it must be known to tell whether it is for Muster. */
export interface Readable {
  body: string;
  kind: ChatKind;
  /** Whether it quotes another message. */
  isReply: boolean;
}

/** What a message may mean to Muster. What is not a command means something only where it was asked for. */
export type Reading =
  | Recognized
  /** In a reply it may answer the event of the message that it quotes: "yes". */
  | { kind: 'keystroke'; key: Keystroke; answer: PlainAnswer | undefined }
  | { kind: 'answer'; answer: PlainAnswer }
  /** "stop" is a no where something was asked. */
  | { kind: 'wish'; wish: Wish; key: Keystroke | undefined }
  | { kind: 'list'; list: PastedList };

/**
 * Reads a message, in the words of a locale or, where it is not known yet, of every language.
 * Undefined for chatter. Pure, and cheap: it is asked of everything that people say.
 */
export type ReadMessage = (message: Readable, locale?: string) => Reading | undefined;

export function createMessageReader(commands: readonly Command[]): ReadMessage {
  const recognize = createRecognizer(commands);
  return ({ body, kind, isReply }, locale) => {
    const recognized = recognize(body, locale);
    // In a group it is said to people; and /start is for help.
    const mayWish = kind === 'DIRECT' && recognized?.kind !== 'command';
    const wish = mayWish ? readWish(body, locale) : undefined;
    if (wish)
      return { kind: 'wish', wish, key: readKeystroke(textAfterSlash(body) ?? body, locale) };
    if (recognized) {
      const key = recognized.kind === 'unknown' && readKeystroke(recognized.name, locale);
      if (key) return { kind: 'keystroke', key, answer: undefined };
      // In a group an unknown command may be another bot's; in a direct chat nobody else is meant.
      return recognized.kind === 'unknown' && kind === 'GROUP' ? undefined : recognized;
    }
    const answer = isReply ? readEventAnswer(body, locale) : undefined;
    const key = readKeystroke(body, locale);
    if (key) return { kind: 'keystroke', key, answer };
    if (answer) return { kind: 'answer', answer };
    const list = isReply || kind === 'GROUP' ? readPastedList(body, locale) : undefined;
    return list && { kind: 'list', list };
  };
}

/** Whether it begins with a slash: said to Muster, or to another bot, whatever was asked before. */
export function isCommandLike(reading: Reading): reading is Recognized {
  const { kind } = reading;
  return kind === 'command' || kind === 'nearMiss' || kind === 'unknown';
}
