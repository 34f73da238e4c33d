import { expect, test } from 'vitest';
import { createGroupNames } from '../../../src/chat/whatsapp/group-names.ts';

/** Names as the page answers them, one after another, and how often it was asked. */
function namesOf(answers: (string | null | Error)[]) {
  let asked = 0;
  const { nameOf, forget } = createGroupNames(async () => {
    const answer = answers[asked] ?? null;
    asked += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  }, 1_000);
  return { nameOf: () => nameOf('g@g.us'), forget: () => forget('g@g.us'), asked: () => asked };
}

test('a name is asked for once, however many ask at the same moment, until it may have changed', async () => {
  const { nameOf, forget, asked } = namesOf(['Chess', 'Chess club']);
  expect(await Promise.all(Array.from({ length: 1_000 }, nameOf))).toEqual(
    Array(1_000).fill('Chess'),
  );
  expect(await nameOf()).toBe('Chess');
  expect(asked()).toBe(1);
  forget();
  expect(await nameOf()).toBe('Chess club');
});

test('what is not known, or not answered, is asked for again', async () => {
  const { nameOf } = namesOf([null, new Error('away'), 'Chess']);
  expect(await nameOf()).toBeNull();
  expect(await nameOf()).toBeNull();
  expect(await nameOf()).toBe('Chess');
});
