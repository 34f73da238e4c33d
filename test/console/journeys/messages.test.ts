import { expect, test } from 'vitest';
import { describeInBrowser, type Size } from '../harness.ts';
import { addUser, useConsoleStage } from '../stage.ts';

/** More than several pages have. */
const many = 300;

const { worldOf, stageOf, consoleOf } = useConsoleStage(async (made, stage) => {
  const { tenant, contacts } = stage;
  const maria = await addUser(made, stage, 'Marta', contacts.Marta);
  await tenant.say('+34600111333', 'soccer', 'Shot');
  const {
    id: _,
    media: __,
    ...shot
  } = await made.db.message.findFirstOrThrow({ where: { body: 'Shot' } });
  const now = made.clock.now().getTime();
  // Every twenty minutes one, for some days.
  await made.db.message.createMany({
    data: Array.from({ length: many }, (_, index) => ({
      ...shot,
      externalId: `shot-${index + 1}`,
      body: `Shot ${index + 1}`,
      sentAt: new Date(now - (many - index) * 20 * 60_000),
    })),
  });
  await made.db.message.deleteMany({ where: { body: 'Shot' } });
  return { maria };
});

const open = (
  group: 'Book Club' | 'Sunday Soccer Team' | 'Family',
  { size = 'desktop', userId }: { size?: Size; userId?: string } = {},
) => {
  const stage = stageOf();
  const who = { organizationId: stage.organizationId, userId: userId ?? stage.userId };
  return consoleOf().open(who, { at: `/groups/${stage.groups[group]}/messages`, size });
};

const saidIn = (chat: string) =>
  worldOf().db.message.findMany({
    where: { organizationId: stageOf().organizationId, chat: { externalId: chat } },
    orderBy: { sentAt: 'asc' },
  });

describeInBrowser('messages of a group', () => {
  for (const size of ['desktop', 'phone'] as const) {
    test(`are written, and arrive in the chat, on a ${size}`, async () => {
      const page = await open('Book Club', { size });
      const log = page.getByRole('log', { name: 'Messages of the group' });
      const text = `We meet at 7, on a ${size}\nBring the book`;
      const box = page.getByRole('textbox', { name: 'Write a message' });
      await box.fill(`We meet at 7, on a ${size}`);
      await box.press('Shift+Enter');
      await box.pressSequentially('Bring the book');
      await box.press(size === 'phone' ? 'Enter' : 'Control+Enter');
      await log.getByText(`We meet at 7, on a ${size}`).waitFor();
      await expect.poll(() => box.inputValue()).toBe('');
      await expect
        .poll(async () => (await saidIn('books')).filter(({ body }) => body?.includes(text)).length)
        .toBe(1);
      // What was shown at once gives way to what was said.
      await log.getByText('Abraham:').last().waitFor();
      await expect.poll(() => log.getByText(`We meet at 7, on a ${size}`).count()).toBe(1);
    });
  }

  test('are read back to the first of hundreds, without all of them being in the page', async () => {
    const page = await open('Sunday Soccer Team');
    const log = page.getByRole('log', { name: 'Messages of the group' });
    await log.getByText('/out back on monday').first().waitFor();
    const rows = log.locator('[data-index]');
    const first = log.getByText('Shot 1', { exact: true });
    await expect
      .poll(
        async () => {
          await log.evaluate((box) => box.scrollBy(0, -900));
          expect(await rows.count()).toBeLessThan(60);
          return first.count();
        },
        { interval: 50 },
      )
      .toBe(1);
    expect(await page.getByText('Thu 19 Nov').count()).toBeLessThanOrEqual(1);
    // Meanwhile something is said: it is counted, and one goes there.
    await stageOf().tenant.say('+34600111777', 'soccer', 'Are you still reading?');
    await page.getByRole('button', { name: '1 new message' }).click();
    await log.getByText('Are you still reading?').waitFor();
  });

  test('stay where they are while older ones are loaded above', async () => {
    const page = await open('Sunday Soccer Team');
    const log = page.getByRole('log', { name: 'Messages of the group' });
    await log.getByText('/out back on monday').first().waitFor();
    const { promise: gate, resolve: letThrough } = Promise.withResolvers<void>();
    await page.route('**/messages?*cursor=*', async (route) => {
      await gate;
      await route.continue();
    });
    // As a wheel turns, until older ones have been asked for.
    const loading = page.getByRole('status', { name: 'Loading older messages …' });
    await expect
      .poll(
        async () => {
          await log.evaluate((box) => box.scrollBy(0, -300));
          return loading.count();
        },
        { interval: 50 },
      )
      .toBe(1);
    const shots = log.getByText(/^Shot \d+$/);
    const inSight = shots.nth(Math.floor((await shots.count()) / 2));
    const text = (await inSight.textContent()) ?? '';
    const before = await inSight.boundingBox();
    letThrough();
    await loading.waitFor({ state: 'hidden' });
    const after = await log.getByText(text, { exact: true }).boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(4);
  });

  test('show edits, deletions, and files that were sent', async () => {
    const { tenant } = stageOf();
    const pau = '+34600111333';
    await tenant.say(pau, 'books', 'I bring te cake', { id: 'cake' });
    await tenant.revise(pau, 'books', 'cake', 'I bring the cake');
    await tenant.say(pau, 'books', 'Something rash', { id: 'rash' });
    await tenant.revise(pau, 'books', 'rash', null);
    const page = await open('Book Club');
    const log = page.getByRole('log', { name: 'Messages of the group' });
    await log.getByText('I bring the cake').waitFor();
    await log.getByText('edited').last().waitFor();
    await log.getByText('This message was deleted.').waitFor();
    expect(await log.getByText('Something rash').count()).toBe(0);

    await page.locator('input[type=file]').setInputFiles({
      name: 'dot.png',
      mimeType: 'image/png',
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    });
    await page.getByRole('textbox', { name: 'Write a message' }).fill('A dot');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const picture = log.getByRole('img', { name: 'Picture: dot.png' });
    await picture.waitFor();
    await expect
      .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBe(1);
  });

  test('that cannot be sent come back into the box, with the reason', async () => {
    const page = await open('Book Club');
    await page.route('**/api/groups/*/messages', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    const box = page.getByRole('textbox', { name: 'Write a message' });
    await box.fill('Lost?');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('alert').getByText('Muster cannot be reached.').waitFor();
    expect(await box.inputValue()).toBe('Lost?');
  });

  test('of a group without a chat go to direct chats, which is told', async () => {
    const page = await open('Family');
    await page.getByText('This group has no chat of its own').waitFor();
    await page.getByRole('textbox', { name: 'Write a message' }).fill('Dinner at nine');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    // Nobody of the family has written to Muster yet.
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('textbox', { name: 'Write a message' }).inputValue()).toBe(
      'Dinner at nine',
    );
  });

  test('are not for who is no member, nor is the group of another organization', async () => {
    const page = await open('Sunday Soccer Team', { userId: stageOf().maria });
    await page.getByText(/Not for you to read|Not found/).waitFor();
    expect(await page.getByRole('textbox', { name: 'Write a message' }).count()).toBe(0);
    await page.goto(`${consoleOf().url}/groups/01990000-0000-7000-8000-000000000000/messages`);
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
  });
});
