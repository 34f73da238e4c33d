import { expect, test } from 'vitest';
import { type Friends, useFriends } from '../helpers/scenes.ts';
import type { Character } from '../helpers/world.ts';

// What members are given by name in their group's chat is in the group's list.

let { world, tenant, ann, ben, sam, zoe } = {} as Friends<'ann' | 'ben' | 'sam' | 'zoe'>;
useFriends({ ann: 'Ann', ben: 'Ben', sam: 'Sam', zoe: 'Zoe' }, async (friends) => {
  ({ world, tenant, ann, ben, sam, zoe } = friends);
  await tenant.group('Club', [ann, ben, sam]);
  await tenant.group('Family', [ann, ben, zoe]);
  await tenant.say(ann, 'chat', '/link chat to @Club');
});

const say = async (who: Character, said: string, chat = 'chat') =>
  (await tenant.say(who, chat, said, chat === 'chat' ? {} : { chatKind: 'direct' })).join('\n');

test('with whose they are and how far', async () => {
  await say(ben, '/task Bring balls for @Sam');
  await say(ben, '/task Cook for @Sam and me due friday 18:00');
  await say(ann, '/task Read');
  const list = await say(sam, '/tasks');
  expect(list).toContain('Club: 3 open tasks');
  expect(list).toContain('#1 Bring balls · Sam');
  expect(list).toContain('#2 Cook · Ben and Sam 0/2 · due');
  expect(list).toContain('#3 Read · 0/3');
  await say(sam, '/done 1');
  expect(await say(ben, '/tasks')).not.toContain('Bring balls');
  expect(await say(ben, '/tasks done')).toContain('#1 Bring balls · Sam ✅');
  expect(await say(ben, '/group')).toContain('2 open tasks');
});

test('are seen by those who see the group, and by nobody else', async () => {
  await say(ben, '/task Bring balls for @Sam');
  expect(await say(ann, '/progress 1')).toContain('Bring balls');
  expect(await say(ann, '/tasks @Sam')).toContain('Bring balls');
  expect(await say(zoe, '/progress 1', 'with Zoe')).toContain('#1');
  expect(await say(zoe, '/progress 1', 'with Zoe')).not.toContain('Bring balls');
  // They see it, and are not those who close it.
  const cat = await tenant.person('Cat');
  await say(ann, '/add @Cat');
  expect(await say(cat, '/tasks')).toContain('Bring balls');
  expect(await say(cat, '/done 1')).not.toContain('✅');
});

test('not what is given elsewhere, to others, or to who has left', async () => {
  await say(ben, '/task Call me for @Sam', 'with Ben');
  await say(ann, '/task Pay the rent for @Zoe');
  await say(ann, '/task Bring balls for @Sam');
  expect(await say(ben, '/tasks')).toBe(
    'Club: 1 open task\n#3 Bring balls · Sam\nWho still owes one? /progress 3',
  );
  await tenant.insist(ann, 'chat', '/remove @Sam');
  expect(await say(ben, '/tasks')).not.toContain('Bring balls');
  // It is theirs all the same.
  expect(await say(sam, '/tasks', 'with Sam')).toContain('#3 Bring balls');
});

test('stay their people’s when the group is deleted', async () => {
  await say(ben, '/task Bring balls for @Sam');
  const key = await tenant.key('ADMIN');
  const headers = { authorization: `Bearer ${key}` };
  const group = await world.db.group.findFirstOrThrow({
    where: { organizationId: tenant.organizationId, name: 'Club' },
  });
  await world.db.group.update({
    where: { organizationId_id: { organizationId: tenant.organizationId, id: group.id } },
    data: { status: 'INACTIVE' },
  });
  const gone = await world.service.admin.inject({
    method: 'DELETE',
    url: `/api/groups/${group.id}`,
    headers,
  });
  expect(gone.statusCode, gone.body).toBeLessThan(300);
  expect(await say(sam, '/tasks', 'with Sam')).toContain('#1 Bring balls');
});
