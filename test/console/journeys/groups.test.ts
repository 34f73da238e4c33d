import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser } from '../harness.ts';
import { addUser, type ConsoleStage, useConsoleStage } from '../stage.ts';

const { worldOf, stageOf, consoleOf } = useConsoleStage(async (made, stage) => {
  const maria = await addUser(made, stage);
  // Enough people with the same appointment for a group to be suggested.
  await made.db.contact.updateMany({
    where: {
      organizationId: stage.organizationId,
      name: { in: ['Pau', 'Marta', 'Jordi', 'Laia', 'Nil', 'Aina'] },
    },
    data: { appointmentType: 'Physio' },
  });
  return { maria };
});

const open = (at: string, options: { size?: 'desktop' | 'phone'; userId?: string } = {}) => {
  const { organizationId, userId } = stageOf();
  return consoleOf().open({ organizationId, userId: options.userId ?? userId }, { at, ...options });
};
const rowOf = (name: string) =>
  worldOf().db.group.findFirst({
    where: { organizationId: stageOf().organizationId, name },
    include: { members: { include: { contact: true }, orderBy: { role: 'asc' } }, viewers: true },
  });
const group = async (name: string) => {
  const found = await rowOf(name);
  if (!found) throw new Error(`no group ${name}`);
  return found;
};
const idOf = (stage: ConsoleStage, name: keyof ConsoleStage['groups']) => stage.groups[name];
const told = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor();

async function pickMember(page: Page, name: string) {
  const picker = page.getByRole('combobox', { name: 'First members' });
  await picker.fill(name);
  // What was found before is shown until the answer is there.
  const found = page.getByRole('listbox').getByRole('option');
  await expect.poll(() => found.allInnerTexts()).toEqual([expect.stringContaining(name)]);
  for (const key of ['ArrowDown', 'Enter', 'Tab']) await picker.press(key);
}

describeInBrowser('the list of groups', () => {
  test('is searched, filtered, sorted and shown as the address says, and takes one in', async () => {
    const page = await open('/groups');
    await page.getByRole('searchbox', { name: 'Search groups' }).fill('socc');
    await told(page, '1 group');
    await page.waitForURL(/search=socc/);
    await page.locator('label', { hasText: 'Table' }).click();
    await page.waitForURL(/view=table/);
    await page.reload();
    const table = page.getByRole('table', { name: 'Groups' });
    await expect.poll(() => table.getByRole('row').count()).toBe(2);
    await page.getByRole('searchbox', { name: 'Search groups' }).fill('no such thing');
    await told(page, 'No group matches');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await told(page, '3 groups');
    await table.getByRole('button', { name: 'Members' }).click();
    await table.getByRole('button', { name: 'Members' }).click();
    await page.waitForURL(/sort=memberCount/);
    await page.waitForURL(/order=desc/);
    await table.getByRole('row').nth(1).getByRole('link', { name: 'Sunday Soccer Team' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sunday Soccer Team' }).waitFor();
    await page.waitForURL(/members$/);
    await page.close();
  });

  test('is asked once for what was typed in one go', async () => {
    const page = await open('/groups');
    await told(page, '3 groups');
    const asked: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.pathname === '/api/groups') asked.push(url.searchParams.get('search') ?? '');
    });
    await page.getByRole('searchbox', { name: 'Search groups' }).pressSequentially('book');
    await told(page, '1 group');
    expect(asked).toEqual(['book']);
    await page.close();
  });
});

describeInBrowser('a group is made', () => {
  for (const size of ['desktop', 'phone'] as const) {
    test(`with all that it is, on a ${size}`, async () => {
      const name = `Chess ${size}`;
      const page = await open('/groups', { size });
      await page.getByRole('button', { name: 'New group' }).click();
      const dialog = page.getByRole('dialog', { name: 'New group' });
      // Without a name nothing is asked for, and nothing is lost.
      await dialog.getByLabel('Description').fill('Every Tuesday');
      await dialog.getByRole('button', { name: 'Create group' }).press('Enter');
      await told(page, 'A group needs a name, of 120 characters at most.');
      await dialog.getByRole('textbox', { name: 'Name' }).fill('book-club');
      await dialog.getByRole('radio', { name: 'Purple' }).click();
      await dialog.getByRole('button', { name: 'Pick an emoji' }).click();
      await page.getByRole('button', { name: '🎲' }).click();
      // By keyboard: it begins with all users, and named ones are the last.
      const seenBy = dialog.getByRole('combobox', { name: 'Who sees it' });
      await seenBy.press('Enter');
      await page.getByRole('option', { name: 'Named users' }).waitFor();
      for (const key of ['ArrowUp', 'Enter']) await seenBy.press(key);
      const viewers = dialog.getByRole('combobox', { name: 'Users who see it' });
      await viewers.fill('Maria');
      await page.getByRole('option', { name: 'Maria' }).waitFor();
      for (const key of ['ArrowDown', 'Enter', 'Tab']) await viewers.press(key);
      await dialog.getByRole('switch', { name: 'Only its admins plan and write' }).press('Space');
      await pickMember(page, 'Marta');
      await pickMember(page, 'Leo');
      await dialog.getByRole('button', { name: 'Create group' }).press('Enter');
      await dialog.getByText(/There is a group called "Book Club" already/).waitFor();
      await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
      await dialog.getByRole('button', { name: 'Create group' }).press('Enter');
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await page.getByText('2 members', { exact: true }).first().waitFor();
      expect(await group(name)).toMatchObject({
        ...{ description: 'Every Tuesday', color: '#8B5CF6', icon: '🎲' },
        ...{ visibility: 'CUSTOM', restricted: true, sensitive: false },
        viewers: [{ userId: stageOf().maria }],
        members: [
          { role: 'ADMIN', contact: { name: 'Marta' } },
          { role: 'MEMBER', contact: { name: 'Leo' } },
        ],
      });
      await page.close();
    });
  }

  test('from a template, filled by its rule or empty', async () => {
    const page = await open('/groups?create=templates');
    await page.getByRole('button', { name: 'Use the template New Contacts' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Newcomers');
    await page.getByRole('button', { name: 'Create group' }).click();
    await page.getByRole('heading', { level: 1, name: 'Newcomers' }).waitFor();
    const made = await group('Newcomers');
    expect(made.members.length).toBe(
      await worldOf().db.contact.count({ where: { organizationId: made.organizationId } }),
    );
    await page.close();
  });

  test('as suggested; another suggestion is dismissed and given back', async () => {
    const page = await open('/groups?create=suggestions');
    const card = page.getByRole('article', { name: /Physio/ });
    await card.getByText('6 contacts').waitFor();
    await card.getByRole('button', { name: /^Dismiss the suggestion/ }).click();
    await page.getByRole('region', { name: 'Dismissed suggestions' }).waitFor();
    await expect.poll(() => card.count()).toBe(0);
    await page.getByRole('button', { name: /^Suggest .* again$/ }).click();
    await card.getByRole('textbox', { name: 'Name' }).fill('Physio people');
    await card.getByRole('button', { name: /^Create the group/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Physio people' }).waitFor();
    expect((await group('Physio people')).members).toHaveLength(6);
    await page.close();
  });
});

describeInBrowser('a group ends', () => {
  test('archived and back, then for good, by its name', async () => {
    const { tenant } = stageOf();
    const pau = await tenant.person('Ending Pau');
    const id = await tenant.group('Short Lived', [pau]);
    const page = await open('/groups?search=short');
    const menu = page.getByRole('button', { name: 'Actions for Short Lived' });
    const choose = async (label: string) => {
      await menu.click();
      await page.getByRole('menuitem', { name: label }).click();
    };
    const confirm = (label: string) =>
      page.getByRole('dialog').getByRole('button', { name: label }).click();
    await choose('Archive');
    await page.getByText('Right now: 1 member, 0 open tasks, 0 coming events.').waitFor();
    await confirm('Archive');
    await told(page, 'Short Lived is archived.');
    expect(await group('Short Lived')).toMatchObject({ status: 'ARCHIVED' });
    await choose('Bring back into use');
    await told(page, 'Short Lived is in use again.');
    expect(await group('Short Lived')).toMatchObject({ status: 'ACTIVE' });
    await choose('Archive');
    await confirm('Archive');
    await choose('Deactivate');
    await confirm('Deactivate');
    await told(page, 'Short Lived is deactivated.');

    await page.goto(`${consoleOf().url}/groups/${id}/settings`);
    await page.getByRole('button', { name: 'Delete for good' }).click();
    const dialog = page.getByRole('dialog');
    const typed = dialog.getByLabel('Type Short Lived to confirm');
    await typed.fill('Book Club');
    expect(await dialog.getByRole('button', { name: 'Delete for good' }).isDisabled()).toBe(true);
    await typed.press('Enter');
    expect(await rowOf('Short Lived')).not.toBeNull();
    await typed.fill('Short Lived');
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await told(page, 'Short Lived is deleted.');
    await page.getByRole('heading', { level: 1, name: 'Groups' }).waitFor();
    expect(await rowOf('Short Lived')).toBeNull();
    await page.close();
  });
});

describeInBrowser('the settings of a group', () => {
  test('keep what was typed when a name is taken, and save what is right', async () => {
    const stage = stageOf();
    const page = await open(`/groups/${idOf(stage, 'Family')}/settings`);
    const look = page.getByRole('region', { name: 'Name and look' });
    await look.getByRole('textbox', { name: 'Name' }).fill('BOOK club');
    await look.getByLabel('Description').fill('All of us');
    await look.getByRole('textbox', { name: 'Icon' }).fill('no');
    await look.getByRole('button', { name: 'Save' }).click();
    await told(page, 'An icon is one emoji.');
    await look.getByRole('textbox', { name: 'Icon' }).fill('🏡');
    await look.getByRole('button', { name: 'Save' }).click();
    await look.getByText(/There is a group called "BOOK club" already/i).waitFor();
    expect(await look.getByLabel('Description').inputValue()).toBe('All of us');
    await look.getByRole('textbox', { name: 'Name' }).fill('The Family');
    await look.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'The Family' }).waitFor();
    expect(await group('The Family')).toMatchObject({ description: 'All of us', icon: '🏡' });
    await page.close();
  });

  test('say when it reminds, what comes ahead and which days it is told', async () => {
    const stage = stageOf();
    const page = await open(`/groups/${idOf(stage, 'Book Club')}/settings`);
    const part = page.getByRole('region', { name: 'Clock and reminders' });
    await part.getByRole('combobox', { name: 'Time zone' }).fill('Lisbon');
    await page.getByRole('option', { name: 'Europe/Lisbon' }).click();
    await part.getByLabel('Ask whoever has not answered: how many').fill('36');
    await part.getByLabel('Ask whoever has not answered: unit').selectOption('hours');
    await part.getByLabel('Remind whoever is coming: how many').fill('');
    await part.getByLabel('Next event of a series').fill('40');
    await part.getByText('Thu', { exact: true }).click();
    await part.getByText('Mon', { exact: true }).click();
    await part.getByLabel('At', { exact: true }).fill('18:30');
    await part.getByRole('button', { name: 'Save' }).click();
    await told(page, 'From 0 to 28 days.');
    await part.getByLabel('Next event of a series').fill('10');
    await part.getByRole('button', { name: 'Save' }).click();
    await told(page, 'Saved.');
    expect(await group('Book Club')).toMatchObject({
      ...{ timeZone: 'Europe/Lisbon', remindUnanswered: 36 * 60, remindComing: null },
      ...{ aheadDays: 10, digestRule: 'FREQ=WEEKLY;BYDAY=MO,TH', digestMinute: 18 * 60 + 30 },
    });
    await page.close();
  });

  test('give it an image, a calendar address that is shown once, and take its chat away and back', async () => {
    const stage = stageOf();
    const page = await open(`/groups/${idOf(stage, 'Book Club')}/settings`);
    const image = await page.screenshot();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose an image' }).click();
    await (await chooser).setFiles({ name: 'us.png', mimeType: 'image/png', buffer: image });
    await told(page, 'The image is there.');
    await page.getByRole('button', { name: 'Remove the image' }).click();
    await told(page, 'The image is gone.');

    await page.getByRole('button', { name: 'Make an address' }).click();
    const address = await page.getByRole('textbox', { name: 'Address' }).inputValue();
    expect(address).toMatch(/\/calendar\/msc_[\w-]+\.ics$/);
    await page.reload();
    await page.getByRole('button', { name: 'Renew the address' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Address' }).count()).toBe(0);
    await page.getByRole('button', { name: 'End the address' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End the address' }).click();
    await told(page, 'The address has ended.');

    const chats = page.getByRole('region', { name: 'Chats', exact: true });
    await chats.getByRole('button', { name: /^Unlink/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click();
    await chats.getByText('No chat is linked.').waitFor();
    const { organizationId } = stage;
    const links = () =>
      worldOf().db.link.count({ where: { organizationId, groupId: idOf(stage, 'Book Club') } });
    expect(await links()).toBe(0);
    await chats.getByRole('combobox', { name: 'Link a chat' }).click();
    await page.getByRole('listbox').getByRole('option').first().click();
    await chats.getByRole('button', { name: 'Link', exact: true }).click();
    await chats.getByRole('button', { name: /^Unlink/ }).waitFor();
    expect(await links()).toBe(1);
    await page.close();
  });
});

describeInBrowser('what somebody may not', () => {
  test('is not there for a USER: neither making nor settings, on a phone', async () => {
    const stage = stageOf();
    const page = await open('/groups', { size: 'phone', userId: stageOf().maria });
    await page.getByRole('link', { name: 'Book Club' }).waitFor();
    expect(await page.getByRole('button', { name: 'New group' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Actions for/ }).count()).toBe(0);
    await page.getByRole('link', { name: 'Book Club' }).click();
    const tabs = page.getByRole('navigation', { name: 'Parts of the group' });
    await tabs.getByRole('link', { name: 'Members' }).waitFor();
    for (const hidden of ['Messages', 'Activity', 'Settings'])
      expect(await tabs.getByRole('link', { name: hidden }).count()).toBe(0);
    await page.goto(`${consoleOf().url}/groups/${idOf(stage, 'Book Club')}/settings`);
    await told(page, 'Not found');
    await page.goto(`${consoleOf().url}/groups?create=blank`);
    await page.getByRole('link', { name: 'Book Club' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.close();
  });

  test('is not found: a group of another organization, and what is no id', async () => {
    const other = await worldOf().tenant('Elsewhere');
    const foreign = await other.group('Theirs', [await other.person('Zoe')]);
    for (const id of [foreign, '01990000-0000-7000-8000-000000000000', 'nothing']) {
      const page = await open(`/groups/${id}/members`);
      await told(page, 'Not found');
      await page.close();
    }
  });
});
