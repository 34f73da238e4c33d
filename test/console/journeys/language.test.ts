import { expect, test } from 'vitest';
import { useWorld } from '../../helpers/scenes.ts';
import type { World } from '../../helpers/world.ts';
import { describeInBrowser, useConsole } from '../harness.ts';

let world: World;
const whoOf = useWorld(async (made) => {
  world = made;
  const tenant = await made.tenant('Club', { locale: 'es-ES' });
  const ana = await tenant.person('Ana', { role: 'ADMIN' });
  await tenant.group('Lectores', [ana]);
  return { organizationId: tenant.organizationId, userId: ana.userId ?? '' };
});
const consoleOf = useConsole(() => world);

describeInBrowser('the console of a Spanish organization', () => {
  test('tells in Spanish what the API refuses, in a browser that is English', async () => {
    const page = await consoleOf().open(whoOf(), { at: '/groups' });
    const accepted = new Set<string | undefined>();
    page.on('request', (request) => {
      if (request.url().includes('/api/')) accepted.add(request.headers()['accept-language']);
    });
    await page.getByRole('button', { name: 'Nuevo grupo' }).click();
    const dialog = page.getByRole('dialog', { name: 'Nuevo grupo' });
    const name = dialog.getByRole('textbox', { name: 'Nombre' });
    await name.fill('lectores');
    const members = dialog.getByRole('combobox', { name: 'Primeros miembros' });
    await members.fill('Ana');
    await page.getByRole('option', { name: 'Ana' }).waitFor();
    for (const key of ['ArrowDown', 'Enter', 'Tab']) await members.press(key);
    await dialog.getByRole('button', { name: 'Crear grupo' }).click();
    await dialog.getByText(/^Ya hay un grupo que se llama «Lectores»;/).waitFor();
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    expect(await name.inputValue()).toBe('lectores');
    expect([...accepted]).toEqual(['es']);
  });

  test('tells in the browser’s own language what is refused before it is known whose it is', async () => {
    const page = await consoleOf().blank();
    const asked = page.waitForRequest((request) => request.url().endsWith('/api/session'));
    await page.goto(`${consoleOf().url}/groups`);
    expect((await (await asked).allHeaders())['accept-language']).toMatch(/^en-GB/);
    await page.close();
  });
});
