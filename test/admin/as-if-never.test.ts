import { describe, expect, it } from 'vitest';
import { copyOrganization } from '../helpers/copy-organization.ts';
import { AT } from './admin-app.ts';
import type { PlaceThings } from './permission-scene.ts';
import type { Named } from './permission-table.ts';
import { KINDS, type Parameter, requestOf, shapeOf, useWalk } from './permission-walk.ts';

// Lists, counts, totals and filters: whoever does not see a group is answered, whatever they read, as they are
// where that group and all that is in it has never been.

const walk = useWalk();
const { admin, giveSecrets, secretOf, send } = walk;

/** What a filter of a list is asked for: all that it takes, or things in sight. */
function valuesOf({ name, schema }: Parameter, named: Named): string[] {
  const known: Record<string, string[]> = {
    ...{
      cursor: [],
      limit: ['1'],
      number: ['2', '17'],
      to: ['+34611000001'],
      version: ['1'],
      days: ['7'],
    },
    ...{ text: ['a', 'hidden', 'ADMINS_ONLY'], search: ['a', 'hidden', 'ADMINS_ONLY'] },
    ...{ seriesId: [named.task], assigneeId: [named.member], from: [AT], dueFrom: [AT] },
    ...{ appointmentFrom: [AT], appointmentTo: [AT], dueTo: [AT] },
  };
  const types = [schema.type, ...(schema.anyOf ?? []).map(({ type }) => type)].flat();
  const values =
    schema.enum?.map(String) ??
    known[name] ??
    (types.includes('boolean') ? ['true', 'false'] : KINDS[name] && [named[KINDS[name]!]]);
  if (!values) throw new Error(`what is a list asked for by ${name}? Give it values`);
  return values;
}

describe('what a caller does not see', () => {
  it.each([
    ['those in other groups', ['MANAGER who leads', 'USER in it'], ['ADMINS_ONLY', 'CUSTOM']],
    [
      'those in none',
      ['MANAGER outside', 'USER outside'],
      ['own, hidden', 'ADMINS_ONLY', 'CUSTOM'],
    ],
  ] as const)(
    'is in no answer to %s: each is as if it had never been',
    async (_, asking, hidden) => {
      const { tenant, places, callers } = walk.scene;
      const [twin] = (await copyOrganization(admin.db, tenant.id, 1)) as [string];
      await giveSecrets();
      await forget(
        twin,
        hidden.map((place) => places[place]),
      );
      let asked = 0;
      for (const { operation, attempt, caller, place, mark } of walk.cells) {
        const isAsked =
          operation.method === 'GET' && mark === '+' && asking.some((one) => one === caller);
        // Who is signed in and where: of no group, and the copy has a name of its own.
        if (!isAsked || place !== 'own' || operation.route === 'get /api/session') continue;
        const named = { ...places.own, self: callers[caller].contactId };
        const request = requestOf(operation, attempt, named);
        const filters = (operation.parameters ?? []).filter((one) => one.in === 'query');
        const queries = filters.flatMap((filter) =>
          valuesOf(filter, named).map((value) => `${filter.name}=${encodeURIComponent(value)}`),
        );
        for (const query of ['', ...queries]) {
          const url = `${request.url}${request.url.includes('?') ? '&' : '?'}${query}`;
          const [here, there] = [tenant.id, twin].map((id) => secretOf(id, caller));
          const shape = shapeOf(await send(operation, { ...request, url }, here));
          const without = shapeOf(await send(operation, { ...request, url }, there));
          asked += 1;
          expect({ caller, url, shape }).toEqual({ caller, url, shape: without });
        }
      }
      expect(asked).toBeGreaterThan(300);
    },
    300_000,
  );
});

/** Takes groups and all that is in them out of a copy, as if they had never been. */
async function forget(organizationId: string, things: readonly PlaceThings[]) {
  const { db } = admin;
  const all = (...names: (keyof PlaceThings)[]) => ({
    in: things.flatMap((one) => names.map((name) => one[name])),
  });
  const groups = all('group', 'mirrored', 'archived', 'over');
  const inThem = { where: { organizationId, groupId: groups } };
  const { task, event, reminder, campaign, absence, message } = db;
  // Copies of a task before it.
  await task.deleteMany({ where: { ...inThem.where, parentId: { not: null } } });
  await campaign.deleteMany(inThem);
  await task.deleteMany(inThem);
  await event.deleteMany(inThem);
  await reminder.deleteMany(inThem);
  await absence.deleteMany(inThem);
  await message.deleteMany(inThem);
  await db.chat.deleteMany({ where: { organizationId, id: all('chat') } });
  await db.group.deleteMany({ where: { organizationId, id: groups } });
}
