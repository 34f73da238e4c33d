import type { Contact } from '../../../client/muster.ts';

type Field = 'name' | 'phone' | 'email' | 'notes' | 'locale' | 'timeZone' | 'appointment';

/** One field of two contacts who are to be one. */
export interface MergedField<Name extends string = Field | 'consent' | 'doNotCall'> {
  field: Name;
  /** Whose it is afterwards; none where neither has any. */
  stays: 'kept' | 'gone' | 'both' | undefined;
}

const appointmentOf = (contact: Contact) => [
  ...[contact.appointmentTime, contact.appointmentType, contact.appointmentDuration],
  ...[contact.appointmentStatus, contact.appointmentProvider, contact.bookingSource],
  ...[contact.specialInstructions, contact.callHoursBefore],
];

/** Whether anything is known of an appointment of theirs. */
export const hasAppointment = (contact: Contact): boolean =>
  appointmentOf(contact).some((part) => part !== null);

const values: Record<Field, (contact: Contact) => unknown> = {
  name: ({ name }) => name,
  phone: ({ phone }) => phone,
  email: ({ email }) => email,
  notes: ({ notes }) => notes,
  locale: ({ locale }) => locale,
  timeZone: ({ timeZone }) => timeZone,
  appointment: (contact) => (hasAppointment(contact) ? appointmentOf(contact).join('\n') : null),
};

/**
 * What becomes of the fields of two contacts when one is merged into the other, as the service does it: the kept
 * one's stays and the other's fills what it lacks, an appointment as a whole; a number that stands for a name gives
 * way to a name; and of what they said about calls the stricter holds.
 */
export function foreseeMerge(kept: Contact, gone: Contact): MergedField[] {
  const fields = Object.entries(values).map(([name, read]): MergedField => {
    const field = name as Field;
    const [own, other] = [read(kept), read(gone)];
    if (own === null && other === null) return { field, stays: undefined };
    if (own === other) return { field, stays: 'both' };
    const isKept = field === 'name' ? nameRank(kept.name) <= nameRank(gone.name) : own !== null;
    return { field, stays: isKept ? 'kept' : 'gone' };
  });
  return [
    ...fields,
    { field: 'consent', stays: stricter(kept.callConsent, gone.callConsent) },
    { field: 'doNotCall', stays: stricter(refusalOf(kept), refusalOf(gone)) },
  ];
}

/** A name, before a number that stands for it, before a LID. */
function nameRank(name: string): number {
  if (/^@\d+$/.test(name)) return 2;
  return /\p{L}/u.test(name) ? 0 : 1;
}

/** Whoever is never called has said no; the rest have said nothing. */
const refusalOf = ({ doNotCall }: Contact): false | null => (doNotCall ? false : null);

/** A no, before a yes, before nothing said. */
function stricter(kept: boolean | null, gone: boolean | null): MergedField['stays'] {
  if (kept === null && gone === null) return undefined;
  if (kept === gone) return 'both';
  return kept === false || gone === null
    ? 'kept'
    : gone === false || kept === null
      ? 'gone'
      : 'kept';
}
