import { expect, test } from 'vitest';
import { findDueMirrors, pruneTouches } from '../../src/mirror/due-mirrors.ts';
import { type Friends, useFriends } from '../helpers/scenes.ts';

// Whatever changes on a side of a mirror, whoever writes it: the mirror is compared again. Else it is not.

let { world, tenant, alex, pau } = {} as Friends<'alex' | 'pau'>;
let soccer: string;

useFriends({ alex: 'Alex', pau: 'Pau' }, async (friends) => {
  ({ world, tenant, alex, pau } = friends);
  soccer = await tenant.group('Soccer', [alex, pau]);
  await tenant.insist(alex, 'elsewhere', '/create chat for @Soccer');
  // Asked for, looked at, and seen to need nothing.
  for (let round = 0; round < 4; round += 1) {
    world.clock.advance(10_000);
    await world.service.mirroring.tick();
  }
  expect(await due()).toEqual([]);
  expect(await touches()).toBe(0);
});

const touches = () =>
  world.db.mirrorTouch.count({ where: { organizationId: tenant.organizationId } });

/** For what the tenant's mirror is due, of what is done on WhatsApp. */
async function due(): Promise<boolean[]> {
  const { organizationId } = tenant;
  const { id: accountId } = await world.db.account.findFirstOrThrow({ where: { organizationId } });
  const accounts = [{ organizationId, accountId, since: new Date(0) }];
  const mirrors = await findDueMirrors(world.db, accounts, [], world.clock.now());
  return mirrors.map(({ toCall }) => toCall);
}

/** What makes the two differ, each in one statement. */
const changes: Record<string, string> = {
  'somebody joined': `
    WITH made AS (
      INSERT INTO contacts (organization_id, name, phone, created_at, updated_at)
      VALUES ($1, 'Sam', '+34611111111', now(), now()) RETURNING organization_id, id
    )
    INSERT INTO members (organization_id, group_id, contact_id, joined_at) SELECT organization_id, $2, id, now() FROM made`,
  'somebody left': `UPDATE members SET left_at = joined_at WHERE organization_id = $1 AND group_id = $2 AND contact_id = $3`,
  'a membership is no more': `DELETE FROM members WHERE organization_id = $1 AND group_id = $2 AND contact_id = $3`,
  'somebody is an admin now': `UPDATE members SET role = 'ADMIN' WHERE organization_id = $1 AND group_id = $2 AND contact_id = $3`,
  'the group is called otherwise': `UPDATE groups SET name = 'Football' WHERE organization_id = $1 AND id = $2`,
  'the group is described': `UPDATE groups SET description = 'Sundays' WHERE organization_id = $1 AND id = $2`,
  'the chat is called otherwise': `
    UPDATE chats ch SET name = 'Other' FROM mirrors mr
    WHERE mr.organization_id = $1 AND mr.group_id = $2 AND ch.organization_id = $1 AND ch.id = mr.chat_id`,
  'somebody is in the chat no more': `DELETE FROM chat_members WHERE organization_id = $1 AND contact_id = $3`,
  'somebody is an admin of the chat': `UPDATE chat_members SET is_admin = TRUE WHERE organization_id = $1 AND contact_id = $3`,
};

const change = (statement: string): Promise<number> => {
  const values = [tenant.organizationId, soccer, pau.contactId];
  const typed = statement.replaceAll(/\$(\d)/g, (_, n) => `'${values[Number(n) - 1]}'`);
  return world.db.$executeRawUnsafe(typed);
};

test.each(Object.entries(changes))('%s', async (_, statement) => {
  await change(statement);
  expect(await due()).toEqual([true]);
  expect(await due()).toEqual([true]);
});

test.each([
  [
    'by a phone',
    `UPDATE contacts SET phone = '+34622222222' WHERE organization_id = $1 AND id = $3`,
  ],
  [
    'by an id',
    `INSERT INTO whatsapp_ids (organization_id, external_id, contact_id, created_at) VALUES ($1, '77@lid', $3, now())`,
  ],
])('whom WhatsApp did not know is known otherwise: %s', async (_, statement) => {
  await change(`UPDATE contacts SET phone = NULL WHERE organization_id = $1 AND id = $3`);
  await change(`DELETE FROM chat_members WHERE organization_id = $1 AND contact_id = $3`);
  await change(`DELETE FROM whatsapp_ids WHERE organization_id = $1 AND contact_id = $3`);
  expect(await due()).toEqual([]);
  expect(await touches()).toBe(0);
  await change(statement);
  expect(await due()).toEqual([true]);
});

test('what was changed while the group was at rest', async () => {
  await tenant.insist(alex, 'elsewhere', '/archive @Soccer');
  await change(changes['somebody left']!);
  expect(await due()).toEqual([]);
  await change(`UPDATE groups SET status = 'ACTIVE' WHERE organization_id = $1 AND id = $2`);
  expect(await due()).toEqual([true]);
});

test('a change that was not yet to be seen when another was taken away', async () => {
  const [changed, seen] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const changing = world.db.$transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE members SET role = 'ADMIN' WHERE group_id = ${soccer}::uuid AND contact_id = ${pau.contactId}::uuid`;
    changed.resolve();
    await seen.promise;
  });
  await changed.promise;
  await change(`UPDATE mirrors SET invite_link = 'x' WHERE organization_id = $1`);
  expect(await due()).toEqual([]);
  seen.resolve();
  await changing;
  expect(await due()).toEqual([true]);
});

test('what needs nothing is taken away, and what nobody looks at for a day', async () => {
  await change(`UPDATE mirrors SET invite_link = 'x' WHERE organization_id = $1`);
  expect(await touches()).toBe(1);
  await pruneTouches(world.db);
  expect(await touches()).toBe(1);
  await change(
    `UPDATE mirror_touches SET at = now() - interval '25 hours' WHERE organization_id = $1`,
  );
  await pruneTouches(world.db);
  expect(await touches()).toBe(0);
});
