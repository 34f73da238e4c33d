import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitNames } from '../../src/commands/arguments/people.ts';
import { parseArguments } from '../../src/commands/arguments/read-arguments.ts';
import { type Stretch, textOf } from '../../src/commands/arguments/slot.ts';
import { findCourtesies, isPunctuation, wordsFor } from '../../src/commands/arguments/words.ts';
import type { Command } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/list.ts';
import { cleanText, tokenize } from '../../src/commands/tokenize.ts';
import { parseQuestion } from '../../src/commands/who/question.ts';
import { recognize, reference } from './understand.ts';

const longest = 4096;

/** What a parser may stumble over: quotes, keywords, dates, joiners, marks that nobody sees. */
const pieces = [
  '"',
  "'",
  '“',
  '”',
  '„',
  '«',
  '»',
  '’',
  'a',
  'b ',
  'é',
  '\u0301',
  'ﷺ',
  '👨‍👩‍👧',
  '🇪🇸',
  '\ud83d',
  '买',
  'ש',
  '\u200e',
  '\u200b',
  '\ufeff',
  '\u00a0',
  '\n',
  ' ',
  '  ',
  '/',
  '@',
  '@a ',
  '@"a b" ',
  '#',
  '#41 ',
  '41 ',
  '+',
  '+1 ',
  '+34 600 111 222 ',
  ',',
  '.',
  '!',
  '?',
  '(',
  ')',
  '-',
  ':',
  'for ',
  'due ',
  'by ',
  'at ',
  'to ',
  'with ',
  'as ',
  'and ',
  'max ',
  'of ',
  'in ',
  'me ',
  'every ',
  'please ',
  'friday ',
  '10am ',
  '31 feb ',
  'in 2 hours ',
  '1 hour 30 ',
  'next ',
  'this week ',
  "hasn't ",
  'done ',
  'para ',
  'vence ',
  'a ',
  'al ',
  'de ',
  'en ',
  'con ',
  'y ',
  'por favor ',
  'mi ',
  'todos ',
  'el viernes ',
  'a las 10 ',
  'no ha hecho ',
];

const noise = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
);

const fill = (text: string) => text.repeat(Math.ceil(longest / text.length)).slice(0, longest);

/** Noise, and a whole message of the same again and again: what takes its length squared shows. */
const longNoise = fc.oneof(
  noise,
  fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
    .map((parts) => fill(parts.join(''))),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).map(fill),
);

const anyCommand = fc.constantFrom(...commands);
const locales = [reference.locale, 'es-ES'];
const anyLocale = fc.constantFrom(...locales);

function read(command: Command, text: string, locale: string) {
  const recognized = recognize(`/${command.name} ${text}`, locale);
  const rest = recognized?.kind === 'command' ? recognized.rest : text;
  const where = { ...reference, locale };
  parseQuestion(rest, where);
  return { rest, found: parseArguments(command.slots, rest, where) };
}

/** Processor time of the fastest of a few runs, so that other processes on the machine do not count. */
function milliseconds(run: () => void): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let runs = 0; runs < 6 && fastest > 25; runs += 1) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    fastest = Math.min(fastest, (user + system) / 1000);
  }
  return fastest;
}

describe('no text, however odd', () => {
  test('throws, or takes more than 50 ms', () => {
    for (const locale of locales) read(commands[0]!, 'a warm-up', locale);
    fc.assert(
      fc.property(anyCommand, longNoise, anyLocale, (command, text, locale) => {
        expect(milliseconds(() => read(command, text, locale))).toBeLessThan(50);
      }),
      { numRuns: 400 },
    );
  });

  test('takes more than 50 ms where one piece of it fills the whole message', () => {
    // One of each kind of arguments: all commands would take a busy machine half a minute.
    const kinds = [
      'create task',
      'create event',
      'create group',
      'add',
      'in',
      'tasks',
      'events',
      'move event',
      'who',
    ];
    const chosen = commands.filter(({ name }) => kinds.includes(name));
    expect(chosen).toHaveLength(kinds.length);
    for (const command of chosen) {
      for (const piece of new Set(pieces.flatMap((piece) => [piece, `${piece.trimEnd()} `]))) {
        const text = fill(piece);
        expect(
          // The Spanish words have the English ones among them.
          milliseconds(() => read(command, text, 'es-ES')),
          `/${command.name} ${piece}…`,
        ).toBeLessThan(50);
      }
    }
  });

  test('is a command without a slash before it', () => {
    fc.assert(
      fc.property(longNoise, (text) => {
        fc.pre(!/^[／/]/.test(cleanText(text).replace(/^[\u200c\u200d]+/, '')));
        fc.pre(!/^[\s\p{C}]*[／/]/u.test(text));
        expect(recognize(text)).toBeUndefined();
        expect(recognize(text, 'es-ES')).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('tokens', () => {
  test('stand in the source in order, cover all of it but blanks, and say what it says', () => {
    fc.assert(
      fc.property(noise, (text) => {
        const source = cleanText(text);
        const read = tokenize(source);
        if (!read.ok) {
          expect(source).toContain(read.problem.rest);
          expect(read.problem.rest).toMatch(/^[@＠]?["“”„‟«»‹›″＂]/);
          return;
        }
        let at = 0;
        for (const token of read.tokens) {
          expect(source.slice(at, token.start).trim()).toBe('');
          expect(token.end).toBeGreaterThan(token.start);
          expect(source.slice(token.start, token.end)).toContain(token.value);
          at = token.end;
        }
        expect(source.slice(at).trim()).toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  test('are each owned by an argument, a keyword or a courtesy, or there is a problem', () => {
    fc.assert(
      fc.property(anyCommand, noise, anyLocale, (command, text, locale) => {
        const { rest, found } = read(command, text, locale);
        if (!found.ok) return;
        // Of lines that are notes nothing is read.
        fc.pre(!found.stretches.has('notes'));
        const tokenized = tokenize(cleanText(rest));
        const tokens = tokenized.ok ? tokenized.tokens : [];
        const owned = [...found.stretches.values()].flatMap((stretch) =>
          stretch.tokens.map(({ start }) => start),
        );
        expect(new Set(owned).size, 'no token has two owners').toBe(owned.length);
        const words = wordsFor(locale);
        const keywords = new Set(
          Object.values(command.slots).flatMap((slot) => words.phrasesFor(slot.keywords).flat()),
        );
        const courtesies = findCourtesies(tokens, words);
        const lost = tokens.filter(
          (token, at) =>
            !owned.includes(token.start) &&
            !keywords.has(token.folded) &&
            !courtesies.has(at) &&
            !isPunctuation(token),
        );
        expect(lost.map(({ value }) => value)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Words with no double quote in them; keywords, dates, handles and apostrophes are welcome. */
const quotable = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'for',
        'due',
        'friday',
        'at',
        '10am',
        '@Pau',
        "Leo's",
        '’90s',
        'max',
        '14',
        '#41',
        'and',
        '📚',
        '+1',
        'please',
        'every',
      ),
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
        .filter((word) => word.trim() !== '' && !/["“”„‟«»‹›″＂\s]/.test(word)),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((words) => cleanText(words.join(' ')))
  .filter((title) => title !== '');

const quotes = fc.constantFrom(
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['“', '"'],
  ['"', '”'],
);
const quoted = (text: string, [open, close]: readonly [string, string]) => `${open}${text}${close}`;

const name = fc.constantFrom(
  'Pau',
  'Sam',
  'Marta',
  'book-club',
  'FamilyTeam',
  '34600111222',
  'Žofie',
  'たろう',
);
const spaced = fc.constantFrom(
  'Book Club',
  'Pau García',
  'Sunday Soccer Team',
  "Leo's Friends",
  'Friday 10am',
  'for me',
);
const handle = fc.oneof(
  name.map((text) => ({ text, typed: `@${text}` })),
  fc.tuple(spaced, quotes).map(([text, marks]) => ({ text, typed: `@${quoted(text, marks)}` })),
);
const joint = fc.constantFrom(', ', ' and ', ' & ', ' ');
const handles = fc
  .tuple(fc.array(handle, { minLength: 1, maxLength: 4 }), joint)
  .map(([all, between]) => ({
    texts: all.map(({ text }) => text),
    typed: all.map(({ typed }) => typed).join(between),
  }));
const dates = [
  'friday',
  'next sunday',
  'tomorrow 18:00',
  '25 nov 10am',
  'in 2 hours',
  'saturday 10am',
  '5 dec 17:00',
];

/** Clauses in any order, with a keyword in any case, between blanks of any kind. */
function say(name: string, clauses: readonly string[], order: number, blank: string): string {
  const left = [...clauses];
  const shuffled: string[] = [];
  // On lines of their own the title comes first: what stands under a title is a clause or a note.
  const first = blank === '\n' ? 0 : order;
  for (let seed = first; left.length > 0; seed = Math.floor(seed / 7) + 3)
    shuffled.push(left.splice(seed % left.length, 1)[0]!);
  return `/${name} ${shuffled.join(blank)}`;
}

const blank = fc.constantFrom(' ', '  ', '\u00a0', '\n', ' \u200e');
const order = fc.nat(10_000);
const cased = (word: string) =>
  fc.constantFrom(word, word.toUpperCase(), word[0]!.toUpperCase() + word.slice(1));

function stretches(typed: string, locale = reference.locale): Record<string, string | string[]> {
  const recognized = recognize(typed, locale);
  if (recognized?.kind !== 'command') throw new Error(`${typed} is no command`);
  const where = { ...reference, locale };
  const found = parseArguments(recognized.command.slots, recognized.rest, where);
  if (!found.ok) throw new Error(`${typed}: ${JSON.stringify(found.problem)}`);
  const textOfSlot = (slot: string, stretch: Stretch) =>
    slot === 'for' || slot === 'with' || slot === 'people' || slot === 'group'
      ? splitNames(stretch)
      : textOf(stretch);
  return Object.fromEntries(
    [...found.stretches].map(([slot, stretch]) => [slot, textOfSlot(slot, stretch)]),
  );
}

describe('what is written from arguments is read back to the same', () => {
  test('/create task', () => {
    fc.assert(
      fc.property(
        quotable,
        quotes,
        fc.option(handles),
        fc.option(fc.constantFrom(...dates)),
        cased('for'),
        cased('due'),
        order,
        blank,
        (title, marks, whom, due, forWord, dueWord, at, between) => {
          const clauses = [
            quoted(title, marks),
            ...(whom ? [`${forWord} ${whom.typed}`] : []),
            ...(due ? [`${dueWord} ${due}`] : []),
          ];
          expect(stretches(say('create task', clauses, at, between))).toEqual({
            title,
            ...(whom && { for: whom.texts }),
            ...(due && { due }),
          });
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('/crear tarea, in a Spanish organization', () => {
    const spanishDates = ['viernes', 'el domingo', 'mañana a las 18:00', '25 nov', 'el lunes'];
    fc.assert(
      fc.property(
        quotable,
        quotes,
        fc.option(handles),
        fc.option(fc.constantFrom(...spanishDates, ...dates)),
        fc.constantFrom('para', 'Para', 'for'),
        fc.constantFrom('vence', 'due'),
        order,
        blank,
        (title, marks, whom, due, forWord, dueWord, at, between) => {
          const clauses = [
            quoted(title, marks),
            ...(whom ? [`${forWord} ${whom.typed}`] : []),
            ...(due ? [`${dueWord} ${due}`] : []),
          ];
          expect(stretches(say('crear tarea', clauses, at, between), 'es-ES')).toEqual({
            title,
            ...(whom && { for: whom.texts }),
            ...(due && { due }),
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('notes under it, whatever they say', () => {
    fc.assert(
      fc.property(quotable, quotes, handle, noise, (title, marks, whom, text) => {
        const notes = `- ${text.replace(/[\r\u2028\u2029]/g, '\n')}`.trim();
        const command = `/create task ${quoted(title, marks)} for ${whom.typed}`;
        expect(stretches(`${command}\n${notes}`)).toEqual({ title, for: [whom.text], notes });
      }),
      { numRuns: 1000 },
    );
  });

  test('/create event', () => {
    fc.assert(
      fc.property(
        quotable,
        quotes,
        fc.option(handle),
        fc.option(fc.constantFrom(...dates)),
        fc.option(quotable),
        fc.option(fc.constantFrom('2h', '90 min', 'half an hour', '1 hour 30')),
        fc.option(fc.integer({ min: 1, max: 500 })),
        order,
        blank,
        (title, marks, group, start, place, length, max, at, between) => {
          const clauses = [
            quoted(title, marks),
            ...(start ? [start] : []),
            ...(place ? [`at ${quoted(place, marks)}`] : []),
            ...(length ? [`for ${length}`] : []),
            ...(max ? [`max ${max}`] : []),
            ...(group ? [`for ${group.typed}`] : []),
          ];
          expect(stretches(say('create event', clauses, at, between))).toEqual({
            title,
            ...(start && { start }),
            ...(place && { place }),
            ...(length && { length }),
            ...(max && { max: String(max) }),
            ...(group && { group: [group.text] }),
          });
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('/in, /out and /maybe', () => {
    const reason = fc.constantFrom(
      'my knee hurts',
      'running late',
      'my "good" knee',
      'the kids are ill',
      'see you at 10',
    );
    fc.assert(
      fc.property(
        fc.constantFrom('in', 'out', 'maybe'),
        fc.option(fc.integer({ min: 1, max: 9999 })),
        fc.option(fc.integer({ min: 1, max: 99 })),
        fc.option(reason),
        fc.boolean(),
        (answer, number, guests, why, guestsFirst) => {
          const facts = [...(number ? [`${number}`] : []), ...(guests ? [`+${guests}`] : [])];
          if (guestsFirst) facts.reverse();
          expect(stretches([`/${answer}`, ...facts, ...(why ? [why] : [])].join(' '))).toEqual({
            ...(number && { number: String(number) }),
            ...(guests && { guests: `+${guests}` }),
            ...(why && { reason: why }),
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('/create group and /add', () => {
    fc.assert(
      fc.property(
        quotable,
        quotes,
        fc.option(fc.constantFrom('📚', '⚽', '👨‍👩‍👧', '🇪🇸', '❤️')),
        handles,
        handle,
        order,
        blank,
        (title, marks, icon, people, group, at, between) => {
          const clauses = [quoted(title, marks), ...(icon ? [icon] : []), `with ${people.typed}`];
          expect(stretches(say('create group', clauses, at, between))).toEqual({
            name: title,
            ...(icon && { icon }),
            with: people.texts,
          });
          expect(stretches(`/add ${people.typed} to ${group.typed}`)).toEqual({
            people: people.texts,
            group: [group.text],
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});
