import { squash } from '../forms/nearest.ts';
import { type Concept, conceptsOf } from './heading-words.ts';
import { type CallColumn, readCallHeading } from './read-call-heading.ts';

/** What a phone is for. The best to write to is the first of them. */
export type PhoneKind = 'mobile' | 'main' | 'phone' | 'home' | 'work' | 'other' | 'fax';

export type Field =
  | 'name'
  | 'first'
  | 'middle'
  | 'last'
  | 'suffix'
  | 'nick'
  | 'phone'
  | 'email'
  | 'notes'
  | 'group'
  /** What a phone or an e-mail address is for, in a column of its own ("Phone 1 - Type"). */
  | 'kind'
  /** The country's part of a phone, in a column of its own. */
  | 'dial'
  | CallColumn;

/** Somebody else than the person whose row it is: "Parent 2". */
export interface Role {
  name: 'parent' | 'mother' | 'father' | 'partner' | 'emergency' | 'contact' | 'self';
  number: number | null;
}

/** What the cells below a heading are. */
export interface Meaning {
  field: Field;
  /** Of a phone and of an e-mail address. */
  kind?: PhoneKind;
  /** Of the column that says what another one is for. */
  of?: 'phone' | 'email';
  /** "Phone 2". */
  number: number | null;
  role: Role | null;
}

const roles: ReadonlySet<Concept> = new Set([
  'self',
  'parent',
  'mother',
  'father',
  'partner',
  'emergency',
]);

/** What goes with a name, a phone or an e-mail address without changing what it is. */
const beside: readonly Concept[] = ['filler', 'contact', 'number', 'main'];

/** What the cells below a heading are, by all of its words; undefined where one is not understood. */
export function readHeading(heading: string): Meaning | undefined {
  const ofCalls = readCallHeading(heading);
  if (ofCalls) return { field: ofCalls, number: null, role: null };
  const read = readWords(wordsOf(heading));
  if (!read) return undefined;
  const { said, role, number } = read;
  // "Mother", "Player": who it is.
  const isWho = role !== null && said.every((concept) => concept === 'filler');
  const meant = isWho ? { field: 'name' as const } : meaningOf(new Set(said), said, role);
  return (
    meant && {
      number: meant.field === 'last' && said.includes('second') ? 2 : number,
      role,
      ...meant,
    }
  );
}

/** What a phone is for, by what the file says beside it ("* Mobile", "Trabajo", "HOME"); undefined where it says nothing of it. */
export function readPhoneKind(label: string): PhoneKind | undefined {
  const read = readWords(wordsOf(label));
  if (!read || read.said.length === 0) return undefined;
  const said = new Set(read.said);
  const rest = [...said].filter((concept) => !purposes.includes(concept));
  if (rest.some((concept) => concept !== 'phone' && !beside.includes(concept))) return undefined;
  return kindOf(said);
}

const purposes: readonly Concept[] = [
  'mobile',
  'text',
  'landline',
  'home',
  'work',
  'other',
  'second',
  'main',
  'fax',
];

function kindOf(said: ReadonlySet<Concept>): PhoneKind {
  if (said.has('fax')) return 'fax';
  if (said.has('mobile') || said.has('text')) return 'mobile';
  if (said.has('work')) return 'work';
  if (said.has('home') || said.has('landline') || said.has('lastAdjective')) return 'home';
  if (said.has('other') || said.has('second')) return 'other';
  return said.has('main') || said.has('firstAdjective') ? 'main' : 'phone';
}

function meaningOf(
  said: ReadonlySet<Concept>,
  list: readonly Concept[],
  role: Role | null,
): Pick<Meaning, 'field' | 'kind' | 'of'> | undefined {
  const only = (...allowed: Concept[]) =>
    [...said].every((concept) => allowed.includes(concept) || beside.includes(concept));
  const has = (...wanted: Concept[]) => wanted.some((concept) => said.has(concept));

  const isEmail = has('email') || (has('electronic') && has('post', 'address')) || has('post');
  // "SMS number", but not "Text".
  const isPhone = has('phone', 'mobile', 'landline', 'fax') || (has('text') && has('number'));
  if (has('type', 'label') && (isEmail || isPhone)) {
    const of = isEmail ? 'email' : 'phone';
    const words: Concept[] = ['type', 'label', 'email', 'post', 'electronic', 'address', 'phone'];
    return isEmail !== isPhone && only(...words, ...purposes) ? { field: 'kind', of } : undefined;
  }
  if (isEmail) {
    const purpose: Concept[] = ['home', 'work', 'other', 'second', 'firstAdjective'];
    return only('email', 'electronic', 'post', 'address', ...purpose)
      ? { field: 'email', kind: kindOf(said) }
      : undefined;
  }
  const codes = list.filter((concept) => concept === 'code').length;
  if (!has('with') && (has('dial') || codes > 1 || (isPhone && codes > 0))) {
    return only('dial', 'code', 'phone', 'mobile', 'home', 'work') ? { field: 'dial' } : undefined;
  }
  const isNumber = has('number') && role?.name !== 'self';
  if (isPhone || (isNumber && only('home', 'work', 'other', 'second', 'with'))) {
    const words: Concept[] = ['phone', 'with', 'code', 'dial', 'and', 'firstAdjective'];
    // "Family phone" is the house's.
    return only(...words, 'lastAdjective', ...purposes)
      ? { field: 'phone', kind: kindOf(said) }
      : undefined;
  }
  if (has('notes')) return only('notes', 'other', 'and') ? { field: 'notes' } : undefined;
  if (has('group', 'label')) {
    return only('group', 'label', 'name', 'and') && !has('number') ? { field: 'group' } : undefined;
  }
  const field = nameOf(said, has, only);
  return field && { field };
}

function nameOf(
  said: ReadonlySet<Concept>,
  has: (...wanted: Concept[]) => boolean,
  only: (...allowed: Concept[]) => boolean,
): Field | undefined {
  if (has('number')) return undefined;
  if (has('nick')) return only('nick', 'name', 'and') ? 'nick' : undefined;
  if (has('suffix')) return only('suffix', 'name') ? 'suffix' : undefined;
  const parts: Concept[] = ['name', 'firstNoun', 'firstAdjective', 'lastNoun', 'lastAdjective'];
  if (has('second', 'middle')) {
    if (!only('second', 'middle', ...parts)) return undefined;
    if (has('lastNoun', 'lastAdjective')) return 'last';
    return has('middle', 'name', 'firstNoun') ? 'middle' : undefined;
  }
  // "Additional Name", "Weitere Vornamen".
  if (has('other'))
    return has('name', 'firstNoun') && only('other', 'name', 'firstNoun') ? 'middle' : undefined;
  if (!only(...parts, 'full', 'and')) return undefined;
  if (has('lastNoun')) {
    // "Nombre y apellidos", "Vorname Nachname"; but "Primer apellido".
    return has('name', 'firstNoun', 'full') || (has('firstAdjective') && has('and'))
      ? 'name'
      : 'last';
  }
  if (has('lastAdjective')) {
    if (has('contact')) return undefined;
    return has('firstNoun', 'firstAdjective') ? 'name' : 'last';
  }
  if (has('firstNoun')) return has('name') ? 'name' : 'first';
  if (has('firstAdjective')) return has('contact') ? undefined : 'first';
  return has('name') || (has('contact') && said.size === 1) || has('full') ? 'name' : undefined;
}

/** The words of a heading, each as it is compared; numbers apart from words, words of one token apart by case. */
function wordsOf(heading: string): string[] {
  return heading
    .slice(0, 200)
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\be[- ]mail/gi, 'email')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '')
    .flatMap((token) => {
      if (/^p\d$/i.test(token)) return ['parent', token.slice(1)];
      if (conceptsOf(token.toLowerCase())) return [token];
      return token.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').match(/\p{L}+|\p{N}+/gu) ?? [];
    })
    .map((word) => squash(word));
}

/** The concepts of words, with the role and the numbers taken out; undefined where a word is not understood. */
function readWords(
  words: readonly string[],
): { said: Concept[]; role: Role | null; number: number | null } | undefined {
  const said: Concept[] = [];
  const found: Role['name'][] = [];
  let roleNumber: number | null = null;
  let number: number | null = null;
  for (const [index, word] of words.entries()) {
    if (/^\d+$/.test(word)) {
      // A year, or a phone: "600 111 222 (mum)" is no heading.
      if (word.length > 2) return undefined;
      const before = words[index - 1];
      const isOfRole = found.length > 0 && before !== undefined && isRole(before, words[index]);
      if (isOfRole && roleNumber === null) roleNumber = Number(word);
      else number ??= Number(word);
      continue;
    }
    // "Contact 1 First Name": somebody, and not what "Contact phone" is.
    if (conceptsOf(word)?.[0] === 'contact' && isFollowedUp(words, index)) {
      found.push('contact');
      continue;
    }
    const meant = isElectronic(words, index, said) ? ['electronic' as const] : conceptsOf(word);
    if (!meant) return undefined;
    for (const concept of meant) {
      if (roles.has(concept)) found.push(concept as Role['name']);
      else said.push(concept);
    }
  }
  const names = [...new Set(found)].filter((name) => name !== 'contact' || found.length === 1);
  // "Padre/Madre/Tutor 1" is one of them.
  const name = names.length > 1 ? (names.includes('emergency') ? 'emergency' : 'parent') : names[0];
  return { said, number, role: name === undefined ? null : { name, number: roleNumber } };
}

/** The "e" of "Correo-e", which is an "and" elsewhere. */
function isElectronic(words: readonly string[], at: number, said: readonly Concept[]): boolean {
  const isLast = words.slice(at + 1).every((word) => /^\d+$/.test(word));
  return words[at] === 'e' && said.at(-1) === 'post' && isLast;
}

function isRole(word: string, _next: string | undefined): boolean {
  const meant = conceptsOf(word);
  return meant?.length === 1 && (roles.has(meant[0]!) || meant[0] === 'contact');
}

/** "Contact 1 Phone" and "Contact 2 Name", but not "Contact 1" and "Contact number 1". */
function isFollowedUp(words: readonly string[], index: number): boolean {
  const next = words[index + 1];
  return next !== undefined && /^\d+$/.test(next) && words.length > index + 2;
}
