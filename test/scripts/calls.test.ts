import { beforeEach, describe, expect, test } from 'vitest';
import { createPhone, type Phone, readAct } from '../../scripts/chat/calls.ts';
import { type Call, type CallAct, ChatError } from '../../scripts/chat/client.ts';

let rings: Call | undefined;
let failure: ChatError | undefined;
let shown: string[];
let done: CallAct[];
let phone: Phone;

const ringing: Call = { id: 'a', status: 'ringing', says: 'Hello\u001b[2J Pau' };

beforeEach(() => {
  rings = undefined;
  failure = undefined;
  shown = [];
  done = [];
  phone = createPhone({
    find: async () => {
      if (failure) throw failure;
      return rings;
    },
    play: async (_, act) => {
      if (failure) throw failure;
      done.push(act);
      rings = act.do === 'answer' ? { ...ringing, status: 'talking' } : undefined;
      return rings ?? { ...ringing, status: 'ended' };
    },
    show: (text) => void shown.push(text),
  });
});

test.each<[string, Call['status'], CallAct]>([
  ['y', 'ringing', { do: 'answer' }],
  [' N ', 'ringing', { do: 'decline' }],
  ['yes', 'ringing', { do: 'say', text: 'yes' }],
  ['y', 'talking', { do: 'say', text: 'y' }],
  ['n', 'talking', { do: 'hangup' }],
  ['no, sorry', 'talking', { do: 'say', text: 'no, sorry' }],
])('%j, while it is %s', (line, status, act) => {
  expect(readAct(line, status)).toEqual(act);
});

describe('the phone', () => {
  test('is shown ringing once, picked up, and talked on', async () => {
    expect(await phone.take('y')).toBe(false);
    rings = ringing;
    await phone.look();
    await phone.look();
    expect(shown).toEqual([expect.stringMatching(/^📞 Muster is calling: Hello\ufffd\[2J Pau\n/)]);
    expect(await phone.take('/help')).toBe(false);
    expect(await phone.take(':people')).toBe(false);
    expect(await phone.take('y')).toBe(true);
    expect(await phone.take('yes')).toBe(true);
    expect(done).toEqual([{ do: 'answer' }, { do: 'say', text: 'yes' }]);
    expect(shown.slice(1)).toEqual([
      expect.stringContaining('on the phone'),
      expect.stringContaining('over'),
    ]);
    expect(await phone.take('hello')).toBe(false);
  });

  test('stops ringing, and what comes too late is not said elsewhere', async () => {
    rings = ringing;
    await phone.look();
    failure = new ChatError('The call is over.', 409);
    expect(await phone.take('yes')).toBe(true);
    expect(shown.at(-1)).toContain('over');
    failure = undefined;
    rings = { ...ringing, id: 'b' };
    await phone.look();
    rings = undefined;
    await phone.look();
    expect(shown.slice(-2)).toEqual([
      expect.stringContaining('calling'),
      expect.stringContaining('over'),
    ]);
  });

  test('while Muster is away nothing is shown, and who talks is told', async () => {
    rings = ringing;
    await phone.look();
    failure = new ChatError('Muster does not answer');
    await phone.look();
    expect(shown).toHaveLength(1);
    await expect(phone.take('y')).rejects.toThrow('does not answer');
  });
});
