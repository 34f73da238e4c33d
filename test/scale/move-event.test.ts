import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { requireEvent } from '../../src/events/find-event.ts';
import { moveEvent } from '../../src/events/move-event.ts';
import { tellMoved } from '../../src/events/tell-moved.ts';
import { blocksIn, dearer } from './dearer.ts';
import { planModes, type Ran } from './plans.ts';
import { createSkewed, type Skewed } from './skewed.ts';

// Whoever answered an event of very many is told that it is another day, each in their own chat: as cheaply
// when thousands of messages wait to be sent as when none does.

let skewed: Skewed;

beforeAll(async () => {
  skewed = await createSkewed();
  // Without a chat of all of them.
  await skewed.world.db.$executeRaw`
    DELETE FROM links l USING groups g
    WHERE g.organization_id = l.organization_id AND g.id = l.group_id AND g.name = 'Crowd of all'`;
});

afterAll(() => skewed.end());

/** Moves the event of the crowd by some hours; answers how many are told of it. */
async function move(hours: number): Promise<{ told: number; ran: Ran[] }> {
  const { big, plans, world } = skewed;
  const { contactId, userId } = big.alex;
  const { organizationId } = big.tenant;
  let told = 0;
  const ran = await plans.during(() =>
    inTransaction(world.db, async (tx) => {
      const change = createChange({ tx, organizationId, at: world.clock.now() });
      const event = await requireEvent(
        change,
        { kind: 'API', contactId, userId, role: 'ADMIN' },
        -500_000,
      );
      const startsAt = new Date(world.clock.now().getTime() + hours * 3_600_000);
      const moved = await moveEvent(change, event.id, { startsAt, hasTime: true });
      told = (await tellMoved(change, { before: event, moved: { ...event, ...moved } })).elsewhere;
    }),
  );
  return { told, ran };
}

test.each(planModes)('with %s', async (mode) => {
  const { db } = skewed.world;
  await skewed.plans.force(mode);
  await db.$executeRaw`DELETE FROM outbox WHERE settled_at IS NULL`;
  await db.$executeRawUnsafe('VACUUM ANALYZE outbox');
  const empty = await move(30);
  expect(empty.told).toBeGreaterThan(3_000);
  for (let hours = 31; hours < 34; hours += 1) await move(hours);
  const full = await move(34);
  expect(await db.outbox.count({ where: { settledAt: null } })).toBe(5 * empty.told);
  expect(blocksIn(full.ran), dearer(empty.ran, full.ran).join('\n\n')).toBeLessThanOrEqual(
    1.5 * blocksIn(empty.ran),
  );
});
