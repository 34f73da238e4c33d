import { describe, expect, test } from 'vitest';
import { typed } from './typed.ts';
import { understand } from './understand.ts';

describe.each(Object.entries(typed))('%s', (_, rows) => {
  test.each(rows)('%j', (message, understood) => {
    expect(understand(message)).toBe(understood);
  });
});

test('there are no two rows of one message', () => {
  const messages = Object.values(typed).flatMap((rows) => rows.map(([message]) => message));
  expect(new Set(messages).size).toBe(messages.length);
});
