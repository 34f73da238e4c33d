import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { outgoing } from '../../helpers/transport.ts';
import { until } from '../../helpers/until.ts';
import { type Account, chromium, createAccount, patienceMs, pau, soccer } from './harness.ts';
import type { Said } from './stub/world.ts';

const lid = '777@lid';
const stranger = '888@lid';

/** A message of Pau's in the group. */
const said = (given: Partial<Said>): Said => ({
  chatId: soccer,
  from: pau,
  id: `M${Math.random()}`,
  body: 'hello',
  ...given,
});

const older: Said[] = ['old', 'edited', 'deleted', 'by-admin', 'picture'].map((id) => said({ id }));

// With the names that WhatsApp Web gave ids until July 2026; with those since then, and the shim; and
// without it.
describe.skipIf(chromium === undefined).each([
  ['_serialized', { hasDollarIds: false, idShim: true }],
  ['$1, with the shim', { hasDollarIds: true, idShim: true }],
  ['$1, without the shim', { hasDollarIds: true, idShim: false }],
])('chats, where ids are %s', (_, { hasDollarIds, idShim }) => {
  let account: Account;

  beforeAll(async () => {
    account = await createAccount({
      idShim,
      world: { isPaired: true, hasDollarIds, lids: { [pau]: lid }, history: older },
    });
    await account.connect();
  });
  afterAll(() => account.end());
  beforeEach(() => account.forget());

  const receive = async (given: Partial<Said>) => {
    await account.network.make('say', said(given));
    await until(() => account.received.length > 0);
    return account.received[0]!;
  };

  test('somebody who goes by a LID is known by their phone, and so are those they mention', async () => {
    const message = await receive({
      from: lid,
      name: 'Pau',
      body: '@777 and @888, not @7771',
      mentions: [lid, stranger],
      quotedId: 'old',
    });
    expect(message).toMatchObject({
      chat: { id: soccer, kind: 'GROUP', name: 'Soccer ⚽' },
      senderId: pau,
      senderAlias: lid,
      senderName: 'Pau',
      body: '@34600111222 and @888, not @7771',
      mentions: [pau, stranger],
      quotedId: 'old',
    });
  });

  test('a chat with one person is known by their phone too', async () => {
    const message = await receive({ chatId: lid, from: lid });
    expect(message).toMatchObject({ chat: { id: pau, kind: 'DIRECT', name: null }, senderId: pau });
  });

  test('somebody whose phone is not known goes by their LID', async () => {
    expect(await receive({ chatId: stranger, from: stranger })).toMatchObject({
      senderId: stranger,
      senderAlias: null,
    });
  });

  test('a group has its new name once it is renamed', async () => {
    await receive({});
    await account.network.make('rename', { chatId: soccer, name: 'Football' });
    account.received.length = 0;
    expect((await receive({})).chat.name).toBe('Football');
    await account.network.make('rename', { chatId: soccer, name: 'Soccer ⚽' });
  });

  test('what is said is the text or the caption, never a preview', async () => {
    expect((await receive({ type: 'location', body: '/9j/4AAQ' })).body).toBe('');
  });

  test('what is no message of a person in a chat is passed over', async () => {
    await account.network.make('say', said({ chatId: 'status@broadcast' }));
    await account.network.make('say', said({ chatId: '1@newsletter' }));
    await account.network.make('say', said({ type: 'call_log' }));
    expect((await receive({ id: 'after' })).id).toBe('after');
    expect(account.log).toEqual([]);
  });

  test('an edit and a deletion are revisions, by whoever made them', async () => {
    const { make } = account.network;
    await make('edit', { chatId: soccer, id: 'edited', body: 'hi @777', mentions: [lid] });
    await make('revoke', { chatId: soccer, id: 'deleted' });
    await make('revoke', { chatId: soccer, id: 'by-admin', by: stranger });
    await until(() => account.revised.length === 3);
    const where = { chatId: soccer, mentions: [] };
    expect(account.revised).toEqual([
      { ...where, id: 'edited', senderId: pau, body: 'hi @34600111222', mentions: [pau] },
      { ...where, id: 'deleted', senderId: pau, body: null },
      { ...where, id: 'by-admin', senderId: stranger, body: null },
    ]);
  });

  test('a text that is decrypted late and a preview that comes late are no edits', async () => {
    const { make } = account.network;
    await make('change', { chatId: soccer, id: 'picture', name: 'type', value: 'image' });
    await make('change', { chatId: soccer, id: 'picture', name: 'body', value: '/9j/4AAQ' });
    const late = said({ id: `late-${hasDollarIds}-${idShim}`, type: 'ciphertext' });
    await make('say', { ...late, body: undefined as unknown as string });
    await make('change', { chatId: soccer, id: late.id, name: 'body', value: '/help' });
    await make('change', { chatId: soccer, id: late.id, name: 'type', value: 'chat' });
    await until(() => account.received.length === 1);
    expect(account.received[0]!.body).toBe('/help');
    expect(account.revised).toEqual([]);
  });

  test('what we say ourselves is told as our own', async () => {
    await account.send('our own words', { key: `own-${hasDollarIds}-${idShim}` });
    await receive({ id: 'theirs' });
    expect(account.received.map(({ id }) => id)).toEqual(['theirs']);
    expect(account.revised).toEqual([]);
    expect(account.toldOf('own')).toMatchObject([{ chat: { id: soccer }, body: 'our own words' }]);
  });

  test('says, quotes and edits', async () => {
    const result = await account.send('first', { quotedId: 'old', mentions: [pau] });
    const id = result.status === 'sent' ? result.id : '';
    expect(result).toEqual({ status: 'sent', id: expect.stringContaining('3EB0') });
    const edit = () =>
      account.transport.edit(soccer, id, outgoing('second'), {
        key: 'edit',
        timeoutMs: patienceMs,
      });
    expect(await edit()).toEqual(result);
    expect(account.network.sent).toMatchObject([
      { chatId: soccer, id, body: 'second', mentions: [pau], quotedId: 'old' },
    ]);
    // An edit of ours is no revision, of which one would have come by now.
    await receive({});
    expect(account.revised).toEqual([]);
  });

  test('what it answers may be gone: the answer is said all the same', async () => {
    const result = await account.send('to nothing', { quotedId: 'never-heard-of' });
    expect(result.status).toBe('sent');
    expect(account.network.sent).toMatchObject([{ body: 'to nothing', quotedId: null }]);
  });

  test.each([
    ['no id', 'nobody'],
    ['somebody who is not on WhatsApp', '404555@c.us'],
  ])('refuses for good: %s', async (_name, chatId) => {
    const message = outgoing('x');
    const options = { key: `refused-${chatId}`, timeoutMs: patienceMs };
    expect(await account.transport.send(chatId, message, options)).toMatchObject({
      status: 'failed',
      retryable: false,
    });
    expect(account.network.sent).toEqual([]);
  });

  test('an edit of a message that the page does not hold fails for good', async () => {
    const message = outgoing('x');
    const options = { key: 'edit-nothing', timeoutMs: patienceMs };
    expect(await account.transport.edit(soccer, 'gone', message, options)).toMatchObject({
      status: 'failed',
      retryable: false,
    });
  });

  test('what the server refuses has failed, for good', async () => {
    account.network.answers = 'refused';
    expect(await account.send('refused')).toMatchObject({ status: 'failed', retryable: false });
  });

  test('without an ack it is unknown at the deadline, and the key is not sent again', async () => {
    account.network.answers = 'nothing';
    const given = { key: 'silence', timeoutMs: 400 };
    expect(await account.send('into silence', given)).toMatchObject({ status: 'unknown' });
    account.network.answers = 'received';
    expect(await account.send('into silence', given)).toMatchObject({ status: 'unknown' });
    expect(account.network.sent).toHaveLength(1);
  });
});
