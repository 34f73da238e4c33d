import { expect, test } from 'vitest';
import { describeInBrowser } from '../harness.ts';
import { useConsoleStage } from '../stage.ts';

const { stageOf, consoleOf } = useConsoleStage();

describeInBrowser('what stands around every page', () => {
  test('by keyboard alone one signs in, goes to a group, to a person and to a page', async () => {
    const { tenant } = stageOf();
    const key = await tenant.key('ADMIN');
    const page = await consoleOf().blank();
    await page.goto(`${consoleOf().url}/`);
    await page.getByLabel('Or paste a key').waitFor();
    while (!(await page.getByLabel('Or paste a key').evaluate((field) => field.matches(':focus'))))
      await page.keyboard.press('Tab');
    await page.keyboard.insertText(key);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Groups', level: 1 }).waitFor();

    const find = async (text: string, shown: string) => {
      await page.keyboard.press('ControlOrMeta+k');
      const field = page.getByRole('dialog').getByPlaceholder('Search or go to …');
      await field.waitFor();
      await page.keyboard.type(text);
      await page.getByRole('option', { name: shown, selected: true }).waitFor();
      await page.keyboard.press('Enter');
    };
    await find('book cl', 'Book Club');
    await page.getByRole('heading', { name: 'Book Club', level: 1 }).waitFor();
    await find('marta', 'Marta');
    await page.getByRole('heading', { name: 'Marta', level: 1 }).waitFor();
    await find('calend', 'Calendar');
    await page.getByRole('heading', { name: 'Calendar', level: 1 }).waitFor();
    expect(await page.title()).toBe('Calendar · Muster');

    // The first stop of the keyboard leads past all that.
    await page.reload();
    await page.getByRole('heading', { name: 'Calendar', level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#content');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  });

  test('the search opens from within a field, and Enter goes to what fits what is typed now', async () => {
    const page = await consoleOf().open(stageOf());
    await page.getByRole('searchbox', { name: 'Search groups' }).press('ControlOrMeta+k');
    const field = page.getByRole('combobox', { name: 'Search or go to …' });
    await field.fill('m');
    const options = page.getByRole('option');
    await options.filter({ hasText: 'Marta' }).waitFor();
    // The other way round, past the first: the last one.
    await field.press('ArrowUp');
    expect(await options.last().getAttribute('aria-selected')).toBe('true');
    await field.press('ArrowDown');
    expect(await options.first().getAttribute('aria-selected')).toBe('true');
    // Before the service can have answered: "marta" was found, and is no calendar.
    await field.fill('calendar');
    await field.press('Enter');
    await page.getByRole('heading', { name: 'Calendar', level: 1 }).waitFor();
    await page.keyboard.press('/');
    await field.fill('zzz');
    await page.getByRole('dialog').getByText('Nothing found.').waitFor();
    await field.press('Enter');
    await field.press('Escape');
    await field.waitFor({ state: 'hidden' });
    expect(await page.title()).toBe('Calendar · Muster');
  });

  test('a phone has the first places below, and all of them in the menu', async () => {
    const page = await consoleOf().open(stageOf(), { size: 'phone' });
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Calls' }).tap();
    await page.getByRole('heading', { name: 'Calls', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Menu' }).tap();
    await page
      .getByRole('navigation', { name: 'Places' })
      .getByRole('link', { name: 'Organization' })
      .tap();
    await page.getByRole('heading', { name: 'Organization', level: 1 }).waitFor();
  });

  test('light or dark as the device has it, unless one chooses, and that is kept', async () => {
    const page = await consoleOf().open(stageOf(), { scheme: 'dark' });
    const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
    await expect.poll(scheme).toBe('dark');
    await page.getByRole('button', { name: /Your account/ }).click();
    await page.getByRole('menuitem', { name: 'Light' }).click();
    await expect.poll(scheme).toBe('light');
    await page.reload();
    await expect.poll(scheme).toBe('light');
  });

  test('what cannot be reached is said in words, with another try that works', async () => {
    const page = await consoleOf().open(stageOf());
    await page.route('**/api/groups?*', (route) => route.abort());
    await page.goto(`${consoleOf().url}/groups?search=book`);
    await page.getByText('Muster cannot be reached. Are you online?').waitFor();
    await page.unroute('**/api/groups?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Book Club' }).first().waitFor();
  });

  test('an address that is no place is not found, and leads on', async () => {
    const page = await consoleOf().open(stageOf());
    await page.goto(`${consoleOf().url}/nowhere/at/all`);
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
    await page.getByRole('link', { name: 'To the groups' }).click();
    await page.getByRole('heading', { name: 'Groups', level: 1 }).waitFor();
  });
});
