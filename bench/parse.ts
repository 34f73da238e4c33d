import { en, es } from 'chrono-node';
import { parseArguments } from '../src/commands/arguments/read-arguments.ts';
import type { Resolving } from '../src/commands/arguments/slot.ts';
import { commands } from '../src/commands/list.ts';
import { createMessageReader, type Readable } from '../src/commands/read-message.ts';
import type { Context } from '../src/context/read-context.ts';
import { fill, pieces } from '../test/commands/noise.ts';
import { corpus } from '../test/corpus/index.ts';
import { readRow } from '../test/corpus/section.ts';
import { race, timed } from './measure.ts';
import { friday } from './organization.ts';
import { type Bench, createRow } from './row.ts';

/** A message of the corpus, with the date phrases in it. */
interface Typed {
  message: Readable;
  locale: string;
  phrases: string[];
  /** Whether it is passed over in silence. */
  isChatter: boolean;
}

const zone = 'Europe/Madrid';
const readMessage = createMessageReader(commands);

/**
 * Reading what people type: whether it is for Muster, which command, which words are which argument, and
 * its dates; against chrono-node as it comes on the date phrases alone. Nothing of the database is in it.
 */
export const parse: Bench = async () => {
  const typed = corpus.flatMap(({ language, rows }) =>
    rows.map((row): Typed => {
      const { says, place, quotes, answer } = readRow(row);
      const message: Readable = {
        body: says,
        kind: place === 'private' ? 'DIRECT' : 'GROUP',
        isReply: quotes !== null,
      };
      const locale = language === 'spanish' ? 'es-ES' : 'en-GB';
      return { message, locale, phrases: read(message, locale), isChatter: answer === null };
    }),
  );
  const dated = typed.filter(({ phrases }) => phrases.length > 0);
  const phrases = dated.flatMap((one) => one.phrases.map((phrase) => ({ ...one, phrase })));
  const chatter = typed.filter(({ isChatter }) => isChatter);

  const theirs = each(phrases, ({ locale, phrase }) => {
    (locale === 'es-ES' ? es : en.GB).parseDate(phrase, friday);
  });
  const rows = [
    ['a message of the corpus read whole', typed],
    ['one with a date in it read whole', dated],
    ['chatter told from commands', chatter],
  ] as const;
  const measured = [];
  for (const [what, messages] of rows) {
    const ours = each(messages, ({ message, locale }) => read(message, locale));
    const figures = await race({ rounds: 15, warmUp: 5 }, ours, theirs);
    const against = 'chrono-node alone, a date phrase';
    measured.push(createRow({ bench: 'parse', what, against, unit: 'µs', ...figures }));
  }
  const longest = pieces.map((piece): Readable => {
    return { body: `/create task ${fill(piece)}`, kind: 'GROUP', isReply: false };
  });
  const figures = await race(
    { rounds: 5, warmUp: 1 },
    async () => timed(() => longest.map((message) => read(message, 'es-ES'))),
    async () => timed(() => longest.map(({ body }) => es.parseDate(body, friday))),
  );
  const what = `${longest.length} messages of 4,096 characters, each of one piece, read whole`;
  const against = 'chrono-node alone, of the same';
  measured.push(createRow({ bench: 'parse', what, against, unit: 'ms', limit: 10, ...figures }));
  return measured;
};

/** Reads a message whole and answers the phrases in it that were read as dates. */
function read(message: Readable, locale: string): string[] {
  const reading = readMessage(message, locale);
  if (reading?.kind !== 'command') return [];
  const { command, rest } = reading;
  const found = parseArguments(command.slots, rest, { sentAt: friday, zone, locale });
  if (!found.ok) return [];
  // What a date is read from; the rest of a context is for slots that look names up.
  const context = { message: { sentAt: friday }, locale } as Context;
  const phrases: string[] = [];
  for (const [name, slot] of Object.entries(command.slots)) {
    const stretch = found.stretches.get(name);
    if (slot.form.kind !== 'date' || !stretch) continue;
    slot.resolve(stretch, { context, zone } as Resolving);
    phrases.push(stretch.tokens.map(({ value }) => value).join(' '));
  }
  return phrases;
}

/** A side of the race: the microseconds that one of some things takes. */
function each<Thing>(things: readonly Thing[], work: (thing: Thing) => void) {
  return async () => {
    const passes = Math.ceil(passed / things.length);
    const time = await timed(() => {
      for (let pass = 0; pass < passes; pass += 1) for (const thing of things) work(thing);
    });
    return (time * 1000) / (passes * things.length);
  };
}

/** Things of one round, at least. */
const passed = 1000;
