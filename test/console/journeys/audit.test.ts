import { expect, test } from 'vitest';
import { describeInBrowser, type Size } from '../harness.ts';
import { addUser, useConsoleStage } from '../stage.ts';

const { worldOf, stageOf, consoleOf } = useConsoleStage(async (made, stage) => ({
  /** A USER who is in no group. */
  maria: await addUser(made, stage),
}));

const open = (at: string, { size = 'desktop', userId }: { size?: Size; userId?: string } = {}) => {
  const stage = stageOf();
  const who = { organizationId: stage.organizationId, userId: userId ?? stage.userId };
  return consoleOf().open(who, { at, size });
};

describeInBrowser('the log of changes', () => {
  test('tells in words who did what, with details and links', async () => {
    const page = await open('/organization/audit?subjectType=task');
    const table = page.getByRole('table', { name: 'What was changed' });
    const row = table
      .getByRole('row')
      .filter({ hasText: 'Abraham created the task #1 Read Chapter 5 for 5 people in Book Club' });
    await row.waitFor();
    expect(await row.getByText('in a chat').count()).toBe(1);
    await row.getByRole('button', { name: 'Details' }).click();
    await row.getByRole('rowheader', { name: 'Title' }).waitFor();
    await row.getByText('Due', { exact: true }).waitFor();
    await row.getByRole('link', { name: 'Book Club' }).click();
    await page.waitForURL(/\/groups\/.*\/members/);
  });

  test('is filtered by what the address says', async () => {
    const page = await open('/organization/audit?subjectType=task');
    const table = page.getByRole('table', { name: 'What was changed' });
    await table.getByText('did the task').waitFor();
    await page.getByRole('combobox', { name: 'About' }).click();
    await page.getByRole('option', { name: 'Events' }).click();
    await page.waitForURL(/subjectType=event/);
    await expect.poll(() => table.getByText('did the task').count()).toBe(0);
    await page.reload();
    await table.getByText('created the event').first().waitFor();
    await page.getByRole('combobox', { name: 'Group' }).fill('Book');
    await page.getByRole('option', { name: /Book Club/ }).click();
    await page.waitForURL(/groupId=/);
    await expect.poll(() => table.getByRole('row').count()).toBe(2);
    await page.getByLabel('From').fill('2027-01-01');
    await page.getByRole('heading', { name: 'Nothing fits these filters' }).waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await table.getByText('A call to').first().waitFor();
  });

  test('of a group is its activity, on a phone too', async () => {
    const { groups } = stageOf();
    const page = await open(`/groups/${groups['Book Club']}/activity`, { size: 'phone' });
    const list = page.getByRole('list', { name: 'What was changed' });
    await list.getByText('Pau did the task').waitFor();
    expect(await list.getByText('Game vs. The Eagles').count()).toBe(0);
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('combobox', { name: 'About' }).click();
    await page.getByRole('option', { name: 'Groups and members' }).click();
    await list.getByText('added Abraham, Pau and 3 others to Book Club').waitFor();
    await page.getByRole('button', { name: 'Filters (1)' }).waitFor();
  });

  test('speaks Spanish to an organization that does', async () => {
    const { organizationId } = stageOf();
    await worldOf().db.organization.update({
      where: { id: organizationId },
      data: { locale: 'es-ES' },
    });
    const page = await open('/organization/audit?subjectType=task');
    const table = page.getByRole('table', { name: 'Lo que ha cambiado' });
    await table
      .getByText('Abraham creó la tarea #1 Read Chapter 5 para 5 personas en Book Club')
      .waitFor();
    await table.getByText('en un chat').first().waitFor();
    await worldOf().db.organization.update({
      where: { id: organizationId },
      data: { locale: 'en-GB' },
    });
  });

  test('is for admins alone, as is the outbox', async () => {
    const page = await open('/organization/audit', { userId: stageOf().maria });
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
    expect(await page.getByRole('link', { name: 'Audit' }).count()).toBe(0);
    await page.goto(`${consoleOf().url}/organization/outbox`);
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
    await page.goto(`${consoleOf().url}/simulator`);
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
  });
});
