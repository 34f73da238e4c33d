import { en } from 'chrono-node';
import { parseArguments } from '../src/commands/arguments/read-arguments.ts';
import { commands } from '../src/commands/list.ts';
import { createRecognizer } from '../src/commands/recognize.ts';
import { readDate } from '../src/dates/reading.ts';
import { race, timed } from './measure.ts';
import { friday } from './organization.ts';
import { type Bench, createRow } from './row.ts';

/** What people type, and the date in it, where there is one. */
const typed: [body: string, phrase?: string][] = [
  ['/create task "Read Chapter 5" for @BookClub due next sunday', 'next sunday'],
  ['/create task Bring the net for @Pau due friday 18:00', 'friday 18:00'],
  ['/create task “Pay the pitch” by tomorrow 9am', 'tomorrow 9am'],
  ['/task water the plants for me due in 3 days', 'in 3 days'],
  ['/create event "Game vs. The Eagles" saturday 10am at Riverside for 2h max 14', 'saturday 10am'],
  ['/create event Dinner 22 november 21:00 for @Family', '22 november 21:00'],
  ['/move event 12 to next monday 7pm', 'next monday 7pm'],
  ['/in +1'],
  ['/out 12 my knee hurts'],
  ['/done 41'],
  ['/add @Pau to @BookClub as goalkeeper'],
  ['/create group "Book Club" 📚 with @Abraham, @Pau'],
];

const passes = 40;

/**
 * Reading a command's text: its name, which words are which argument, and its date; against chrono-node
 * as it comes on the date phrase alone. Nothing of the database is in it.
 */
export const parse: Bench = async () => {
  const recognize = createRecognizer(commands);
  const sentAt = friday;
  const reference = { sentAt, zone: 'Europe/Madrid', locale: 'en-GB' };
  const microseconds = (time: number, things: number) => (time * 1000) / (passes * things);

  const ours = () =>
    timed(() => {
      for (const [body, phrase] of repeated(typed)) {
        const recognized = recognize(body);
        if (recognized?.kind !== 'command') throw new Error(`${body} is no command`);
        const found = parseArguments(recognized.command.slots, recognized.rest, reference);
        if (!found.ok) throw new Error(`${body}: ${found.problem.code}`);
        if (phrase && !readDate(phrase, reference, { missingTime: 'endOfDay' }).ok)
          throw new Error(`${phrase} is no date`);
      }
    });
  const phrases = typed.flatMap(([, phrase]) => phrase ?? []);
  const theirs = () =>
    timed(() => {
      for (const phrase of repeated(phrases)) {
        if (!en.GB.parseDate(phrase, sentAt)) throw new Error(`${phrase} is no date`);
      }
    });
  const figures = await race(
    { rounds: 15, warmUp: 5 },
    async () => microseconds(await ours(), typed.length),
    async () => microseconds(await theirs(), phrases.length),
  );
  const against = 'chrono-node alone, a date phrase';
  return [
    createRow({
      bench: 'parse',
      what: 'a command read whole, its date too',
      against,
      unit: 'µs',
      ...figures,
    }),
  ];
};

function* repeated<Item>(items: readonly Item[]): Generator<Item> {
  for (let pass = 0; pass < passes; pass += 1) yield* items;
}
