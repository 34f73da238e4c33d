import { expect, test } from 'vitest';
import { nearest } from '../../src/forms/nearest.ts';

test.each([
  ['Chor', ['Choir', 'Family'], ['Choir']],
  ['Book', ['Book Club', 'Family'], ['Book Club']],
  ['Book Cub', ['👍', 'Book Club'], ['Book Club']],
  ['Nope', ['👍', 'Family'], []],
  ['👍', ['Family'], []],
])('%s among %j: %j', (word, candidates, near) => {
  expect(nearest(word, candidates)).toEqual(near);
});
