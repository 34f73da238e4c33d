import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser } from '../harness.ts';
import { addUser, useConsoleStage } from '../stage.ts';

const { worldOf, stageOf, consoleOf } = useConsoleStage(async (made, stage) => ({
  /** A USER who is in no group. */
  maria: await addUser(made, stage),
}));

type Options = { size?: 'desktop' | 'phone'; userId?: string; search?: string };

async function openTasks({ search = '', ...options }: Options = {}): Promise<Page> {
  const { groups, ...stage } = stageOf();
  const at = `/groups/${groups['Book Club']}/tasks${search}`;
  const page = await consoleOf().open({ ...stage, ...options }, { ...options, at });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const copiesOf = (title: string) =>
  worldOf().db.task.findMany({
    where: { title, assigneeId: { not: null } },
    include: { assignee: { select: { name: true } } },
    orderBy: { assignee: { nameKey: 'asc' } },
  });

const parentOf = (title: string) =>
  worldOf().db.task.findFirstOrThrow({ where: { title, number: { not: null } } });

async function newTask(page: Page, title: string) {
  await page.getByRole('button', { name: 'New task' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New task' });
  await dialog.getByLabel('Title').fill(title);
  return dialog;
}

describeInBrowser('tasks of a group', () => {
  for (const size of ['desktop', 'phone'] as const) {
    test(`are given to all of it on a ${size}: who gets a copy is told before, and then they have it`, async () => {
      const title = `Choose a book on a ${size}`;
      const page = await openTasks({ size });
      const dialog = await newTask(page, title);
      await dialog.getByText('5 people get a copy.').waitFor();
      await dialog.getByLabel('Due', { exact: true }).fill('2026-11-27');
      await dialog.getByLabel('Due: time').fill('18:30');
      await dialog.getByRole('combobox', { name: 'Leave out' }).fill('Marta');
      await page.getByRole('option', { name: /Marta/ }).click();
      await dialog.getByText('4 people get a copy.').waitFor();
      await dialog.getByRole('button', { name: 'Create for 4 people' }).click();
      await page.getByText(/is created\.$/).waitFor();
      await page.getByRole('button', { name: title }).waitFor();
      const copies = await copiesOf(title);
      expect(copies.map(({ assignee }) => assignee?.name)).toEqual([
        'Abraham',
        'Jordi',
        'Laia',
        'Pau',
      ]);
      // On the clocks of Madrid.
      expect((await parentOf(title)).dueAt).toEqual(new Date('2026-11-27T17:30:00Z'));
      await page.close();
    });
  }

  test('are for several groups and for people, found by @ and by name; whom no chat reaches is told', async () => {
    const page = await openTasks();
    const dialog = await newTask(page, 'Vote');
    const whom = dialog.getByRole('combobox', { name: /^For/ });
    await whom.fill('@fam');
    await page.getByRole('option', { name: /@Family/ }).click();
    await whom.fill('Carla');
    await page.getByRole('option', { name: /Carla/ }).click();
    // Five of the club, three more of the family, and Carla.
    await dialog.getByText('9 people get a copy.').waitFor();
    await dialog.getByText('No chat reaches Aina, Carla, Emma and 1 more.').waitFor();
    await dialog.getByLabel('For anyone').check();
    await dialog.getByRole('button', { name: 'Create for 9 people' }).click();
    await page.getByText(/is created\.$/).waitFor();
    expect(await copiesOf('Vote')).toHaveLength(9);
    expect(await parentOf('Vote')).toMatchObject({ mode: 'ANYONE', groupId: null });
    await page.close();
  });

  test('come again as is chosen', async () => {
    const page = await openTasks();
    const dialog = await newTask(page, 'Pay the dues');
    await dialog.getByLabel('Due', { exact: true }).fill('2026-11-23');
    await dialog.getByLabel('Repeats').selectOption('Every 2 weeks on Monday');
    await dialog.getByRole('button', { name: /^Create for/ }).click();
    await page.getByText('every 2 weeks on Monday', { exact: true }).waitFor();
    expect(await parentOf('Pay the dues')).toMatchObject({
      recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO',
    });
    await page.close();
  });

  test('with a date that is over are not made: it is said why, and nothing typed is lost', async () => {
    const page = await openTasks();
    const dialog = await newTask(page, '');
    await dialog.getByLabel('Notes').fill('Mind the footnotes');
    await dialog.getByLabel('Due', { exact: true }).fill('2026-11-19');
    await dialog.getByRole('button', { name: /^Create/ }).click();
    await dialog.getByText('Say what is to be done.').waitFor();
    await dialog.getByLabel('Title').fill('Too late');
    await dialog.getByRole('button', { name: /^Create/ }).click();
    await dialog.getByText('That is over. Choose a time to come.').waitFor();
    expect(await dialog.getByLabel('Title').inputValue()).toBe('Too late');
    expect(await dialog.getByLabel('Notes').inputValue()).toBe('Mind the footnotes');
    expect(await worldOf().db.task.count({ where: { title: 'Too late' } })).toBe(0);
    await page.close();
  });

  test('are made by keyboard alone', async () => {
    const page = await openTasks();
    await page.getByRole('button', { name: 'New task' }).first().focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'New task' });
    await dialog.waitFor();
    await expect
      .poll(() => dialog.getByLabel('Title').evaluate((field) => field === document.activeElement))
      .toBe(true);
    await page.keyboard.type('Typed');
    const whom = dialog.getByRole('combobox', { name: /^For/ });
    for (let step = 0; step < 20; step += 1) {
      if (await whom.evaluate((field) => field === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    // The group goes, and Pau comes.
    await page.keyboard.press('Backspace');
    await page.keyboard.type('Pau');
    await page.getByRole('option', { name: /Pau/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByText('1 person gets a copy.').waitFor();
    await dialog.getByLabel('Title').focus();
    await page.keyboard.press('Enter');
    await page.getByText(/is created\.$/).waitFor();
    expect(await copiesOf('Typed')).toMatchObject([{ assignee: { name: 'Pau' } }]);
    await page.close();
  });

  test('are closed for others, and open again; the bar moves', async () => {
    const page = await openTasks();
    await page.getByRole('button', { name: 'Read Chapter 5' }).click();
    const drawer = page.getByRole('dialog', { name: /Read Chapter 5/ });
    const bar = drawer.getByRole('progressbar', { name: 'Read Chapter 5' });
    await drawer.getByText('1 of 5 done').waitFor();
    expect(await bar.getAttribute('aria-valuenow')).toBe('20');
    await drawer.getByRole('button', { name: 'Done for Laia' }).click();
    await drawer.getByText('2 of 5 done').waitFor();
    expect(await bar.getAttribute('aria-valuenow')).toBe('40');
    const ofLaia = () =>
      worldOf().db.task.findFirstOrThrow({
        where: { title: 'Read Chapter 5', assignee: { name: 'Laia' } },
      });
    expect(await ofLaia()).toMatchObject({ status: 'DONE' });
    await drawer.getByRole('button', { name: 'Reopen for Laia' }).click();
    await drawer.getByText('1 of 5 done').waitFor();
    expect(await ofLaia()).toMatchObject({ status: 'OPEN' });
    await page.close();
  });

  test('are reminded of, edited and cancelled by whoever may', async () => {
    const page = await openTasks();
    const first = await newTask(page, 'Bring chairs');
    await first.getByRole('button', { name: /^Create for/ }).click();
    await page.getByRole('button', { name: 'Bring chairs' }).click();
    const drawer = page.getByRole('dialog', { name: /Bring chairs/ });
    await drawer.getByRole('button', { name: 'Remind' }).click();
    await page.getByText('4 people are reminded.').waitFor();
    await drawer.getByRole('button', { name: 'Remind' }).click();
    // Not twice in six hours.
    await page.getByText(/^Task #\d+ .* can be reminded of again in/).waitFor();
    await drawer.getByRole('button', { name: 'Edit task' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit task' });
    await dialog.getByLabel('Title').fill('Bring ten chairs');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The task is changed.').waitFor();
    const changed = page.getByRole('dialog', { name: /Bring ten chairs/ });
    await changed.getByRole('button', { name: 'Cancel task' }).click();
    const question = page.getByRole('dialog', { name: /Cancel “Bring ten chairs”/ });
    await question.getByRole('button', { name: 'Cancel task' }).click();
    await page.getByText('The task is cancelled.').waitFor();
    expect(await parentOf('Bring ten chairs')).toMatchObject({ status: 'CANCELLED' });
    await page.keyboard.press('Escape');
    await page.getByText('Cancelled', { exact: true }).first().click();
    await page.waitForURL(/status=cancelled/);
    await page.getByRole('button', { name: 'Bring ten chairs' }).waitFor();
    await page.close();
  });

  test('say in words that they are overdue', async () => {
    const at = worldOf().clock.now();
    const { id } = await parentOf('Read Chapter 5');
    const { dueAt } = await parentOf('Read Chapter 5');
    await worldOf().db.task.update({
      where: { organizationId_id: { organizationId: stageOf().organizationId, id } },
      data: { dueAt: new Date(at.getTime() - 60_000) },
    });
    const page = await openTasks();
    await page.getByText('Overdue').waitFor();
    await worldOf().db.task.update({
      where: { organizationId_id: { organizationId: stageOf().organizationId, id } },
      data: { dueAt },
    });
    await page.close();
  });

  test('are seen by a USER who is no member, who is offered nothing', async () => {
    const { id } = await parentOf('Read Chapter 5');
    const page = await openTasks({ userId: stageOf().maria, search: `?task=${id}` });
    const drawer = page.getByRole('dialog', { name: /Read Chapter 5/ });
    await drawer.getByText('1 of 5 done').waitFor();
    await drawer.getByRole('list', { name: 'Still to do' }).waitFor();
    for (const name of [/Done for/, 'Edit task', 'Cancel task', 'Remind'])
      expect(await drawer.getByRole('button', { name }).count()).toBe(0);
    await drawer.getByRole('button', { name: 'Close', exact: true }).click();
    expect(await page.getByRole('button', { name: 'New task' }).count()).toBe(0);
    await page.close();
  });

  test('of another organization are not found', async () => {
    const other = await worldOf().tenant('Others');
    const ann = await other.person('Ann', { role: 'ADMIN' });
    const group = await other.group('Elsewhere', [ann]);
    await other.say(ann, 'direct', '/create task "Secret" for @Elsewhere');
    const page = await openTasks({ search: `?task=${(await parentOf('Secret')).id}` });
    await page.getByText('Not found').waitFor();
    expect(await page.getByText('Secret').count()).toBe(0);
    await page.goto(`${consoleOf().url}/groups/${group}/tasks`);
    await page.getByText('Not found').waitFor();
    await page.close();
  });
});
