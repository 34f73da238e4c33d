import { expect, test } from 'vitest';
import { parseContactFile } from '../../src/import/contact-file.ts';
import { growthOf, mostGrowth } from '../helpers/growth.ts';

/** Characters of a file at which what is squared shows. */
const longest = 200_000;

const card = (body: string) => `BEGIN:VCARD\nFN:Ana\n${body}\nEND:VCARD\n`;

/** Beside these, what costs next to nothing is no matter. */
const ordinary = card('TEL:+34600111222').repeat(200);

/** What may stand again and again in a card, and as whole cards. */
const inCards: Record<string, (text: string) => string> = {
  'in one card': (text) => ordinary + card(text),
  'in one value': (text) => ordinary + card(`NOTE:${text}`),
  'in one quoted-printable value': (text) =>
    ordinary + card(`NOTE;ENCODING=QUOTED-PRINTABLE:=C3${text}`),
  'in one head': (text) => ordinary + card(`TEL;${text}:+34600111222`),
  'beside the cards': (text) => ordinary + text,
};
const ofCards = [
  '=\n',
  '=41=\n',
  ' \n',
  '\n a',
  '\t\n',
  'TEL:+34600111222\n',
  'TEL;TYPE=CELL,HOME:1\n',
  'item1.TEL:+34600111222\nitem1.X-ABLABEL:Mum\n',
  'EMAIL:a@b.c\n',
  'NICKNAME:Ana\n',
  'FN:Ana\n',
  'N:Ruiz;Ana;;;\n',
  'ORG:Club;A;B\n',
  'CATEGORIES:a,b,c\n',
  'NOTE:a\n',
  'X-A:1\n',
  '\\',
  '\\n',
  '\\;',
  ',',
  ';',
  '"',
  ':',
  'a;',
  'é',
  '\u0301',
  'BEGIN:VCARD\nFN:Ana\nEND:VCARD\n',
  'BEGIN:VCARD\n',
  'END:VCARD\n',
  'BEGIN:VCARD  \r',
];

const head = 'name,phone,email,notes,groups,other\n';

/** What may stand again and again in a sheet: as its rows, in one cell, in its headings. */
const inSheets: Record<string, (text: string) => string> = {
  'as rows': (text) => head + text,
  'as phones': (text) => `${head}Ana,"${text}",,,,\n`,
  'as addresses': (text) => `${head}Ana,,"${text}",,,\n`,
  'as notes': (text) => `${head}Ana,,,"${text}",,\n`,
  'as groups': (text) => `${head}Ana,,,,"${text}",\n`,
  'as a name': (text) => `${head}"${text}",,,,,\n`,
  'as headings': (text) => `name,${text}\nAna`,
  'as one row': (text) => `name,phone\nAna,${text}\n`,
  whole: (text) => text,
};
const ofSheets = [
  'Ana,+34600111222,a@b.c,x,a;b,y\n',
  'Ana\n',
  '\n',
  ',',
  ';',
  ' ::: ',
  ' / ',
  ' or ',
  '|',
  '\t',
  ' ',
  '+34600111222;',
  '+34600111222 ::: ',
  '600111222,',
  'a@b.c;',
  'a@b.c ',
  'Chess;',
  'a',
  'é',
  '\u0301',
  '""',
  'a"b',
  '"a\nb",',
  '\r',
  'name,',
  'phone 1 type,phone 1,',
  'parent 1 name,parent 1 phone,',
];

test.each(Object.keys(inCards))('a vCard of one thing again and again, %s', (place) => {
  expect(offenders(inCards[place]!, ofCards)).toEqual([]);
});

test.each(Object.keys(inSheets))('a CSV file of one thing again and again, %s', (place) => {
  expect(offenders(inSheets[place]!, ofSheets)).toEqual([]);
});

/** The units whose file takes more time than its length asks for. */
function offenders(fileOf: (text: string) => string, units: readonly string[]): string[] {
  const read = (text: string) =>
    parseContactFile(Buffer.from(fileOf(text)), { defaultCountry: 'ES', map: 'Other:phone' });
  return units.flatMap((unit) => {
    const growth = growthOf(read, unit, longest);
    return growth > mostGrowth ? [`${JSON.stringify(unit)} ${growth}`] : [];
  });
}
