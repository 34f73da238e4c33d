import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DueMirror, findDueMirrors } from '../../src/mirror/due-mirrors.ts';
import { findNextCall } from '../../src/mirror/next-call.ts';
import { blocksIn, dearer, scansOf } from './dearer.ts';
import { planModes, type Ran } from './plans.ts';
import { createSkewed, type Side, type Skewed } from './skewed.ts';

// A look at the clock costs what is due: not the groups that are mirrored, nor the people in them.

let skewed: Skewed;

beforeAll(async () => {
  skewed = await createSkewed();
  const { db, clock } = skewed.world;
  // Every group of the crowd but one is in step with its chat.
  await db.$executeRaw`
    INSERT INTO mirrors (organization_id, group_id, chat_id, account_id, status, created_at, compared_at)
    SELECT l.organization_id, l.group_id, l.chat_id, ch.account_id, 'ACTIVE', ${clock.now()}, ${clock.now()}
    FROM links l JOIN chats ch ON ch.organization_id = l.organization_id AND ch.id = l.chat_id
    JOIN groups g ON g.organization_id = l.organization_id AND g.id = l.group_id AND g.name = ch.name
    WHERE ch.external_id LIKE 'crowd %'`;
  await db.$executeRaw`
    INSERT INTO chat_members (organization_id, chat_id, contact_id, external_id, is_admin, state, since)
    SELECT m.organization_id, mr.chat_id, m.contact_id, substr(c.phone, 2) || '@c.us', m.role = 'ADMIN', 'PRESENT',
      ${clock.now()}
    FROM mirrors mr
    JOIN members m ON m.organization_id = mr.organization_id AND m.group_id = mr.group_id
    JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id`;
  await db.$executeRawUnsafe('VACUUM ANALYZE');
});

afterAll(() => skewed.end());

async function lookAt({ tenant }: Side): Promise<{ due: DueMirror[]; ran: Ran[] }> {
  const { db, clock } = skewed.world;
  const { organizationId } = tenant;
  const { id: accountId } = await db.account.findFirstOrThrow({
    where: { organizationId, transport: 'crowd' },
  });
  const accounts = [{ organizationId, accountId, since: new Date(0) }];
  let due: DueMirror[] = [];
  const ran = await skewed.plans.during(async () => {
    due = await findDueMirrors(db, accounts, [], clock.now());
  });
  return { due, ran };
}

describe.each(planModes)('with %s', (mode) => {
  beforeAll(async () => {
    await skewed.plans.force(mode);
    // What was made is looked at once.
    for (const side of [skewed.small, skewed.big]) expect((await lookAt(side)).due).toEqual([]);
    await skewed.world.db.$executeRawUnsafe('VACUUM mirror_touches');
  });

  test('nothing is due', async () => {
    const small = await lookAt(skewed.small);
    const big = await lookAt(skewed.big);
    expect([small.due, big.due]).toEqual([[], []]);
    expect(scansOf(big.ran, skewed.large)).toEqual([]);
    const why = dearer(small.ran, big.ran).join('\n\n');
    expect(blocksIn(big.ran), why).toBeLessThanOrEqual(2 * blocksIn(small.ran));
  });

  test('somebody of one group has left: that one is compared, as when its next change is looked for', async () => {
    const { db, clock } = skewed.world;
    const { organizationId } = skewed.big.tenant;
    await db.$executeRaw`
      UPDATE members SET left_at = joined_at WHERE id = (
        SELECT m.id FROM members m
        JOIN mirrors mr ON mr.organization_id = m.organization_id AND mr.group_id = m.group_id
        WHERE m.organization_id = ${organizationId}::uuid AND m.left_at IS NULL AND m.role = 'MEMBER' LIMIT 1
      )`;
    const big = await lookAt(skewed.big);
    expect(big.due.map(({ toCall }) => toCall)).toEqual([true]);
    const next = await skewed.plans.during(() =>
      findNextCall({ tx: db, organizationId }, big.due[0]!.id, clock.now(), []),
    );
    expect(scansOf(big.ran, skewed.large)).toEqual([]);
    const why = dearer(next, big.ran).join('\n\n');
    expect(blocksIn(big.ran), why).toBeLessThanOrEqual(2 * blocksIn(next));
    await db.$executeRaw`UPDATE members SET left_at = NULL WHERE left_at IS NOT NULL`;
    expect((await lookAt(skewed.big)).due).toEqual([]);
  });
});
