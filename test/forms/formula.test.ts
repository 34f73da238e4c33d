import { describe, expect, it, test } from 'vitest';
import { quoteFormula, unquoteFormula } from '../../src/forms/formula.ts';
import { fc } from '../helpers/properties.ts';

describe('a cell that a spreadsheet would compute', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://evil.example")', '\'=HYPERLINK("http://evil.example")'],
    ['+34600111222', "'+34600111222"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ["'=1", "''=1"],
    ['', ''],
    ['Pau', 'Pau'],
    ["O'Neill", "O'Neill"],
    ["'s Gravenhage", "'s Gravenhage"],
    ['1+1', '1+1'],
    ['a=b', 'a=b'],
  ])('%j becomes %j', (cell, quoted) => {
    expect(quoteFormula(cell)).toBe(quoted);
    expect(unquoteFormula(quoted)).toBe(cell);
  });

  it('comes back as it was, whatever it was', () => {
    const start = fc.constantFrom('', "'", "''", '=', "'=", "''=", '+', '-', '@', "'\t");
    fc.assert(
      fc.property(start, fc.string(), (before, text) => {
        const cell = before + text;
        const quoted = quoteFormula(cell);
        expect(quoted).not.toMatch(/^[=+\-@\t\r]/);
        expect(unquoteFormula(quoted)).toBe(cell);
      }),
    );
  });
});
