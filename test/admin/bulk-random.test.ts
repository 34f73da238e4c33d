import { beforeAll, expect, it } from 'vitest';
import { fc } from '../helpers/properties.ts';
import { digestOf } from '../undo/digest.ts';
import { findBroken } from '../undo/invariants.ts';
import { type Tenant, useAdmin } from './admin-app.ts';

// Whatever is done to many at once, taken back and given back, in whatever order: all that must hold holds after
// each step, and what is refused has changed nothing.

const admin = useAdmin();
let tenant: Tenant;
let people: string[];
let groups: string[];
beforeAll(async () => {
  tenant = await admin.tenant();
  people = await tenant.contacts('Ann', 'Ben', 'Cat', 'Dan');
  const first = [{ contactId: people[0] }, { contactId: people[1] }];
  groups = [
    await tenant.group({ name: 'One', members: first }),
    await tenant.group({ name: 'Two', members: first.slice(0, 1) }),
    await tenant.group({ name: 'Three' }),
  ];
  for (const [place, groupId] of groups.slice(0, 2).entries()) {
    await tenant.post('/api/tasks', { title: `Wash ${place}`, groupId });
    await tenant.post('/api/events', {
      ...{ title: `Game ${place}`, groupId, capacity: 2, startsAt: '2026-12-01T10:00:00Z' },
    });
  }
});

const some = fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 4 });
const step = fc.oneof(
  fc.record({
    kind: fc.constant('assign' as const),
    mode: fc.constantFrom('add', 'remove', 'replace'),
    who: some,
    groups: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('clear' as const), group: fc.nat(2) }),
  fc.record({ kind: fc.constant('delete' as const), who: some }),
  fc.record({ kind: fc.constant('restore' as const), who: some }),
  fc.record({
    kind: fc.constant('status' as const),
    who: some,
    status: fc.constantFrom('PENDING', 'CONFIRMED'),
  }),
  fc.record({ kind: fc.constant('undo' as const), back: fc.nat(2) }),
);
type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never;

const names = ['One', 'Two', 'Three'];

function take(what: Step, done: readonly string[]) {
  const ids = (places: number[]) => places.map((place) => people[place]);
  const bulk = (body: object) => tenant.post('/api/contacts/bulk-operations', body);
  switch (what.kind) {
    case 'assign': {
      const groupIds = what.groups.map((place) => groups[place]);
      return bulk({ operation: 'assign', mode: what.mode, groupIds, contactIds: ids(what.who) });
    }
    case 'clear':
      return tenant.post(`/api/groups/${groups[what.group]}/members/clear`, {
        confirm: names[what.group],
      });
    case 'delete':
      return bulk({ operation: 'delete', confirm: 'DELETE', contactIds: ids(what.who) });
    case 'restore':
      return tenant.post('/api/contacts/restore', { contactIds: ids(what.who) });
    case 'status':
      return bulk({
        operation: 'status',
        ...{ appointmentStatus: what.status, contactIds: ids(what.who) },
      });
    case 'undo':
      return tenant.post(
        `/api/operations/${done.at(-1 - what.back) ?? '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10'}/undo`,
      );
  }
}

it('keeps what must hold', async () => {
  let [steps, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (sequence) => {
      const done: string[] = [];
      // The last that was done, while nothing has come after it, and how all was before.
      let last: { id: string; before: string[] } | undefined;
      for (const what of sequence) {
        // So that what was done at one instant is told from what was done at another.
        admin.at = new Date(admin.at.getTime() + 1000);
        const before = await digestOf(admin.db, tenant.id);
        const answer = await take(what, done);
        expect([200, 404, 409], JSON.stringify(answer.body)).toContain(answer.status);
        expect(await findBroken(admin.db, tenant.id), JSON.stringify(what)).toEqual([]);
        steps += 1;
        if (answer.status === 200) {
          if (what.kind === 'undo' && last?.id === answer.body.operationId)
            expect(await digestOf(admin.db, tenant.id)).toEqual(last?.before);
          const isDone = answer.body.affected > 0;
          if (isDone) done.push(answer.body.operationId);
          if (answer.body.affected !== 0)
            last = isDone ? { id: answer.body.operationId, before } : undefined;
          continue;
        }
        // What nothing has come after can be taken back.
        expect(
          what.kind === 'undo' && last !== undefined && last.id === done.at(-1 - what.back),
        ).toBe(false);
        refused += 1;
        expect(await digestOf(admin.db, tenant.id)).toEqual(before);
      }
    }),
    { numRuns: 25 },
  );
  // Most of it does something.
  expect(refused).toBeLessThan(steps * 0.8);
}, 120_000);
