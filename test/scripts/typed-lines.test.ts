import { expect, test } from 'vitest';
import { createTypedLines } from '../../scripts/chat/typed-lines.ts';

const typing = { pasting: false };
const pasting = { pasting: true };

test('a line is a message', () => {
  const typed = createTypedLines();
  expect(typed.add('/in', typing)).toBe('/in');
  expect(typed.add('', typing)).toBe('');
  expect(typed.isOpen()).toBe(false);
});

test('a backslash at the end of a line goes on in the next', () => {
  const typed = createTypedLines();
  expect(typed.add('/create task "Paint"\\', typing)).toBeUndefined();
  expect(typed.isOpen()).toBe(true);
  expect(typed.add('bring brushes', typing)).toBe('/create task "Paint"\nbring brushes');
  expect(typed.add('/tasks', typing)).toBe('/tasks');
});

test('what is pasted is one message, with what is typed before and after it', () => {
  const typed = createTypedLines();
  expect(typed.add('/create task one', pasting)).toBeUndefined();
  expect(typed.add('C:\\', pasting)).toBeUndefined();
  expect(typed.add('  two', typing)).toBe('/create task one\nC:\\\n  two');
});

test('a line break at the end of what is pasted is none of the message', () => {
  const typed = createTypedLines();
  expect(typed.add('/tasks', pasting)).toBeUndefined();
  expect(typed.add('', typing)).toBe('/tasks');
});
