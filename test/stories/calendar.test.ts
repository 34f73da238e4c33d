import { describe, expect, test } from 'vitest';
import { useLinkedTeam } from '../helpers/scenes.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let ana: Character;
let pau: Character;
let sam: Character;

useLinkedTeam({ ana: 'Ana', pau: 'Pau', sam: 'Sam' }, (scene) => {
  ({ world, tenant, ana, pau, sam } = scene);
});

const direct = { chatKind: 'direct' } as const;

/** What a calendar reads at the address in a text. */
async function read(text: string | undefined) {
  const url = /http\S+\/calendar\/\S+\.ics/.exec(text ?? '')?.[0];
  expect(url, text).toBeDefined();
  const answer = await world.service.admin.inject({ url: new URL(url!).pathname });
  return { status: answer.statusCode, body: answer.body };
}

describe('the address of a calendar', () => {
  test('is told in the direct chat of whoever asks, and tells what they are invited to', async () => {
    await tenant.say(ana, 'team', '/create event Game sunday 11am at Riverside');
    await tenant.say(pau, 'team', '/in 1 +1');
    const [told] = await tenant.say(pau, 'pau', '/calendar', direct);
    expect(told).toContain('📆 Your events, for your calendar:');
    for (const name of ['Google:', 'Apple:', 'Outlook:']) expect(told).toContain(name);
    const { status, body } = await read(told);
    expect(status).toBe(200);
    expect(body).toContain('SUMMARY:Game');
    expect(body).toContain('You are in\\, with 1 guest.');
  });

  test('is shown once; another takes its place, and off ends it', async () => {
    const [first] = await tenant.say(pau, 'pau', '/calendar', direct);
    const [again] = await tenant.say(pau, 'pau', '/calendar', direct);
    expect(again).toContain('There is an address for your events since today 12:00, not read');
    expect(again).not.toContain('.ics');
    await read(first);
    expect((await tenant.say(pau, 'pau', '/calendar', direct))[0]).toContain('last read today');
    const [second] = await tenant.say(pau, 'pau', '/calendar new', direct);
    expect(second).toContain('The one before does not work any more.');
    expect((await read(first)).status).toBe(404);
    expect((await read(second)).status).toBe(200);
    expect(await tenant.say(pau, 'pau', '/undo', direct)).toEqual([
      expect.stringContaining('That stands: an address that was ended does not come back'),
    ]);
    expect((await read(second)).status).toBe(200);
    expect(await tenant.say(pau, 'pau', '/calendar off', direct)).toEqual([
      '📆 The address for your events does not work any more. A new one: /calendar new',
    ]);
    expect((await read(second)).status).toBe(404);
    expect(await tenant.say(pau, 'pau', '/calendar off', direct)).toEqual([
      '📆 There is no address for your events. A new one: /calendar new',
    ]);
  });

  test('of a word with a slip in it, it is asked which was meant', async () => {
    expect(await tenant.say(pau, 'pau', '/calendar nwe', direct)).toEqual([
      expect.stringMatching(/I'm not sure about “nwe”: do you mean new\?/),
    ]);
  });

  test('is never told in a group', async () => {
    const [ask] = await tenant.say(sam, 'team', '/calendar');
    expect(ask).toContain('The address is for you alone: write to me in a direct chat');
    const { organizationId } = tenant;
    expect(await world.db.calendarFeed.count({ where: { organizationId } })).toBe(0);
    await tenant.say(sam, sam.name, '/me', direct);
    const { replies } = await tenant.tell(sam, 'team', '/calendar');
    expect(replies.map(({ chat, body }) => [chat, body.includes('.ics')])).toEqual([
      [sam.name, true],
      ['team', false],
    ]);
    const [feed] = await world.db.calendarFeed.findMany({ where: { organizationId } });
    expect(feed).toMatchObject({ contactId: sam.contactId });
    expect(feed!.groupId).not.toBeNull();
  });

  test('of a group ends with being in it, and is another’s for whoever comes back', async () => {
    await tenant.say(ana, 'team', '/create event Game sunday 11am');
    const team = await world.db.group.findFirstOrThrow({
      where: { organizationId: tenant.organizationId },
    });
    const handle = `@"${team.name}"`;
    const [told] = await tenant.say(pau, 'pau', `/calendar ${handle}`, direct);
    expect((await read(told)).body).toContain('SUMMARY:Game');
    await tenant.insist(pau, 'team', '/leave');
    expect((await read(told)).status).toBe(404);
    world.clock.advance(60_000);
    await tenant.insist(ana, 'team', `/add @Pau to ${handle}`);
    expect((await read(told)).status).toBe(404);
    expect((await tenant.say(pau, 'pau', `/calendar ${handle}`, direct))[0]).toContain('.ics');
  });

  test('of a group out of sight is of no group', async () => {
    const zoe = await tenant.person('Zoe');
    const [hidden] = await tenant.say(zoe, 'zoe', '/calendar @"Zebra Club"', direct);
    expect(hidden).toContain('Zebra Club');
    expect(hidden).not.toContain('.ics');
  });

  test('is asked for in Spanish', async () => {
    await tenant.say(pau, 'pau', '/settings my language español', direct);
    const [told] = await tenant.say(pau, 'pau', '/calendario', direct);
    expect(told).toContain('📆 Tus eventos, para tu calendario:');
    expect((await read(told)).status).toBe(200);
    const [other] = await tenant.say(pau, 'pau', '/calendario nuevo', direct);
    expect(other).toContain('La anterior ya no funciona.');
    expect(await tenant.say(pau, 'pau', '/calendario quitar', direct)).toEqual([
      '📆 La dirección para tus eventos ya no funciona. Una nueva: /calendario nuevo',
    ]);
    expect((await read(other)).status).toBe(404);
  });

  test('ends with whoever is deleted', async () => {
    const [told] = await tenant.say(sam, 'sam', '/calendar', direct);
    const key = await tenant.key('ADMIN');
    const gone = await world.service.admin.inject({
      method: 'DELETE',
      url: `/api/contacts/${sam.contactId}`,
      headers: { authorization: `Bearer ${key}` },
    });
    expect(gone.statusCode).toBeLessThan(300);
    expect((await read(told)).status).toBe(404);
  });
});
