import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../src/commands/list.ts';
import { createWorld, type Tenant, type World } from '../helpers/world.ts';
import { fill } from './noise.ts';

/** As long as a message of WhatsApp may be. */
const longestReply = 4096;

let world: World;
let tenant: Tenant;
beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Club');
  const ann = await tenant.person('Ann', { role: 'ADMIN', phone: '+34600000001' });
  await tenant.group('Book Club', [ann]);
});
afterAll(() => world.end());

const say = (body: string) => tenant.say('+34600000001', 'books', body);

test.each(commands.map(({ name }) => name))(
  '/%s with as much behind it as a message holds is refused kindly, and changes nothing',
  async (name) => {
    const before = await world.db.auditEntry.count();
    for (const unit of ['a', '@Pau, ']) {
      expect(await say(`/${name} ${unit.repeat(65_000 / unit.length)}`)).toEqual([
        'That is too long for me to read at once: a command has 8,000 characters at most. Say it in fewer words, or in several messages.',
      ]);
    }
    expect(await world.db.auditEntry.count()).toBe(before);
  },
);

test.each(commands.map((command) => [command.name, command.slots] as const))(
  'what is said back of a long /%s is short',
  async (name, slots) => {
    for (const unit of ['a ', '"a', '@Pau ', 'friday ', 'a\n', '600 ']) {
      const bodies = [`/${name} ${fill(unit)}`];
      if ('number' in slots) bodies.push(`/${name} 1 ${fill(unit)}`);
      for (const body of bodies) {
        for (const reply of await say(body)) expect(reply.length, body).toBeLessThan(longestReply);
      }
    }
  },
);

test.each(['x', 'x ', 'x\n'])(
  'nor is a word that is none of ours said back whole: /%j…',
  async (unit) => {
    for (const reply of await say(`/${unit.repeat(30_000)}`))
      expect(reply.length).toBeLessThan(500);
  },
);
