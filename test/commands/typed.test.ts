import { describe, expect, test } from 'vitest';
import { doubtful } from './doubtful.ts';
import { doubtfulSpanish } from './doubtful-spanish.ts';
import { typed } from './typed.ts';
import { typedSpanish } from './typed-spanish.ts';
import { understand } from './understand.ts';

describe.each([
  ['en-GB', { ...typed, ...doubtful }],
  ['es-ES', { ...typedSpanish, ...doubtfulSpanish }],
])('in an organization of %s', (locale, tables) => {
  describe.each(Object.entries(tables))('%s', (_, rows) => {
    test.each(rows)('%j', (message, understood) => {
      expect(understand(message, locale)).toBe(understood);
    });
  });

  test('there are no two rows of one message', () => {
    const messages = Object.values(tables).flatMap((rows) => rows.map(([message]) => message));
    expect(new Set(messages).size).toBe(messages.length);
  });
});
