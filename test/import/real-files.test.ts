import { describe, expect, it, test } from 'vitest';
import { parseContactFile } from '../../src/import/contact-file.ts';
import type { ImportReading, ReadContacts } from '../../src/import/contact-row.ts';

function read(file: string | Uint8Array, reading: ImportReading = { defaultCountry: 'ES' }) {
  const parsed = parseContactFile(typeof file === 'string' ? Buffer.from(file) : file, reading);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  return parsed;
}

/** Each person in one line: "Ana Ruiz | +34600111222 | ana@b.es | notes; line; line | groups". */
function shown({ rows }: ReadContacts): string[] {
  return rows.map((row) => {
    if ('problem' in row) return `${row.row}: ${row.problem.field}: ${row.problem.got}`;
    const notes = [...(row.notes === null ? [] : [row.notes]), ...row.asides].join('; ');
    const texts = [row.name, row.phone ?? '', row.email ?? '', notes, row.groups.join('+')];
    const line = texts.join(' | ').replace(/(?: \| )+$/, '');
    return row.of === undefined ? line : `${row.of}: ${line}`;
  });
}

const notTaken = ({ columns }: ReadContacts) =>
  columns.filter(({ takenAs, filled }) => takenAs === null && filled > 0).map((use) => use.heading);

const csv = (...lines: string[]) => lines.join('\r\n');

describe('one phone, whatever its column is called', () => {
  test.each([
    ...['Número de teléfono', 'Telephone number', 'Mobile phone number', 'Contact number'],
    ...['WhatsApp Number', 'Phone no.', 'Phone (mobile)', 'Mobile 1', 'Teléfono 1', 'Home Phone'],
    ...['Business Phone', 'Other phone', 'P1 Mobile', 'Tel. móvil', 'Handynummer', 'Rufnummer'],
    ...[
      'Téléphone portable',
      'Telemóvel',
      'Cellulare',
      'Celular',
      'Cell',
      'Tlf',
      'Móvil (WhatsApp)',
    ],
    ...['Phone 1 - Value', 'Phone 2 - Value', 'Mobile Phone', "Mother's mobile", 'Nº', 'Contacto'],
    ...['PHONE NUMBER', 'tel.', 'Festnetz', 'Portable', 'Mobilnummer', 'N. cellulare'],
  ])('%s', (heading) => {
    for (const delimiter of [',', ';', '\t']) {
      const lines = [
        ['Name', heading].join(delimiter),
        ['Ana', '600 111 222'].join(delimiter),
        delimiter,
      ];
      const parsed = read(csv(...lines));
      expect(shown(parsed)).toEqual(['Ana | +34600111222']);
      expect(parsed.warnings).toEqual([]);
    }
  });
});

describe('one name, whatever its columns are called', () => {
  test.each([
    [
      'Nombre,Primer apellido,Segundo apellido,Tel. móvil',
      'Ana,Ruiz,Gil,600111222',
      'Ana Ruiz Gil',
    ],
    ['Nombre,Apellido 1,Apellido 2', 'Ana,Ruiz,Gil', 'Ana Ruiz Gil'],
    ['Segundo apellido,Primer apellido,Nombre', 'Gil,Ruiz,Ana', 'Ana Ruiz Gil'],
    ['Primer nombre,Segundo nombre,Apellidos', 'Ana,María,Ruiz', 'Ana María Ruiz'],
    ['Nombre,Segundo nombre,Apellidos', 'Ana,María,Ruiz', 'Ana María Ruiz'],
    ['Nombre y apellidos,Teléfono', 'Ana Ruiz,600111222', 'Ana Ruiz'],
    ['Vorname,Nachname,Handy', 'Jörg,Groß,+49 151 23456789', 'Jörg Groß'],
    ['Name,Vorname', 'Groß,Jörg', 'Jörg Groß'],
    ['Prénom,Nom', 'Zoé,Petit', 'Zoé Petit'],
    ['Nom,Prénom', 'Petit,Zoé', 'Zoé Petit'],
    ['Nome,Cognome', 'Gino,Rossi', 'Gino Rossi'],
    ['Nome,Sobrenome', 'João,Silva', 'João Silva'],
    ['First Name,Middle Name,Last Name,Suffix', 'Sam,J.,Smith,Jr.', 'Sam J. Smith Jr.'],
    ['Display Name,First Name,Last Name', 'Sam Smith,Sam,Smith', 'Sam Smith'],
    ['Surname,Forename', 'Smith,Sam', 'Sam Smith'],
    ['Name,Surname', 'Sam Smith,Smith', 'Sam Smith'],
  ])('%s', (headings, line, name) => {
    const parsed = read(csv(headings, line));
    expect(parsed.rows).toMatchObject([{ name, asides: [] }]);
    expect(parsed.warnings).toEqual([]);
  });
});

describe('the exports of address books', () => {
  it('Google, as it was', () => {
    const parsed = read(
      csv(
        'Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Name Suffix,Nickname,Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Organization 1 - Name',
        'Ana Ruiz,Ana,,Ruiz,,,,Anita,1990-01-02,Left wing,* myContacts ::: Club,* Home,ana@b.es,Work,ana@work.es,Home,911 222 333,Mobile,600 111 222,Acme',
        'Pau,Pau,,,,,,,,,* myContacts,,,,,,,Mobile,+34 600 111 333 ::: +34 600 111 444,',
        'Sam,Sam,,,,,,,,,,,,,,Work,+34 911 222 444,Grandma,+34 600 111 555,',
      ),
    );
    expect(shown(parsed)).toEqual([
      'Ana Ruiz | +34600111222 | ana@b.es | Left wing; Phone 1 (Home): 911 222 333; E-mail 2 (Work): ana@work.es; Nickname: Anita | Club',
      'Pau | +34600111333 |  | Phone 2 (Mobile): +34 600 111 444',
      'Sam | +34600111555 |  | Phone 2 (Grandma): +34 600 111 555; Phone 1 (Work): +34 911 222 444',
    ]);
    expect(notTaken(parsed)).toEqual(['Birthday', 'Organization 1 - Name']);
    expect(parsed.warnings).toEqual([
      'Column "Birthday" was not taken over: 1 row has something in it, as "1990-01-02". To keep it, say what it is, for example: map=Birthday:notes',
      expect.stringContaining('"Organization 1 - Name"'),
    ]);
  });

  it('Google, as it is', () => {
    const parsed = read(
      csv(
        'First Name,Middle Name,Last Name,Phonetic First Name,Name Suffix,Nickname,File As,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted',
        'Ana,,Ruiz,,,,,,* myContacts ::: Club,*,ana@b.es,Work,+34911222333,Mobile,+34600111222,Home,"Calle Mayor 1\nMadrid"',
        'Pau,,,,,,,,* myContacts,,,,,Home,+34911222444,,',
      ),
    );
    expect(shown(parsed)).toEqual([
      'Ana Ruiz | +34600111222 | ana@b.es | Phone 1 (Work): +34911222333 | Club',
      'Pau | +34911222444',
    ]);
    expect(notTaken(parsed)).toEqual(['Address 1 - Label', 'Address 1 - Formatted']);
  });

  it('Outlook, in three languages', () => {
    expect(
      shown(
        read(
          csv(
            'Title,First Name,Middle Name,Last Name,Suffix,Company,Business Fax,Business Phone,Home Phone,Mobile Phone,Other Phone,Categories,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,Notes',
            'Mr.,Sam,J.,Smith,Jr.,Acme,+44 20 7946 0000,+44 20 7946 0001,+44 20 7946 0002,+44 7911 123456,+44 20 7946 0003,Club;Family,sam@b.org,SMTP,Sam Smith,sam@acme.com,Hi',
          ),
        ),
      ),
    ).toEqual([
      'Sam J. Smith Jr. | +447911123456 | sam@b.org | Hi; Home Phone: +44 20 7946 0002; Business Phone: +44 20 7946 0001; Other Phone: +44 20 7946 0003; Business Fax: +44 20 7946 0000; E-mail 2 Address: sam@acme.com | Club+Family',
    ]);
    expect(
      shown(
        read(
          csv(
            'Nombre;Segundo nombre;Apellidos;Teléfono particular;Teléfono móvil;Teléfono del trabajo;Dirección de correo electrónico;Notas',
            'Ana;;Ruiz;911 222 333;;911 222 444;ana@b.es;',
          ),
        ),
      ),
    ).toEqual(['Ana Ruiz | +34911222333 | ana@b.es | Teléfono del trabajo: 911 222 444']);
    expect(
      shown(
        read(
          csv(
            'Anrede\tVorname\tNachname\tTelefon geschäftlich\tTelefon privat\tMobiltelefon\tE-Mail-Adresse\tNotizen',
            'Frau\tJana\tGroß\t030 123456\t\t0151 23456789\tjana@b.de\tx',
          ),
          { defaultCountry: 'DE' },
        ),
      ),
    ).toEqual(['Jana Groß | +4915123456789 | jana@b.de | x; Telefon geschäftlich: 030 123456']);
  });

  it('Thunderbird', () => {
    const parsed = read(
      csv(
        'First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home City,Job Title,Birth Year,Notes',
        'Ana,Ruiz,Ana Ruiz,,ana@b.es,ana@c.es,ana99,+34911222333,+34911222444,,,,Calle 1,Madrid,Boss,1990,',
      ),
    );
    expect(shown(parsed)).toEqual([
      'Ana Ruiz | +34911222444 | ana@b.es | Work Phone: +34911222333; Secondary Email: ana@c.es',
    ]);
    expect(notTaken(parsed)).toEqual([
      'Screen Name',
      'Home Address',
      'Home City',
      'Job Title',
      'Birth Year',
    ]);
  });

  it('a form of Google, with questions for headings and a title above', () => {
    const parsed = read(
      csv(
        'Riverside FC 2026,,,',
        'Marca temporal,¿Cuál es tu nombre?,¿Cuál es tu número de teléfono?,¿Talla?',
        '1/9/2026,Ana,600 111 222,M',
      ),
    );
    expect(shown(parsed)).toEqual(['Ana | +34600111222']);
    expect(notTaken(parsed)).toEqual(['Marca temporal', '¿Talla?']);
    expect(parsed.warnings[0]).toBe(
      'Line 1 stands above the headings and was passed over: Riverside FC 2026',
    );
  });

  it('UTF-16 with a mark and tabs, quotes, and rows of blanks', () => {
    const text = '\uFEFF"Name"\t"Tel."\r\n\t\r\n"Ruiz, Ana"\t"600 111 222"\r\n\t\r\n';
    expect(shown(read(Buffer.from(text, 'utf16le')))).toEqual(['Ruiz, Ana | +34600111222']);
  });
});

describe('a family is several people', () => {
  it('TeamSnap', () => {
    const parsed = read(
      csv(
        'Player First Name,Player Last Name,Jersey Number,Player Phone,Parent 1 First Name,Parent 1 Last Name,Parent 1 Mobile,Parent 1 Email,Parent 2 First Name,Parent 2 Last Name,Parent 2 Mobile,Team',
        'Leo,Gil,9,,Laura,Gil,600 111 222,laura@b.es,Juan,Paz,600 111 333,U12',
        'Mia,Gil,10,600 111 222,Laura,Gil,600 111 222,laura@b.es,Juan,Paz,,U12',
        'Kim,Poe,,600 111 444,,,600 111 555,,,,,U12',
        ',,,,Rosa,Sol,600 111 666,,,,,',
      ),
    );
    expect(shown(parsed)).toEqual([
      'Leo Gil |  |  |  | U12',
      'Parent 1: Laura Gil | +34600111222 | laura@b.es',
      'Parent 2: Juan Paz | +34600111333',
      'Mia Gil |  |  | Parent 2 First Name: Juan; Parent 2 Last Name: Paz; Player Phone: 600 111 222 | U12',
      'Parent 1: Laura Gil | +34600111222 | laura@b.es',
      'Kim Poe | +34600111444 |  | Parent 1 Mobile: 600 111 555 | U12',
      'Parent 1: Rosa Sol | +34600111666',
    ]);
    expect(notTaken(parsed)).toEqual(['Jersey Number']);
    expect(parsed.columns.map(({ takenAs }) => takenAs)).toEqual(
      expect.arrayContaining(['first name of Player', 'mobile phone of Parent 1', 'groups', null]),
    );
  });

  it.each([
    [
      'parents without a name: their phone reaches the child',
      csv('Name,P1 Mobile,P2 Mobile', 'Leo,600 111 222,600 111 333'),
      ['Leo | +34600111222 |  | P2 Mobile: 600 111 333'],
    ],
    [
      'parents in Spanish',
      csv(
        'Jugador,Nombre de la madre,Teléfono madre,Nombre del padre,Teléfono padre',
        'x,Laura,600 111 222,Juan,',
      ).replace('Jugador,', 'Nombre jugador,'),
      ['x |  |  | Nombre del padre: Juan', 'Mother: Laura | +34600111222'],
    ],
    [
      'columns that are called by who they are about',
      csv(
        'Jugador,Padre,Madre,Móvil padre,Móvil madre',
        'Leo,Juan,Laura,600111222,600111333',
        'Mia,,Rosa,,',
      ),
      [
        'Leo',
        'Father: Juan | +34600111222',
        'Mother: Laura | +34600111333',
        'Mia |  |  | Madre: Rosa',
      ],
    ],
    [
      'phones and addresses below who they are of',
      csv('Spieler;Mutter;Vater', 'Leo;600 111 222;x@b.de', 'Mia;600 111 333;'),
      ['Leo | +34600111222 | x@b.de', 'Mia | +34600111333'],
    ],
    [
      'parents by number, the number behind',
      csv('Alumno,Tutor 1,Teléfono tutor 1,Tutor 2,Teléfono tutor 2', 'Leo,Laura,600111222,Juan,'),
      ['Leo |  |  | Tutor 2: Juan', 'Parent 1: Laura | +34600111222'],
    ],
    [
      'contacts by number',
      csv(
        'First,Last,Contact 1 First Name,Contact 1 Last Name,Contact 1 Phone,Contact 2 First Name,Contact 2 Phone',
        'Leo,Gil,Laura,Gil,600 111 222,Juan,600 111 333',
      ),
      ['Leo Gil', 'Contact 1: Laura Gil | +34600111222', 'Contact 2: Juan | +34600111333'],
    ],
    [
      'numbered names',
      csv('Name 1,Phone 1,Name 2,Phone 2,Notes', 'Ana,600 111 222,Pau,600 111 333,house 4'),
      ['Ana | +34600111222 |  | house 4', 'Person 2: Pau | +34600111333'],
    ],
    [
      'two phones of one person',
      csv('Name,Phone 1,Phone 2', 'Ana,911 222 333,600 111 222'),
      ['Ana | +34600111222 |  | Phone 1: 911 222 333'],
    ],
    [
      'whom to call in an emergency, who is not the person',
      csv(
        'Name,Phone,Emergency contact name,Emergency phone',
        'Ana,,Pau,600 111 222',
        'Sam,,,600 111 333',
      ),
      ['Ana', 'Emergency: Pau | +34600111222', 'Sam |  |  | Emergency phone: 600 111 333'],
    ],
    [
      'nobody but a parent with a name',
      csv('Parent Name,Parent Email,Phone', 'Laura,laura@b.es,600 111 222'),
      ['Laura | +34600111222 | laura@b.es'],
    ],
  ])('%s', (_what, file, people) => {
    expect(shown(read(file))).toEqual(people);
  });
});

describe('phones as they are typed', () => {
  test.each([
    ["'+34600111222", '+34600111222', []],
    ['600111222.0', '+34600111222', []],
    ['tel:+34-600-111-222', '+34600111222', []],
    ['https://wa.me/34600111222', '+34600111222', []],
    ['600 111 222 (mum)', '+34600111222', ['Phone: 600 111 222 (mum)']],
    ['Mum: 600 111 222', '+34600111222', ['Phone: Mum: 600 111 222']],
    ['911 222 333 ext. 12', '+34911222333', ['Phone: 911 222 333 ext. 12']],
    ['911 222 333 / 600 111 222', '+34600111222', ['Phone: 911 222 333']],
    ['600111222; 600111333', '+34600111222', ['Phone: 600111333']],
    ['600111222 o 600111333', '+34600111222', ['Phone: 600111333']],
    ['-', null, []],
  ])('%s', (cell, phone, asides) => {
    expect(read(csv('Name,Phone', `Ana,"${cell}"`)).rows).toMatchObject([{ phone, asides }]);
  });

  test('with the country in a column of its own', () => {
    expect(
      shown(read(csv('Name,Country code,Phone', 'Jo,+44,07911 123456', 'Ana,34,600111222'))),
    ).toEqual(['Jo | +447911123456', 'Ana | +34600111222']);
  });

  test.each([
    [
      '100000000',
      'ES',
      /^a phone number of Spain \(defaultCountry=ES\), or one with its country code$/,
    ],
    ['07911 123456', 'ES', /of Spain/],
    ['600 111 222', undefined, /\?defaultCountry=ES$/],
    ['3.46E+10', 'ES', /the spreadsheet has shortened it/],
    ['n/a', 'ES', /of Spain/],
  ] as const)('%s in %s is named, with what was expected', (cell, defaultCountry, expected) => {
    expect(read(csv('Name,Phone', `Ana,${cell}`), { defaultCountry }).rows).toEqual([
      {
        row: 2,
        name: 'Ana',
        problem: {
          field: 'phone',
          expected: expect.stringMatching(expected),
          example: '+34 600 111 222',
          got: cell,
        },
      },
    ]);
  });
});

describe('what a number or a contact is, is told by the cells', () => {
  test.each([
    [csv('Name,Number', 'Ana,7', 'Pau,10'), ['Ana', 'Pau'], ['Number']],
    [csv('Name,Number', 'Ana,600111222'), ['Ana | +34600111222'], []],
    [csv('Nombre,Contacto', 'Ana,600111222'), ['Ana | +34600111222'], []],
    [csv('Nombre,Contacto', 'Ana,a@b.es'), ['Ana |  | a@b.es'], []],
    [csv('Nombre,Contacto', 'Ana,Pau'), ['Ana'], ['Contacto']],
  ])('%j', (file, people, left) => {
    const parsed = read(file);
    expect(shown(parsed)).toEqual(people);
    expect(notTaken(parsed)).toEqual(left);
  });
});

describe('a mapping that is given', () => {
  const file = csv('Who,Tel. casa,Ring,Shoe size,ID', 'Ana,911 222 333,600 111 222,39,7');

  it('says what headings do not', () => {
    const map = 'Who:name,Ring:mobile,shoe size:notes,ID:ignore';
    const parsed = read(file, { defaultCountry: 'ES', map });
    expect(shown(parsed)).toEqual([
      'Ana | +34600111222 |  | Tel. casa: 911 222 333; Shoe size: 39',
    ]);
    expect(parsed.columns).toEqual([
      { column: 1, heading: 'Who', takenAs: 'name', filled: 1 },
      { column: 2, heading: 'Tel. casa', takenAs: 'home phone', filled: 1 },
      { column: 3, heading: 'Ring', takenAs: 'mobile phone', filled: 1 },
      { column: 4, heading: 'Shoe size', takenAs: 'notes', filled: 1 },
      { column: 5, heading: 'ID', takenAs: 'ignored', filled: 1 },
    ]);
    expect(parsed.warnings).toEqual([]);
  });

  it.each([
    ['Who:nombre,Ring:teléfono móvil', 'Ana | +34600111222'],
    ['column 1:name,Column 3:phone,Tel. casa:ignore', 'Ana | +34600111222'],
    ['"Who":first name, Ring : last name', 'Ana 600 111 222 | +34911222333'],
  ])('%s', (map, person) => {
    expect(shown(read(file, { defaultCountry: 'ES', map }))[0]?.startsWith(person)).toBe(true);
  });

  it('of headings with commas and colons in them', () => {
    const odd = csv('Name,"Ring, please: quickly"', 'Ana,600 111 222');
    const map = 'Ring, please: quickly:phone';
    expect(shown(read(odd, { defaultCountry: 'ES', map }))).toEqual(['Ana | +34600111222']);
  });

  it.each([
    ['Who:shoe', 'shoe', /^name, first name, .* behind the colon$/],
    ['Wo:name', 'Wo:name', /^headings of the file \(Who, Tel\. casa, Ring/],
    ['Who', 'Who', /^headings of the file/],
  ])('that is wrong is refused with an example: %s', (map, got, expected) => {
    expect(parseContactFile(Buffer.from(file), { map })).toEqual({
      problem: {
        field: 'map',
        expected: expect.stringMatching(expected),
        example: expect.stringMatching(/^map=/),
        got,
      },
    });
  });

  it('of what a card has besides', () => {
    const card = csv('BEGIN:VCARD', 'FN:Ana', 'ORG:Acme;Sales', 'BDAY:1990-01-02', 'END:VCARD');
    const parsed = read(card, { map: 'ORG:notes,bday:ignore' });
    expect(shown(parsed)).toEqual(['Ana |  |  | ORG: Acme, Sales']);
    expect(parsed.warnings).toEqual([]);
  });
});

describe('cards', () => {
  const card = (...lines: string[]) => csv('BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD');
  const landline = 'TEL;TYPE=HOME:+34911222333';

  test.each([
    ['TEL;TYPE=mobil:+34600111222', 'mobil'],
    ['TEL;TYPE=CELL,VOICE:+34600111222', 'cell'],
    ['TEL;type=CELL;type=VOICE;waid=34600111222:+34 600 11 12 22', 'cell'],
    ['TEL;waid=34600111222:Ana', ''],
    ['item1.TEL:+34600111222\r\nitem1.X-ABLabel:WhatsApp', 'WhatsApp'],
    ['item2.TEL:+34600111222\r\nitem2.X-ABLabel:_$!<Mobile>!$_', 'Mobile'],
    ['MOBILE:+34600111222', 'mobile'],
    ['PHONE.CELL:+34600111222', 'cell'],
    ['TEL;VALUE=uri;TYPE=cell:tel:+34-600-111-222', 'cell'],
    ['TEL:+34600111222', ''],
  ])('a mobile before a landline: %s', (line, _label) => {
    for (const lines of [
      [line, landline],
      [landline, line],
    ]) {
      expect(read(card('FN:Ana', ...lines)).rows).toMatchObject([
        { phone: '+34600111222', asides: ['phone (home): +34911222333'] },
      ]);
    }
  });

  it('keeps every phone under its name, PHONE.WORK and a label of one’s own too', () => {
    expect(
      shown(
        read(
          card(
            'FN:Ana',
            'PHONE.WORK:+34911222444',
            'TEL;CELL:+34600111222',
            'item1.TEL:+34600111333',
            'item1.X-ABLabel:Grandma',
            'EMAIL;TYPE=HOME:a@b.es',
            'EMAIL;TYPE=WORK:a@work.es',
          ),
        ),
      ),
    ).toEqual([
      'Ana | +34600111222 | a@b.es | phone (Grandma): +34600111333; phone (work): +34911222444; email (work): a@work.es',
    ]);
  });

  it('names what it does not take over: photos, addresses, birthdays, organizations', () => {
    const parsed = read(
      `${card('FN:Ana', 'PHOTO;ENCODING=b:AAAA', ' BBBB', 'ADR;TYPE=HOME:;;Calle 1;Madrid;;;', 'BDAY:1990-01-02', 'ORG:Acme', 'X-SOCIALPROFILE:x', 'UID:1')}\r\njunk\r\n${card('FN:Pau', 'ORG:Acme')}`,
    );
    expect(notTaken(parsed)).toEqual([
      'VERSION',
      'PHOTO',
      'ADR',
      'BDAY',
      'ORG',
      'X-SOCIALPROFILE',
      'UID',
    ]);
    expect(parsed.warnings).toEqual([
      'PHOTO was not taken over: 1 card has it. To keep it in the notes: map=PHOTO:notes',
      expect.stringMatching(/^ADR was/),
      expect.stringMatching(/^BDAY was/),
      'ORG was not taken over: 2 cards have it. To keep it in the notes: map=ORG:notes',
      expect.stringMatching(/^X-SOCIALPROFILE was/),
      '1 line is no property of a card, as "junk"',
    ]);
  });

  it('keeps the names that are not in the name shown', () => {
    expect(
      shown(read(card('FN:Anita', 'N:Ruiz;Ana;María;Dra.;', 'NICKNAME:Ani', 'FN:Ana Ruiz'))),
    ).toEqual(['Anita |  |  | name: Ana Ruiz; name: Ana María Ruiz; title: Dra.; nickname: Ani']);
  });
});
