import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useWorld } from '../../helpers/scenes.ts';
import type { Character, Tenant, World } from '../../helpers/world.ts';
import { describeInBrowser, useConsole } from '../harness.ts';
import { typeAtOnce } from '../type-at-once.ts';

// People, their page, and who is who. Each journey makes what it is about.

interface Club {
  tenant: Tenant;
  admin: Character;
  books: string;
  soccer: string;
  people: Record<'Pau' | 'Marta' | 'Nil' | 'Laia', Character>;
}

let world: World;
const clubOf = useWorld(async (made): Promise<Club> => {
  world = made;
  const tenant = await made.tenant('Club', { locale: 'en-GB' });
  const admin = await tenant.person('Abraham', { role: 'ADMIN' });
  const people = {
    Pau: await tenant.person('Pau Casals'),
    Marta: await tenant.person('Marta'),
    Nil: await tenant.person('Nil'),
    Laia: await tenant.person('Laia'),
  };
  const { Pau, Marta, Nil } = people;
  const books = await tenant.group('Book Club', [admin, Pau, Marta]);
  const soccer = await tenant.group('Soccer', [admin, Pau, Nil]);
  return { tenant, admin, books, soccer, people };
});
const consoleOf = useConsole(() => world);

const signedIn = (who: Character) => ({
  organizationId: clubOf().tenant.organizationId,
  userId: who.userId!,
});
const asAdmin = (at: string, size?: 'phone') =>
  consoleOf().open(signedIn(clubOf().admin), { at, ...(size && { size }) });

/** Names in the list, once it stands still. */
async function namesIn(page: Page): Promise<string[]> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  const links = page.getByRole('table', { name: 'Contacts' }).getByRole('link');
  return links.allTextContents();
}

const count = (page: Page, text: string) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor();

/** How many contacts there are by a condition of SQL. */
async function countInDatabase(condition: string): Promise<number> {
  const { tenant, books, soccer } = clubOf();
  const [row] = await world.db.$queryRawUnsafe<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM contacts c WHERE c.organization_id = $1::uuid AND c.deleted_at IS NULL
      AND ($2::uuid IS NOT NULL AND $3::uuid IS NOT NULL) AND ${condition}`,
    tenant.organizationId,
    books,
    soccer,
  );
  return row!.count;
}
const isIn = (group: '$2' | '$3') =>
  `EXISTS (SELECT 1 FROM members m WHERE m.contact_id = c.id AND m.group_id = ${group}::uuid AND m.left_at IS NULL)`;

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

describeInBrowser('contacts', () => {
  test('are found by a part of a name and by a phone, and the address keeps what was asked', async () => {
    const page = await asAdmin('/contacts');
    const field = page.getByRole('searchbox', { name: 'Search contacts' });
    await count(page, `${await countInDatabase('TRUE')} contacts`);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/contacts/by-groups')) asked.push(request.url());
    });
    await typeAtOnce(field, 'cas');
    await count(page, '1 contact');
    expect(await namesIn(page)).toEqual(['Pau Casals']);
    // One request for what was typed in one go.
    expect(asked).toHaveLength(1);
    const digits = clubOf().people.Nil.phone.slice(1);
    await field.fill(digits);
    await count(page, '1 contact');
    expect(await namesIn(page)).toEqual(['Nil']);
    await page.reload();
    expect(await field.inputValue()).toBe(digits);
    expect(await namesIn(page)).toEqual(['Nil']);
    await page.getByRole('link', { name: 'Nil' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nil' }).waitFor();
    await page.goBack();
    expect(await field.inputValue()).toBe(digits);
    await field.fill('nobody is called so');
    await page.getByText('Nobody fits').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).last().click();
    await count(page, `${await countInDatabase('TRUE')} contacts`);
    expect(await field.inputValue()).toBe('');
  });

  test('are filtered by groups, each way with the count that the database has', async () => {
    const page = await asAdmin('/contacts');
    await pick(page, 'Groups', 'Book Club');
    await page.getByRole('option', { name: 'Soccer' }).click();
    await page.keyboard.press('Escape');
    const ways = [
      ['In any of them', `(${isIn('$2')} OR ${isIn('$3')})`],
      ['In all of them', `(${isIn('$2')} AND ${isIn('$3')})`],
      ['In none of them', `NOT (${isIn('$2')} OR ${isIn('$3')})`],
      [
        'In no group at all',
        'NOT EXISTS (SELECT 1 FROM members m WHERE m.contact_id = c.id AND m.left_at IS NULL)',
      ],
    ] as const;
    for (const [way, condition] of ways) {
      await pick(page, 'How they are in them', way);
      const expected = await countInDatabase(condition);
      await count(page, `${expected} contact${expected === 1 ? '' : 's'}`);
      expect(await namesIn(page)).toHaveLength(expected);
    }
    await page.goBack();
    await count(page, '1 contact');
    expect(await page.getByRole('combobox', { name: 'How they are in them' }).inputValue()).toBe(
      'In none of them',
    );
  });

  test('are counted anew: until the answer is there no number is shown', async () => {
    const page = await asAdmin('/contacts');
    await count(page, `${await countInDatabase('TRUE')} contacts`);
    const answer = Promise.withResolvers<void>();
    await page.route('**/api/contacts/by-groups?text=marta*', async (route) => {
      await answer.promise;
      await route.continue();
    });
    await page.getByRole('searchbox', { name: 'Search contacts' }).fill('marta');
    await page.getByLabel('Counting …').waitFor();
    expect(await page.getByText(/^\d+ contacts?$/).count()).toBe(0);
    answer.resolve();
    await count(page, '1 contact');
  });

  test('a filter is saved, opened again, and deleted', async () => {
    const page = await asAdmin('/contacts?text=mar');
    await count(page, '1 contact');
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByRole('menuitem', { name: 'Save this filter' }).click();
    await page.getByLabel('Name of the filter').fill('All Martas');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved as “All Martas”').waitFor();
    await page.goto(`${consoleOf().url}/contacts`);
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByRole('menuitem', { name: 'All Martas' }).click();
    await count(page, '1 contact');
    expect(new URL(page.url()).searchParams.get('text')).toBe('mar');
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByRole('button', { name: 'Delete the filter All Martas' }).click();
    await page.getByText('None saved yet').waitFor();
  });

  test('a phone that somebody has is refused at its field, and nothing that was typed is lost', async () => {
    const page = await asAdmin('/contacts');
    await page.getByRole('button', { name: 'New contact' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByText('A name, please').waitFor();
    await dialog.getByLabel('Name').fill('Biel');
    await dialog.getByLabel('Phone').fill(clubOf().people.Pau.phone!);
    await dialog.getByLabel('Notes').fill('Plays the flute');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByText('Another contact has the phone number').waitFor();
    expect(await dialog.getByLabel('Phone').getAttribute('aria-invalid')).toBe('true');
    expect(await dialog.getByLabel('Notes').inputValue()).toBe('Plays the flute');
    await dialog.getByLabel('Phone').fill('+34 600 999 888');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { level: 1, name: 'Biel' }).waitFor();
    const { organizationId } = clubOf().tenant;
    const made = await world.db.contact.findFirstOrThrow({
      where: { organizationId, name: 'Biel' },
    });
    expect(made).toMatchObject({ phone: '+34600999888', notes: 'Plays the flute' });
    // And away again, and back.
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Biel was deleted').waitFor();
    await page.getByText('Deleted', { exact: true }).click();
    await page
      .getByRole('row', { name: /Biel/ })
      .getByRole('button', { name: 'Give back' })
      .click();
    await page.getByText('1 contact is back').waitFor();
    const back = await world.db.contact.findFirstOrThrow({
      where: { organizationId, id: made.id },
    });
    expect(back.deletedAt).toBeNull();
  });

  test('a USER sees and does not edit; another organization’s contact is not found', async () => {
    const { tenant, people } = clubOf();
    const user = await tenant.person('Ona', { role: 'USER' });
    const other = await world.tenant('Others', { locale: 'en-GB' });
    const theirs = await other.person('Zoe');
    const page = await consoleOf().open(signedIn(user), { at: '/contacts' });
    await page.getByRole('link', { name: 'Pau Casals' }).waitFor();
    for (const name of ['New contact', 'Actions'])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Import' }).count()).toBe(0);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.goto(`${consoleOf().url}/contacts/${people.Pau.contactId}`);
    await page.getByRole('heading', { level: 1, name: 'Pau Casals' }).waitFor();
    await page.getByRole('link', { name: 'Book Club' }).first().waitFor();
    for (const name of ['Edit', 'Actions', 'Say when they are away'])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    await page.goto(`${consoleOf().url}/contacts/${theirs.contactId}`);
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
  });

  test('on a phone one is found and opened', async () => {
    const page = await asAdmin('/contacts', 'phone');
    await page.getByRole('searchbox', { name: 'Search contacts' }).fill('marta');
    await count(page, '1 contact');
    await page.getByRole('list', { name: 'Contacts' }).getByRole('link', { name: 'Marta' }).tap();
    await page.getByRole('heading', { level: 1, name: 'Marta' }).waitFor();
    await page
      .getByRole('region', { name: 'Groups' })
      .getByRole('link', { name: 'Book Club' })
      .waitFor();
  });
});

describeInBrowser('a contact', () => {
  test('is edited: only what is another is sent, and what is wrong is shown at its field', async () => {
    const { contactId } = clubOf().people.Nil;
    const page = await asAdmin(`/contacts/${contactId}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill('nil@example');
    await dialog.getByLabel('When').fill('2026-12-01T10:30');
    await dialog.getByLabel('Call before it').fill('400');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('A whole number from 1 to 336.').waitFor();
    await dialog.getByLabel('Call before it').fill('24');
    // What only the service knows to be wrong is shown at its field too.
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Expected an e-mail address').waitFor();
    expect(await dialog.getByLabel('When').inputValue()).toBe('2026-12-01T10:30');
    await dialog.getByLabel('E-mail').fill('nil@example.org');
    const sent = page.waitForRequest((request) => request.method() === 'PATCH');
    await dialog.getByRole('button', { name: 'Save' }).click();
    expect(Object.keys((await sent).postDataJSON()).sort()).toEqual([
      'appointmentTime',
      'callHoursBefore',
      'email',
    ]);
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('region', { name: 'Appointment' }).getByText('Tue 1 Dec, 10:30').waitFor();
    const stored = await world.db.contact.findFirstOrThrow({ where: { id: contactId } });
    expect(stored).toMatchObject({
      email: 'nil@example.org',
      appointmentTime: new Date('2026-12-01T09:30:00Z'),
      callHoursBefore: 24,
      callConsent: null,
    });
  });

  test('is said to be away for a while, and back', async () => {
    const { contactId } = clubOf().people.Marta;
    const page = await asAdmin(`/contacts/${contactId}`);
    const away = page.getByRole('region', { name: 'Away' });
    await away.getByRole('button', { name: 'Say when they are away' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('From').fill('2026-12-10T09:00');
    await dialog.getByLabel('Back').fill('2026-12-09T09:00');
    await dialog.getByLabel('Reason').fill('Skiing');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('It has to be after the beginning.').waitFor();
    await dialog.getByLabel('Back').fill('2026-12-14T09:00');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await away.getByText('Thu 10 Dec, 09:00 – Mon 14 Dec, 09:00').waitFor();
    await away.getByText('Skiing').waitFor();
    expect(await world.db.absence.count({ where: { contactId } })).toBe(1);
    await away.getByRole('button', { name: /End the time away/ }).click();
    await away.getByText('Not away.').waitFor();
  });

  test('is merged with another, after both were seen side by side, and taken apart', async () => {
    const { tenant } = clubOf();
    const kept = await tenant.person('Jordi', { phone: null });
    const gone = await tenant.person('Jordi Vila');
    await tenant.group('Chess', [gone]);
    const page = await asAdmin(`/contacts/${kept.contactId}`);
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Merge with another' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'The other contact' }).fill('vila');
    await page.getByRole('option', { name: /Jordi Vila/ }).click();
    const row = (name: string) => dialog.getByRole('row', { name: new RegExp(`^${name}`) });
    await row('Phone').getByText(gone.phone!).waitFor();
    expect(await row('Name').textContent()).toContain('Not kept');
    await row('Groups').getByText('Chess').waitFor();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByText('Merged into Jordi.').waitFor();
    const { id, mergedIntoId } = await world.db.contact.findFirstOrThrow({
      where: { id: gone.contactId },
    });
    expect(mergedIntoId).toBe(kept.contactId);
    await page
      .getByRole('region', { name: 'About' })
      .getByRole('link', { name: gone.phone! })
      .waitFor();
    await page.getByRole('button', { name: 'Take Jordi Vila apart again' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take apart' }).click();
    await page.getByText('Jordi Vila is a contact of their own again.').waitFor();
    const again = await world.db.contact.findFirstOrThrow({ where: { id } });
    expect(again).toMatchObject({ mergedIntoId: null, deletedAt: null, phone: gone.phone });
  });

  test('who is the user has a calendar address of their own, which is shown once', async () => {
    const { admin, people } = clubOf();
    const page = await asAdmin(`/contacts/${admin.contactId}`);
    const calendar = page.getByRole('region', { name: 'Calendar address' });
    await calendar.getByRole('button', { name: 'Make an address' }).click();
    const address = calendar.getByRole('textbox', { name: 'Address' });
    expect(await address.inputValue()).toMatch(/msc_/);
    await page.reload();
    await calendar.getByText('There has been one since').waitFor();
    expect(await address.count()).toBe(0);
    await page.goto(`${consoleOf().url}/contacts/${people.Pau.contactId}`);
    await page.getByRole('region', { name: 'Away' }).waitFor();
    expect(await page.getByRole('region', { name: 'Calendar address' }).count()).toBe(0);
  });
});
