import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser } from '../harness.ts';
import { addUser, useConsoleStage } from '../stage.ts';

const { worldOf, stageOf, consoleOf } = useConsoleStage(async (made, stage) => ({
  /** A USER who is in no group. */
  maria: await addUser(made, stage),
}));

type Options = { size?: 'desktop' | 'phone'; userId?: string; search?: string };

async function openEvents({ search = '', ...options }: Options = {}): Promise<Page> {
  const { groups, ...stage } = stageOf();
  const at = `/groups/${groups['Sunday Soccer Team']}/events${search}`;
  const page = await consoleOf().open({ ...stage, ...options }, { ...options, at });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

async function newEvent(page: Page, title: string) {
  await page.getByRole('button', { name: 'New event' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New event' });
  await dialog.getByLabel('Title').fill(title);
  return dialog;
}

const eventOf = (title: string) =>
  worldOf().db.event.findFirstOrThrow({
    where: { title },
    include: {
      participants: {
        include: { contact: { select: { name: true } } },
        orderBy: { contact: { nameKey: 'asc' } },
      },
    },
  });

describeInBrowser('events of a group', () => {
  for (const size of ['desktop', 'phone'] as const) {
    test(`are planned on a ${size}, with @Family typed among the invited, and a limit`, async () => {
      const title = `Barbecue on a ${size}`;
      const page = await openEvents({ size });
      const dialog = await newEvent(page, title);
      await dialog.getByLabel('Starts', { exact: true }).fill('2026-11-28');
      await dialog.getByLabel('Starts: time').fill('13:00');
      await dialog.getByLabel('Ends: time').fill('17:00');
      await dialog.getByLabel('Place').fill('The beach');
      const invited = dialog.getByRole('combobox', { name: 'Invited' });
      await invited.fill('@Family');
      await page.getByRole('option', { name: /@Family/ }).click();
      await dialog.getByText('@Family', { exact: true }).waitFor();
      await invited.fill('Marta');
      await page.getByRole('option', { name: /Marta/ }).click();
      await dialog.getByLabel('At most').fill('6');
      await dialog.getByLabel('At least').fill('4');
      await dialog.getByRole('button', { name: 'Create' }).click();
      await page.getByText(/is planned\.$/).waitFor();
      await page.getByText('0 of 6 places taken · takes place with 4 or more').first().waitFor();
      const event = await eventOf(title);
      expect(event).toMatchObject({
        startsAt: new Date('2026-11-28T12:00:00Z'),
        endsAt: new Date('2026-11-28T16:00:00Z'),
        place: 'The beach',
        ...{ capacity: 6, minPeople: 4 },
      });
      const names = event.participants.map(({ contact }) => contact.name);
      expect(names).toEqual(expect.arrayContaining(['Nil', 'Aina', 'Leo', 'Marta']));
      expect(names).toHaveLength(11);
      await page.close();
    });
  }

  test('on a day on which clocks change are at the hour that was typed', async () => {
    const page = await openEvents();
    const dialog = await newEvent(page, 'Early game');
    await dialog.getByLabel('Starts', { exact: true }).fill('2027-03-28');
    await dialog.getByLabel('Starts: time').fill('11:00');
    await dialog.getByLabel('Repeats').selectOption('Every week on Sunday');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await page.getByText('Sun, 28 Mar, 11:00').or(page.getByText('Sun 28 Mar, 11:00')).waitFor();
    expect(await eventOf('Early game')).toMatchObject({
      startsAt: new Date('2027-03-28T09:00:00Z'),
      recurrence: 'FREQ=WEEKLY;BYDAY=SU',
    });
    await page.close();
  });

  test('are not planned as they cannot be: each field says why, and nothing typed is lost', async () => {
    const page = await openEvents();
    const dialog = await newEvent(page, 'Impossible');
    const create = dialog.getByRole('button', { name: 'Create' });
    await dialog.getByLabel('Starts', { exact: true }).fill('2026-11-19');
    await dialog.getByLabel('At most').fill('3');
    await dialog.getByLabel('At least').fill('5');
    await create.click();
    await dialog.getByText('No more than at most.').waitFor();
    await dialog.getByLabel('At least').fill('2');
    await create.click();
    await dialog.getByText('That is over. Choose a time to come.').waitFor();
    await dialog.getByLabel('Starts', { exact: true }).fill('2026-11-29');
    await dialog.getByLabel('Starts: time').fill('11:00');
    await dialog.getByLabel('Ends: time').fill('10:00');
    await create.click();
    await dialog.getByText('It ends after it starts.').waitFor();
    expect(await dialog.getByLabel('Title').inputValue()).toBe('Impossible');
    expect(await worldOf().db.event.count({ where: { title: 'Impossible' } })).toBe(0);
    await page.close();
  });

  test('show who is in with guests, who waits, who is out; an answer for others lets the line move up', async () => {
    const page = await openEvents();
    await page.getByRole('button', { name: 'Game vs. The Eagles' }).click();
    const drawer = page.getByRole('dialog', { name: /Game vs\. The Eagles/ });
    await drawer.getByText('3 of 3 places taken').waitFor();
    await drawer.getByRole('heading', { name: 'In · 2 with 1 guest' }).waitFor();
    const line = drawer.getByRole('list', { name: 'Waiting line' });
    expect(await line.getByRole('listitem').allInnerTexts()).toMatchObject([
      expect.stringMatching(/^1\.\s*Nil/),
    ]);
    await drawer.getByText('back on monday').waitFor();
    await drawer.getByRole('button', { name: 'Answer for Pau' }).click();
    const answer = page.getByRole('dialog', { name: 'Answer for Pau' });
    await answer.getByText('Out', { exact: true }).click();
    await answer.getByLabel('Why').fill('My knee');
    await answer.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/Nil moved up\./).waitFor();
    await drawer.getByText('My knee').waitFor();
    const { participants } = await eventOf('Game vs. The Eagles');
    const byName = Object.fromEntries(
      participants.map(({ contact, status, guests }) => [contact.name, { status, guests }]),
    );
    expect(byName).toMatchObject({
      Abraham: { status: 'GOING', guests: 1 },
      Pau: { status: 'DECLINED' },
      Nil: { status: 'GOING' },
    });
    await drawer.getByRole('button', { name: 'Answer for Biel' }).click();
    const wish = page.getByRole('dialog', { name: 'Answer for Biel' });
    await wish.getByLabel('Guests').fill('2');
    await wish.getByRole('button', { name: 'Save' }).click();
    await page.getByText('It is full: Biel waits, at place 1.').waitFor();
    await page.close();
  });

  test('are edited, invited to and called off', async () => {
    const page = await openEvents();
    const first = await newEvent(page, 'Training');
    await first.getByLabel('Starts', { exact: true }).fill('2026-11-25');
    await first.getByLabel('Starts: time').fill('19:00');
    await first.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('button', { name: 'Training' }).click();
    const drawer = page.getByRole('dialog', { name: /Training/ });
    await drawer.getByRole('button', { name: 'Invite more' }).click();
    const invite = page.getByRole('dialog', { name: 'Invite more' });
    await invite.getByRole('combobox', { name: 'Invited' }).fill('@book');
    await page.getByRole('option', { name: /@BookClub/ }).click();
    await invite.getByRole('button', { name: 'Invite' }).click();
    await page.getByText('2 people are invited. 3 people were invited before.').waitFor();
    await drawer.getByRole('button', { name: 'Edit event' }).click();
    const edit = page.getByRole('dialog', { name: 'Edit event' });
    expect(await edit.getByLabel('Starts: time').inputValue()).toBe('19:00');
    await edit.getByLabel('Starts: time').fill('20:00');
    await edit.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The event is changed.').waitFor();
    expect((await eventOf('Training')).startsAt).toEqual(new Date('2026-11-25T19:00:00Z'));
    await drawer.getByRole('button', { name: 'Call off' }).click();
    const question = page.getByRole('dialog', { name: /Call off “Training”/ });
    await question.getByRole('button', { name: 'Call off' }).click();
    await drawer.getByText('Called off').waitFor();
    expect(await eventOf('Training')).toMatchObject({ status: 'CANCELLED' });
    await page.close();
  });

  test('that are over are told who came', async () => {
    const { organizationId } = stageOf();
    const { id } = await eventOf('Game vs. The Eagles');
    const hour = 60 * 60_000;
    const now = worldOf().clock.now().getTime();
    const { startsAt, endsAt } = await eventOf('Game vs. The Eagles');
    const where = { organizationId_id: { organizationId, id } };
    const over = { startsAt: new Date(now - 3 * hour), endsAt: new Date(now - hour) };
    await worldOf().db.event.update({ where, data: over });
    const page = await openEvents({ search: '?when=over' });
    await page.getByRole('button', { name: 'Game vs. The Eagles' }).click();
    await page.getByRole('button', { name: 'Who came' }).click();
    const dialog = page.getByRole('dialog', { name: 'Who came' });
    await dialog.getByLabel('Nil').uncheck();
    await dialog.getByLabel('Dani').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/people came\.|person came\./).waitFor();
    const { participants } = await eventOf('Game vs. The Eagles');
    const attended = Object.fromEntries(
      participants.map(({ contact, attended }) => [contact.name, attended]),
    );
    expect(attended).toMatchObject({ Abraham: true, Nil: false, Dani: true });
    await worldOf().db.event.update({ where, data: { startsAt, endsAt } });
    await page.close();
  });

  test('are offered for nothing to a USER who is no member, and of another organization not found', async () => {
    const { id } = await eventOf('Game vs. The Eagles');
    const page = await openEvents({ userId: stageOf().maria, search: `?event=${id}` });
    const drawer = page.getByRole('dialog', { name: /Game vs\. The Eagles/ });
    await drawer.getByText(/places taken/).waitFor();
    for (const name of [/^Answer/, 'Edit event', 'Call off', 'Invite more'])
      expect(await drawer.getByRole('button', { name }).count()).toBe(0);
    await drawer.getByRole('button', { name: 'Close', exact: true }).click();
    expect(await page.getByRole('button', { name: 'New event' }).count()).toBe(0);
    await page.close();

    const other = await worldOf().tenant('Others');
    const ann = await other.person('Ann', { role: 'ADMIN' });
    await other.group('Elsewhere', [ann]);
    await other.say(ann, 'direct', '/create event "Secret" @Elsewhere sunday 11am');
    const stranger = await openEvents({ search: `?event=${(await eventOf('Secret')).id}` });
    await stranger.getByText('Not found').waitFor();
    expect(await stranger.getByText('Secret').count()).toBe(0);
    await stranger.close();
  });
});
