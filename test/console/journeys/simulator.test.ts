import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { seedDemo } from '../../../prisma/seed.ts';
import { useWorld } from '../../helpers/scenes.ts';
import type { World } from '../../helpers/world.ts';
import { describeInBrowser, type Size, useConsole } from '../harness.ts';

let world: World;
/** The demo as it is in its first minute: nobody has said anything. */
const stageOf = useWorld(async (made) => {
  world = made;
  await seedDemo(made.db, made.clock.now());
  const { organizationId, id: userId } = await made.db.user.findFirstOrThrow();
  return { organizationId, userId };
});
const consoleOf = useConsole(() => world);

const open = (at = '/simulator', size: Size = 'desktop') =>
  consoleOf().open(stageOf(), { at, size });

async function say(page: Page, text: string) {
  const box = page.getByRole('textbox', { name: 'Write a message' });
  await box.fill(text);
  await box.press('Enter');
  await expect.poll(() => box.inputValue()).toBe('');
}

async function playAs(page: Page, name: string) {
  const picker = page.getByRole('combobox', { name: 'You play' });
  await picker.fill(name);
  await page.getByRole('option', { name }).click();
  await expect.poll(() => picker.inputValue()).toBe(name);
}

const changesOf = (page: Page) => page.getByRole('region', { name: 'By what you just did' });

describeInBrowser('the simulator', () => {
  test('shows in the first minute what a command makes, and what others do with it', async () => {
    const page = await open();
    const command = '/create task "Read Chapter 5" for @BookClub due next sunday';
    await page.getByRole('button', { name: command }).click();
    const box = page.getByRole('textbox', { name: 'Write a message' });
    expect(await box.inputValue()).toBe(command);
    await box.press('Enter');
    const log = page.getByRole('log', { name: 'Book Club' });
    await log.getByText(/Read Chapter 5 → /).waitFor();
    const changes = changesOf(page);
    await changes
      .getByText('Abraham created the task #1 Read Chapter 5 for 5 people in Book Club')
      .waitFor();
    const card = changes.getByRole('group', { name: '#1 Read Chapter 5' });
    await card.getByText('0 of 5 done').first().waitFor();
    expect(await card.getByRole('listitem').count()).toBe(5);
    expect(await world.db.task.count({ where: { parentId: { not: null } } })).toBe(5);

    await playAs(page, 'Pau');
    await say(page, '/done 1');
    await changes.getByText('Pau did the task #1 Read Chapter 5').waitFor();
    await card.getByText('1 of 5 done').first().waitFor();
    await card.getByText('Pau: done').waitFor();
    expect(await world.db.task.count({ where: { status: 'DONE' } })).toBe(1);

    // What is no command, and what is a wrong one, change nothing.
    await say(page, '/done 77');
    await log.getByText(/77/).last().waitFor();
    await changes.getByText('Nothing was changed').waitFor();
    await page.getByRole('link', { name: '#1 Read Chapter 5' }).first().click();
    await page.waitForURL(/\/groups\/.*\/tasks/);
  });

  test('lets one edit and delete what was said, reply, and react', async () => {
    const page = await open('/simulator?chat=soccer');
    const log = page.getByRole('log', { name: 'Sunday Soccer Team' });
    const changes = changesOf(page);
    await say(page, '/create event "Game" sunday 11am max 3');
    await changes.getByText(/created the event #\d+ Game/).waitFor();
    await log
      .getByRole('button', { name: /What to do with “\/create event/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await page.getByText('Changing your message').waitFor();
    await say(page, '/create event "Game of the year" sunday 11am max 3');
    await log.getByText('edited').first().waitFor();
    await changes
      .getByText(/Game of the year/)
      .first()
      .waitFor();
    expect(await world.db.event.count({ where: { status: 'SCHEDULED' } })).toBe(1);

    await page.getByRole('button', { name: 'Vote for Going' }).last().click();
    await changes.getByText(/Abraham answered #\d+ Game of the year: is going/).waitFor();
    await playAs(page, 'Nil');
    await log
      .getByRole('button', { name: /What to do with/ })
      .last()
      .click();
    await page.getByRole('menuitem', { name: 'Reply' }).click();
    await page.getByText('Replying to Muster').waitFor();
    await say(page, "I'm in");
    await changes.getByText(/Nil answered/).waitFor();
    const going = await world.db.participant.findMany({ where: { status: 'GOING' } });
    expect(going).toHaveLength(2);

    await log.getByRole('button', { name: "What to do with “I'm in”" }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await log.getByText('This message was deleted.').waitFor();
    await expect.poll(() => world.db.participant.count({ where: { status: 'GOING' } })).toBe(1);
  });

  test('is used on a phone, where the changes are a drawer, and in a direct chat', async () => {
    const page = await open('/simulator', 'phone');
    await page.getByRole('combobox', { name: 'Chat' }).click();
    await page.getByRole('option', { name: 'Abraham and Muster' }).click();
    await page.waitForURL(/c\.us/);
    await say(page, '/remind me tomorrow 9am to call the library');
    await page
      .getByRole('log', { name: 'Abraham and Muster' })
      .getByText(/call the library/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'What changed' }).click();
    await page.waitForURL(/show=changes/);
    const drawer = page.getByRole('dialog', { name: 'What changed' });
    await drawer.getByText(/Abraham set the reminder/).waitFor();
    await drawer.getByRole('button', { name: 'Close' }).click();
    await drawer.waitFor({ state: 'hidden' });
    const reminder = await world.db.reminder.findFirst();
    expect(reminder?.text).toContain('call the library');
  });
});
