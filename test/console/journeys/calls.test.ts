import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useWorld } from '../../helpers/scenes.ts';
import { type Character, FRIDAY, type Tenant, type World } from '../../helpers/world.ts';
import { describeInBrowser, type Size, useConsole } from '../harness.ts';
import { passCalls } from '../telephones.ts';

let world: World;
const worldOf = useWorld(async (made) => {
  world = made;
  return made;
});
const consoleOf = useConsole(worldOf);

interface Team {
  tenant: Tenant;
  /** An ADMIN, who leads the group. */
  ana: Character;
  sam: Character;
  groupId: string;
}

let teams = 0;

/** A team of its own for each test: Pau says yes on the phone, Sam does not answer, Eva wants no calls. */
async function createTeam(locale = 'en-GB'): Promise<Team> {
  teams += 1;
  world.clock.set(FRIDAY);
  const tenant = await world.tenant(`Team ${teams}`, { locale });
  const { organizationId } = tenant;
  await world.db.organization.update({
    where: { id: organizationId },
    data: { callRetryMinutes: [] },
  });
  const phone = (digit: number) => `+34611${String(teams).padStart(3, '0')}22${digit}`;
  const ana = await tenant.person('Ana', { role: 'ADMIN', phone: phone(0) });
  const pau = await tenant.person('Pau', { phone: phone(1) });
  const sam = await tenant.person('Sam', { phone: phone(8) });
  const eva = await tenant.person('Eva', { phone: phone(2) });
  const groupId = await tenant.group('Team', [ana, pau, sam, eva]);
  const chat = `direct ${teams}`;
  await tenant.say(eva, chat, "don't call me", { chatKind: 'direct' });
  return { tenant, ana, sam, groupId };
}

const open = ({ tenant, ana }: Team, at: string, size: Size = 'desktop') =>
  consoleOf().open(
    { organizationId: tenant.organizationId, userId: ana.userId ?? '' },
    { at, size },
  );

const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click();

async function pickGroup(page: Page, label = 'Group', name = 'Team'): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name }).click();
}

const campaignsOf = ({ tenant: { organizationId } }: Team) =>
  world.db.campaign.findMany({ where: { organizationId }, orderBy: { number: 'asc' } });

/** Begins a campaign of the whole team, and answers its page. */
async function begin(team: Team, size?: Size): Promise<Page> {
  const page = await open(team, `/calls/new?groupId=${team.groupId}`, size);
  await page.getByText('Whom to call').waitFor();
  await next(page);
  await next(page);
  await page.getByLabel('Message').fill('We moved to 7 pm');
  await next(page);
  await page.getByRole('button', { name: 'Start calling' }).click();
  await page.getByRole('heading', { name: '“We moved to 7 pm”' }).waitFor();
  return page;
}

describeInBrowser('a campaign', () => {
  test('is begun step by step and once, is seen as it happens, and calls those again who were not reached', async () => {
    const team = await createTeam();
    const page = await open(team, '/calls');
    await page.getByText('Nobody has been called yet').waitFor();
    await page.getByRole('link', { name: 'New campaign' }).first().click();
    await next(page);
    await page.getByText('Choose a group').last().waitFor();
    await pickGroup(page);
    await next(page);
    await page.getByText('Urgent', { exact: true }).click();
    await next(page);
    await next(page);
    await page.getByText('Write what they are to be told').waitFor();
    await page.getByLabel('Message').fill('We moved to 7 pm');
    await next(page);

    await page.getByText('2 people are called').waitFor();
    await page.getByRole('heading', { name: '2 people are not called' }).waitFor();
    await page.getByText('They want no calls: Eva').waitFor();
    await page.getByText('Whoever begins it is not called: Ana').waitFor();
    await page.getByRole('row', { name: 'Begins At once' }).waitFor();

    // What was said in each step is there for whoever goes back, by the button and by the browser.
    await page.getByRole('button', { name: 'Back' }).click();
    expect(await page.getByLabel('Message').inputValue()).toBe('We moved to 7 pm');
    for (const heading of ['4 of 4: Check', '3 of 4: What', '2 of 4: When']) {
      await page.goBack();
      await page.getByRole('heading', { name: heading }).waitFor();
    }
    expect(await page.getByRole('radio', { name: 'Urgent' }).isChecked()).toBe(true);
    await next(page);
    await next(page);
    await page.getByRole('button', { name: 'Start calling' }).dblclick();
    await page.getByRole('heading', { name: '“We moved to 7 pm”' }).waitFor();
    const [campaign, ...others] = await campaignsOf(team);
    expect(others).toEqual([]);
    expect(campaign).toMatchObject({
      priority: 'URGENT',
      groupId: team.groupId,
      reason: 'MESSAGE',
    });

    await page.getByText('Live', { exact: true }).waitFor();
    await passCalls(world, 3);
    await page.getByRole('heading', { name: 'Ringing now' }).waitFor();
    await passCalls(world, 60);
    await page.getByText('Done', { exact: true }).first().waitFor();
    await page.getByRole('img', { name: '2 of 2, Answered: 1, No answer: 1' }).waitFor();
    expect(await page.getByText('Live', { exact: true }).count()).toBe(0);
    await page.getByRole('row', { name: /^Pau Answered ok 0:15 1/ }).waitFor();
    await page.getByRole('row', { name: /^Sam No answer – 1/ }).waitFor();

    await page.getByRole('link', { name: '1 No answer' }).click();
    await page.getByRole('row', { name: /^Pau/ }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('outcome')).toBe('NO_ANSWER');
    await page.getByRole('row', { name: /^Sam/ }).waitFor();

    await page.getByRole('link', { name: 'Call 1 person again' }).click();
    await page.getByText('Sam', { exact: true }).waitFor();
    expect(await page.getByLabel('Some of a group').isChecked()).toBe(true);
    await next(page);
    await next(page);
    expect(await page.getByLabel('Message').inputValue()).toBe('We moved to 7 pm');
    await next(page);
    await page.getByText('1 person is called').waitFor();
    await page.getByRole('button', { name: 'Start calling' }).click();
    await page.getByText('Live', { exact: true }).waitFor();
    const [, again] = await campaignsOf(team);
    expect(again).toMatchObject({ groupId: team.groupId, contactIds: [team.sam.contactId] });
  });

  test('is paused, goes on, and is stopped for good', async () => {
    const team = await createTeam();
    const page = await begin(team);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Somebody paused it.').waitFor();
    expect((await campaignsOf(team))[0]?.status).toBe('PAUSED');
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('This cannot be taken back.').waitFor();
    await dialog.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped', { exact: true }).waitFor();
    expect((await campaignsOf(team))[0]?.status).toBe('CANCELLED');
    await page.getByText('It was stopped').first().waitFor();
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0);
  });

  test('says that it is not live when it is not, and is again when it can be', async () => {
    const team = await createTeam();
    await begin(team);
    const [campaign] = await campaignsOf(team);
    const page = await open(team, '/calls');
    await page.route('**/events', (route) => route.abort());
    await page.getByRole('link', { name: '“We moved to 7 pm”' }).click();
    await page.getByText('Not live').waitFor();
    await page.unroute('**/events');
    await page.getByText('Live', { exact: true }).waitFor();
    expect(page.url()).toContain(campaign?.id ?? 'none');
  });

  test('is planned where call hours are over, and says from when', async () => {
    const team = await createTeam();
    world.clock.set('2026-11-20T21:00:00Z');
    const page = await open(team, `/calls/new?groupId=${team.groupId}`);
    await next(page);
    await page.getByLabel('From a moment on').check();
    await page.getByLabel('From', { exact: false }).last().fill('2026-11-20T09:00');
    await next(page);
    await page.getByText('Choose a moment to come').waitFor();
    await page.getByLabel('Now').check();
    await next(page);
    await page.getByLabel('Message').fill('We moved to 7 pm');
    await next(page);
    const told = page.getByText(/^Nobody may be called at this hour: it begins/);
    await told.waitFor();
    await page.getByRole('button', { name: 'Start calling' }).click();
    await page.getByText('Live', { exact: true }).waitFor();
    const [campaign] = await campaignsOf(team);
    const { nextAt } = await world.db.call.findFirstOrThrow({
      where: { campaignId: campaign?.id ?? '', status: 'WAITING' },
      orderBy: { nextAt: 'asc' },
    });
    expect(nextAt?.getTime()).toBeGreaterThan(world.clock.now().getTime() + 8 * 60 * 60_000);
  });

  test('that is refused says at which step, and what was typed stays', async () => {
    const team = await createTeam();
    await team.tenant.say(team.ana, 'team', '/link chat to group Team');
    await team.tenant.insist(team.ana, 'team', '/create event "Game" sunday 11am');
    const event = await world.db.event.findFirstOrThrow({
      where: { organizationId: team.tenant.organizationId },
    });
    const page = await open(team, `/calls/new?eventId=${event.id}`);
    await page.getByRole('combobox', { name: 'Event' }).waitFor();
    await expect
      .poll(() => page.getByRole('combobox', { name: 'Event' }).inputValue())
      .toMatch(/^Game · Team · Sun/);
    await next(page);
    await next(page);
    await page.getByLabel('Message').fill('Bring both shirts');
    await team.tenant.insist(team.ana, 'team', `/cancel ${event.number}`);
    await next(page);
    await page.getByRole('alert').getByRole('button', { name: 'Back to “Who”' }).click();
    await page.getByLabel('A group', { exact: true }).check();
    await pickGroup(page);
    await next(page);
    await next(page);
    expect(await page.getByLabel('Message').inputValue()).toBe('Bring both shirts');
    await next(page);
    await page.getByText('2 people are called').waitFor();
  });

  test('is begun on a phone, for some of a group', async () => {
    const team = await createTeam();
    const page = await open(team, '/calls', 'phone');
    await page.getByRole('link', { name: 'New campaign' }).first().click();
    await page.getByLabel('Some of a group').check();
    await pickGroup(page);
    await page.getByRole('combobox', { name: 'Person' }).fill('Pa');
    await page.getByRole('option', { name: 'Pau' }).click();
    await page.getByRole('heading', { name: '1 of 4: Who' }).click();
    await next(page);
    await page.getByLabel('Spread over a time').check();
    await next(page);
    await page.getByLabel('Message').fill('Bring water');
    await next(page);
    await page.getByText('1 person is called').waitFor();
    await page.getByRole('button', { name: 'Start calling' }).click();
    await page.getByRole('heading', { name: '“Bring water”' }).waitFor();
    expect(await campaignsOf(team)).toMatchObject([{ timing: 'STAGGERED', spreadMinutes: 60 }]);
  });

  test('is planned in Spanish by whoever speaks it', async () => {
    const team = await createTeam('es-ES');
    const page = await open(team, '/calls');
    await page.getByRole('link', { name: 'Nueva campaña' }).first().click();
    await page.getByRole('button', { name: 'Siguiente' }).click();
    await page.getByText('Elige un grupo').last().waitFor();
    await pickGroup(page, 'Grupo');
    await page.getByRole('button', { name: 'Siguiente' }).click();
    await page.getByRole('heading', { name: '2 de 4: Cuándo' }).waitFor();
    await page.getByRole('button', { name: 'Siguiente' }).click();
    await page.getByLabel('Mensaje').fill('Quedamos a las 19:00');
    await page.getByRole('button', { name: 'Siguiente' }).click();
    await page.getByText('Se llama a 2 personas', { exact: true }).waitFor();
    await page.getByText('No quiere llamadas: Eva').waitFor();
    await page.getByRole('button', { name: 'Empezar a llamar' }).click();
    await page.getByText('En directo').waitFor();
  });

  test('is neither offered to whoever may not call, nor seen from another organization', async () => {
    const team = await createTeam();
    await begin(team);
    const [campaign] = await campaignsOf(team);
    const uma = await team.tenant.person('Uma', { role: 'USER' });
    const page = await open({ ...team, ana: uma }, '/calls');
    await page.getByText('Campaigns of groups that you lead are shown here.').waitFor();
    expect(await page.getByRole('link', { name: 'New campaign' }).count()).toBe(0);
    await page.goto(`${consoleOf().url}/calls/new?groupId=${team.groupId}`);
    await page.getByText('You cannot have people called').waitFor();

    for (const who of [{ ...team, ana: uma }, await createTeam()]) {
      const other = await open(who, `/calls/${campaign?.id}`);
      await other.getByText('Not found').waitFor();
    }
  });

  test('is begun by whoever leads the group, and by them alone for it', async () => {
    const team = await createTeam();
    const uma = await team.tenant.person('Uma', { role: 'USER' });
    await team.tenant.group('Chess', [uma, team.sam]);
    const page = await open({ ...team, ana: uma }, '/calls');
    await page.getByRole('link', { name: 'New campaign' }).first().click();
    await page.getByRole('combobox', { name: 'Group' }).click();
    await page.getByRole('option', { name: 'Chess' }).waitFor();
    expect(await page.getByRole('option', { name: 'Team' }).count()).toBe(0);
  });
});
