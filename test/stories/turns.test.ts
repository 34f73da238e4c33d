import { describe, expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import { queueMessages } from '../../src/outbox/outbox.ts';
import { turnsOf } from '../../src/outbox/turns.ts';
import { useLinkedTeam } from '../helpers/scenes.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';

// To one person Muster turns by itself so often in a day and no more.

let world: World;
let tenant: Tenant;
let ana: Character;
let pau: Character;

useLinkedTeam({ ana: 'Ana', pau: 'Pau', sam: 'Sam' }, (scene) => {
  ({ world, tenant, ana, pau } = scene);
});

const inPrivate = (who: Character, said: string) =>
  tenant.say(who, `with ${who.name}`, said, { chatKind: 'direct' });

/** Five events of Thursday that Pau is in, in a group without a chat: each is told of three hours before. */
async function planFive(): Promise<void> {
  await inPrivate(pau, '/help');
  await tenant.group('Choir', [ana, pau]);
  for (const [place, hour] of ['12', '14', '16', '18', '20'].entries()) {
    await inPrivate(ana, `/create event "Game ${place + 1}" thursday ${hour}:00 for @Choir`);
    expect(await inPrivate(pau, `/in ${place + 1}`)).toEqual([expect.stringContaining('in: Game')]);
  }
}

const hours = ['08', '10', '12', '14', '16'];
const ringAll = async () => {
  const said: string[] = [];
  for (const hour of hours) said.push(...(await tenant.ring(`2026-11-26T${hour}:00:00Z`)));
  // Ana, who has not answered, is asked once.
  return said.filter((text) => !text.startsWith('[with Ana]'));
};

const failures = async () =>
  (
    await world.db.outbox.findMany({
      where: { organizationId: tenant.organizationId, status: 'EXPIRED' },
      orderBy: { sequence: 'asc' },
    })
  ).map(({ body, failure, settledAt }) => [/Game \d/.exec(body)?.[0], failure, settledAt]);

const enough = 'they were turned to often enough in these 24 hours';

describe('the turns of a day', () => {
  test('are three: what is beyond is kept, and says why', async () => {
    await planFive();
    const said = await ringAll();
    expect(said.map((text) => /Game \d/.exec(text)?.[0])).toEqual(['Game 1', 'Game 2', 'Game 3']);
    expect(await failures()).toEqual([
      ['Game 4', enough, new Date('2026-11-26T14:00:00Z')],
      ['Game 5', enough, new Date('2026-11-26T16:00:00Z')],
    ]);
    // What they ask is answered, and what somebody asked for is said.
    expect(await inPrivate(pau, '/me')).toHaveLength(1);
    await inPrivate(ana, '/remind @Pau at 19:00 of the keys');
    expect(await tenant.ring('2026-11-26T18:00:00Z')).toEqual([expect.stringContaining('keys')]);
    // A day after the first there is room for one again.
    await inPrivate(ana, '/create event "Game 6" friday 12:00 for @Choir');
    await inPrivate(pau, '/in 7');
    const next = await tenant.ring('2026-11-27T08:00:01Z');
    expect(next.filter((text) => text.startsWith('[with Pau]'))).toEqual([
      expect.stringContaining('Game 6'),
    ]);
  });

  test('are as many as the organization sets, and joined things are one', async () => {
    await planFive();
    await inPrivate(ana, '/create event "Game 6" thursday 12:00 for @Choir');
    await inPrivate(pau, '/in 6');
    await world.db.organization.update({
      where: { id: tenant.organizationId },
      data: { turnsPerDay: 2 },
    });
    const said = await ringAll();
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('Game 1');
    expect(said[0]).toContain('Game 6');
  });

  test('have no bound in a group', async () => {
    for (const hour of ['12', '14', '16', '18', '20'])
      await tenant.say(ana, 'team', `/create event "Game ${hour}" thursday ${hour}:00`);
    for (const number of [1, 2, 3, 4, 5]) await tenant.say(pau, 'team', `/in ${number}`);
    expect(await ringAll()).toHaveLength(5);
    expect(await failures()).toEqual([]);
  });

  test('are counted together with dials, and read by contact', async () => {
    await planFive();
    const { organizationId } = tenant;
    const dialledAt = new Date('2026-11-26T07:00:00Z');
    const campaign = await world.db.campaign.create({
      data: {
        ...{ organizationId, number: 900, status: 'EXECUTING', reason: 'MESSAGE', message: 'Hi' },
        ...{ timing: 'IMMEDIATE', usefulUntil: dialledAt, createdAt: dialledAt },
        updatedAt: dialledAt,
      },
    });
    const call = await world.db.call.create({
      data: {
        ...{ organizationId, campaignId: campaign.id, contactId: pau.contactId },
        ...{ status: 'DIALLING', createdAt: dialledAt },
      },
    });
    const dial = (status: 'SETTLED' | 'VOID', at: Date) =>
      world.db.attempt.create({
        data: {
          ...{ organizationId, callId: call.id, contactId: pau.contactId, phone: pau.phone },
          ...{ provider: 'simulated', status, variables: {}, dialledAt: at, settledAt: at },
        },
      });
    await dial('SETTLED', dialledAt);
    await dial('VOID', dialledAt);
    await dial('SETTLED', new Date('2026-11-25T07:00:00Z'));
    expect(await ringAll()).toHaveLength(2);
    const at = new Date('2026-11-26T16:00:00Z');
    const turns = await world.db.$queryRaw<{ at: Date }[]>`
      SELECT turn.at FROM contacts c CROSS JOIN LATERAL (${turnsOf(at)}) turn
      WHERE c.id = ${pau.contactId}::uuid ORDER BY turn.at`;
    const own = ['2026-11-26T08:00:00Z', '2026-11-26T10:00:00Z'].map((time) => new Date(time));
    expect(turns.map((turn) => turn.at)).toEqual([dialledAt, ...own]);
  });

  test('are taken one after another, in two transactions at once too', async () => {
    await inPrivate(pau, '/help');
    const { organizationId } = tenant;
    const chat = await world.db.chat.findFirstOrThrow({
      where: { organizationId, externalId: `with ${pau.name}` },
    });
    const say = (body: string) =>
      world.db.$transaction(async (tx) => {
        const change = createChange({ tx, organizationId, at: world.clock.now() });
        const message = { chatId: chat.id, body, mentions: [], quotedExternalId: null };
        await queueMessages(change, [
          { ...message, unasked: true },
          { ...message, body: `${body}, and this`, unasked: true },
          { ...message, body: `${body}, as asked` },
        ]);
        return change.queued.length;
      });
    const queued = await Promise.all([say('One'), say('Two'), say('Three')]);
    // Three turns, and what was asked for each time.
    expect(queued.reduce((sum, count) => sum + count, 0)).toBe(6);
  });
});
