import { readDuration } from '../dates/duration.ts';
import type { AppointmentStatus } from '../db/generated/enums.ts';
import { squash } from '../forms/nearest.ts';
import { readTimeZone } from '../forms/read-time-zone.ts';
import { type CallField, type CallFields, parseCallValue } from '../people/contact-fields.ts';
import { type CallCell, excerpt } from './raw-contact.ts';
import { type LocalForm, readAppointment } from './read-appointment.ts';
import type { CallColumn } from './read-call-heading.ts';

/** What is imported of an appointment and of calls. */
export interface ImportedCalls extends CallFields {
  callConsent: boolean | null;
  doNotCall: boolean;
}

/** What a row says of it, with the lines that keep it in the notes where something else stands. */
export interface RowCalls {
  values: Partial<ImportedCalls>;
  lines: Partial<Record<keyof ImportedCalls, string>>;
  /** What could not be read: it is kept in the notes, and named. */
  asides: string[];
  warnings: string[];
}

const yes = new Set(
  'yes y si s sim oui ja j true x 1 ✓ ✔ ☑ on ok verdadero wahr vrai vero'.split(' '),
);
const no = new Set('no n non nein nao false 0 off ✗ ✘ ☐ falso falsch faux'.split(' '));

/** In the six languages of headings, without accents and blanks. */
const statuses: Record<AppointmentStatus, string> = {
  PENDING:
    'pending pendiente porconfirmar sinconfirmar unconfirmed offen ausstehend unbestatigt enattente aconfirmer inattesa daconfermare pendente porconfirmar',
  CONFIRMED:
    'confirmed confirmada confirmado bestatigt confirme confirmee confermato confermata ok scheduled booked',
  CANCELLED:
    'cancelled canceled cancelada cancelado anulada anulado abgesagt storniert annule annulee annullato annullata cancellato cancellata',
  RESCHEDULED:
    'rescheduled moved reprogramada reprogramado aplazada aplazado cambiada verschoben verlegt reporte reportee deplace deplacee spostato spostata rimandato rimandata reagendada reagendado remarcada remarcado',
};

const statusOf: ReadonlyMap<string, AppointmentStatus> = new Map(
  (Object.entries(statuses) as [AppointmentStatus, string][]).flatMap(([status, said]) =>
    said.split(' ').map((word): [string, AppointmentStatus] => [word, status]),
  ),
);

/** What the cells of a row say of an appointment and of calls. */
export function readCalls(cells: readonly CallCell[], form: LocalForm): RowCalls {
  const read: RowCalls = { values: {}, lines: {}, asides: [], warnings: [] };
  const filled = cells.filter(({ text }) => /[\p{L}\p{N}✓✔☑✗✘☐]/u.test(text));
  for (const [column, own] of Map.groupBy(filled, ({ field }) => field)) {
    // When it is may be told by two columns, a date and a time; anything else by its first.
    const used = column === 'appointment' ? own : own.slice(0, 1);
    const value = readValue(column, used, form);
    const unread = value === undefined ? own : own.slice(used.length);
    read.asides.push(...unread.map(lineOf));
    if (value === undefined) {
      read.warnings.push(
        ...used.map(
          ({ label, text }) =>
            `"${excerpt(text)}" of "${excerpt(label)}" is no ${expected[column]}: it is kept in the notes`,
        ),
      );
      continue;
    }
    const field = column === 'appointment' ? 'appointmentTime' : column;
    Object.assign(read.values, { [field]: value });
    read.lines[field] = used.map(lineOf).join('\n');
  }
  return read;
}

const expected: Record<CallColumn, string> = {
  timeZone: 'time zone',
  appointment: 'date and time that can be read',
  appointmentType: 'text of 120 characters at most',
  appointmentDuration: 'length of 1 to 1440 minutes',
  appointmentStatus: 'status (pending, confirmed, cancelled, rescheduled)',
  appointmentProvider: 'text of 120 characters at most',
  bookingSource: 'text of 120 characters at most',
  specialInstructions: 'text of 1000 characters at most',
  callHoursBefore: 'number of hours, 1 to 336',
  callConsent: 'yes or no',
  doNotCall: 'yes or no',
};

function lineOf({ label, text }: CallCell): string {
  return `${label}: ${text}`;
}

function readValue(column: CallColumn, cells: readonly CallCell[], form: LocalForm) {
  const [{ text }] = cells as [CallCell];
  switch (column) {
    case 'appointment':
      return readAppointment(
        cells.map((cell) => cell.text),
        form,
      );
    case 'timeZone': {
      const reading = readTimeZone(text, form.timeZone);
      return 'zone' in reading ? reading.zone : undefined;
    }
    case 'callConsent':
    case 'doNotCall':
      return readYes(text);
    case 'appointmentStatus':
      return statusOf.get(squash(text));
    case 'appointmentDuration':
      return stored(column, minutesIn(text, 1));
    case 'callHoursBefore':
      return stored(column, minutesIn(text, 60) / 60);
    default:
      return stored(column, text);
  }
}

function stored(field: Exclude<CallField, 'timeZone'>, value: string | number) {
  return parseCallValue(field, value);
}

function readYes(text: string): boolean | undefined {
  const said = squash(text) || text.trim();
  if (yes.has(said)) return true;
  return no.has(said) ? false : undefined;
}

/** "30", "30 min", "1h 30": in minutes; a number alone is of so many. NaN where it is no length. */
function minutesIn(text: string, each: number): number {
  const said = text.trim();
  if (/^\d{1,5}$/.test(said)) return Number(said) * each;
  const found = readDuration(said);
  return found && said.slice(found.length).trim() === '' ? found.minutes : Number.NaN;
}
