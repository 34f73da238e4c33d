import { createContext, runInContext } from 'node:vm';
import { beforeEach, expect, test } from 'vitest';
import { idShim } from '../../../src/chat/whatsapp/id-shim.ts';

/** A page, before anything is loaded in it. */
let page: ReturnType<typeof createContext>;
const run = (script: string): unknown => runInContext(script, page);

beforeEach(() => {
  page = createContext({});
  run(`
    class MsgKey { constructor(text) { this.$1 = text; } }
    globalThis.require = () => MsgKey;
    (${idShim})();
  `);
});

/** As the library does: an empty object first, then what it can do. */
const attach = () =>
  run(
    'WWebJS = {}; WWebJS.getMessageModel = (message) => ({ ...message, id: { ...message.id } });',
  );

test('the library has not come yet, and sees that', () => {
  expect(run('typeof window === "undefined" && typeof WWebJS')).toBe('undefined');
});

test('keys in the page have their old name', () => {
  attach();
  expect(run('new MsgKey("true_g_1")._serialized')).toBe('true_g_1');
});

test('so have copies of them that leave the page, and no others are touched', () => {
  attach();
  expect(
    run(`JSON.stringify(WWebJS.getMessageModel({
      id: { $1: 'a' }, quotedStanzaKey: { $1: 'b' }, from: { $1: 'c' }, latestEditMsgKey: null,
    }))`),
  ).toBe(
    JSON.stringify({
      id: { $1: 'a', _serialized: 'a' },
      quotedStanzaKey: { $1: 'b', _serialized: 'b' },
      from: { $1: 'c' },
      latestEditMsgKey: null,
    }),
  );
});

test('where ids have their old name they keep it', () => {
  run('class MsgKey2 { constructor(text) { this._serialized = text; } }; require = () => MsgKey2;');
  attach();
  expect(run('new MsgKey2("true_g_1")._serialized')).toBe('true_g_1');
  expect(run('WWebJS.getMessageModel({ id: { _serialized: "a" } }).id._serialized')).toBe('a');
});

test('it may be attached again', () => {
  attach();
  attach();
  expect(run('new MsgKey("true_g_1")._serialized')).toBe('true_g_1');
});
