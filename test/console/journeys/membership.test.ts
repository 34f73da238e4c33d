import type { Locator, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { useWorld } from '../../helpers/scenes.ts';
import type { Character, Tenant, World } from '../../helpers/world.ts';
import { describeInBrowser, useConsole } from '../harness.ts';

// Who is in a group, and what is done to one of them or to many at once: on the screen, and in the database.

interface Club {
  tenant: Tenant;
  /** An ADMIN, and a USER. */
  ana: Character;
  uma: Character;
  /** In no group until a test puts them into one. */
  people: Character[];
}

let world: World;
const clubOf = useWorld(async (made): Promise<Club> => {
  world = made;
  const tenant = await made.tenant('Club');
  const ana = await tenant.person('Ana', { role: 'ADMIN' });
  const uma = await tenant.person('Uma', { role: 'USER' });
  const people: Character[] = [];
  for (const name of ['Ben', 'Cat', 'Dan', 'Eva', 'Fay', 'Gus', 'Hal'])
    people.push(await tenant.person(name));
  return { tenant, ana, uma, people };
});
const consoleOf = useConsole(() => world);

let round = 0;
let name = '';
let groupId = '';

/** A group of Ana, who leads it, Uma, and Ben to Gus, for each test. */
beforeEach(async () => {
  const { tenant, ana, uma, people } = clubOf();
  round += 1;
  name = `Choir ${round}`;
  groupId = await tenant.group(name, [ana, uma, ...people.slice(0, -1)]);
});

const open = (
  who: Character,
  { query = '', ...options }: { query?: string; size?: 'desktop' | 'phone' } = {},
) =>
  consoleOf().open(
    { organizationId: clubOf().tenant.organizationId, userId: who.userId ?? '' },
    { at: `/groups/${groupId}/members${query}`, ...options },
  );

/** How many the list says it has; the head of the group says it too, of the whole group. */
const counted = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

/** Names of the members of a group, as the database has them. */
async function membersOf(id: string): Promise<string[]> {
  const members = await world.db.member.findMany({
    where: { groupId: id, leftAt: null },
    include: { contact: true },
  });
  return members.map(({ contact }) => contact.name).sort();
}

/** Names in the table, from top to bottom. */
const listed = (page: Page) =>
  page
    .getByRole('row')
    .getByRole('link', { name: /^[A-Z][a-z]{2}$/ })
    .allTextContents();

const pick = (page: Page, who: string) =>
  page.getByRole('checkbox', { name: `Select ${who}`, exact: true });

const bar = (page: Page) => page.getByRole('region', { name: 'What to do with those selected' });

async function pickGroup(page: Page, group: string): Promise<void> {
  await page.getByRole('dialog').getByLabel('Groups', { exact: true }).fill(group);
  await page.getByRole('option', { name: group, exact: true }).click();
  await page.keyboard.press('Tab');
}

describeInBrowser('the members of a group', () => {
  for (const size of ['desktop', 'phone'] as const)
    test(`are added on a ${size}, and whoever is in it is not offered`, async () => {
      const page = await open(clubOf().ana, { size });
      await counted(page, '8 members').waitFor();
      await page.getByRole('button', { name: 'Add members' }).click();
      const who = page.getByRole('dialog').getByLabel('Who');
      await who.fill('Ben');
      await page.getByText('Nobody by that name who is not in it.').waitFor();
      await who.fill('Hal');
      await page.getByRole('option', { name: /Hal/ }).click();
      // Whoever goes on closes what was offered.
      await page.keyboard.press('Tab');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByText('1 member added.').waitFor();
      await counted(page, '9 members').waitFor();
      expect(await membersOf(groupId)).toContain('Hal');
      await page.close();
    });

  test('are filtered and sorted by the address, which outlasts a reload', async () => {
    const { ana, people } = clubOf();
    const [ben = '', cat = ''] = people.map(({ contactId }) => contactId);
    for (const [id, day] of [[ben, 24] as const, [cat, 23] as const])
      await world.db.contact.updateMany({
        where: { id },
        data: {
          appointmentStatus: 'PENDING',
          appointmentTime: new Date(Date.UTC(2026, 10, day, 10)),
        },
      });
    const page = await open(ana);
    await counted(page, '8 members').waitFor();
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('combobox', { name: 'Appointment status' }).click();
    await page.getByRole('option', { name: 'Pending' }).click();
    await counted(page, '2 members').waitFor();
    expect(await listed(page)).toEqual(['Ben', 'Cat']);
    await page.getByRole('button', { name: 'Appointment', exact: true }).click();
    await expect.poll(() => listed(page)).toEqual(['Cat', 'Ben']);
    expect(new URL(page.url()).searchParams.get('sort')).toBe('appointment');
    await page.reload();
    await counted(page, '2 members').waitFor();
    expect(await listed(page)).toEqual(['Cat', 'Ben']);
    // The last day is meant with all its hours.
    await page.getByLabel('Appointment until').fill('2026-11-23');
    await page.getByText('1 member', { exact: true }).waitFor();
    await page.getByLabel('Search', { exact: true }).fill('nobody');
    await page.getByText('Nobody fits').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Clear the filters' }).last().click();
    await counted(page, '8 members').waitFor();
    await world.db.contact.updateMany({
      where: { id: { in: [ben, cat] } },
      data: { appointmentStatus: null, appointmentTime: null },
    });
    await page.close();
  });

  test('are put into a group after it was shown, and taken back', async () => {
    const { ana, tenant } = clubOf();
    const band = `Band ${round}`;
    const bandId = await tenant.group(band, [ana]);
    const page = await open(ana);
    await pick(page, 'Ben').click();
    await pick(page, 'Fay').click({ modifiers: ['Shift'] });
    await bar(page).getByText('5 selected').waitFor();
    await bar(page).getByRole('button', { name: 'Groups' }).click();
    await pickGroup(page, band);
    await page.getByRole('button', { name: 'Show what changes' }).click();
    await page.getByText(`${band}: 5 join`).waitFor();
    expect(await membersOf(bandId)).toEqual(['Ana']);
    // Back, and all is as it was filled in.
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Show what changes' }).click();
    await page.getByRole('button', { name: 'Change 5 people' }).click();
    await page.getByText('5 people changed.').waitFor();
    expect(await membersOf(bandId)).toEqual(['Ana', 'Ben', 'Cat', 'Dan', 'Eva', 'Fay']);
    expect(await bar(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone.').waitFor();
    expect(await membersOf(bandId)).toEqual(['Ana']);
    await page.close();
  });

  test('are given a status, and values of fields, and what the service refuses is said', async () => {
    const { ana, people } = clubOf();
    const page = await open(ana);
    await pick(page, 'Cat').click();
    await bar(page).getByRole('button', { name: 'Edit fields' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Kind of appointment').fill('Check-up');
    const zone = dialog.getByRole('textbox', { name: 'Time zone' });
    await zone.fill('Atlantis');
    await dialog.getByRole('button', { name: 'Show what changes' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByLabel('Kind of appointment').inputValue()).toBe('Check-up');
    await zone.fill('Europe/Lisbon');
    await dialog.getByRole('button', { name: 'Show what changes' }).click();
    await dialog.getByText('Kind of appointment: nothing → Check-up (1 person)').waitFor();
    await dialog.getByRole('button', { name: 'Change 1 person' }).click();
    await page.getByText('1 person changed.').waitFor();
    const id = people.find((one) => one.name === 'Cat')?.contactId ?? '';
    const cat = () => world.db.contact.findFirstOrThrow({ where: { id } });
    expect(await cat()).toMatchObject({
      appointmentType: 'Check-up',
      timeZone: 'Europe/Lisbon',
      notes: null,
    });
    await pick(page, 'Cat').click();
    await bar(page).getByRole('button', { name: 'Appointment' }).click();
    await dialog.getByLabel('Confirmed').check();
    await dialog.getByRole('button', { name: 'Show what changes' }).click();
    await dialog.getByText('Appointment status: nothing → Confirmed (1 person)').waitFor();
    await dialog.getByRole('button', { name: 'Change 1 person' }).click();
    await expect.poll(async () => (await cat()).appointmentStatus).toBe('CONFIRMED');
    await page.close();
  });

  test('leave by the menu of one, by the bar of some, and all of them by the name of the group', async () => {
    const page = await open(clubOf().ana);
    await page.getByRole('button', { name: 'Actions for Ben' }).click();
    await page.getByRole('menuitem', { name: 'Remove from group' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('Ben is no longer in the group.').waitFor();
    await counted(page, '7 members').waitFor();
    await pick(page, 'Cat').click();
    await pick(page, 'Dan').click();
    await bar(page).getByRole('button', { name: 'Remove from group' }).click();
    await page.getByText('2 people leave the group. The contacts stay.').waitFor();
    await page.getByRole('button', { name: 'Remove 2 people' }).click();
    await counted(page, '5 members').waitFor();
    expect(await membersOf(groupId)).toEqual(['Ana', 'Eva', 'Fay', 'Gus', 'Uma']);
    // Whoever leads it stays, unless everybody goes.
    await pick(page, 'Ana').click();
    await bar(page).getByRole('button', { name: 'Remove from group' }).click();
    await page.getByText('Nothing of it can be done').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await bar(page).getByRole('button', { name: 'Select all 5 that match' }).click();
    await bar(page).getByRole('button', { name: 'Remove from group' }).click();
    await page.getByLabel(`Type ${name} to confirm`).fill(name);
    await page.getByRole('button', { name: 'Remove 5 people' }).click();
    await page.getByText('Nobody is in it yet').waitFor();
    expect(await membersOf(groupId)).toEqual([]);
    await page.close();
  });

  for (const size of ['desktop', 'phone'] as const)
    test(`are deleted on a ${size} by the word itself, and by no other`, async () => {
      const { ana, tenant } = clubOf();
      const mia = await tenant.person('Mia');
      await tenant.group(`Trio ${size}`, [ana, mia]);
      groupId = (await world.db.group.findFirstOrThrow({ where: { name: `Trio ${size}` } })).id;
      const page = await open(ana, { size });
      await pick(page, 'Mia').click();
      if (size === 'phone') {
        await bar(page).getByRole('button', { name: 'Actions' }).click();
        await page.getByRole('menuitem', { name: 'Delete' }).click();
      } else await bar(page).getByRole('button', { name: 'Delete' }).click();
      const button = page.getByRole('button', { name: 'Delete 1 contact' });
      await page.getByLabel('Type DELETE to confirm').fill('delete');
      expect(await button.isDisabled()).toBe(true);
      await page.getByLabel('Type DELETE to confirm').fill('DELETE');
      await button.click();
      await page.getByText('1 contact deleted.').waitFor();
      const deleted = () => world.db.contact.findFirstOrThrow({ where: { id: mia.contactId } });
      expect((await deleted()).deletedAt).not.toBeNull();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('Undone.').waitFor();
      expect((await deleted()).deletedAt).toBeNull();
      await page.close();
    });

  test('have a title and a role, but the last admin stays one', async () => {
    const page = await open(clubOf().ana);
    await page.getByRole('button', { name: 'Actions for Ben' }).click();
    await page.getByRole('menuitem', { name: 'Set title' }).click();
    await page.getByRole('dialog').getByLabel('Title').fill('x'.repeat(61));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('60 characters at most.').waitFor();
    await page.getByRole('dialog').getByLabel('Title').fill('treasurer');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('cell', { name: 'treasurer' }).waitFor();
    await page.getByRole('button', { name: 'Actions for Ana' }).click();
    await page.getByRole('menuitem', { name: 'Make member' }).click();
    await page.getByText(/Ana is the last admin of/).waitFor();
    await page.getByRole('button', { name: 'Actions for Ben' }).click();
    await page.getByRole('menuitem', { name: 'Make admin' }).click();
    await page.getByText('Ben is an admin now.').waitFor();
    const admins = await world.db.member.findMany({ where: { groupId, role: 'ADMIN' } });
    expect(admins).toHaveLength(2);
    await page.close();
  });

  test('are exported with the fields that are chosen', async () => {
    const page = await open(clubOf().ana);
    await pick(page, 'Ben').click();
    await bar(page).getByRole('button', { name: 'Export' }).click();
    await page.getByRole('dialog').getByLabel('E-mail').uncheck();
    await page.getByRole('dialog').getByLabel('Role').check();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(new RegExp(`^${name} .*\\.csv$`));
    const chunks = await (await file.createReadStream()).toArray();
    const text = Buffer.concat(chunks).toString();
    expect(text).toMatch(/^\uFEFFname,phone,role\r\nBen,/);
    expect(text).not.toContain('Cat');
    await page.close();
  });

  test('are called by name on a page of its own', async () => {
    const { ana, people } = clubOf();
    const page = await open(ana);
    await pick(page, 'Ben').click();
    await bar(page).getByRole('button', { name: 'Call' }).click();
    await page.waitForURL(/\/calls\/new/);
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('groupId')).toBe(groupId);
    expect(searchParams.get('contactIds')).toBe(JSON.stringify([people[0]?.contactId]));
    await page.close();
  });

  test('are looked at by a USER, who is shown nothing that they may not do', async () => {
    const page = await open(clubOf().uma);
    await counted(page, '8 members').waitFor();
    expect(await page.getByRole('main').getByRole('checkbox').count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Actions for/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Add members' }).count()).toBe(0);
    await page.close();
  });

  test('of a sensitive group are names, roles and titles to whoever is no ADMIN', async () => {
    const { uma, people } = clubOf();
    await world.db.group.updateMany({ where: { id: groupId }, data: { sensitive: true } });
    const page = await open(uma);
    await counted(page, '8 members').waitFor();
    const heads = await page.getByRole('columnheader').allTextContents();
    expect(heads).toEqual(['Name', 'Role', 'Title']);
    expect(await page.getByText(people[0]?.phone ?? '').count()).toBe(0);
    await page.close();
  });

  test('are selected and put into a group by the keyboard alone', async () => {
    const page = await open(clubOf().ana);
    await pick(page, 'Ben').waitFor();
    await tabTo(page, pick(page, 'Ben'));
    await page.keyboard.press('Space');
    await tabTo(page, pick(page, 'Dan'));
    await page.keyboard.press('Space');
    await bar(page).getByText('2 selected').waitFor();
    await tabTo(page, bar(page).getByRole('button', { name: 'Groups' }));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Groups of 2 people' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.close();
  });

  test('of another organization are not found', async () => {
    const other = await world.tenant('Others');
    const boss = await other.person('Boss', { role: 'ADMIN' });
    const page = await consoleOf().open(
      { organizationId: other.organizationId, userId: boss.userId ?? '' },
      { at: `/groups/${groupId}/members` },
    );
    await page.getByText('Not found').waitFor();
    await page.close();
  });
});

/** Goes on by Tab until something has the focus. */
async function tabTo(page: Page, to: Locator): Promise<void> {
  for (let presses = 0; presses < 100; presses += 1) {
    if (await to.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('It is not reached by Tab.');
}
