import { describe, expect, test } from 'vitest';
import { typed } from './typed.ts';
import { typedSpanish } from './typed-spanish.ts';
import { understand } from './understand.ts';

describe.each([
  ['en-GB', typed],
  ['es-ES', typedSpanish],
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
