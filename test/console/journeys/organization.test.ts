import { expect, test } from 'vitest';
import { describeInBrowser } from '../harness.ts';
import { useConsoleStage } from '../stage.ts';

const { worldOf, stageOf, consoleOf } = useConsoleStage();

const organization = () =>
  worldOf().db.organization.findUniqueOrThrow({ where: { id: stageOf().organizationId } });

describeInBrowser('the organization', () => {
  test('its settings are changed, and what is wrong is told at its field with nothing lost', async () => {
    const page = await consoleOf().open(stageOf(), { at: '/organization/settings' });
    await page.getByLabel('Ask before a command reaches more people than').fill('40');
    await page.getByLabel('Time zone').fill('Atlantis');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^Expected .*zone/).waitFor();
    expect(
      await page.getByLabel('Ask before a command reaches more people than').inputValue(),
    ).toBe('40');
    await page.getByLabel('Time zone').fill('Lisbon');
    await page.getByLabel('Call on Sunday').check({ force: true });
    await page.getByLabel('From, on Sunday').fill('10:00');
    await page.getByLabel('Until, on Sunday').fill('09:00');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The end comes after the beginning.').waitFor();
    await page.getByLabel('Until, on Sunday').fill('00:00');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await organization()).toMatchObject({
      timeZone: 'Europe/Lisbon',
      confirmAbove: 40,
      quietFrom: 1320,
    });
    expect((await organization()).callHours).toHaveLength(7);
    expect((await organization()).callHours).toMatchObject({ 6: { from: 600, until: 1440 } });
    await page.reload();
    expect(await page.getByLabel('Until, on Sunday').inputValue()).toBe('00:00');
  });

  test('a user is made, bound to who they are in chats, shut out and let in again', async () => {
    const page = await consoleOf().open(stageOf(), { at: '/organization/users', size: 'phone' });
    await page.getByRole('button', { name: 'New user' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Marta');
    await page.getByLabel('Manager').check();
    await page.getByRole('combobox', { name: 'Who they are in chats' }).fill('Mar');
    await page.getByRole('option', { name: /Marta/ }).click();
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('User created.').waitFor();
    const user = await worldOf().db.user.findFirstOrThrow({ where: { name: 'Marta' } });
    expect(user).toMatchObject({ role: 'MANAGER', contactId: stageOf().contacts.Marta });

    for (const [label, button, out] of [
      ['Shut out', 'Shut out', true],
      ['Let in again', null, false],
    ] as const) {
      await page.getByRole('button', { name: 'Actions: Marta' }).click();
      await page.getByRole('menuitem', { name: label }).click();
      if (button) await page.getByRole('dialog').getByRole('button', { name: button }).click();
      await expect
        .poll(async () => {
          const now = await worldOf().db.user.findFirstOrThrow({ where: { name: 'Marta' } });
          return now.disabledAt !== null;
        })
        .toBe(out);
    }
    // Nobody shuts out themselves by mistake.
    await page.getByRole('button', { name: 'Actions: Abraham' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Shut out' }).count()).toBe(0);
  });

  test('a key is shown once, opens the API, and is revoked', async () => {
    const page = await consoleOf().open(stageOf(), { at: '/organization/keys' });
    await page.getByRole('button', { name: 'New key' }).click();
    await page.getByLabel('What it is for').fill('website');
    await page.getByRole('button', { name: 'Create' }).click();
    const secret = (await page.getByRole('dialog').getByText(/^mst_/).textContent()) ?? '';
    const ask = () =>
      fetch(`${consoleOf().url}/api/groups`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await ask()).status).toBe(200);
    await page.getByRole('button', { name: 'Done' }).click();
    expect(await page.getByText(secret).count()).toBe(0);
    await page.getByRole('button', { name: 'Revoke website' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('Revoked.').waitFor();
    expect((await ask()).status).toBe(401);
  });

  test('a session of another device is ended', async () => {
    const phone = await consoleOf().open(stageOf(), { size: 'phone' });
    const page = await consoleOf().open(stageOf(), { at: '/organization/sessions' });
    await page.getByRole('table', { name: 'Sessions' }).waitFor();
    await page
      .getByRole('button', { name: /End the session/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'End' }).click();
    await page.getByText('Ended.').waitFor();
    await phone.reload();
    await phone.waitForURL(/\/sign-in/);
  });

  test('is Spanish where the organization is', async () => {
    await worldOf().db.organization.update({
      where: { id: stageOf().organizationId },
      data: { locale: 'es-ES' },
    });
    const page = await consoleOf().open(stageOf(), { at: '/organization/settings' });
    await page.getByRole('heading', { name: 'Organización' }).waitFor();
    await page.getByRole('button', { name: 'Guardar' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    await page.getByLabel('Llamar el lunes').waitFor({ state: 'attached' });
  });

  test('who does not run it sees their own sessions, and nothing else of it', async () => {
    const { tenant, organizationId } = stageOf();
    await worldOf().db.organization.update({
      where: { id: organizationId },
      data: { locale: 'en-GB' },
    });
    const ned = await tenant.person('Ned', { role: 'USER' });
    const page = await consoleOf().open(
      { organizationId, userId: ned.userId ?? '' },
      { at: '/organization' },
    );
    await page.getByRole('table', { name: 'Sessions' }).waitFor();
    const tabs = page.getByRole('navigation', { name: 'Organization' }).getByRole('link');
    expect(await tabs.allTextContents()).toEqual(['Sessions']);
    // By its address neither.
    await page.goto(`${consoleOf().url}/organization/users`);
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
    expect(await page.getByRole('button', { name: 'New user' }).count()).toBe(0);
  });
});
