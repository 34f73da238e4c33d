import { beforeAll, describe, expect, test } from 'vitest';
import { parseImportMap } from '../../../src/import/import-map.ts';
import type { CallColumn } from '../../../src/import/read-call-heading.ts';
import { readHeading } from '../../../src/import/read-heading.ts';
import { term } from '../../../src/languages/spanish/terms.ts';
import { OPERATOR, type Tenant, useAdmin } from '../admin-app.ts';
import { leftOver, unquoted } from './left-over.ts';

const admin = useAdmin();
let tenant: Tenant;
let manager: string;
let elsewhere: string;
beforeAll(async () => {
  tenant = await admin.tenant();
  for (const [name, status] of [['Old', 'ARCHIVED'] as const, ['Gone', 'INACTIVE'] as const]) {
    const id = await tenant.group({ name });
    await admin.db.group.updateMany({ where: { id }, data: { status } });
  }
  const [first] = await tenant.contacts('First');
  await tenant.group({ name: 'Seen', members: [{ contactId: first }] });
  await tenant.group({ name: 'Empty' });
  const called = { callConsent: false, doNotCall: true };
  for (const body of [
    { name: 'Laura Gil', phone: '+34911222333' },
    { name: 'Leo', phone: '+34600000001' },
    { name: 'Nil', phone: '+34600000002', ...called },
    { name: 'Ona', phone: '+34600000003' },
    { name: 'Ona', phone: '+34600000004' },
  ])
    expect(await tenant.post('/api/contacts', body)).toMatchObject({ status: 201 });
  const { userId } = await tenant.user('MANAGER');
  manager = (await tenant.post('/api/keys', { userId, label: 'x' })).body.secret;
  const made = await admin.client(OPERATOR).post('/api/organizations', {
    name: 'Nowhere',
    timeZone: 'UTC',
    admin: { name: 'Abraham' },
  });
  elsewhere = made.body.key.secret;
});

/** A file, and by what it is read. */
interface Given {
  file: string | Buffer;
  query?: string;
  secret?: string;
}

const csv = (...lines: string[]): Given => ({ file: `${lines.join('\n')}\n` });
const cards = (...bodies: string[]): Given => ({
  file: bodies.map((body) => `BEGIN:VCARD\nFN:Ana\n${body}\nEND:VCARD\n`).join(''),
});
const each = (count: number, of: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => of(at));

/** What is answered to a reader of English, and to one of Spanish. */
async function ask({ file, query = '', secret = tenant.secret }: Given) {
  const inLanguage = async (language: string) => {
    const answer = await admin.app.inject({
      method: 'POST',
      url: `/api/contacts/import?dryRun=true${query}`,
      headers: {
        authorization: `Bearer ${secret}`,
        'content-type': String(file).startsWith('BEGIN') ? 'text/vcard' : 'text/csv',
        'accept-language': language,
      },
      payload: file,
    });
    return answer.json();
  };
  return { english: await inLanguage('en'), spanish: await inLanguage('es') };
}

/** Words of the English sentence that stand in the Spanish one, but for what is quoted, a path or a name in code. */
function leftIn(spanish: string, english: string): string[] {
  const words = (sentence: string) =>
    unquoted(sentence)
      .replace(/"[^"]*"|\([^)]*=[^)]*\)|\?\S+|\/\S+/g, '')
      .split(/[^\p{L}=]+/u)
      .filter((word) => /^\p{Ll}{2,}$/u.test(word));
  const there = new Set(words(english));
  return words(spanish).filter((word) => there.has(word) && !same.has(word));
}

/** Words that are the same in both. */
const same = new Set(['admin', 'no', 'map']);

interface Row {
  problem?: { field: string; expected: string; example: string; got: string };
  warnings?: string[];
}

const warningsOf = ({ warnings, rows }: { warnings: string[]; rows: Row[] }) => [
  ...warnings,
  ...rows.flatMap((row) => row.warnings ?? []),
];

/** A report without what it says to people. */
const factsOf = ({ rows, warnings: _, ...report }: { rows: Row[]; warnings: string[] }) => ({
  ...report,
  rows: rows.map(({ problem, warnings, ...row }) => ({
    ...row,
    isWrong: problem !== undefined,
    warned: warnings?.length,
  })),
});

const map = 'To keep it, say what it is, for example: map=';
const keep = 'Para conservarlo, di qué es, por ejemplo: «map=';

describe('what is warned of', () => {
  test.each<[string, Given, english: string[], spanish: string[]]>([
    [
      'columns that nobody knows',
      csv('name,Shoe size,Likes', 'Ana,39,"more, of it"', 'Pau,,the sea'),
      [
        `Column "Shoe size" was not taken over: 1 row has something in it, as "39". ${map}Shoe size:notes`,
        `Column "Likes" was not taken over: 2 rows have something in it, as "more, of it". ${map}Likes:notes`,
      ],
      [
        `La columna «Shoe size» no se importa: 1 fila tiene algo en ella, como «39». ${keep}Shoe size:notas»`,
        `La columna «Likes» no se importa: 2 filas tienen algo en ella, como «more, of it». ${keep}Likes:notas»`,
      ],
    ],
    [
      'what stands above the headings',
      csv('Members of 2026', 'name,phone', 'Ana,'),
      ['Line 1 stands above the headings and was passed over: Members of 2026'],
      ['La línea 1 está encima de la cabecera y se ha saltado: «Members of 2026»'],
    ],
    [
      'a property of a card, and a line that is none',
      cards('BDAY:1990\nwhat is this'),
      [
        'BDAY was not taken over: 1 card has it. To keep it in the notes: map=BDAY:notes',
        '1 line is no property of a card, as "what is this"',
      ],
      [
        'BDAY no se importa: lo tiene 1 tarjeta. Para guardarlo en las notas: «map=BDAY:notas»',
        '1 línea no es ninguna propiedad de una tarjeta, como «what is this»',
      ],
    ],
    [
      'properties of cards, and lines that are none',
      cards('BDAY:1990\nthe', 'BDAY:1991\nof'),
      [
        'BDAY was not taken over: 2 cards have it. To keep it in the notes: map=BDAY:notes',
        '2 lines are no property of a card, as "the"',
      ],
      [
        'BDAY no se importa: lo tienen 2 tarjetas. Para guardarlo en las notas: «map=BDAY:notas»',
        '2 líneas no son ninguna propiedad de una tarjeta, como «the»',
      ],
    ],
    [
      'groups that take nobody',
      csv('name,groups', 'Ana,The Others;Old;Gone'),
      [
        'there is no group "The Others"',
        '"Old" is archived and takes no members',
        '"Gone" is inactive and takes no members',
      ],
      [
        'no hay ningún grupo «The Others»',
        '«Old» está archivado y no admite miembros',
        '«Gone» está inactivo y no admite miembros',
      ],
    ],
    [
      'a group that nobody leads',
      csv('name,groups', 'Ana,Empty'),
      [
        '"Empty" has no admin: make one of its members one, by PATCH /api/groups/{id}/members/{contactId} with {"role": "ADMIN"}',
      ],
      [
        '«Empty» no tiene admin: haz admin a alguien del grupo, con PATCH /api/groups/{id}/members/{contactId} y {"role": "ADMIN"}',
      ],
    ],
    [
      'a phone of two people of the file',
      csv('name,phone', 'Ana,+34600000009', 'Pau,+34600000009'),
      [
        "+34600000009 is the phone of Ana (row 2), and a phone is one contact's: here it is kept in the notes",
      ],
      [
        '+34600000009 es el teléfono de Ana (fila 2), y un teléfono es de un solo contacto: aquí se guarda en las notas',
      ],
    ],
    [
      'a phone of somebody who is there',
      csv('name,phone', 'Pau,+34911222333'),
      [
        "+34911222333 is the phone of Laura Gil, and a phone is one contact's: here it is kept in the notes",
      ],
      [
        '+34911222333 es el teléfono de Laura Gil, y un teléfono es de un solo contacto: aquí se guarda en las notas',
      ],
    ],
    [
      'notes that are full',
      csv('name,notes,Home Phone,Mobile', `Ana,${'n'.repeat(1990)},+34911222444,+34600111222`),
      ['not taken over, because the notes are full: Home Phone: +34911222444'],
      ['no se importa, porque no cabe en las notas: «Home Phone: +34911222444»'],
    ],
    [
      'another name, and a no that stands',
      csv(
        'name,phone,consent,do not call',
        'Zoe,+34600000001,,',
        'Nil,+34600000002,yes,',
        'Nil,+34600000002,,no',
      ),
      ['was called Leo before', 'has said no to calls, which stands'],
      ['antes se llamaba Leo', 'ha dicho que no quiere llamadas, y así sigue'],
    ],
    [
      'that somebody is not to be called',
      csv('name,phone,do not call', 'Nil,+34600000002,no'),
      ['is not to be called, which stands'],
      ['no hay que llamarle, y así sigue'],
    ],
  ])('of %s', async (_what, given, english, spanish) => {
    const answers = await ask(given);
    expect(warningsOf(answers.english)).toEqual(english);
    expect(warningsOf(answers.spanish)).toEqual(spanish);
    expect(factsOf(answers.spanish)).toEqual(factsOf(answers.english));
    for (const [at, sentence] of spanish.entries()) {
      expect(leftIn(sentence, english[at]!)).toEqual([]);
      expect(unquoted(sentence).replace(/"[^"]*"/g, '')).not.toMatch(leftOver);
    }
  });

  test('of a group that is led by others', async () => {
    const { english, spanish } = await ask({ ...csv('name,groups', 'Ana,Seen'), secret: manager });
    expect(warningsOf(english)).toEqual(['only an admin of "Seen" adds members to it']);
    expect(warningsOf(spanish)).toEqual(['solo un admin de «Seen» añade miembros']);
  });

  test('is counted where there is too much of it', async () => {
    const columns = each(52, (at) => `Shoe ${at}`).join(',');
    const groups = each(23, (at) => `Club ${at}`).join(';');
    const given = csv(`name,groups,${columns}`, `Ana,${groups},${each(52, () => 'x').join(',')}`);
    const { english, spanish } = await ask(given);
    expect([english.warnings.at(-1), spanish.warnings.at(-1)]).toEqual(['and 2 more', 'y 2 más']);
    const [row] = spanish.rows;
    expect([row.warnings.length, row.warnings.at(-1)]).toEqual([21, 'y 3 más']);
  });

  /** What a column of each kind is called, what is none, and how that is told. */
  const cells: Record<CallColumn, [heading: string, what: string]> = {
    timeZone: ['Time zone', 'una zona horaria'],
    appointment: ['Appointment', 'una fecha con hora que se pueda leer'],
    appointmentType: ['Appointment type', 'un texto de 120 caracteres como mucho'],
    appointmentDuration: ['Appointment duration', 'una duración de 1 a 1440 minutos'],
    appointmentStatus: [
      'Appointment status',
      'un estado (pendiente, confirmada, cancelada, reprogramada)',
    ],
    appointmentProvider: ['Appointment with', 'un texto de 120 caracteres como mucho'],
    bookingSource: ['Booking source', 'un texto de 120 caracteres como mucho'],
    specialInstructions: ['Special instructions', 'un texto de 1000 caracteres como mucho'],
    callHoursBefore: ['Call hours before', 'un número de horas, de 1 a 336'],
    callConsent: ['Consent', 'un sí ni un no'],
    doNotCall: ['Do not call', 'un sí ni un no'],
  };
  const headings = Object.values(cells).map(([heading]) => heading);

  test('of cells that cannot be read', async () => {
    const unread = headings.map((_, at) => `Ana ${at}${','.repeat(at + 1)}${'is it '.repeat(200)}`);
    const { english, spanish } = await ask(csv(`name,${headings.join()}`, ...unread));
    const cell = 'is it '.repeat(14).slice(0, 80);
    expect(warningsOf(english)).toEqual(
      headings.map((heading) =>
        expect.stringMatching(`^"${cell}" of "${heading}" is no .*: it is kept in the notes$`),
      ),
    );
    expect(warningsOf(spanish)).toEqual(
      Object.values(cells).map(
        ([heading, what]) => `«${cell}» en «${heading}» no es ${what}: se guarda en las notas`,
      ),
    );
  });

  test('and what is wrong with cells that are too long', async () => {
    const long = headings.map((_, at) => `Ana ${','.repeat(at + 1)}${'x'.repeat(10_001)}`);
    const { english, spanish } = await ask(csv(`name,${headings.join()}`, ...long));
    const start = 'x'.repeat(80);
    expect(english.rows).toMatchObject(
      Object.keys(cells).map((field) => ({
        problem: { field, got: `10001 characters: ${start}` },
      })),
    );
    const problem = {
      expected: 'como mucho 10000 caracteres en un valor',
      example: 'una persona por fila o por tarjeta',
      got: `10001 caracteres: ${start}`,
    };
    expect(spanish.rows).toMatchObject(
      Object.keys(cells).map((field) => ({ problem: { ...problem, field } })),
    );
  });
});

const phones = each(51, (at) => `+3460011${1000 + at}`);
const abroad = 'a phone number of Spain (defaultCountry=ES), or one with its country code';
const abroadInSpanish =
  'un teléfono de España (defaultCountry=ES), o uno con el prefijo de su país';

describe('what is wrong with a row', () => {
  test.each<[string, Given, english: object, spanish: object]>([
    [
      'a phone',
      csv('name,phone', 'Ana,email'),
      { field: 'phone', expected: abroad, example: '+34 600 111 222', got: 'email' },
      // It stood in the file, and is no word of ours.
      { field: 'phone', expected: abroadInSpanish, example: '+34 600 111 222', got: 'email' },
    ],
    [
      'a phone that a spreadsheet has shortened',
      csv('name,phone', 'Ana,3.46E+10'),
      {
        expected: 'all of its digits: the spreadsheet has shortened it, so make the column a text',
        got: '3.46E+10',
      },
      {
        expected:
          'todas sus cifras: la hoja de cálculo lo ha abreviado, así que dale a la columna el formato de texto',
        got: '3.46E+10',
      },
    ],
    [
      'too many phones',
      csv('name,phone', `Ana,${phones.join(';')}`),
      {
        field: 'phone',
        expected: '50 of one person at most',
        example: 'one person in a row or a card',
        got: '51',
      },
      {
        field: 'phone',
        expected: 'como mucho 50 por persona',
        example: 'una persona por fila o por tarjeta',
        got: '51',
      },
    ],
    [
      'too many groups',
      csv('name,groups', `Ana,${each(51, (at) => `Team ${at}`).join(';')}`),
      { field: 'groups', got: '51' },
      { field: 'groups', got: '51' },
    ],
    [
      'a card of too much',
      cards('TEL:1\n'.repeat(501)),
      { field: 'card', expected: '500 properties of a card at most', got: '502' },
      { field: 'card', expected: 'como mucho 500 propiedades por tarjeta', got: '502' },
    ],
    [
      'no name',
      csv('name,phone', ',+34600000009'),
      { field: 'name', expected: '1 to 120 characters', example: 'Abraham', got: '' },
      { field: 'name', expected: 'de 1 a 120 caracteres', example: 'Abraham', got: '' },
    ],
    [
      'an address',
      csv('name,email', 'Ana,name'),
      { field: 'email', expected: 'an e-mail address', example: 'pau@example.org', got: 'name' },
      {
        field: 'email',
        expected: 'una dirección de correo',
        example: 'pau@example.org',
        got: 'name',
      },
    ],
    [
      'notes',
      csv('name,notes', `Ana,${'no card '.repeat(300)}`),
      { field: 'notes', example: 'Prefers evenings', got: 'no card '.repeat(10) },
      { field: 'notes', example: 'Prefiere las tardes', got: 'no card '.repeat(10) },
    ],
    [
      'a name of two',
      csv('name', 'Ona'),
      {
        expected: 'a phone too, because 2 contacts have this name',
        example: expect.stringMatching(/^\+3460000000[34]$/),
        got: 'Ona',
      },
      {
        expected: 'también un teléfono, porque 2 contactos se llaman así',
        example: expect.stringMatching(/^\+3460000000[34]$/),
        got: 'Ona',
      },
    ],
  ])('%s', async (_what, given, english, spanish) => {
    const answers = await ask(given);
    expect(answers.english.rows).toMatchObject([{ status: 'error', problem: english }]);
    expect(answers.spanish.rows).toMatchObject([{ status: 'error', problem: spanish }]);
    expect(factsOf(answers.spanish)).toEqual(factsOf(answers.english));
  });

  test('a phone where no country is known', async () => {
    const { english, spanish } = await ask({ ...csv('name,phone', 'Ana,12'), secret: elsewhere });
    expect(english.rows[0].problem.expected).toBe(
      'a phone number with its country code; for those without one, give defaultCountry in the query, as ?defaultCountry=ES',
    );
    expect(spanish.rows[0].problem.expected).toBe(
      'un teléfono con el prefijo del país; para los que no lo llevan, indica defaultCountry en la dirección, como ?defaultCountry=ES',
    );
  });
});

const smaller = (expected: string, got: string) =>
  `The file cannot be read: file: expected ${expected} (several smaller files), got ${got}.`;
const smallerInSpanish = (expected: string, got: string) =>
  `No se puede leer el archivo: se esperaba ${expected} (varios archivos más pequeños), y hay ${got}.`;

describe('a file that cannot be read', () => {
  test.each<[string, Given, english: string, spanish: string]>([
    [
      'is too large',
      { file: Buffer.alloc(5.5 * 1024 * 1024, 'a') },
      smaller('5 MB at most', '5.5 MB'),
      smallerInSpanish('como mucho 5 MB', '5,5 MB'),
    ],
    [
      'is of many people',
      csv('name', ...each(10_001, (at) => `Ana ${at}`)),
      smaller('10000 people at most', 'more than 10000'),
      smallerInSpanish('como mucho 10000 personas', 'más de 10000'),
    ],
    [
      'is of many groups',
      csv(
        'name,groups',
        ...each(21, (at) => `Ana ${at},${each(50, (one) => `${at} ${one}`).join(';')}`),
      ),
      smaller('1000 different groups at most', '1050'),
      smallerInSpanish('como mucho 1000 grupos distintos', '1050'),
    ],
    [
      'is of Excel',
      { file: Buffer.from('PK\u0003\u0004') },
      'The file cannot be read: file: expected CSV or vCard (in Excel: save as "CSV UTF-8"), got an Excel workbook.',
      'No se puede leer el archivo: se esperaba CSV o vCard (en Excel: guardar como "CSV UTF-8"), y hay un libro de Excel.',
    ],
    [
      'is in another encoding',
      { file: Buffer.from('name\nJos\xe9\n', 'latin1') },
      'The file cannot be read: file: expected text in UTF-8 (in Excel: save as "CSV UTF-8"), got another encoding.',
      'No se puede leer el archivo: se esperaba un texto en UTF-8 (en Excel: guardar como "CSV UTF-8"), y hay otra codificación.',
    ],
    [
      'has no card',
      { file: 'BEGIN:VCARDS\n' },
      'The file cannot be read: file: expected a vCard (BEGIN:VCARD … END:VCARD), got no card.',
      'No se puede leer el archivo: se esperaba una vCard (BEGIN:VCARD … END:VCARD), y hay un archivo sin tarjetas.',
    ],
    [
      'has cards of many kinds',
      cards(each(300, (at) => `X-A${at}:1`).join('\n'), each(300, (at) => `X-B${at}:1`).join('\n')),
      'The file cannot be read: file: expected 500 kinds of properties at most (FN, TEL, EMAIL), got 601.',
      'No se puede leer el archivo: se esperaba como mucho 500 clases de propiedades (FN, TEL, EMAIL), y hay 601.',
    ],
    [
      'has a quote that is open',
      csv('name,phone', '"Ana,12'),
      'The file cannot be read: file: expected every quoted field to end with a quote ("Ruiz, Ana",+34 600 111 222), got a quote that is not closed, or closed too early, near line 2.',
      'No se puede leer el archivo: se esperaba comillas que cierren en todos los campos que las abren ("Ruiz, Ana",+34 600 111 222), y hay unas comillas sin cerrar, o cerradas antes de tiempo, cerca de la línea 2.',
    ],
    [
      'has many columns',
      csv(`name${',x'.repeat(1000)}`, 'Ana'),
      'The file cannot be read: file: expected 1000 columns at most (name,phone,email,notes,groups), got 1001 columns.',
      'No se puede leer el archivo: se esperaba como mucho 1000 columnas (nombre,teléfono,correo,notas,grupos), y hay 1001 columnas.',
    ],
    [
      'has no names',
      csv('email', 'a@b.es'),
      'The file cannot be read: headings: expected a line of headings, one of which is the name; which one that is can be said by map=Who:name (name,phone,email,notes,groups), got email.',
      'No se puede leer el archivo: se esperaba una línea de cabecera con el nombre entre sus columnas; cuál es se dice con map=Quién:nombre (nombre,teléfono,correo,notas,grupos), y hay email.',
    ],
    [
      'has no column that is named',
      { ...csv('name,Shoe size', 'Ana,39'), query: '&map=notes' },
      'The file cannot be read: map: expected headings of the file (name, Shoe size), each with what it is (map=Tel. casa:home phone,Shoe size:notes,ID:ignore), got notes.',
      'No se puede leer el archivo: se esperaba columnas de la cabecera del archivo (name, Shoe size), cada una con lo que es (map=Tel. casa:teléfono de casa,Talla:notas,ID:ignorar), y hay notes.',
    ],
    [
      'has a column that is said to be nothing',
      { ...csv('name,Shoe size', 'Ana,39'), query: '&map=Shoe%20size:file' },
      'The file cannot be read: map: expected name, first name, last name, phone, mobile, home phone, work phone, email, notes, groups or ignore behind the colon (map=Tel. casa:home phone,Shoe size:notes,ID:ignore), got file.',
      'No se puede leer el archivo: se esperaba nombre, nombre de pila, apellidos, teléfono, móvil, teléfono de casa, teléfono del trabajo, correo, notas, grupos o ignorar tras los dos puntos (map=Tel. casa:teléfono de casa,Talla:notas,ID:ignorar), y hay file.',
    ],
    [
      'is of no country',
      { ...csv('name', 'Ana'), query: '&defaultCountry=Espanya' },
      'query.defaultCountry: expected the two letters of a country (ISO 3166-1), perhaps ES, not "Espanya", for example "ES".',
      'query.defaultCountry: se esperaba las dos letras de un país (ISO 3166-1), quizá ES, no «Espanya», por ejemplo "ES".',
    ],
    [
      'is of nothing near a country',
      { ...csv('name', 'Ana'), query: '&defaultCountry=34' },
      'query.defaultCountry: expected the two letters of a country (ISO 3166-1), not "34", for example "ES".',
      'query.defaultCountry: se esperaba las dos letras de un país (ISO 3166-1), no «34», por ejemplo "ES".',
    ],
  ])('%s', async (_what, given, english, spanish) => {
    const answers = await ask(given);
    expect(answers.english).toMatchObject({ status: 400, detail: english });
    expect(answers.spanish).toMatchObject({ status: 400, detail: spanish });
    const [{ path }] = answers.english.errors;
    expect(answers.spanish.errors).toMatchObject([{ path }]);
    expect(spanish).toContain(answers.spanish.errors[0].expected);
  });
});

test('what a reader of Spanish is told to type is understood', () => {
  const fields =
    'name, first name, last name, phone, mobile, home phone, work phone, email, notes, groups';
  const said = term(`${fields} or ignore behind the colon`).split(' o ignorar')[0]!;
  const meant = (list: string) => list.split(/, ?/).map(readHeading);
  expect(meant(said)).toEqual(meant(fields));
  const headings = 'name,phone,email,notes,groups';
  expect(meant(term(headings))).toEqual(meant(headings));
  const example = (text: string) =>
    parseImportMap(text.replace('map=', ''), ['Tel. casa', 'Shoe size', 'Talla', 'ID']);
  const english = 'map=Tel. casa:home phone,Shoe size:notes,ID:ignore';
  const ways = [english, term(english)].map((text) => example(text));
  const [one, other] = ways.map((way) => ('map' in way ? [...way.map.values()] : way));
  expect(other).toEqual(one);
});
