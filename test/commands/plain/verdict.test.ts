import { describe, expect, test } from 'vitest';
import { readVerdict } from '../../../src/commands/plain/verdict.ts';

describe('whether an event takes place', () => {
  test.each([
    ['hold it', 'en-GB', true, null],
    ['Hold', 'en-GB', true, null],
    ["Let's hold it!", 'en-GB', true, null],
    ['hold it #12', 'en-GB', true, 12],
    ['Call it off, please', 'en-GB', false, null],
    ["we'll call it off", 'en-GB', false, null],
    ['call it off 12', 'en-GB', false, 12],
    ['Se juega', 'es-ES', true, null],
    ['¡Se mantiene!', 'es-ES', true, null],
    ['se suspende, gracias', 'es-ES', false, null],
    ['Se cancela #3', 'es-ES', false, 3],
    // Whatever the locale is.
    ['hold it', 'es-ES', true, null],
  ])('%s in %s', (body, locale, holds, number) => {
    expect(readVerdict(body, locale)).toEqual({ holds, number });
  });

  test.each([
    'hold it?',
    '¿se juega?',
    'hold on',
    'hold it until monday',
    'call it a day',
    'call him off the pitch',
    "don't hold it",
    'do not call it off',
    'no se suspende',
    'se juega el domingo',
    '#12',
    '',
  ])('%s says nothing of it', (body) => {
    expect(readVerdict(body, 'es-ES')).toBeUndefined();
    expect(readVerdict(body, 'en-GB')).toBeUndefined();
  });
});
