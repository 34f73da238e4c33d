import { readPersonName } from '../../context/find-people.ts';
import type { Context } from '../../context/read-context.ts';
import { findDates } from '../../dates/find-dates.ts';
import { readDate } from '../../dates/reading.ts';
import { findNamedParticipant } from '../../events/find-named.ts';
import { countryOf } from '../../forms/country.ts';
import type { EventView } from '../../sight/visible-events.ts';
import { findNamed } from '../arguments/find-named.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import { optionalText } from '../arguments/text.ts';
import { guests } from '../arguments/tokens.ts';
import { textOfTokens } from '../events/choose-events.ts';
import { findCompany } from '../events/company.ts';
import { tokenize } from '../tokenize.ts';
import type { PlainAnswer } from './event-answer.ts';

/** A remark as an answer has it. */
interface ReadRemark {
  guests: number;
  reason: string | null;
  /** Whether it begins with those who come along: "with my brother". */
  isCompany: boolean;
  /** Whether it only says how many come, the sender among them or not: "for 2". */
  isCount: boolean;
}

/** Reads a remark as guests, and the reason that is left. */
export async function readRemark(
  remark: string,
  status: PlainAnswer['status'],
  context: Context,
): Promise<ReadRemark> {
  const slots = { guests: guests(), reason: optionalText('reason') };
  const read = await readArguments(slots, remark, { ...context });
  if (!read.ok) return { guests: 0, reason: remark, isCompany: false, isCount: false };
  const said = read.value as { guests: number; reason: string | null };
  const { reason } = said;
  const company =
    status === 'GOING' && said.guests === 0 && reason !== null
      ? companyIn(reason, context.locale)
      : undefined;
  return company ?? { ...said, isCompany: false, isCount: false };
}

/** Those who come along where a reason begins with them, and it is sure who is meant. */
function companyIn(reason: string, locale: string): ReadRemark | undefined {
  const read = tokenize(reason);
  const company = read.ok ? findCompany(read.tokens, new Map(), locale) : undefined;
  if (!read.ok || !company || company.from > 0 || company.guests === 0) return undefined;
  const isCount = !company.sure && company.who === company.to;
  if (!company.sure && !isCount) return undefined;
  const rest = textOfTokens(reason, read.tokens.slice(company.who));
  return { guests: company.guests, reason: rest || null, isCompany: true, isCount };
}

/**
 * Somebody else whom a reason names, with a capital letter or after a small word: it may be for them.
 * Where nothing but a name is said (`isName`), however it is written.
 */
export async function findAnother(
  event: EventView,
  reason: string,
  isName: boolean,
  context: Context,
): Promise<{ name: string } | undefined> {
  const { change, message, sender } = context;
  const mention = /[@＠]\S+/u.exec(reason)?.[0];
  if (mention) {
    const person = await findNamed(
      readPersonName(mention, message.mentions, countryOf(message.organization)),
      context,
    );
    if (person && person.contactId !== sender.contactId) return person;
  }
  const words = reason.split(/[^\p{L}\p{M}'’-]+/u);
  const names = isName
    ? reason.split(/\s*[,&]\s*|\s+(?:and|y|e)\s+/iu)
    : words.filter(
        (word, at) =>
          /^\p{Lu}/u.test(word) || /^(?:for|and|with|para|por|y|e|con)$/i.test(words[at - 1] ?? ''),
      );
  return findNamedParticipant(change, event.id, names.filter(Boolean), sender.contactId);
}

/** A day that a reason names, by its place there, and whether the event is on it. */
interface Day {
  start: number;
  end: number;
  isOwn: boolean;
}

/** The days that a reason names: those of another day than the event's make it doubtful. */
export function daysOf(
  reason: string,
  { startsAt, groupZone }: EventView,
  context: Context,
): Day[] {
  const { message, locale } = context;
  const zone = groupZone ?? context.zone;
  const reference = { sentAt: message.sentAt, zone, locale };
  const dayOf = (at: Date) => at.toLocaleDateString('en-CA', { timeZone: zone });
  return findDates(reason, reference).flatMap(({ start, end, text }) => {
    // "from 8", "10am": hours are no day.
    if (!/\p{L}{3}/u.test(text.replace(hours, '')) && !/\d[/.-]\d/.test(text)) return [];
    const read = readDate(text, reference, { missingTime: 'endOfDay' });
    const isOwn = read.ok && startsAt !== null && dayOf(read.value.at) === dayOf(startsAt);
    return [{ start, end, isOwn }];
  });
}

const hours = /\b(?:from|until|till|desde|hasta|las|noon|midnight|mediodía|horas?|hrs)\b/giu;

/** What is left of a reason after the day that it begins with. */
export function restAfter(reason: string, end: number): string | null {
  return reason.slice(end).replace(/^[\s,;.!:–—-]+/, '') || null;
}
