import { squash } from '../forms/nearest.ts';

const columns = [
  'timeZone',
  // When it is, or its date or its time alone.
  'appointment',
  'appointmentType',
  'appointmentDuration',
  'appointmentStatus',
  'appointmentProvider',
  'bookingSource',
  'specialInstructions',
  'callHoursBefore',
  'callConsent',
  'doNotCall',
] as const;

/** What a column says of an appointment and of calls. */
export type CallColumn = (typeof columns)[number];

export function isCallColumn(field: string): field is CallColumn {
  return columns.some((column) => column === field);
}

type Concept =
  | 'appointment'
  | 'booking'
  | 'when'
  | 'type'
  | 'duration'
  | 'status'
  | 'provider'
  | 'source'
  | 'instructions'
  | 'special'
  | 'zone'
  | 'timeZone'
  | 'hours'
  | 'before'
  | 'call'
  | 'not'
  | 'consent'
  | 'filler';

/**
 * The words of such headings in English, Spanish, German, French, Portuguese and Italian, in lower case,
 * without accents. They mean something together alone: a "Date" is not an appointment's.
 */
const words: Record<Concept, string> = {
  appointment:
    'appointment appointments appt cita citas termin termine rendezvous rdv appuntamento appuntamenti consulta consultas',
  booking:
    'booking bookings reserva reservas buchung buchungen buchungs reservation prenotazione prenotazioni agendamento',
  when: 'date day time fecha dia hora horario horaria datum tag uhrzeit zeit jour heure horaire data giorno ora orario',
  type: 'type kind tipo art typ service servicio servico servizio prestation',
  duration:
    'duration length duracion dauer duree duracao durata minutes minutos minuten minuti min',
  status: 'status state estado stato statut etat',
  provider:
    'provider with doctor dr practitioner therapist specialist con medico medica doctora profesional especialista mit arzt arztin behandler avec medecin praticien com dottore dottoressa',
  source: 'source channel origin origen canal quelle kanal herkunft origine fonte canale origem',
  instructions:
    'instructions instruction instrucciones indicaciones anweisungen hinweise consignes instrucoes istruzioni indicazioni',
  special:
    'special especial especiales besondere spezielle speciale speciales especiais speciali particulieres',
  zone: 'zone zona',
  timeZone: 'timezone zeitzone fuseau fuso huso',
  hours: 'hours horas stunden heures ore',
  before: 'before antes vorher vor avant prima',
  call: 'call calls calling called llamar llamada llamadas llameis anrufen anruf anrufe anrufs appeler appel appels ligar ligacoes chamadas chiamare chiamata chiamate',
  not: 'not dont no nicht ne pas nao non never nunca',
  consent:
    'consent consentimiento einwilligung zustimmung consentement consentimento consenso optin permission permiso',
  filler:
    'of the a an do to for and in de del la el los las y para der die das des zu zum und fur du d l le les et pour e da os as il lo dell della per s h list lista liste',
};

const concepts: ReadonlyMap<string, Concept> = new Map(
  (Object.entries(words) as [Concept, string][]).flatMap(([concept, list]) =>
    list.split(' ').map((word): [string, Concept] => [word, concept]),
  ),
);

/** Of German, what other words are put together with: "Terminart", "Buchungsquelle". */
const heads = ['termin', 'buchung', 'anruf'];

/** What a column says of an appointment and of calls, by all the words of its heading; undefined of any other. */
export function readCallHeading(heading: string): CallColumn | undefined {
  const text = heading
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/rendez[- ]?vous/gi, 'rendezvous')
    .replace(/opt[- ]in/gi, 'optin')
    .replace(/\bDNC\b/gi, 'not call')
    .replace(/n['’]t\b/gi, 'nt');
  const said = new Set<Concept>();
  for (const word of text.split(/[^\p{L}\p{N}]+/u).flatMap((token) => apart(squash(token)))) {
    const concept = concepts.get(word);
    if (!concept) return undefined;
    if (concept !== 'filler') said.add(concept);
  }
  return meaningOf(said);
}

function apart(word: string): string[] {
  if (word === '' || concepts.has(word)) return word === '' ? [] : [word];
  const head = heads.find((one) => word.startsWith(one));
  const rest = head === undefined ? '' : word.slice(head.length);
  const second = concepts.has(rest) ? rest : rest.replace(/^s/, '');
  return head !== undefined && second !== '' ? [head, second] : [word];
}

function meaningOf(said: ReadonlySet<Concept>): CallColumn | undefined {
  const is = (needed: readonly Concept[], ...allowed: Concept[]) =>
    needed.every((concept) => said.has(concept)) &&
    [...said].every((concept) => needed.includes(concept) || allowed.includes(concept));
  if (is(['not', 'call'])) return 'doNotCall';
  if (is(['consent'], 'call')) return 'callConsent';
  if (is(['timeZone'], 'when') || is(['zone', 'when'])) return 'timeZone';
  if (is(['instructions'], 'special', 'appointment')) return 'specialInstructions';
  if (is(['booking', 'source'], 'appointment') || is(['appointment', 'source']))
    return 'bookingSource';
  if (is(['hours', 'before'], 'call', 'appointment')) return 'callHoursBefore';
  if (is(['appointment', 'type'])) return 'appointmentType';
  if (is(['appointment', 'duration'])) return 'appointmentDuration';
  if (is(['appointment', 'status'])) return 'appointmentStatus';
  if (is(['appointment', 'provider'])) return 'appointmentProvider';
  return is(['appointment'], 'when') ? 'appointment' : undefined;
}
