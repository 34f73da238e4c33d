import { empty, plannedAnew, type Sql, sql } from '../db/client.ts';
import type { AppointmentStatus } from '../db/generated/enums.ts';
import { containsKey, isPlain } from './find-alike.ts';

/** What every list of contacts is asked for; what is left out is of no meaning. */
export interface ContactFilter {
  /** Part of a name, without case, accents or spaces; of an e-mail address; or digits of a phone. */
  text?: string | undefined;
  appointmentStatus?: AppointmentStatus | undefined;
  /** Their appointment is at this instant or later. */
  appointmentFrom?: Date | undefined;
  /** It is before this one. */
  appointmentTo?: Date | undefined;
  /** They are among these. */
  contactIds?: readonly string[] | undefined;
}

/**
 * Contacts `c` who are there and fit, as conditions that each begin with AND. Whatever is filtered by is answered
 * by an index of its own; `isNarrowed` says whether there is any such.
 */
export function fittingFilter(filter: ContactFilter): { whose: Sql; isNarrowed: boolean } {
  const {
    appointmentStatus: status,
    appointmentFrom: from,
    appointmentTo: to,
    contactIds,
  } = filter;
  const narrowing = [
    contains(filter.text),
    status ? sql`AND c.appointment_status = ${status}::appointment_status` : empty,
    from ? sql`AND c.appointment_time >= ${from}` : empty,
    to ? sql`AND c.appointment_time < ${to}` : empty,
    contactIds ? sql`AND c.id = ANY(${contactIds}::uuid[])` : empty,
  ];
  const [byText, byStatus, since, until, among] = narrowing;
  return {
    whose: sql`AND c.deleted_at IS NULL ${byText} ${byStatus} ${since} ${until} ${among}`,
    isNarrowed: narrowing.some((condition) => condition !== empty),
  };
}

/** No address has a blank in it. */
const emailContains = (text: string) =>
  isPlain(text)
    ? sql`c.email ILIKE ${`%${text}%`}`
    : sql`(c.email ILIKE '%' || ${text} || '%' ESCAPE '' AND strpos(lower(c.email), lower(${text})) > 0)`;

/**
 * Whether a text is part of the name, the address or the phone of a contact `c`, as a further condition; none where
 * there is no text. LIKE is answered by the index of trigrams, and strpos is the truth, as in containsKey. The key of
 * a text that is not its own is worked out once where the statement is planned for it, and else for every row.
 */
export function contains(asked: string | undefined): Sql {
  const text = asked?.toWellFormed().replaceAll('\0', '').trim() ?? '';
  if (text === '') return empty;
  // Only what looks like a phone is looked for in phones, so that "Ana 2" does not find every 2.
  const digits = /^[\d\s()+.\-–/]+$/.test(text) ? text.replace(/\D/g, '').replace(/^00/, '') : '';
  const phone = /^(\+|00)/.test(text) ? `+${digits}%` : `%${digits}%`;
  return sql`AND ${isPlain(text) ? empty : plannedAnew} (
    ${containsKey(sql`c.name_key`, text)}
    ${/\s/.test(text) ? empty : sql`OR ${emailContains(text)}`}
    ${digits === '' ? empty : sql`OR c.phone LIKE ${phone}`}
  )`;
}
