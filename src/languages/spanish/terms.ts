/**
 * What services and slots call things by in English, as it stands in a Spanish sentence; N is any
 * number. A table and not a type, because some phrases are composed ("60 characters at most"): a test
 * reads src/ and the commands, and misses every phrase that is not here.
 */
const terms: Record<string, string> = {
  // Arguments of commands.
  change: 'decir qué cambia',
  dates: 'las fechas',
  group: 'el grupo',
  'due date': 'la fecha de entrega',
  list: 'la lista',
  'new date': 'la nueva fecha',
  'new name': 'el nombre nuevo',
  'number of the time away': 'el número de la ausencia',
  'number of the campaign': 'el número de la campaña',
  'number of the event': 'el número del evento',
  'number of the reminder': 'el número del recordatorio',
  'number of the task': 'el número de la tarea',
  people: 'decir a quién',

  // Fields.
  span: 'el tiempo',
  color: 'el color',
  averageAppointmentCents: 'lo que vale una cita',
  appointmentDuration: 'la duración de la cita',
  appointmentProvider: 'con quién es la cita',
  appointmentStatus: 'el estado de la cita',
  appointmentTime: 'la hora de la cita',
  appointmentType: 'el tipo de cita',
  bookingSource: 'de dónde viene la reserva',
  callHoursBefore: 'cuántas horas antes se llama',
  specialInstructions: 'las indicaciones especiales',
  catchUpMinutes: 'hasta cuándo se recuperan los comandos',
  confirmAbove: 'el límite sin confirmar',
  cursor: 'el cursor',
  description: 'la descripción',
  email: 'el correo',
  endsAt: 'el final',
  end: 'el final',
  expiresAt: 'la caducidad',
  'quiet hours': 'las horas de silencio',
  'call hours': 'las horas de llamada',
  dials: 'las marcaciones',
  holidays: 'los festivos',
  retries: 'los reintentos',
  turns: 'cuántas veces me dirijo a una persona',
  reminders: 'los recordatorios',
  'answer by': 'el plazo de respuesta',
  deadline: 'el plazo de respuesta',
  digest: 'el resumen',
  min: 'el mínimo',
  minimum: 'el mínimo',
  rescue: 'el rescate de plazas',
  ahead: 'la antelación',
  'Idempotency-Key': 'la clave de la petición',
  'group name': 'el nombre del grupo',
  guests: 'los acompañantes',
  icon: 'el icono',
  keepMessagesDays: 'cuántos días se guardan los mensajes',
  fields: 'los campos',
  filter: 'el filtro',
  label: 'la etiqueta',
  language: 'el idioma',
  length: 'la duración',
  'list of those it is for': 'para quién es',
  locale: 'el idioma',
  max: 'el máximo',
  media: 'el archivo',
  'media.url': 'la dirección del archivo',
  name: 'el nombre',
  notes: 'las notas',
  'number of people': 'cuántas personas son',
  person: 'para quién es',
  phone: 'el teléfono',
  place: 'el lugar',
  reason: 'el motivo',
  from: 'el primer día',
  to: 'el último día',
  'time zone': 'la zona horaria',
  timeZone: 'la zona horaria',
  text: 'el texto',
  time: 'la hora',
  title: 'el título',
  'time away': 'la ausencia',
  'times away': 'las ausencias',

  // What is expected of them.
  'at least one that is not empty': 'al menos uno que no esté vacío',
  'up to N days': 'hasta N días',
  'a day': 'un día',
  'a day that has begun': 'un día que ya haya empezado',
  'a day from the first on, N days at most': 'un día desde el primero, como mucho N días',
  'cents, at most N; or none': 'céntimos, como mucho N; o nada',
  'a minute to four weeks before an event, twice, or off':
    'de un minuto a cuatro semanas antes de un evento, dos veces, o «no»',
  'how long before an event: to those who have not answered, and to those who are in':
    'cuánto antes de un evento: a quien no ha respondido y a quien va',
  'N person or more, and not above the limit': 'de N persona o más, y no por encima del límite',
  'a moment to come, before it begins': 'un momento por venir, antes de que empiece',
  'days of the week, or daily, and a time; or off':
    'días de la semana, o a diario, y una hora; o no',
  'for how long a free place is offered, and in the last three hours; or off':
    'cuánto tiempo se ofrece una plaza libre, y en las últimas tres horas; o «no»',
  'days of the week and from when until when, each from a time until a later one':
    'días de la semana y desde qué hora hasta qué hora, siempre de una hora a otra posterior',
  'hours of at least one day of the week, each from a time until a later one':
    'horas de al menos un día de la semana, siempre de una hora a otra posterior',
  'hours of at least one day; who is never to be called is told by contact':
    'horas de al menos un día; a quién no llamar nunca se dice en su contacto',
  'N days at most, each a date; or off': 'como mucho N días, cada uno una fecha; o «no»',
  'N to N in N seconds, N to N in N minutes': 'de N a N en N segundos, de N a N en N minutos',
  'N times at most, each N minute to N days after the last; or off':
    'como mucho N veces, cada una de N minuto a N días tras la anterior; o «no»',
  'N to N a day': 'de N a N al día',
  'mon-fri N:N-N:N, sat N:N-N:N': 'lunes a viernes N:N-N:N, sábado N:N-N:N',
  'N dec, N jan': 'N dic, N ene',
  'when they begin and end, or off': 'cuándo empiezan y acaban, o «no»',
  'N at most at once': 'como mucho N a la vez',
  'N characters at most': 'como mucho N caracteres',
  'N people at most': 'como mucho N personas',
  'one that at most N contacts fit, not N': 'uno al que respondan como mucho N contactos, no N',
  'N to N characters': 'de N a N caracteres',
  'N to N days': 'de N a N días',
  'N to N minutes': 'de N a N minutos',
  'N to N hours': 'de N a N horas',
  'PENDING, CONFIRMED, CANCELLED or RESCHEDULED': 'PENDING, CONFIRMED, CANCELLED o RESCHEDULED',
  'an instant of the years N to N': 'un momento de los años N a N',
  'N to N people': 'de N a N personas',
  'a BCP N locale': 'un código de idioma BCP N',
  'a colour as #RRGGBB': 'un color como #RRGGBB',
  'English or español': 'español o inglés',
  'a contactId or a phone, not both': 'un contactId o un teléfono, no los dos',
  'a phone number with its country code': 'un teléfono con el prefijo del país',
  'a file of N byte to N MB': 'un archivo de N byte a N MB',
  'a whole JPEG, PNG or WebP image that does not move, of N megapixels at most':
    'una imagen JPEG, PNG o WebP entera, que no se mueva, de N megapíxeles como mucho',
  'a file on the open internet that answers within N seconds':
    'un archivo en internet que responda en N segundos',
  'a time to come': 'un momento futuro',
  'a year at most': 'como mucho un año',
  'an end after its beginning': 'un final posterior al principio',
  recurrence: 'la repetición',
  'an RFC N rule that begins at startsAt': 'una regla RFC N que empiece en startsAt',
  'what is to be said': 'qué hay que decir',
  'an IANA time zone': 'una zona horaria IANA',
  'an e-mail address': 'una dirección de correo',
  'an http or https address': 'una dirección http o https',
  'an instant after startsAt': 'un momento posterior a startsAt',
  'an instant in the future': 'un momento futuro',
  'of an event that has a time': 'la de un evento con hora',
  'one at a time': 'una sola persona cada vez',
  'one emoji': 'un solo emoji',
  'said once': 'dicho una sola vez',
  'one group, or people': 'un grupo, o personas',
  'the nextCursor of the page before': 'el nextCursor de la página anterior',

  // What the API alone asks for: values of the requests, and what is expected of them.
  'Invalid input': 'un valor válido',
  'a JPEG, PNG or WebP image of N MB at most': 'una imagen JPEG, PNG o WebP de N MB como mucho',
  'a body, or media, or both': 'un texto (body), un archivo (media), o los dos',
  'a campaign about appointments': 'una campaña sobre citas',
  'a moment after it begins': 'un momento posterior a su comienzo',
  'a moment to come': 'un momento por venir',
  'a quarter of an hour to a day, of what is spread':
    'de un cuarto de hora a un día, si se reparte en el tiempo',
  aboutAppointments: 'si es sobre citas',
  'an instant in the future, N years away at most': 'un momento futuro, a N años como mucho',
  'an instant less than N hours before it begins': 'un momento a menos de N horas de que empiece',
  'an instant that is N years away at most': 'un momento a N años como mucho',
  'an instant, at which what comes again begins': 'un momento, en el que empieza lo que se repite',
  'at least one of its fields': 'al menos uno de sus campos',
  confirm: 'la confirmación',
  customHoursBefore: 'cuántas horas antes se llama',
  'days, or from and to': 'days, o from y to',
  dueAt: 'la fecha de entrega',
  'false for calls about an event or a task': 'false si se llama por un evento o una tarea',
  groupIds: 'los grupos',
  'groupId or groupIds, and not both': 'groupId o groupIds, y no los dos',
  headings: 'la cabecera',
  'hours before the appointments where overrideCallTiming is true, and none else':
    'horas antes de la cita si overrideCallTiming es true, y si no, ninguna',
  'ids of N to N groups': 'los id de N a N grupos',
  map: 'la correspondencia de columnas',
  'one file of N byte to N MB': 'un archivo de N byte a N MB',
  'role with the groups it is about, and match with groupIds':
    'role con los grupos de los que se trata, y match con groupIds',
  scheduledDatetime: 'cuándo empieza',
  spreadMinutes: 'en cuánto tiempo se reparte',
  startsAt: 'el comienzo',
  'the name of the group': 'el nombre del grupo',
  until: 'hasta cuándo',
  'what is said, with "do": "say"': 'lo que se dice, con "do": "say"',
  'what they are to be told': 'qué hay que decirles',
  'when it begins where callTiming is scheduled, and none where it is immediate':
    'cuándo empieza si callTiming es scheduled, y nada si es immediate',

  // Of a whole file of contacts.
  'N MB at most': 'como mucho N MB',
  'CSV or vCard': 'CSV o vCard',
  'text in UTF-N': 'un texto en UTF-N',
  'N different groups at most': 'como mucho N grupos distintos',
  'N columns at most': 'como mucho N columnas',
  'a vCard': 'una vCard',
  'a file that is read within N seconds': 'un archivo que se lea en N segundos',
  'every quoted field to end with a quote':
    'comillas que cierren en todos los campos que las abren',
  'a line of headings, one of which is the name; which one that is can be said by map=Who:name':
    'una línea de cabecera con el nombre entre sus columnas; cuál es se dice con map=Quién:nombre',
  'several smaller files': 'varios archivos más pequeños',
  'an Excel workbook': 'un libro de Excel',
  'another encoding': 'otra codificación',
  'one that takes longer': 'uno que tarda más',
  'in Excel: save as "CSV UTF-N"': 'en Excel: guardar como "CSV UTF-N"',
  'N columns': 'N columnas',
  'N.N MB': 'N,N MB',
  'N kinds of properties at most': 'como mucho N clases de propiedades',
  'a quote that is not closed, or closed too early, near line N':
    'unas comillas sin cerrar, o cerradas antes de tiempo, cerca de la línea N',
  'more than N': 'más de N',
  'no card': 'un archivo sin tarjetas',
  'name, first name, last name, phone, mobile, home phone, work phone, email, notes, groups or ignore behind the colon':
    'nombre, nombre de pila, apellidos, teléfono, móvil, teléfono de casa, teléfono del trabajo, correo, notas, grupos o ignorar tras los dos puntos',
  'map=Tel. casa:home phone,Shoe size:notes,ID:ignore':
    'map=Tel. casa:teléfono de casa,Talla:notas,ID:ignorar',
  'name,phone,email,notes,groups': 'nombre,teléfono,correo,notas,grupos',

  // Of one person of it.
  'N characters in one value at most': 'como mucho N caracteres en un valor',
  'N of one person at most': 'como mucho N por persona',
  'N properties of a card at most': 'como mucho N propiedades por tarjeta',
  'a phone number with its country code; for those without one, give defaultCountry in the query, as ?defaultCountry=ES':
    'un teléfono con el prefijo del país; para los que no lo llevan, indica defaultCountry en la dirección, como ?defaultCountry=ES',
  'a phone too, because N contacts have this name':
    'también un teléfono, porque N contactos se llaman así',
  'all of its digits: the spreadsheet has shortened it, so make the column a text':
    'todas sus cifras: la hoja de cálculo lo ha abreviado, así que dale a la columna el formato de texto',
  'one person in a row or a card': 'una persona por fila o por tarjeta',

  // Examples that are words; the others are the same in every language.
  'N dec to N jan': 'N dic a N ene',
  '/away @Pau N dec to N jan': '/fuera @Pau N dic a N ene',
  '/back N': '/vuelvo N',
  '/move event N to saturday Nam': '/mover evento N al sábado a las N',
  '/done N for @Pau': '/hecho N para @Pau',
  'One book a month': 'Un libro al mes',
  'Practice is off tonight': 'Hoy no hay entreno',
  'Prefers evenings': 'Prefiere las tardes',
  'Read Chapter N': 'Leer el capítulo N',
  'Book Club': 'Club de lectura',
  'for @BookClub': 'para @Lectores',
  goalkeeper: 'portera',
  'saturday N-N': 'sábado N-N',
  'max N': 'máx N',
  'We moved to N pm': 'Quedamos a las N',
  website: 'web',
  'leave it out for the first page': 'sin él se pide la primera página',
  'Bring both shirts': 'Traed las dos camisetas',
  'Call the field': 'Llamar al campo',
  'N days': 'N días',
  'monday N:N': 'lunes N:N',
  'until friday': 'hasta el viernes',
  'now or later': 'ahora o más tarde',
  'N minutes to a day': 'de N minutos a un día',
  'over N hour': 'durante N hora',
  'my knee hurts': 'me duele la rodilla',

  // Things that do not exist.
  'API key': 'esa clave de API',
  absence: 'esa ausencia',
  account: 'esa cuenta',
  avatar: 'esa foto',
  campaign: 'esa campaña',
  chat: 'ese chat',
  contact: 'ese contacto',
  dismissal: 'ese descarte',
  message: 'ese mensaje',
  session: 'esa sesión',
  event: 'ese evento',
  file: 'ese archivo',
  member: 'a ese miembro',
  operation: 'esa operación',
  organization: 'esa organización',
  participant: 'a ese participante',
  reminder: 'ese recordatorio',
  suggestion: 'esa sugerencia',
  task: 'esa tarea',
  user: 'a ese usuario',
};

/** The Spanish for an English phrase, or the phrase itself where there is none. */
export function term(phrase: string): string {
  const numbers = phrase.match(numberPattern) ?? [];
  const spanish = terms[formOf(phrase)];
  return spanish?.replace(/\bN\b/g, () => numbers.shift()!.replaceAll(',', '.')) ?? phrase;
}

/** Whether there is Spanish for an English phrase. */
export function hasTerm(phrase: string): boolean {
  return Object.hasOwn(terms, formOf(phrase));
}

const numberPattern = /\d[\d,]*/g;

/** The phrase with N for every number. */
function formOf(phrase: string): string {
  return phrase.replace(numberPattern, 'N');
}
