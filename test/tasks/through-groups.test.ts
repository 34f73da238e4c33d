import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../helpers/world.ts';

// By which groups a copy of a task came (decision 0037), and what the migration makes of tasks of before.

const FOLDER = 'prisma/migrations';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.end());

/** The statements of the migration that fill the column from the log. */
function backfill(): string[] {
  const name = readdirSync(FOLDER).find((folder) => folder.endsWith('by_which_copies_came'))!;
  const [, ...statements] = readFileSync(join(FOLDER, name, 'migration.sql'), 'utf8').split(
    /^(?=UPDATE )/m,
  );
  return statements;
}

test('a copy keeps the groups by which it came, and none where it was given by name', async () => {
  const tenant = await world.tenant('Friends');
  const [ann, ben, cleo, dan] = [
    await tenant.person('Ann'),
    await tenant.person('Ben'),
    await tenant.person('Cleo'),
    await tenant.person('Dan'),
  ];
  await tenant.group('Choir', [ann, ben]);
  await tenant.group('Band', [ann, cleo, dan]);
  await tenant.insist(ann, 'ann', '/create task "Vote" for @Choir and @Band and @Dan');
  await tenant.insist(ann, 'ann', '/create task "Bus" for @Choir');
  const through = async () =>
    new Map(
      (
        await world.db.$queryRaw<{ what: string; groups: string[] }[]>`
          SELECT t.title || coalesce(' of ' || c.name, '') AS what,
            ARRAY(SELECT name FROM groups WHERE id = ANY(t.through_group_ids) ORDER BY 1) AS groups
          FROM tasks t LEFT JOIN contacts c ON c.id = t.assignee_id
          WHERE t.organization_id = ${tenant.organizationId}::uuid`
      ).map(({ what, groups }) => [what, groups]),
    );
  const kept = await through();
  expect(Object.fromEntries(kept)).toEqual({
    Vote: ['Band', 'Choir'],
    'Vote of Ann': ['Band', 'Choir'],
    'Vote of Ben': ['Choir'],
    'Vote of Cleo': ['Band'],
    'Vote of Dan': [],
    Bus: [],
    'Bus of Ann': [],
    'Bus of Ben': [],
  });
  await world.db.$executeRaw`UPDATE tasks SET through_group_ids = '{}'`;
  for (const statement of backfill()) await world.db.$executeRawUnsafe(statement);
  expect(await through()).toEqual(kept);
});
