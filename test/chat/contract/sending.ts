import { expect, test } from 'vitest';
import { outgoing } from '../../helpers/transport.ts';
import { mar, pau } from './driver.ts';
import type { Scene } from './scene.ts';

/** What a transport promises of what it sends. */
export function describeSending(scene: () => Scene): void {
  test('has a name', () => {
    expect(scene().driver.transport.name).toMatch(/^[a-z][a-z-]*$/);
  });

  test('sends a text as it is, with its mentions and what it answers', async () => {
    const { driver, send, arrived } = scene();
    const body = '✅ *Read* _Chapter 5_ → 📚\n@34600111333: “yes”';
    const result = await send(body, { mentions: [mar], quotedId: 'message-1' });
    expect(result).toEqual({ status: 'sent', id: expect.stringMatching(/./) });
    const id = result.status === 'sent' ? result.id : '';
    expect(arrived()).toMatchObject([
      { id, chatId: driver.chatId, body, mentions: [mar], quotedId: 'message-1' },
    ]);
  });

  test('sends a file with its caption, and a poll', async () => {
    const { driver, once, arrived } = scene();
    const data = new TextEncoder().encode('BEGIN:VCALENDAR');
    const media = { mimeType: 'text/calendar', fileName: 'soccer.ics', data };
    const messages = [
      outgoing('the next games of @34600111222', { mentions: [pau], media }),
      outgoing('Are you in?', { pollOptions: ['Going', 'Not going'] }),
    ];
    for (const message of messages) {
      const result = await driver.transport.send(driver.chatId, message, once());
      expect(result.status).toBe('sent');
    }
    expect(arrived()).toMatchObject(messages);
  });

  test('gives each message an id of its own', async () => {
    const { send, arrived } = scene();
    const results = await Promise.all(Array.from({ length: 10 }, () => send('same words')));
    const ids = results.map((result) => (result.status === 'sent' ? result.id : result.status));
    expect(new Set(ids).size).toBe(10);
    expect(arrived()).toHaveLength(10);
  });

  test('delivers one key once, and answers the same id again', async () => {
    const { fresh, send, arrived } = scene();
    const key = fresh('key');
    const first = await send('only once', { key });
    const second = await send('only once', { key });
    expect(second).toEqual(first);
    expect(arrived()).toHaveLength(1);
  });

  test('delivers one key once, asked at the same moment too', async () => {
    const { fresh, send, arrived } = scene();
    const key = fresh('key');
    const results = await Promise.all(Array.from({ length: 10 }, () => send('only once', { key })));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(arrived()).toHaveLength(1);
  });

  test('sends in the order in which it was asked, one after another', async () => {
    const { send, arrived } = scene();
    const lines = Array.from({ length: 10 }, (_, n) => `line ${n}`);
    for (const line of lines) await send(line);
    expect(arrived().map(({ body }) => body)).toEqual(lines);
  });

  test('edits what it sent: the id stays, and nothing more arrives', async () => {
    const { driver, send, once, arrived } = scene();
    const sent = await send('the first words');
    const id = sent.status === 'sent' ? sent.id : '';
    const text = outgoing('other words');
    const options = once();
    const edit = () => driver.transport.edit(driver.chatId, id, text, options);
    expect(await edit()).toEqual({ status: 'sent', id });
    expect(await edit()).toEqual({ status: 'sent', id });
    expect(arrived()).toMatchObject([
      { id, chatId: driver.chatId, body: text.body, mentions: [], quotedId: null },
    ]);
  });
}
