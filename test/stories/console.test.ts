import { expect, test } from 'vitest';
import { useLinkedTeam } from '../helpers/scenes.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let pau: Character;

useLinkedTeam({ ana: 'Ana', pau: 'Pau' }, (scene) => {
  ({ world, tenant, pau } = scene);
});

const direct = { chatKind: 'direct' } as const;

/** Signs in by the link in a text, as the page at its address does. */
async function follow(text: string | undefined) {
  const link = /\/sign-in#(msl_[\w-]{43})/.exec(text ?? '')?.[1];
  expect(link, text).toBeDefined();
  const answer = await world.service.admin.inject({
    method: 'POST',
    url: '/api/session',
    headers: { origin: 'http://localhost:3000' },
    payload: { link },
  });
  return { status: answer.statusCode, body: answer.json() };
}

test('staff sign in by a link from their direct chat, once', async () => {
  const mia = await tenant.person('Mia', { role: 'MANAGER' });
  const [told] = await tenant.say(mia, 'mia', '/console', direct);
  expect(told).toContain('The link works once, until today 12:10.');
  expect(await follow(told)).toMatchObject({
    status: 201,
    body: { user: { role: 'MANAGER', contactId: mia.contactId } },
  });
  expect((await follow(told)).status).toBe(401);
});

test('in a group nobody else reads the link', async () => {
  const mia = await tenant.person('Mia', { role: 'MANAGER' });
  expect(await tenant.say(mia, 'elsewhere', '/console')).toEqual([
    expect.stringContaining('write to me in a direct chat, /console'),
  ]);
  await tenant.say(mia, mia.name, '/me', direct);
  const { replies } = await tenant.tell(mia, 'elsewhere', '/console');
  expect(replies.map(({ chat, body }) => [chat, body.includes('msl_')])).toEqual([
    [mia.name, true],
    ['elsewhere', false],
  ]);
});

test('who is no user, or not any more, is told who may', async () => {
  const [told] = await tenant.say(pau, 'pau', '/console', direct);
  expect(told).toContain('You cannot sign in to the console: only the staff of the organization');
  const mia = await tenant.person('Mia', { role: 'USER' });
  await world.db.user.updateMany({
    where: { id: mia.userId! },
    data: { disabledAt: world.clock.now() },
  });
  expect((await tenant.say(mia, 'mia', '/console', direct))[0]).toContain('You cannot sign in');
});
