import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// Whose number is whose decides what they may do: when an ADMIN says so by the API, the other ADMINs hear
// of it in their direct chats.

let world: World;
let tenant: Tenant;
let key: string;
let sam: Character;
let samuel: Character;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  const ada = await tenant.person('Ada', { role: 'ADMIN' });
  const quiet = await tenant.person('Quiet', { role: 'ADMIN' });
  const mona = await tenant.person('Mona', { role: 'MANAGER' });
  sam = await tenant.person('Sam');
  samuel = await tenant.person('Samuel', { phone: null });
  for (const who of [ada, quiet, mona])
    await tenant.say(who, who.name, '/me', { chatKind: 'direct' });
  await tenant.say(quiet, quiet.name, 'stop', { chatKind: 'direct' });
  key = await tenant.key('ADMIN');
});
afterAll(() => world.end());

async function ask(method: 'POST' | 'PATCH', url: string, payload?: object) {
  const answer = await world.service.admin.inject({
    method,
    url,
    headers: { authorization: `Bearer ${key}` },
    ...(payload ? { payload } : {}),
  });
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
}

/** What is told meanwhile, by the chat. */
async function told(work: () => Promise<unknown>): Promise<[string | null, string][]> {
  const before = await world.db.outbox.count();
  await work();
  const rows = await world.db.outbox.findMany({
    skip: before,
    orderBy: { sequence: 'asc' },
    include: { chat: true },
  });
  return rows.map(({ chat, body }) => [chat.externalId, body]);
}

const toAda = (text: RegExp) => [[expect.stringContaining('Ada'), expect.stringMatching(text)]];

describe('the other ADMINs are told', () => {
  test('of a phone that is somebody else’s now', async () => {
    const changed = () =>
      ask('PATCH', `/api/contacts/${sam.contactId}`, { phone: '+34 600 777 888' });
    expect(await told(changed)).toEqual(
      toAda(/^🔐 Key of ADMIN .* phone number of Sam: .*\+34 600 77 78 88 is Sam/),
    );
    expect(await told(changed)).toEqual([]);
    expect(
      await told(() => ask('PATCH', `/api/contacts/${sam.contactId}`, { notes: 'tall' })),
    ).toEqual([]);
  });

  test('of a merge, and of its end', async () => {
    const merge = { contactId: samuel.contactId };
    expect(await told(() => ask('POST', `/api/contacts/${sam.contactId}/merge`, merge))).toEqual(
      toAda(/merged Samuel into Sam/),
    );
    expect(await told(() => ask('POST', `/api/contacts/${samuel.contactId}/unmerge`))).toEqual(
      toAda(/taken Samuel and Sam apart/),
    );
  });

  test('of whose user somebody is', async () => {
    const bind = { name: 'Boss', role: 'MANAGER', contactId: sam.contactId };
    let user = { id: '' };
    expect(await told(async () => (user = await ask('POST', '/api/users', bind)))).toEqual(
      toAda(/user Boss \(MANAGER\) to Sam/),
    );
    expect(await told(() => ask('PATCH', `/api/users/${user.id}`, { contactId: null }))).toEqual(
      toAda(/unbound the user Boss/),
    );
    expect(await told(() => ask('PATCH', `/api/users/${user.id}`, { name: 'Chief' }))).toEqual([]);
  });
});
