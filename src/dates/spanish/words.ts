import {
  type DateWording,
  type DurationWords,
  type Feast,
  noPattern,
  type Vocabulary,
} from '../vocabulary.ts';

export const spanishWording: DateWording = {
  locale: 'es',
  today: 'hoy',
  tomorrow: 'mañana',
  yesterday: 'ayer',
  thisWeekend: 'este fin de semana',
  every: 'cada',
  day: 'día',
  days: 'días',
  theNext: (amount) => `${isFeminine(amount) ? 'las próximas' : 'los próximos'} ${amount}`,
  theLast: (amount) => `${isFeminine(amount) ? 'las últimas' : 'los últimos'} ${amount}`,
};

function isFeminine(amount: string): boolean {
  return /(?:semana|quincena)s?$/.test(amount);
}

/** A dictionary with its words also as they are typed in haste: "miércoles" and "miercoles". */
function orPlain<Meaning>(dictionary: Record<string, Meaning>): Record<string, Meaning> {
  const plain = Object.entries(dictionary).map(([word, meaning]) => [
    word.normalize('NFD').replace(/\p{M}/gu, ''),
    meaning,
  ]);
  return { ...Object.fromEntries(plain), ...dictionary };
}

/** From one to twelve: hours, and how many. */
const smallNumbers = {
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  once: 11,
  doce: 12,
};

/** From thirteen to thirty. */
const largeNumbers = {
  trece: 13,
  catorce: 14,
  quince: 15,
  dieciséis: 16,
  diecisiete: 17,
  dieciocho: 18,
  diecinueve: 19,
  veinte: 20,
  veintiuno: 21,
  veintiuna: 21,
  veintidós: 22,
  veintitrés: 23,
  veinticuatro: 24,
  veinticinco: 25,
  veintiséis: 26,
  veintisiete: 27,
  veintiocho: 28,
  veintinueve: 29,
  treinta: 30,
};

export const spanishDurations: DurationWords = {
  numbers: { un: 1, ...smallNumbers },
  units: orPlain({
    semana: 10_080,
    semanas: 10_080,
    sem: 10_080,
    día: 1440,
    días: 1440,
    d: 1440,
    hora: 60,
    horas: 60,
    hs: 60,
    hrs: 60,
    h: 60,
    minuto: 1,
    minutos: 1,
    min: 1,
    mins: 1,
    m: 1,
  }),
  phrases: {
    '(?:una +)?media +hora': 30,
    '(?:un +)?cuarto +de +hora': 15,
    'tres +cuartos +de +hora': 45,
    '(?:una +|1 +)?hora +y +media': 90,
    '(?:una +|1 +)?hora +y +cuarto': 75,
  },
  andAHalfPattern: '(?<count>\\d{1,3}|dos|tres|cuatro|cinco) +h(?:oras)? +y +media',
  andPattern: 'y',
};

const weekdays = orPlain({
  lunes: 1,
  lun: 1,
  martes: 2,
  mar: 2,
  miércoles: 3,
  mié: 3,
  miérc: 3,
  jueves: 4,
  jue: 4,
  viernes: 5,
  vie: 5,
  sábado: 6,
  sáb: 6,
  domingo: 7,
  dom: 7,
});

/** From Monday to Friday. */
const workdays = [1, 2, 3, 4, 5];

/** Each of some names for a feast, with what it is. */
function named(names: readonly string[], feast: Feast): Record<string, Feast> {
  return Object.fromEntries(names.map((name) => [name, feast]));
}

const feasts: Record<string, Feast> = orPlain({
  ...named(['año nuevo', 'día de año nuevo'], { month: 1, day: 1 }),
  ...named(['noche de reyes', 'víspera de reyes'], { month: 1, day: 5 }),
  ...named(['reyes', 'día de reyes', 'reyes magos', 'epifanía'], { month: 1, day: 6 }),
  ...named(['san valentín', 'día de san valentín', 'día de los enamorados'], {
    month: 2,
    day: 14,
  }),
  'sant jordi': { month: 4, day: 23 },
  ...named(['noche de san juan', 'verbena de san juan', 'víspera de san juan'], {
    month: 6,
    day: 23,
  }),
  ...named(['san juan', 'día de san juan'], { month: 6, day: 24 }),
  ...named(['todos los santos', 'día de todos los santos'], { month: 11, day: 1 }),
  ...named(['nochebuena'], { month: 12, day: 24 }),
  ...named(['navidad', 'día de navidad'], { month: 12, day: 25 }),
  ...named(['san esteban', 'sant esteve'], { month: 12, day: 26 }),
  ...named(['día de los inocentes', 'día de los santos inocentes'], { month: 12, day: 28 }),
  ...named(['nochevieja', 'noche vieja', 'fin de año'], { month: 12, day: 31 }),
  'miércoles de ceniza': { afterEaster: -46 },
  'domingo de ramos': { afterEaster: -7 },
  'jueves santo': { afterEaster: -3 },
  'viernes santo': { afterEaster: -2 },
  ...named(['pascua', 'domingo de pascua', 'domingo de resurrección'], { afterEaster: 0 }),
  'lunes de pascua': { afterEaster: 1 },
  pentecostés: { afterEaster: 49 },
} satisfies Record<string, Feast>);

/** Spanish as it is typed on phones in Spain and Latin America, with accents and without. */
export const spanish: Vocabulary = {
  weekdays,
  weekdaysBeforeDay: weekdays,
  months: {
    enero: 1,
    ene: 1,
    febrero: 2,
    feb: 2,
    marzo: 3,
    mar: 3,
    abril: 4,
    abr: 4,
    mayo: 5,
    may: 5,
    junio: 6,
    jun: 6,
    julio: 7,
    jul: 7,
    agosto: 8,
    ago: 8,
    septiembre: 9,
    setiembre: 9,
    sept: 9,
    sep: 9,
    set: 9,
    octubre: 10,
    oct: 10,
    noviembre: 11,
    nov: 11,
    diciembre: 12,
    dic: 12,
  },
  ordinaryWords: new Set(['mar', 'vie', 'ago', 'set']),
  relativeDays: orPlain({
    hoy: 0,
    mañana: 1,
    mñna: 1,
    mñn: 1,
    'pasado mañana': 2,
    ayer: -1,
    anteayer: -2,
    antier: -2,
    'antes de ayer': -2,
  }),
  tonightPattern: 'esta {1,4}noche',
  numbers: orPlain({
    un: 1,
    uno: 1,
    ...smallNumbers,
    ...largeNumbers,
    'un par de': 2,
  }),
  // "una" is an article too, but "a la una" is an hour.
  articles: new Set(['un', 'uno']),
  units: orPlain({
    minuto: { unit: 'minutes', times: 1 },
    minutos: { unit: 'minutes', times: 1 },
    hora: { unit: 'hours', times: 1 },
    horas: { unit: 'hours', times: 1 },
    día: { unit: 'days', times: 1 },
    días: { unit: 'days', times: 1 },
    semana: { unit: 'weeks', times: 1 },
    semanas: { unit: 'weeks', times: 1 },
    quincena: { unit: 'days', times: 15 },
    quincenas: { unit: 'days', times: 15 },
    mes: { unit: 'months', times: 1 },
    meses: { unit: 'months', times: 1 },
    año: { unit: 'years', times: 1 },
    años: { unit: 'years', times: 1 },
  }),
  directions: orPlain({
    este: 'this',
    esta: 'this',
    'este próximo': 'this',
    'esta próxima': 'this',
    próximo: 'next',
    próxima: 'next',
    próximos: 'next',
    próximas: 'next',
    'el próximo': 'next',
    'la próxima': 'next',
    'los próximos': 'next',
    'las próximas': 'next',
    'el siguiente': 'next',
    'la siguiente': 'next',
    'los siguientes': 'next',
    'las siguientes': 'next',
    'el pasado': 'last',
    'la pasada': 'last',
    'el último': 'last',
    'la última': 'last',
    'los últimos': 'last',
    'las últimas': 'last',
    últimos: 'last',
    últimas: 'last',
  }),
  directionsAfter: orPlain({
    'que viene': 'next',
    'q viene': 'next',
    'que entra': 'next',
    próximo: 'next',
    próxima: 'next',
    siguiente: 'next',
    pasado: 'last',
    pasada: 'last',
    anterior: 'last',
  }),
  periods: orPlain({
    semana: 'week',
    'fin de semana': 'weekend',
    finde: 'weekend',
    mes: 'month',
    año: 'year',
  }),
  afterNextPattern: noPattern,
  // "fin de semana" is the weekend; "fin de la semana" is Sunday.
  endOfPattern:
    '(?:(?:a|al|para|el) {1,4})?(?:finales|final|fines|fin(?! {1,4}de {1,4}semana)) {1,4}(?:del|de {1,4}la|de)',
  endOfDayPattern:
    '(?:(?:a|al|el) {1,4})?(?:final|fin) {1,4}del? {1,4}d[ií]a|al {1,4}acabar {1,4}el {1,4}d[ií]a',
  endShorthands: {},
  partsOfDay: orPlain({
    mañana: 'morning',
    'media mañana': 'morning',
    'primera hora': 'morning',
    temprano: 'morning',
    'última hora': 'evening',
    mediodía: 'noon',
    'medio día': 'noon',
    tarde: 'longAfternoon',
    'media tarde': 'longAfternoon',
    noche: 'night',
    medianoche: 'midnight',
    'media noche': 'midnight',
  }),
  inPartPattern: '(?:por|x) {1,4}la|en {1,4}la|a {1,4}la|al|a',
  ofPartPattern: 'de {1,4}la|del|de',
  aboutPattern:
    'tipo|aprox\\.?|aproximadamente|m[aá]s {1,4}o {1,4}menos|desde|a {1,4}partir {1,4}de',
  exactPattern:
    'en {1,4}punto|aprox\\.?|aproximadamente|m[aá]s {1,4}o {1,4}menos|o {1,4}as[ií]|y {1,4}pico|clavad[ao]s',
  openEndPattern:
    'hasta {1,4}(?:(?:muy {1,4})?tarde|el {1,4}cierre|el {1,4}final(?! {1,4}de)|cuando {1,4}sea|que {1,4}acabe|la {1,4}madrugada)|en {1,4}adelante',
  latestPattern:
    'como {1,4}(?:muy {1,4})?tarde|(?:como|de) {1,4}(?:m[aá]ximo|mucho)|a {1,4}m[aá]s {1,4}tardar|no {1,4}m[aá]s {1,4}tarde(?: {1,4}del?)?',
  weeksLater: { 'en ocho': 1, 'en ocho días': 1, 'en quince': 2, 'en quince días': 2 },
  weeksFromPattern: 'desde|a {1,4}partir {1,4}del?',
  amPattern: 'a\\. m\\.|de {1,4}la {1,4}madrugada',
  // "12 del día" is noon.
  pmPattern: 'p\\. m\\.|del {1,4}d[ií]a(?! {1,4}\\d)',
  oClockPattern: 'en {1,4}punto',
  halfPastPattern: noPattern,
  quarterPattern: '(?:un {1,4})?cuarto',
  pastPattern: noPattern,
  toPattern: 'para {1,4}las?',
  minutesPattern: 'minutos',
  minutesAfterHour: {
    'y media': 30,
    'y cuarto': 15,
    'menos cuarto': -15,
    ...minutesEachSide({ cinco: 5, diez: 10, veinte: 20, veinticinco: 25 }),
    ...minutesEachSide({ 5: 5, 10: 10, 20: 20, 25: 25 }),
    ...minutesAfter({
      diez: 10,
      quince: 15,
      veinte: 20,
      treinta: 30,
      cuarenta: 40,
      'cuarenta y cinco': 45,
      cincuenta: 50,
      'cincuenta y cinco': 55,
    }),
    'y pico': 0,
  },
  // "a las 18 horas" and "18:00 horas" are times, "18 horas" is how long.
  hourMarkPattern: 'hs|hrs|horas(?<=(?:las? {1,4}\\d{1,2}|:\\d{2}) {1,3}horas)',
  atPattern:
    '(?:a|sobre|hacia|a {1,4}eso {1,4}de|alrededor {1,4}de|cerca {1,4}de|como {1,4}a|tipo|desde|a {1,4}partir {1,4}de) {1,4}las?',
  byPattern: 'para {1,4}las?|antes {1,4}de {1,4}las?',
  inTimePattern: noPattern,
  inPattern: 'en|dentro {1,4}de|de {1,4}aqu[ií] {1,4}a',
  compoundDurationPattern:
    '(?:una? {1,4})?(?:media {1,4}hora|cuarto {1,4}de {1,4}hora|hora {1,4}y {1,4}(?:media|cuarto))|tres {1,4}cuartos {1,4}de {1,4}hora|(?:\\d{1,3}|dos|tres|cuatro|cinco) {1,4}horas {1,4}y {1,4}media|\\d{1,3} {0,2}(?:horas?|hs|h) {1,4}y {1,4}\\d{1,2} {0,2}(?:minutos|min|m)',
  fromNowPattern: 'a {1,4}partir {1,4}de {1,4}(?:ahora|hoy|ya)|desde {1,4}(?:ahora|hoy)',
  ordinalPattern: 'º|°|ro|er',
  dayWords: orPlain({
    primero: 1,
    uno: 1,
    ...smallNumbers,
    ...largeNumbers,
    'treinta y uno': 31,
  }),
  dayNumberPattern: 'el {1,4}d[ií]a|d[ií]a|el|(?<=antes {1,4})del',
  dayNumbersPattern: 'los {1,4}d[ií]as|d[ií]as',
  notWeekdayPattern: 'los|(?:el|al|del)(?= {1,4}mar(?! {1,4}\\d|\\p{L}))',
  withPattern: 'con',
  thePattern: 'el|la|los|las',
  ofPattern: 'del|de',
  ofNumberPattern: 'del',
  withinPattern: 'en|durante|dentro {1,4}de',
  rangeFromPattern: 'de|del|desde|entre',
  rangeToPattern: 'al?|hasta|-',
  andPattern: 'y',
  orPattern: 'o',
  beforePattern: 'antes {1,4}del?',
  untilPattern: 'hasta',
  afterPattern: 'despu[eé]s {1,4}del?|tras',
  feasts,
  titleFeasts: new Set([
    'navidad',
    'nochebuena',
    'nochevieja',
    'reyes',
    'pascua',
    'san juan',
    'san valentín',
    'san valentin',
    'año nuevo',
    'ano nuevo',
    'todos los santos',
    'pentecostés',
    'pentecostes',
  ]),
  feastPattern:
    'navidades|semana {1,4}santa|carnaval(?:es)?|d[ií]a {1,4}de {1,4}(?:los {1,4})?muertos|ramad[aá]n|d[ií]a {1,4}de {1,4}(?:la {1,4}madre|las {1,4}madres)|d[ií]a {1,4}del {1,4}padre|puente {1,4}de {1,4}\\p{L}{1,20}',
  countedPattern:
    'p[aá]ginas?|p[aá]gs?|cap[ií]tulos?|cap|n[uú]meros?|vers[ií]culos?|salas?|aulas?|habitaci[oó]n|habitaciones|edades|pasos|preguntas|ejercicios|niveles|grupos',
  everyPattern: 'cada|todos {1,4}los|todas {1,4}las',
  otherPattern: noPattern,
  repeatAdverbs: {
    diario: { unit: 'days', times: 1 },
    diaria: { unit: 'days', times: 1 },
    diariamente: { unit: 'days', times: 1 },
    semanal: { unit: 'weeks', times: 1 },
    semanalmente: { unit: 'weeks', times: 1 },
    quincenal: { unit: 'weeks', times: 2 },
    mensual: { unit: 'months', times: 1 },
    mensualmente: { unit: 'months', times: 1 },
    trimestral: { unit: 'months', times: 3 },
    anual: { unit: 'years', times: 1 },
    anualmente: { unit: 'years', times: 1 },
  },
  everyDays: orPlain({
    'día laborable': workdays,
    'días laborables': workdays,
    'día de diario': workdays,
    'fin de semana': [6, 7],
    finde: [6, 7],
  }),
  habitLeadPattern: 'los',
  habitDays: orPlain({
    lunes: [1],
    martes: [2],
    miércoles: [3],
    jueves: [4],
    viernes: [5],
    sábados: [6],
    domingos: [7],
    'días laborables': workdays,
    'fines de semana': [6, 7],
    findes: [6, 7],
  }),
  alternateDayPattern: 'una? {1,4}DAY {1,4}s[ií],?(?: {1,4}y)? {1,4}otr[oa] {1,4}no',
  alternatePattern: 'altern[oa]s',
  loneHabits: orPlain({
    'entre semana': workdays,
    'de lunes a viernes': workdays,
    sábados: [6],
    domingos: [7],
    findes: [6, 7],
    'fines de semana': [6, 7],
  }),
  nths: orPlain({
    primer: 1,
    primero: 1,
    segundo: 2,
    tercer: 3,
    tercero: 3,
    cuarto: 4,
    último: -1,
  }),
  onPattern: 'el|los|en',
  startingPattern: 'desde|a {1,4}partir {1,4}del?|(?:empezando|comenzando)(?: {1,4}(?:el|en))?',
  forPattern: 'durante|por',
  timesPattern: 'veces',
  headsPattern: 'personas?|jugador(?:a|es|as)?|plazas?|invitad[oa]s?|asistentes?',
  fillerPattern: 'el|las?|de|del|a {1,4}las?|a|al|en|para',
  leadPattern: 'el|para|antes {1,4}del?|hasta|a {1,4}las?|este|cada',
  clausePattern:
    'para|en|con|durante|desde|hasta|m[aá]x|m[aá]ximo|porque|cada|salvo|excepto|menos|por {1,4}favor|o|y',
  hintPattern:
    'lun|mar|mi[eé]|jue|vie|s[aá]b|dom|hoy|ma[nñ]ana|ayer|anti|noche|tarde|d[ií]a|mñn|trece|catorce|quince|dieci|veint|treint|semana|mes|a[nñ]o|hora|minut|quincena|fin|final|ene|abr|ago|set|dic|navi|reyes|valent|sant|pascua|juan|esteban|pentec|inocen|las? ',
};

/** "siete treinta" and "siete y treinta". */
function minutesAfter(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([word, minutes]) => [
      [`y ${word}`, minutes],
      [word, minutes],
    ]),
  );
}

function minutesEachSide(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([word, minutes]) => [
      [`y ${word}`, minutes],
      [`menos ${word}`, -minutes],
    ]),
  );
}
