import { type Patterns, tellBy } from './patterns.ts';

// What an import says. A test reads src/import/ and misses every sentence of it that is neither here nor a term.

/** Phrases with words put in; those with no more than numbers are terms. */
const phrases: Patterns = {
  '… characters: …': '… caracteres: …',
  'a phone number of … (defaultCountry=…), or one with its country code': (_name, code) =>
    `un teléfono de ${countries.of(code) ?? code} (defaultCountry=${code}), o uno con el prefijo de su país`,
  'headings of the file (…), each with what it is':
    'columnas de la cabecera del archivo (…), cada una con lo que es',
  'the two letters of a country (ISO 3166-1), perhaps …, not "…"':
    'las dos letras de un país (ISO 3166-1), quizá …, no «…»',
  'the two letters of a country (ISO 3166-1), not "…"':
    'las dos letras de un país (ISO 3166-1), no «…»',
};

/** The Spanish for a phrase with words put in, undefined where there is none. */
export const phraseOf = tellBy(phrases);

const warnings: Patterns = {
  // Of the whole file.
  'Column "…" was not taken over: … row has something in it, as "…". To keep it, say what it is, for example: map=…:notes':
    'La columna «…» no se importa: … fila tiene algo en ella, como «…». Para conservarlo, di qué es, por ejemplo: «map=…:notas»',
  'Column "…" was not taken over: … rows have something in it, as "…". To keep it, say what it is, for example: map=…:notes':
    'La columna «…» no se importa: … filas tienen algo en ella, como «…». Para conservarlo, di qué es, por ejemplo: «map=…:notas»',
  'Line … stands above the headings and was passed over: …':
    'La línea … está encima de la cabecera y se ha saltado: «…»',
  '… was not taken over: … card has it. To keep it in the notes: map=…:notes':
    '… no se importa: lo tiene … tarjeta. Para guardarlo en las notas: «map=…:notas»',
  '… was not taken over: … cards have it. To keep it in the notes: map=…:notes':
    '… no se importa: lo tienen … tarjetas. Para guardarlo en las notas: «map=…:notas»',
  '… line is no property of a card, as "…"':
    '… línea no es ninguna propiedad de una tarjeta, como «…»',
  '… lines are no property of a card, as "…"':
    '… líneas no son ninguna propiedad de una tarjeta, como «…»',
  'and … more': 'y … más',
  '"…" has no admin: make one of its members one, by PATCH /api/groups/{id}/members/{contactId} with {"role": "ADMIN"}':
    '«…» no tiene admin: haz admin a alguien del grupo, con PATCH /api/groups/{id}/members/{contactId} y {"role": "ADMIN"}',

  // Of one person.
  'there is no group "…"': 'no hay ningún grupo «…»',
  'only an admin of "…" adds members to it': 'solo un admin de «…» añade miembros',
  '"…" is … and takes no members': (group, state) =>
    `«${group}» está ${stateOf(state) ?? state} y no admite miembros`,
  "… is the phone of … (row …), and a phone is one contact's: here it is kept in the notes":
    '… es el teléfono de … (fila …), y un teléfono es de un solo contacto: aquí se guarda en las notas',
  "… is the phone of …, and a phone is one contact's: here it is kept in the notes":
    '… es el teléfono de …, y un teléfono es de un solo contacto: aquí se guarda en las notas',
  'not taken over, because the notes are full: …':
    'no se importa, porque no cabe en las notas: «…»',
  'was called … before': 'antes se llamaba …',
  'is not to be called, which stands': 'no hay que llamarle, y así sigue',
  'has said no to calls, which stands': 'ha dicho que no quiere llamadas, y así sigue',
  '"…" of "…" is no …: it is kept in the notes': (text, heading, what) =>
    `«${text}» en «${heading}» no es ${cellOf(what) ?? what}: se guarda en las notas`,
};

/** The Spanish for what an import warns of, undefined where there is none. */
export const warningOf = tellBy(warnings);

/** What a cell about an appointment or about calls is not. */
export const cellOf = tellBy({
  'date and time that can be read': 'una fecha con hora que se pueda leer',
  'length of … to … minutes': 'una duración de … a … minutos',
  'number of hours, … to …': 'un número de horas, de … a …',
  'status (pending, confirmed, cancelled, rescheduled)':
    'un estado (pendiente, confirmada, cancelada, reprogramada)',
  'text of … characters at most': 'un texto de … caracteres como mucho',
  'time zone': 'una zona horaria',
  'yes or no': 'un sí ni un no',
});

/** How a group is that takes nobody. */
const stateOf = tellBy({ archived: 'archivado', inactive: 'inactivo' });

/** One for all: a file of 10,000 wrong phones names its country as often. */
const countries = new Intl.DisplayNames('es', { type: 'region' });
