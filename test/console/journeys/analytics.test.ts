import { expect, test } from 'vitest';
import type { GroupFigures } from '../../../client/generated/types.gen.ts';
import { useWorld } from '../../helpers/scenes.ts';
import type { Character, Tenant, World } from '../../helpers/world.ts';
import { describeInBrowser, type Size, useConsole } from '../harness.ts';

let world: World;
let tenant: Tenant;
let ana: Character;
let uma: Character;
let groups: Record<'Chess' | 'Team', string>;

/** A team that was given tasks and does none of them, and a smaller group of the same people. */
const consoleWorld = useWorld(async (made) => {
  world = made;
  tenant = await world.tenant('Club');
  ana = await tenant.person('Ana', { role: 'ADMIN' });
  uma = await tenant.person('Uma', { role: 'USER' });
  const people: Character[] = [];
  for (const name of ['Pau', 'Sam', 'Eva', 'Leo']) people.push(await tenant.person(name));
  groups = {
    Team: await tenant.group('Team', [ana, ...people]),
    Chess: await tenant.group('Chess', [ana, ...people.slice(0, 2)]),
  };
  await tenant.say(ana, 'team', '/link chat to group Team');
  for (const title of ['Wash the shirts', 'Pay the fee', 'Bring a ball'])
    await tenant.insist(ana, 'team', `/create task "${title}" for @Team`);
  await tenant.say(ana, 'team', '/done 1');
  return made;
});
const consoleOf = useConsole(consoleWorld);

const open = (who: Character, at: string, size: Size = 'desktop') =>
  consoleOf().open(
    { organizationId: tenant.organizationId, userId: who.userId ?? '' },
    { at, size },
  );

describeInBrowser('figures', () => {
  test('are those of the API, sorted as the address says, with what needs attention', async () => {
    const page = await open(ana, '/analytics');
    const answer = await page.request.get(`${consoleOf().url}/api/groups/analytics`);
    const { items, summary } = (await answer.json()) as {
      items: GroupFigures[];
      summary: { groups: number; needAttention: number };
    };
    const cards = page.getByRole('article');
    await cards.filter({ hasText: `Groups${summary.groups}` }).waitFor();
    await cards.filter({ hasText: `Need attention${summary.needAttention}` }).waitFor();
    const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name} `) });
    for (const { group, members, tasks } of items) {
      const share = tasks.given === 0 ? '–' : `${Math.round((100 * tasks.done) / tasks.given)}%`;
      const cells = await row(group.name).getByRole('cell').allInnerTexts();
      expect(cells[1]).toBe(String(members.count));
      expect(cells[4]?.trim()).toBe(share);
    }

    const attention = page.getByRole('region', { name: 'What needs attention' });
    await attention.getByText('Tasks are left open').waitFor();
    await attention.getByText('7%, compared with 50% · from 15 observations').waitFor();

    await page.getByRole('button', { name: 'Members' }).click();
    await page.getByRole('columnheader', { name: 'Members', exact: false }).first().waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('members');
    expect(await page.getByRole('row').nth(1).textContent()).toContain('Chess');
    await page.getByRole('button', { name: 'Members' }).click();
    await expect.poll(() => page.getByRole('row').nth(1).textContent()).toContain('Team');
  });

  test('of some groups are compared, and who is in two of them is told', async () => {
    const page = await open(ana, '/analytics');
    const picker = page.getByRole('combobox', { name: 'Compare only these groups' });
    for (const name of ['Chess', 'Team']) {
      await picker.click();
      await page.getByRole('option', { name }).click();
    }
    await page.keyboard.press('Escape');
    await expect
      .poll(() => new URL(page.url()).searchParams.get('groupIds'))
      .toContain(groups.Team);
    await page.getByText('60% of all who are in either').waitFor();
    await page.getByRole('link', { name: '3 people in both' }).click();
    await page.waitForURL((address) => address.pathname === '/contacts');
    expect(new URL(page.url()).searchParams.get('match')).toBe('and');
  });

  test('are drawn, and can be read as a table; the days are in the address', async () => {
    const page = await open(ana, `/groups/${groups.Team}/analytics`);
    await page.getByRole('img', { name: /^Chart: Trend by day/ }).waitFor();
    await page.getByRole('button', { name: 'As a table' }).click();
    await page.getByRole('row', { name: /^Fri,? 20 Nov 0 1 / }).waitFor();
    await page.getByRole('combobox', { name: 'Period' }).click();
    await page.getByRole('option', { name: 'This week' }).click();
    await page.getByText('16 Nov 2026 – 20 Nov 2026').waitFor();
    expect(new URL(page.url()).searchParams.get('period')).toBe('week');
    await page.goto(
      `${consoleOf().url}/groups/${groups.Team}/analytics?period=own&from=2026-11-01&to=2026-11-10`,
    );
    await page.getByText('1 Nov 2026 – 10 Nov 2026').waitFor();
    await page.getByText('Nothing happened in this period.').waitFor();
    await page.getByLabel('From').fill('2026-11-15');
    await page.getByText('The last day is before the first.').waitFor();
  });

  test('are the basic ones for a USER, on a phone too', async () => {
    for (const size of ['desktop', 'phone'] as const) {
      const page = await open(uma, '/analytics', size);
      await page.getByText('Tasks done').first().waitFor();
      for (const told of ['Score', 'Calls answered', 'What needs attention', 'Trend'])
        expect(await page.getByText(told, { exact: true }).count()).toBe(0);
      await page.getByRole('link', { name: 'Team' }).click();
      await page.waitForURL((address) => address.pathname.endsWith('/analytics'));
      await page.getByRole('article', { name: 'Tasks done' }).getByText('1 of 15').waitFor();
      expect(await page.getByRole('article', { name: 'Calls' }).count()).toBe(0);
    }
  });

  test('of another organization are not found', async () => {
    const other = await world.tenant('Others');
    const eve = await other.person('Eve', { role: 'ADMIN' });
    const page = await consoleOf().open(
      { organizationId: other.organizationId, userId: eve.userId ?? '' },
      { at: `/groups/${groups.Team}/analytics` },
    );
    await page.getByText('Not found').first().waitFor();
    await page.goto(`${consoleOf().url}/analytics`);
    await page.getByText('There are no groups yet').waitFor();
  });
});
