import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../src/commands/list.ts';
import { createMessageReader } from '../../src/commands/read-message.ts';
import { longNoise } from '../commands/noise.ts';
import { fc } from '../helpers/properties.ts';
import { createWorld, type World } from '../helpers/world.ts';
import { type Club, foundClub, sayIn } from './club.ts';
import { readEffect } from './effect.ts';
import { corpus } from './index.ts';
import { readTenant } from './tenant.ts';

let world: World;
let club: Club;

beforeAll(async () => {
  world = await createWorld();
  club = await foundClub(world);
});

/** Fails where anything was logged as an error: a message that made Muster stumble. */
afterAll(() => world.end());

const said = corpus.flatMap(({ rows }) => rows.map(([, says]) => says));

/** What people meant to type, with a slip: some characters gone, twice, or others in their place. */
const slipped = fc
  .tuple(fc.constantFrom(...said), fc.nat(), fc.nat(6), fc.oneof(fc.constant(''), longNoise))
  .map(([says, place, length, slip]) => {
    const at = place % (says.length + 1);
    return `${says.slice(0, at)}${slip}${says.slice(at + length)}`;
  });
const body = fc.oneof(
  longNoise,
  slipped,
  fc
    .tuple(fc.constantFrom(...commands), longNoise)
    .map(([{ name }, text]) => `/${name} ${text}`.slice(0, 4096)),
);
const who = fc.constantFrom('Ann', 'Ben', 'Cat', 'Dan', 'Pau García', 'Zoe');
const place = fc.constantFrom('chat', 'private', 'elsewhere');
const quotes = fc.constantFrom(null, null, 1, 2, 3, 'Ben');

const readMessage = createMessageReader(commands);

test('whatever is typed, what is no command changes nothing, and a command only what it tells', async () => {
  let before = await readTenant(world.db, club.organizationId);
  await fc.assert(
    fc.asyncProperty(body, who, place, quotes, async (says, who, place, quotes) => {
      const message = { who, place, quotes, says };
      const { replies } = await sayIn(world, club, club.organizationId, message);
      const after = await readTenant(world.db, club.organizationId);
      const effect = readEffect(before, after);
      before = after;
      const kind = place === 'private' ? 'DIRECT' : 'GROUP';
      const reading = readMessage({ body: says, kind, isReply: quotes !== null }, 'en-GB');
      if (!reading) expect(replies).toEqual([]);
      expect(effect).toEqual({ text: reading ? effect.text : 'nothing', unexplained: [] });
    }),
    { numRuns: 200 },
  );
});
