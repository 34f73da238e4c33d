import { DateTime } from 'luxon';
import { inLanguage } from '../../src/commands/in-language.ts';
import { commands } from '../../src/commands/list.ts';
import { formatList } from '../../src/commands/plain/pasted-list.ts';
import { cleanText } from '../../src/commands/tokenize.ts';
import { clauseWordsFor } from '../../src/languages/words.ts';
import { fc } from '../helpers/properties.ts';
import { reference } from './understand.ts';

/** An argument as it is written, and what must be read back: names one by one, anything else as it stands. */
export interface Written {
  typed: string;
  read: string | string[];
  /** The instant that a date is. */
  at?: Date;
}

/** One argument of a command's text form. */
interface Clause {
  slot: string;
  /** The English word that introduces it. */
  keyword?: string;
  value: fc.Arbitrary<Written>;
  /** Whether the command is none without it. */
  required?: true;
}

/** Words with no double quote in them; keywords, dates, handles and apostrophes are welcome. */
export const quotable = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['for', 'due', 'friday', 'at', '10am', '@Pau', "Leo's", '’90s', 'max', '14', '#41'],
        ...['and', '📚', '+1', 'please', 'every', 'para', 'vence', 'menos', 'el viernes', '*bold*'],
      ),
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
        .filter((word) => word.trim() !== '' && !/["“”„‟«»‹›″＂\s]/.test(word)),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((words) => cleanText(words.join(' ')))
  .filter((title) => title !== '');

export const quotes = fc.constantFrom(
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['“', '"'],
  ['"', '”'],
);

export const quoted = (text: string, [open, close]: readonly [string, string]) =>
  `${open}${text}${close}`;

const name = fc.constantFrom(
  ...['Pau', 'Sam', 'Marta', 'book-club', 'FamilyTeam', '34600111222', 'Žofie', 'たろう'],
);
const spaced = fc.constantFrom(
  ...['Book Club', 'Pau García', 'Sunday Soccer Team', "Leo's Friends", 'Friday 10am', 'for me'],
);
export const handle = fc.oneof(
  name.map((text) => ({ text, typed: `@${text}` })),
  fc.tuple(spaced, quotes).map(([text, marks]) => ({ text, typed: `@${quoted(text, marks)}` })),
);
const joint = fc.constantFrom(', ', ' and ', ' & ', ' ');
export const handles = fc
  .tuple(fc.array(handle, { minLength: 1, maxLength: 4 }), joint)
  .map(([all, between]) => ({
    texts: all.map(({ text }) => text),
    typed: all.map(({ typed }) => typed).join(between),
  }));

const same = (typed: string): Written => ({ typed, read: typed });
const oneOf = (...all: string[]) => fc.constantFrom(...all).map(same);

const title = fc
  .tuple(quotable, quotes)
  .map(([text, marks]): Written => ({ typed: quoted(text, marks), read: text }));
const number = fc
  .tuple(fc.integer({ min: 1, max: 999_999 }), fc.constantFrom('', '#'))
  .map(([of, mark]) => same(`${mark}${of}`));
const people = handles.map(({ texts, typed }): Written => ({ typed, read: texts }));
const group = handle.map(({ text, typed }): Written => ({ typed, read: [text] }));
const guests = fc.integer({ min: 1, max: 50 }).map((count) => same(`+${count}`));
const reason = oneOf('my knee hurts', 'running late', 'my "good" knee', 'the kids are ill', '🤒');

/** As a keystroke's command writes it, in the zone where it is read: a minute or a day of the next years. */
const date = fc
  .date({
    min: new Date('2026-11-21T12:00:00Z'),
    max: new Date('2031-11-19T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((at) => DateTime.fromJSDate(at, { zone: reference.zone }).startOf('minute'))
  // A minute that comes twice, where clocks go back, is read as the first.
  .filter((minute) => minute.getPossibleOffsets().length === 1)
  .chain((minute) =>
    fc.constantFrom(
      { ...same(minute.toFormat('yyyy-MM-dd HH:mm')), at: minute.toJSDate() },
      {
        ...same(minute.toFormat('yyyy-MM-dd')),
        at: minute.set({ hour: 23, minute: 59 }).toJSDate(),
      },
    ),
  );
const again = oneOf('every monday', 'every 2 weeks', 'weekdays 8am', 'monthly on the 1st');

const list = fc
  .array(
    fc.record({
      name: fc.constantFrom('Sam', 'Pau García', 'Jo', 'Žofie'),
      status: fc.constant('GOING' as const),
      guests: fc.integer({ min: 0, max: 9 }),
    }),
    { minLength: 2, maxLength: 5 },
  )
  .map((listed) => same(formatList(listed)));

const of = (slot: string, value: fc.Arbitrary<Written>, keyword?: string): Clause => ({
  slot,
  value,
  ...(keyword === undefined ? {} : { keyword }),
});
const must = (clause: Clause): Clause => ({ ...clause, required: true });

const answer = [of('guests', guests), of('number', number), of('reason', reason)];

/** The arguments of each command in the order in which its text form has them. */
const forms: Readonly<Record<string, readonly Clause[]>> = {
  'create task': [
    must(of('title', title)),
    of('for', people, 'for'),
    of('except', people, 'except'),
    of('due', fc.oneof(date, again), 'due'),
  ],
  tasks: [
    of('scope', oneOf('mine', 'group')),
    of('filter', oneOf('open', 'done', 'all')),
    of('whose', group),
  ],
  done: [must(of('number', number)), of('for', group, 'for')],
  reopen: [must(of('number', number)), of('for', group, 'for')],
  progress: [must(of('number', number))],
  due: [must(of('number', number)), must(of('due', date))],
  nudge: [must(of('number', number))],
  assign: [must(of('number', number)), must(of('people', people, 'to'))],
  'cancel task': [must(of('number', number))],
  remind: [
    must(
      of(
        'reminder',
        fc
          .tuple(handle, title, oneOf('every monday', 'every 2 weeks', '2027-03-04 10:30'))
          .map(([to, text, when]) => same(`${to.typed} ${when.typed} ${text.typed}`)),
      ),
    ),
  ],
  reminders: [],
  'move reminder': [must(of('number', number)), must(of('when', date, 'to'))],
  'cancel reminder': [must(of('number', number))],
  'create event': [
    must(of('title', title)),
    // Not what comes again: "for 2h" belongs to that.
    of('start', date),
    of('place', title, 'at'),
    of('length', oneOf('2h', '90 min', 'half an hour', '1 hour 30'), 'for'),
    of(
      'max',
      number.filter(({ typed }) => !typed.startsWith('#')),
      'max',
    ),
    of('group', group, 'for'),
  ],
  events: [of('group', group), of('when', oneOf('this week', 'next month', 'on sunday'))],
  in: answer,
  out: answer,
  maybe: answer,
  who: [of('question', oneOf('is coming', "hasn't done 41", 'is in @BookClub', 'is silent'))],
  away: [
    of('who', group),
    must(of('when', oneOf('20 dec to 6 jan skiing', '#1 2026-12-20 - 2027-01-03', '3 days'))),
  ],
  back: [
    of('who', group),
    of(
      'number',
      fc.integer({ min: 1, max: 99 }).map((count) => same(`${count}`)),
    ),
  ],
  attended: [
    must(of('number', number)),
    of('except', people, 'except'),
    of('with', people, 'with'),
  ],
  rsvp: [
    of('number', number),
    must(of('answer', oneOf('yes', 'no', 'maybe'))),
    of('guests', guests),
    of('for', group, 'for'),
  ],
  invite: [
    must(of('people', people)),
    of('except', people, 'except'),
    must(of('number', number, 'to')),
  ],
  'move event': [must(of('number', number)), must(of('to', date, 'to'))],
  'change event': [
    must(of('number', number)),
    must(of('title', title)),
    of('place', title, 'at'),
    of('length', oneOf('2h', '90 min', 'half an hour'), 'for'),
    of(
      'max',
      number.filter(({ typed }) => !typed.startsWith('#')),
      'max',
    ),
  ],
  'change task': [must(of('number', number)), must(of('title', title))],
  'cancel event': [must(of('number', number))],
  reconcile: [must(of('number', number)), must(of('list', list))],
  'create group': [
    must(of('name', title)),
    of('icon', oneOf('📚', '⚽', '👨‍👩‍👧', '🇪🇸', '❤️')),
    of('with', people, 'with'),
  ],
  groups: [],
  group: [of('group', group)],
  send: [
    must(
      of(
        'said',
        fc
          .tuple(handle, quotable, fc.constantFrom('\n', '\n\n- '))
          .map(([to, text, line]) => same(`${to.typed} ${text}${line}${text}`)),
      ),
    ),
  ],
  call: [
    must(
      of(
        'call',
        fc
          .tuple(handle, title, oneOf('tomorrow 9am', 'over 1 hour', 'urgent', 'until friday'))
          .map(([to, text, when]) => same(`${to.typed} ${text.typed} ${when.typed}`)),
      ),
    ),
  ],
  campaign: [of('number', number)],
  campaigns: [],
  stop: [of('number', number)],
  pause: [of('number', number)],
  resume: [of('number', number)],
  deliver: [must(of('number', number))],
  skip: [must(of('number', number))],
  add: [
    must(of('people', people)),
    of('group', group, 'to'),
    of('title', oneOf('goalkeeper', 'team captain'), 'as'),
  ],
  remove: [must(of('people', people)), of('group', group, 'from')],
  leave: [of('group', group)],
  promote: [must(of('people', people)), of('group', group, 'in')],
  demote: [must(of('people', people)), of('group', group, 'in')],
  rename: [of('group', group), must(of('name', title, 'to'))],
  archive: [of('group', group)],
  unarchive: [of('group', group)],
  'link chat': [must(of('group', group, 'to')), of('sync', oneOf('sync'))],
  'create chat': [of('group', group, 'for')],
  'unlink chat': [],
  settings: [
    of('group', group),
    of('zone', oneOf('Europe/Madrid', 'Lisbon', 'Asia/Kolkata'), 'zone'),
    of('create', oneOf('members', 'admins'), 'create'),
    of('restricted', oneOf('on', 'off'), 'restricted'),
    of(
      'confirm',
      fc.integer({ min: 1, max: 999 }).map((count) => same(`${count}`)),
      'confirm',
    ),
    of('keep', oneOf('365', '90 days', 'forever'), 'keep'),
  ],
  context: [],
  me: [],
  calendar: [],
  console: [],
  stats: [of('group', group), of('days', oneOf('90 days', 'this month', 'from 1 oct to 15 oct'))],
  top: [of('group', group), of('days', oneOf('7 days', 'last month'))],
  why: [of('question', oneOf('am I waiting', 'is @Pau waiting for 12', '41'))],
  undo: [],
  confirm: [
    of(
      'code',
      fc.integer({ min: 1000, max: 9999 }).map((code) => same(`${code}`)),
    ),
  ],
  help: [of('command', oneOf('create task', '/in', 'who'))],
};

/** What a command's text form says, by its arguments. */
export type Arguments = Record<string, Written>;

/** Arguments of a command: those it must have, and any of the others. */
export function argumentsOf(command: string): fc.Arbitrary<Arguments> {
  const form = formOf(command);
  return fc.record(Object.fromEntries(form.map(({ slot, value }) => [slot, value])), {
    requiredKeys: form.filter(({ required }) => required).map(({ slot }) => slot),
  });
}

/** A command and its arguments as a line, in the words of a locale. */
export function writeCommand(name: string, args: Arguments, locale: string): string {
  const [own] = clauseWordsFor(locale);
  const command = commands.find((command) => command.name === name)!;
  const clauses = formOf(name).flatMap(({ slot, keyword }) => {
    const written = args[slot];
    if (!written) return [];
    const word = keyword && (own?.keywords[keyword]?.[0] ?? keyword);
    return word ? `${word} ${written.typed}` : written.typed;
  });
  return [`/${inLanguage(command, locale).name}`, ...clauses].join(' ');
}

function formOf(command: string): readonly Clause[] {
  const form = forms[command];
  if (!form) throw new Error(`how /${command} is written stands in test/commands/text-form.ts`);
  return form;
}
