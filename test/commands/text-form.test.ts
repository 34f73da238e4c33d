import { describe, expect, test } from 'vitest';
import { splitNames } from '../../src/commands/arguments/people.ts';
import { parseArguments } from '../../src/commands/arguments/read-arguments.ts';
import { type Stretch, textOf } from '../../src/commands/arguments/slot.ts';
import { commands } from '../../src/commands/list.ts';
import { readDate } from '../../src/dates/reading.ts';
import { fc } from '../helpers/properties.ts';
import { noise } from './noise.ts';
import {
  type Arguments,
  argumentsOf,
  handle,
  handles,
  quotable,
  quoted,
  quotes,
  writeCommand,
} from './text-form.ts';
import { recognize, reference } from './understand.ts';

const names = new Set(['for', 'who', 'except', 'with', 'people', 'whose', 'group']);

/** The command that a text is, and its arguments: names one by one, anything else as typed. */
function read(typed: string, locale = reference.locale) {
  const recognized = recognize(typed, locale);
  if (recognized?.kind !== 'command') throw new Error(`${typed} is no command`);
  const { command, rest } = recognized;
  const found = parseArguments(command.slots, rest, { ...reference, locale });
  if (!found.ok) throw new Error(`${typed}: ${JSON.stringify(found.problem)}`);
  const said = (slot: string, stretch: Stretch) =>
    names.has(slot) ? splitNames(stretch) : textOf(stretch);
  const entries = [...found.stretches].map(([slot, stretch]) => [slot, said(slot, stretch)]);
  return { name: command.name, args: Object.fromEntries(entries) as Record<string, unknown> };
}

const stretches = (typed: string, locale = reference.locale) => read(typed, locale).args;

/** The instant that a date is read as, which may have kept the word before it: "a 2026-11-21". */
function instantOf(phrase: string, locale: string): Date | undefined {
  const reading = readDate(phrase, { ...reference, locale }, { missingTime: 'endOfDay' });
  return reading.ok ? reading.value.at : undefined;
}

describe.each(['en-GB', 'es-ES'])('the text form of a command, in %s', (locale) => {
  test.each(commands.map(({ name }) => name))('/%s is read back to the same command', (name) => {
    fc.assert(
      fc.property(argumentsOf(name), (args: Arguments) => {
        const back = read(writeCommand(name, args, locale), locale);
        expect(back.name).toBe(name);
        expect(Object.keys(back.args).sort()).toEqual(Object.keys(args).sort());
        for (const [slot, { read, at }] of Object.entries(args)) {
          const said = back.args[slot];
          expect(at ? instantOf(String(said), locale) : said, slot).toEqual(at ?? read);
        }
      }),
      { numRuns: 100 },
    );
  });
});

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
