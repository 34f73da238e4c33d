import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { useWorld } from '../../helpers/scenes.ts';
import type { Character, Tenant, World } from '../../helpers/world.ts';
import { describeInBrowser, useConsole } from '../harness.ts';

interface Scene {
  tenant: Tenant;
  admin: Character;
  books: string;
}

let world: World;
const sceneOf = useWorld(async (made): Promise<Scene> => {
  world = made;
  const tenant = await made.tenant('Club', { locale: 'en-GB' });
  const admin = await tenant.person('Abraham', { role: 'ADMIN' });
  await tenant.person('Pau', { phone: '+34699000001' });
  return { tenant, admin, books: await tenant.group('Book Club', [admin]) };
});
const consoleOf = useConsole(() => world);

const open = (size?: 'phone') => {
  const { tenant, admin } = sceneOf();
  return consoleOf().open(
    { organizationId: tenant.organizationId, userId: admin.userId! },
    { at: '/contacts/import', ...(size && { size }) },
  );
};
const contacts = () =>
  world.db.contact.findMany({
    where: { organizationId: sceneOf().tenant.organizationId, deletedAt: null },
    orderBy: { name: 'asc' },
  });

const file = [
  'Nombre,Teléfono,Talla',
  'Pau,+34699000001,39',
  'Marta,+34699000002,40',
  'Marta,+34699000002,40',
  'Nil,12,41',
].join('\n');

describeInBrowser('an import', () => {
  test('shows beforehand what is new, double and wrong, is told what a column is, and fills a group', async () => {
    const page = await open();
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'club.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    const rows = page.getByRole('table', { name: 'Row by row' });
    await rows.getByText('Same person as row 3').waitFor();
    await page.getByText('Wrong 1').waitFor();
    const before = await contacts();
    expect(before.map(({ name }) => name)).toEqual(['Abraham', 'Pau']);
    // What is wrong is read, and kept as a file.
    await page.getByText('Wrong 1').click();
    expect(await rows.getByRole('row').count()).toBe(2);
    await rows.getByText(/Phone: got “12”/).waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download what is wrong' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('club-errors.csv');
    expect(await readFile(await download.path(), 'utf8')).toContain('5,Nil,Phone,12,');
    await page.getByText('All 4').click();
    // A column that nobody knew.
    await page.getByText(/Column "Talla" was not taken over/).waitFor();
    await page.getByRole('combobox', { name: 'What Talla is' }).click();
    await page.getByRole('option', { name: 'Notes' }).click();
    await page.getByText('Changed 1').waitFor();
    await page.getByRole('combobox', { name: 'Put them into a group too' }).click();
    await page.getByRole('option', { name: 'Book Club' }).click();
    await page.getByRole('button', { name: 'Import 2 people' }).click();
    await page.getByText('1 contact is new, 1 was changed.').waitFor();
    await page.getByText('2 people were put into Book Club.').waitFor();
    const after = await contacts();
    expect(after.map(({ name, phone, notes }) => [name, phone, notes])).toEqual([
      ['Abraham', expect.any(String), null],
      ['Marta', '+34699000002', expect.stringContaining('40')],
      ['Pau', '+34699000001', expect.stringContaining('39')],
    ]);
    const { books } = sceneOf();
    expect(await world.db.member.count({ where: { groupId: books, leftAt: null } })).toBe(3);
    await page.getByRole('link', { name: 'To the contacts' }).click();
    await page.getByRole('link', { name: 'Marta' }).waitFor();
  });

  test('of what was pasted and is no list says so, and lets another be tried', async () => {
    const page = await open('phone');
    await page.getByLabel('Or paste what is in it').fill('just some words');
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByText(/The file cannot be read/).waitFor();
    await page.getByRole('button', { name: 'Another file' }).click();
    await page
      .getByLabel('Or paste what is in it')
      .fill('BEGIN:VCARD\nVERSION:3.0\nFN:Laia\nTEL:+34699000009\nEND:VCARD\n');
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByRole('button', { name: 'Import 1 person' }).tap();
    await page.getByText('1 contact is new, 0 were changed.').waitFor();
    expect((await contacts()).map(({ name }) => name)).toContain('Laia');
  });

  test('of 10,000 rows keeps few of them in the page', async () => {
    const page = await open();
    const lines = Array.from(
      { length: 10_000 },
      (_, n) => `Person ${n},+34700${String(n).padStart(6, '0')}`,
    );
    await page.locator('input[type="file"]').setInputFiles({
      name: 'many.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['name,phone', ...lines].join('\n')),
    });
    await page.getByText('New 10,000').waitFor();
    const rows = page.getByRole('table', { name: 'Row by row' }).getByRole('row');
    expect(await rows.count()).toBeLessThan(60);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.getByText('Person 9999').waitFor();
    expect(await rows.count()).toBeLessThan(60);
  });
});
