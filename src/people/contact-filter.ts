import { empty, plannedAnew, type Sql, sql } from '../db/client.ts';
import type { AppointmentStatus } from '../db/generated/enums.ts';
import { asValue, type Bind, containsKey, isPlain } from './find-alike.ts';

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

/** Which contacts `c` are meant, as conditions that each begin with AND. */
export interface Fitting {
  whose: Sql;
  /** Whether there is any condition; each is answered by an index of its own. */
  isNarrowed: boolean;
  /** The same for a statement whose plan is kept for whatever is asked next; none where the right plan hangs on that. */
  anyWhose: Sql | undefined;
}

/** Contacts who are there and fit. */
export function fittingFilter(filter: ContactFilter): Fitting {
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
  const isThere = sql`AND c.deleted_at IS NULL`;
  const given = narrowing.filter((condition) => condition !== empty);
  const any = among === given[0] ? among : containsAny(filter.text);
  return {
    whose: sql`${isThere} ${byText} ${byStatus} ${since} ${until} ${among}`,
    isNarrowed: given.length > 0,
    anyWhose: given.length === 1 && any ? sql`${isThere} ${any}` : undefined,
  };
}

/** Shorter texts have no trigram of their own, and are in many names. */
const shortestSought = 3;

/**
 * As `contains`, with patterns that the planner does not see: it plans for one that few have, as most that are typed
 * in full are, and once for all of them. None for a text that is too short for that, or not its own key.
 */
function containsAny(asked: string | undefined): Sql | undefined {
  const text = clean(asked);
  if (text.length < shortestSought || !isPlain(text)) return undefined;
  return contains(text, (pattern) => sql`(SELECT ${pattern}::text)`);
}

/**
 * Whether a text is part of the name, the address or the phone of a contact `c`, as a further condition; none where
 * there is no text. LIKE is answered by the index of trigrams, and strpos is the truth, as in containsKey. The key of
 * a text that is not its own is worked out once where the statement is planned for it, and else for every row.
 */
export function contains(asked: string | undefined, bind: Bind = asValue): Sql {
  const text = clean(asked);
  if (text === '') return empty;
  // Only what looks like a phone is looked for in phones, so that "Ana 2" does not find every 2.
  const digits = /^[\d\s()+.\-–/]+$/.test(text) ? text.replace(/\D/g, '').replace(/^00/, '') : '';
  const phone = /^(\+|00)/.test(text) ? `+${digits}%` : `%${digits}%`;
  return sql`AND ${isPlain(text) ? empty : plannedAnew} (
    ${containsKey(sql`c.name_key`, text, bind)}
    ${/\s/.test(text) ? empty : sql`OR ${emailContains(text, bind)}`}
    ${digits === '' ? empty : sql`OR c.phone LIKE ${bind(phone)}`}
  )`;
}

const clean = (asked: string | undefined) =>
  asked?.toWellFormed().replaceAll('\0', '').trim() ?? '';

/** No address has a blank in it. */
const emailContains = (text: string, bind: Bind) =>
  isPlain(text)
    ? sql`c.email ILIKE ${bind(`%${text}%`)}`
    : sql`(c.email ILIKE '%' || ${text} || '%' ESCAPE '' AND strpos(lower(c.email), lower(${text})) > 0)`;
