import { describe, expect, test } from 'vitest';
import { readWhoCame } from '../../../src/commands/plain/who-came.ts';

describe('who came', () => {
  test.each([
    ['all', 'en-GB', null],
    ['All of them!', 'en-GB', null],
    ['yes, all', 'en-GB', null],
    ['They all came', 'en-GB', null],
    ['both', 'en-GB', null],
    ['all but Sam', 'en-GB', 'Sam'],
    ['all except for Sam and Jo', 'en-GB', 'Sam and Jo'],
    ['Everybody, but not @Sam', 'en-GB', '@Sam'],
    ['Todos', 'es-ES', null],
    ['¡Sí, todos!', 'es-ES', null],
    ['todos menos Sam', 'es-ES', 'Sam'],
    ['Vinieron todos menos a Núria y Jo', 'es-ES', 'Núria y Jo'],
    // Whatever the locale is.
    ['all but Sam', 'es-ES', 'Sam'],
  ])('%s in %s', (body, locale, except) => {
    expect(readWhoCame(body, locale)).toEqual({ except });
  });

  test.each([
    'yes',
    'all?',
    'all but Sam?',
    'all but',
    'all good',
    'all the best',
    'not all',
    'all of you',
    'todos los días',
    'nadie',
    'all\nbut Sam',
    '',
  ])('%s says nothing of it', (body) => {
    expect(readWhoCame(body, 'es-ES')).toBeUndefined();
    expect(readWhoCame(body, 'en-GB')).toBeUndefined();
  });
});
