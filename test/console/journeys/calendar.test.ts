import { expect, test } from 'vitest';
import { describeInBrowser } from '../harness.ts';
import { useConsoleStage } from '../stage.ts';

const { worldOf, stageOf, consoleOf } = useConsoleStage(async (made, stage) => {
  // A group whose clocks are others.
  const { id } = await made.db.group.findFirstOrThrow({ where: { name: 'Family' } });
  const where = { organizationId_id: { organizationId: stage.organizationId, id } };
  await made.db.group.update({ where, data: { timeZone: 'America/New_York' } });
  await stage.tenant.say(stage.phone, 'direct', '/create event "Call home" @Family monday 6pm');
  return {};
});

describeInBrowser('the calendar', () => {
  test('shows a month of events, tasks and what Muster does, and goes on and back as the address says', async () => {
    const page = await consoleOf().open(stageOf(), { at: '/calendar' });
    const grid = page.getByRole('table', { name: 'Month' });
    await grid.getByRole('link', { name: /Events\s*11:00 Game vs\. The Eagles/ }).waitFor();
    await page.getByText('November 2026', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'On', exact: true }).click();
    await page.getByText('December 2026', { exact: true }).waitFor();
    await page.waitForURL(/day=2026-12-01/);
    await page.getByRole('button', { name: 'Today', exact: true }).click();
    await page.getByText('November 2026', { exact: true }).waitFor();
    // What is of no event is left out.
    await page.getByText('What Muster does', { exact: true }).click();
    await page.getByText('Tasks due', { exact: true }).click();
    await page.waitForURL(/kinds=/);
    await expect.poll(() => grid.getByRole('img', { name: 'What Muster does' }).count()).toBe(0);
    await grid.getByRole('link', { name: /Game vs\. The Eagles/ }).click();
    await page.getByRole('dialog', { name: /Game vs\. The Eagles/ }).waitFor();
    await page.close();
  });

  test('is gone through by keyboard', async () => {
    const page = await consoleOf().open(stageOf(), { at: '/calendar?day=2026-11-20' });
    await page.getByRole('button', { name: /^20 November/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-day'));
    await expect.poll(focused).toBe('2026-11-28');
    await page.keyboard.press('PageDown');
    await page.getByText('December 2026', { exact: true }).waitFor();
    await expect.poll(focused).toBe('2026-12-28');
    await page.keyboard.press('Enter');
    await page.waitForURL(/view=agenda/);
    await page.close();
  });

  test('is an agenda on a phone, in which each says when its group’s clocks are others', async () => {
    const page = await consoleOf().open(stageOf(), { at: '/calendar', size: 'phone' });
    const day = page.getByRole('list', { name: 'Tuesday 24 November' });
    // Six in the evening of New York is midnight in Madrid.
    await day
      .getByText(/Mon,? 23 Nov, 18:00 in America\/New_York/)
      .first()
      .waitFor();
    await page.getByRole('combobox', { name: 'Group' }).click();
    await page.getByRole('option', { name: /Book Club/ }).click();
    await page.waitForURL(/groupId=/);
    await page.getByRole('link', { name: 'Book night', exact: true }).waitFor();
    await expect.poll(() => page.getByText('Call home').count()).toBe(0);
    await page.close();
  });

  test('is given an address for one’s own, which ends when it is to', async () => {
    const page = await consoleOf().open(stageOf(), { at: '/calendar' });
    await page.getByRole('button', { name: 'Own calendar' }).click();
    const dialog = page.getByRole('dialog', { name: /in your own calendar/ });
    await dialog.getByRole('button', { name: 'Make an address' }).click();
    const url = await dialog.getByLabel('Address').inputValue();
    expect(url).toMatch(/\/calendar\/msc_[\w-]+\.ics$/);
    const { pathname } = new URL(url);
    const read = await worldOf().service.admin.inject({ method: 'GET', url: pathname });
    expect(read.body).toContain('Game vs. The Eagles');
    await dialog.getByRole('button', { name: 'End the address' }).click();
    await page
      .getByRole('dialog', { name: 'End the address?' })
      .getByRole('button', { name: 'End the address' })
      .click();
    await page.getByText('The address has ended.').waitFor();
    const gone = await worldOf().service.admin.inject({ method: 'GET', url: pathname });
    expect(gone.statusCode).toBe(404);
    await page.close();
  });
});
