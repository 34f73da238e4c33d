import { expect, test } from 'vitest';
import { describeInBrowser } from '../harness.ts';
import { useConsoleStage } from '../stage.ts';

const { worldOf, stageOf, consoleOf } = useConsoleStage();

/** What /console answers in the direct chat of the demo's ADMIN. */
async function linkFromChat(): Promise<string> {
  const { tenant, phone } = stageOf();
  const [reply = ''] = await tenant.say(phone, phone, '/console', { chatKind: 'direct' });
  const secret = /sign-in#(\S+)/.exec(reply)?.[1];
  expect(reply).toMatch(/once/);
  return `${consoleOf().url}/sign-in#${secret}`;
}

describeInBrowser('signing in', () => {
  test('a link from the chat opens the console, once, and leaves no secret in the address', async () => {
    const link = await linkFromChat();
    const page = await consoleOf().blank('phone');
    await page.goto(link);
    await page.getByRole('navigation', { name: 'Places' }).waitFor();
    expect(page.url()).toBe(`${consoleOf().url}/groups`);
    await page.goBack();
    expect(page.url()).not.toContain('#');

    const other = await consoleOf().blank();
    await other.goto(link);
    await other.getByRole('alert').waitFor();
    expect(await other.getByRole('alert').textContent()).toMatch(/has been used/);
    // Where the page is open already, another link is followed too.
    await other.goto(await linkFromChat());
    await other.getByRole('navigation', { name: 'Places' }).waitFor();
  });

  test('a link is good for ten minutes', async () => {
    const link = await linkFromChat();
    worldOf().clock.advance(10 * 60_000 + 1);
    const page = await consoleOf().blank();
    await page.goto(link);
    expect(await page.getByRole('alert').textContent()).toMatch(/older than ten minutes/);
  });

  test('a key opens it too; a wrong one is told to be none, and is not forgotten from the field', async () => {
    const { tenant } = stageOf();
    const key = await tenant.key('MANAGER');
    const page = await consoleOf().blank();
    await page.goto(`${consoleOf().url}/contacts?text=Pau`);
    // Sent to sign in, and back to where they wanted to be.
    await page.getByLabel('Or paste a key').fill('mst_wrong');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').textContent()).toMatch(/no key/);
    expect(await page.getByLabel('Or paste a key').inputValue()).toBe('mst_wrong');
    await page.getByLabel('Or paste a key').fill(key);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/contacts\?text=Pau$/);
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: 'muster_session', httpOnly: true, sameSite: 'Strict' });
  });

  test('an address of elsewhere is no place to come back to', async () => {
    const page = await consoleOf().blank();
    for (const to of ['https://example.org/', '//example.org', '/\\example.org']) {
      const link = await linkFromChat();
      await page.goto(link.replace('/sign-in', `/sign-in?to=${encodeURIComponent(to)}`));
      await page.getByRole('navigation', { name: 'Places' }).waitFor();
      expect(page.url()).toBe(`${consoleOf().url}/groups`);
    }
  });

  test('signed out, nothing is shown any more, and a session that was ended elsewhere ends here', async () => {
    const page = await consoleOf().open(stageOf());
    await page.getByRole('button', { name: /Your account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByLabel('Or paste a key').waitFor();
    await page.goto(`${consoleOf().url}/groups`);
    await page.waitForURL(/\/sign-in\?to=/);

    const other = await consoleOf().open(stageOf());
    await other.getByRole('navigation', { name: 'Places' }).waitFor();
    await worldOf().db.session.updateMany({ data: { endedAt: worldOf().clock.now() } });
    await other.getByRole('link', { name: 'Contacts' }).first().click();
    await other.waitForURL(/\/sign-in\?to=/);
  });
});
