import { describe, expect, it } from 'vitest';
import { renderWhatsApp } from '../../scripts/chat/render-whatsapp.ts';
import { growthOf, mostGrowth } from '../helpers/growth.ts';
import { fc } from '../helpers/properties.ts';

const names = new Map([
  ['+34600111222', 'Abraham'],
  ['+346001112', 'Shorter'],
  ['12345@lid', 'Lidia'],
  ['+34600111444', 'Ev\u001b[31mil'],
]);
const none: string[] = [];
const colourful = { colour: true };
const plain = { colour: false };

const escapes = new RegExp(`${'\u001b'}\\[(\\d+)m`, 'g');

/** Escape sequences as words, so that a table can be read. */
const CODES: Record<string, string> = {
  '1': '<b>',
  '22': '</b>',
  '3': '<i>',
  '23': '</i>',
  '9': '<s>',
  '29': '</s>',
  '33': '<code>',
  '36': '<at>',
  '39': '</>',
  '2': '<dim>',
};
const readable = (text: string) =>
  text.replace(escapes, (_, code: string) => CODES[code] ?? `<${code}>`);

const show = (text: string, mentions = none) =>
  readable(renderWhatsApp(text, mentions, names, colourful));

describe('renderWhatsApp', () => {
  it.each([
    ['a *bold* word', 'a <b>bold</b> word'],
    ['*two words*', '<b>two words</b>'],
    ['_italic_ and ~gone~', '<i>italic</i> and <s>gone</s>'],
    ['*_both_*', '<b><i>both</i></b>'],
    ['_a *b* c_', '<i>a <b>b</b> c</i>'],
    ['(*bold*), "_so_"!', '(<b>bold</b>), "<i>so</i>"!'],
    ['⚽*bold*⚽', '⚽<b>bold</b>⚽'],
    ['*1*', '<b>1</b>'],
    ['*àç*', '<b>àç</b>'],
    ['**double**', '*<b>double</b>*'],
  ])('styles %j', (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  it.each([
    'snake_case_name',
    '2*3*4',
    'a* b *c',
    '* not bold*x',
    '*open',
    'open*',
    '*no end\nhere*',
    '* *',
    '**',
    '***',
    '``',
    '` a`',
    '``````',
    'a`b`c',
    'é*b*',
    'ça_va_',
    '/create task "5 * 4" for me',
    'https://example.org/_a_/*b*',
    '-5 degrees',
    '#41 (8 of 12)',
  ])('leaves %j as it is', (text) => {
    // A bullet at the start of a line is a list, which the next table has.
    const expected = text.startsWith('* ') ? text.replace('* ', '• ') : text;
    expect(show(text)).toBe(expected);
  });

  it.each([
    ['- one\n- two', '• one\n• two'],
    ['* one\n  * *two*', '• one\n  • <b>two</b>'],
    ['1. one', '1. one'],
    ['> said\n- done', '<dim>▎ </b>said\n• done'],
  ])('shows the lists and quotations of %j', (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  it.each([
    ['say `/done 41`.', 'say <code>/done 41</>.'],
    ['```two\nlines```', '<code>two\nlines</>'],
    ['`*not bold*`', '<code>*not bold*</>'],
    ['*bold `x` too*', '<b>bold <code>x</> too</b>'],
    ['*see https://example.org/a_b*', '<b>see https://example.org/a_b</b>'],
  ])('shows the code and links of %j', (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  it.each([
    ['@34600111222 is in', ['+34600111222'], '<at>@Abraham</> is in'],
    ['*@34600111222*', ['+34600111222'], '<b><at>@Abraham</></b>'],
    ['@34600111222', ['+346001112', '+34600111222'], '<at>@Abraham</>'],
    ['@34600111222', ['+346001112'], '@34600111222'],
    ['@12345!', ['12345@lid'], '<at>@Lidia</>!'],
    ['@34600999999', ['+34600999999'], '<at>@+34600999999</>'],
    ['@34600111222', [], '@34600111222'],
    ['x@34600111222', ['+34600111222'], 'x@34600111222'],
    ['@34600111444', ['+34600111444'], '<at>@Ev\ufffd[31mil</>'],
    ['@ alone', ['@lid', ''], '@ alone'],
  ])('names the mentions of %j', (text, mentions, expected) => {
    expect(show(text, mentions)).toBe(expected);
  });

  it('without colour keeps every marker, and still names mentions', () => {
    const text = '- *bold* `code` @34600111222\n> ~x~';
    expect(renderWhatsApp(text, ['+34600111222'], names, plain)).toBe(
      '- *bold* `code` @Abraham\n> ~x~',
    );
  });

  it('lets nothing through that steers the terminal', () => {
    expect(show('a\u001b[2Jb\u0007\u009b1m\rc\r\nd\te')).toBe('a\ufffd[2Jb\ufffd\ufffd1m\nc\nd\te');
  });

  const wild = fc.string({
    unit: fc.constantFrom(
      ...['*', '_', '~', '`', '```', ' ', '\n', 'a', 'é', '1', '-', '>', '@', '34600111222'],
      ...['https://x.y/', '\u001b[1m', '\ud800', '⚽', '* ', '\r'],
    ),
    maxLength: 60,
  });
  const anything = fc.oneof(wild, fc.string({ unit: 'binary', maxLength: 60 }));
  const ids = fc.array(fc.oneof(fc.constantFrom('+34600111222', '', '@', '+'), fc.string()), {
    maxLength: 4,
  });

  it('never throws, and adds nothing but whole styles that it ends', () => {
    fc.assert(
      fc.property(anything, ids, (text, mentions) => {
        const shown = renderWhatsApp(text, mentions, names, colourful);
        expect([...shown.replace(escapes, '')].filter((c) => '\u001b\u009b\r'.includes(c))).toEqual(
          [],
        );
        const used = (shown.match(escapes) ?? []).length;
        expect(used % 2).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves text without markers as it is', () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}.,;:!?()"'/#$%&+=-]{1,8}$/u);
    const text = fc
      .array(word, { minLength: 1, maxLength: 12 })
      .map((words) => words.join(' '))
      .filter((line) => !line.startsWith('- '));
    fc.assert(
      fc.property(text, (line) => {
        expect(renderWhatsApp(line, [], names, colourful)).toBe(line);
      }),
    );
  });

  it.each(['*a ', '*', '`', '```', '_*~a', '@', '- ', 'h', '*`'])(
    'takes no longer for a message of nothing but %s than its length asks for',
    (unit) => {
      const render = (text: string) => renderWhatsApp(text, ['+34600111222'], names, colourful);
      expect(growthOf(render, unit)).toBeLessThan(mostGrowth);
    },
  );
});
