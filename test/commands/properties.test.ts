import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/commands/arguments/read-arguments.ts';
import {
  findCourtesies,
  isPicture,
  isPunctuation,
  wordsFor,
} from '../../src/commands/arguments/words.ts';
import { parseWhy } from '../../src/commands/chat/why-question.ts';
import type { Command } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/list.ts';
import { createMessageReader } from '../../src/commands/read-message.ts';
import { cleanText, tokenize } from '../../src/commands/tokenize.ts';
import { parseQuestion } from '../../src/commands/who/question.ts';
import { growthOf, mostGrowth } from '../helpers/growth.ts';
import { fc } from '../helpers/properties.ts';
import { longNoise, noise, pieces, someNoise } from './noise.ts';
import { recognize, reference, understand } from './understand.ts';

/** What is squared shows at this length; of what is longer, that memory is found takes more than it. */
const longest = 2048;

const anyCommand = fc.constantFrom(...commands);
const locales = [reference.locale, 'es-ES'];
const anyLocale = fc.constantFrom(...locales);

const readMessage = createMessageReader(commands);

/** Reads a message in every way in which it may be one: whatever it replies to, in a group and alone. */
function readWhole(body: string, locale: string) {
  for (const kind of ['GROUP', 'DIRECT'] as const) {
    for (const isReply of [false, true]) readMessage({ body, kind, isReply }, locale);
  }
  // In the words of every language: asked of all that is said, before it is known who says it.
  readMessage({ body, kind: 'GROUP', isReply: true });
  understand(body, locale);
}

function read(command: Command, text: string, locale: string) {
  const recognized = recognize(`/${command.name} ${text}`, locale);
  const rest = recognized?.kind === 'command' ? recognized.rest : text;
  return { rest, found: parseArguments(command.slots, rest, { ...reference, locale }) };
}

/** Alone, and as a question. */
function readAlone(text: string, locale: string) {
  readWhole(text, locale);
  parseQuestion(text, { ...reference, locale });
  parseWhy(text, locale);
}

/** As a command's arguments, and alone. */
function readEveryWay(command: Command, text: string, locale: string) {
  readWhole(`/${command.name} ${text}`, locale);
  readAlone(text, locale);
}

describe('no text, however odd', () => {
  test('throws', () => {
    fc.assert(
      fc.property(anyCommand, longNoise, anyLocale, (command, text, locale) => {
        readEveryWay(command, text, locale);
      }),
      { numRuns: 400 },
    );
  });

  test('takes more time than its length asks for', () => {
    fc.assert(
      fc.property(anyCommand, someNoise, anyLocale, (command, unit, locale) => {
        const growth = growthOf((text) => readEveryWay(command, text, locale), unit);
        expect(growth).toBeLessThan(mostGrowth);
      }),
      { numRuns: 60 },
    );
  });

  test('takes more where one piece of it fills the whole message', () => {
    // One of each kind of arguments: all commands would take a busy machine minutes.
    const kinds = [
      'create task',
      'create event',
      'create group',
      'add',
      'in',
      'tasks',
      'events',
      'move event',
      'invite',
      'reconcile',
      'settings',
      'who',
    ];
    const chosen = commands.filter(({ name }) => kinds.includes(name));
    expect(chosen).toHaveLength(kinds.length);
    // The Spanish words have the English ones among them.
    const locale = 'es-ES';
    const ways: [way: string, read: (text: string) => void][] = [
      ['', (text) => readAlone(text, locale)],
      ...chosen.map(({ name }): [string, (text: string) => void] => [
        `/${name} `,
        (text) => readWhole(`/${name} ${text}`, locale),
      ]),
    ];
    const offenders: string[] = [];
    for (const [way, read] of ways) {
      for (const piece of new Set(pieces.flatMap((piece) => [piece, `${piece.trimEnd()} `]))) {
        const growth = growthOf(read, piece, longest);
        if (growth > mostGrowth) offenders.push(`${way}${piece}… ${growth}`);
      }
    }
    expect(offenders).toEqual([]);
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
        // Of lines that are notes, and of what is said to others, nothing is read.
        fc.pre(
          ['notes', 'below', 'said', 'reminder', 'call'].every(
            (whole) => !found.stretches.has(whole),
          ),
        );
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
            !isPunctuation(token) &&
            // At the end it says nothing.
            !isPicture(token),
        );
        expect(lost.map(({ value }) => value)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
