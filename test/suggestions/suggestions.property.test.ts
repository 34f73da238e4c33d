import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPeople } from '../../src/suggestions/read-people.ts';
import { suggestGroups } from '../../src/suggestions/suggest-groups.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { fc } from '../helpers/properties.ts';
import { createTenant } from '../people/tenant.ts';
import { suggestByHand } from './oracle.ts';
import { towns, writeTown } from './town.ts';

// Every suggestion, on whatever may be known of people, against the same found by hand.

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const at = new Date('2026-11-20T10:00:00Z');

test('what is suggested is what the rows say', async () => {
  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(towns, fc.constantFrom('ADMIN', 'MANAGER'), async (town, role) => {
      const { organizationId } = await createTenant(database.db);
      await database.db.organization.update({
        where: { id: organizationId },
        data: { locale: 'en' },
      });
      const written = await writeTown(database.db, organizationId, town, at);
      const actor = { kind: 'API' as const, contactId: null, userId: randomUUID(), role };
      const asking = { tx: database.db, organizationId, actor, at };
      const suggestions = await suggestGroups(asking);
      const byKey = <Of extends { key: string }>(all: readonly Of[]) =>
        all.toSorted((a, b) => (a.key < b.key ? -1 : 1));
      expect(
        byKey(suggestions).map(({ key, name, count, examples, near }) => ({
          ...{ key, name, count },
          examples: examples.map(({ id }) => id),
          near: near && { id: near.id, both: near.both, alike: near.alike },
        })),
      ).toEqual(byKey(suggestByHand(written, role)));
      for (const one of suggestions) {
        kinds.add(one.kind);
        expect(await readPeople(asking, one)).toHaveLength(one.count);
      }
    }),
    { numRuns: 150 },
  );
  // Not that none of a kind ever was.
  expect([...kinds].sort()).toEqual(
    ['chat', 'followUp', 'new', 'provider', 'source', 'together', 'type'].sort(),
  );
}, 120_000);
