import { describe, expect, it } from 'vitest';
import { parseChatArguments } from '../../scripts/chat/arguments.ts';
import { fc } from '../helpers/properties.ts';

const defaults = {
  as: 'Abraham',
  chat: 'soccer',
  key: undefined,
  url: undefined,
  messages: [],
  help: false,
};

describe('parseChatArguments', () => {
  it.each([
    [[], {}],
    [['/in'], { messages: ['/in'] }],
    [
      ['--as', '+34600111222', '--in', 'books', '/tasks', '/done 1'],
      { as: '+34600111222', chat: 'books', messages: ['/tasks', '/done 1'] },
    ],
    [['/in', '--as=Pau'], { as: 'Pau', messages: ['/in'] }],
    [['--direct'], { chat: undefined }],
    [
      ['--key', 'mst_1', '--url', 'http://localhost:3000/'],
      { key: 'mst_1', url: 'http://localhost:3000' },
    ],
    [['--', '--not an option'], { messages: ['--not an option'] }],
    [['-h'], { help: true }],
  ])('reads %j', (argv, expected) => {
    expect(parseChatArguments(argv)).toEqual({ ...defaults, ...expected });
  });

  it.each([
    [['--what'], /^Unknown option '--what'$/],
    [['--as'], /--as <value>/],
    [['--as', '--in', 'x'], /--as/],
    [['--in', ' '], /^--in is empty\.$/],
    [['--in', 'x', '--direct'], /do not go together/],
    [['--url', 'localhost:3000'], /expected an address/],
    [['--key', 'mst 1'], /expected a key/],
    [['/in', ''], /^A message is empty\.$/],
  ])('refuses %j in one line', (argv, problem) => {
    expect(parseChatArguments(argv)).toEqual({ problem: expect.stringMatching(problem) });
  });

  it('never throws', () => {
    const option = fc.constantFrom('--as', '--in', '--direct', '--key', '--url', '-h', '--', '-');
    fc.assert(
      fc.property(fc.array(fc.oneof(option, fc.string())), (argv) => {
        const parsed = parseChatArguments(argv);
        if ('problem' in parsed) expect(parsed.problem).toMatch(/^.+$/);
      }),
    );
  });
});
