import { nameMentions } from '../../context/name-mentions.ts';
import type { Context } from '../../context/read-context.ts';
import { cleanText, type Tokens, tokenize } from '../tokenize.ts';
import type { Found } from './find-arguments.ts';
import { findWhole } from './find-whole.ts';
import { asTyped, findOverLines } from './notes.ts';
import type { Parsed, Resolving, Slot } from './slot.ts';
import { wordsFor } from './words.ts';

/** The pure half: which words belong to which argument. */
export function parseArguments(
  slots: Record<string, Slot<unknown>>,
  text: string,
  reference: { sentAt: Date; zone: string; locale: string },
): Found {
  const whole = Object.keys(slots).find((name) => slots[name]!.whole);
  if (whole !== undefined) {
    const isGiven = cleanText(text) !== '';
    return {
      ok: true,
      stretches: new Map(isGiven ? [[whole, asTyped(text, reference.locale)]] : []),
    };
  }
  const find = (line: string): Found => {
    const source = withBlanks(cleanText(line), slots, reference.locale);
    const read: Tokens = tokenize(source);
    return read.ok ? findWhole(slots, source, read.tokens, reference) : read;
  };
  const takesNotes = Object.values(slots).some(({ furtherLines }) => furtherLines);
  return takesNotes ? findOverLines(slots, text, reference, find) : find(text);
}

/** A text, or what has one, with the names of those who are mentioned in it. */
async function withNames(kept: unknown, context: Context): Promise<unknown> {
  if (typeof kept === 'string') return nameMentions(kept, context);
  const { text } = (kept ?? {}) as { text?: unknown };
  return typeof text === 'string'
    ? { ...(kept as object), text: await nameMentions(text, context) }
    : kept;
}

/** "Read for@Ben", "+@Ben": thumbs leave the blank out before a handle. */
function withBlanks(typed: string, slots: Record<string, Slot<unknown>>, locale: string): string {
  if (!/[\p{L}+][@＠]/u.test(typed)) return typed;
  const keywords = Object.values(slots).flatMap((slot) => slot.keywords);
  const line = keywords.includes('+') ? typed.replace(/\+(?=[@＠])/g, '+ ') : typed;
  const words = wordsFor(locale)
    .singleWordsFor(keywords)
    .filter((word) => /^\p{L}+$/u.test(word));
  return words.length === 0
    ? line
    : line.replace(new RegExp(`(?<=^|\\s)(${words.join('|')})(?=[@＠]\\S)`, 'giu'), '$1 ');
}

/**
 * The arguments of a command, resolved in its context: groups and people first, then dates, in the
 * zone of the group that was named, or whose task or event was. Throws UserError where a name means nothing.
 */
export async function readArguments(
  slots: Record<string, Slot<unknown>>,
  text: string,
  context: Context,
): Promise<Parsed<Record<string, unknown>>> {
  const { change, zone, locale, message } = context;
  const found = parseArguments(slots, text, { sentAt: message.sentAt, zone, locale });
  if (!found.ok) return found;
  const resolving: Resolving = { context, scope: change, actor: change.actor, zone };
  const values: Record<string, unknown> = {};
  const inOrder = Object.entries(slots).sort(([, a], [, b]) => a.stage - b.stage);
  for (const [name, slot] of inOrder) {
    const stretch = found.stretches.get(name);
    const parsed = await slot.resolve(stretch, resolving);
    if (!parsed.ok) return parsed;
    values[name] = slot.kept ? await withNames(parsed.value, context) : parsed.value;
    if (slot.zoneOf) resolving.zone = (await slot.zoneOf(stretch, resolving)) ?? resolving.zone;
  }
  context.zone = resolving.zone;
  return { ok: true, value: values };
}
