import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change } from '../../src/change/change.ts';
import { createChange } from '../../src/change/create-change.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { UserError } from '../../src/errors.ts';
import { editGroup } from '../../src/groups/edit-group.ts';
import { setRole } from '../../src/groups/set-role.ts';
import { addMembers } from '../../src/membership/add-members.ts';
import { removeMembers } from '../../src/membership/remove-members.ts';
import { fc } from '../helpers/properties.ts';
import { type Character, createWorld, type World } from '../helpers/world.ts';
import { findBroken } from '../undo/invariants.ts';
import { idOf, madeChat, membersOf, networkOf, peopleOf } from './chat.ts';

// Whatever people do on both sides, told or not: in the end both are the same, after few calls.

let world: World;
let tenants = 0;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.end());

const names = ['Ben', 'Kim', 'Jo', 'Sam'];
const who = fc.constantFrom(...names.keys());
const text = fc.constantFrom('One', 'Two', 'Three');

type Step =
  | { side: 'muster' | 'whatsapp'; deed: 'come' | 'go' | 'lead' | 'follow'; who: number }
  | { side: 'muster' | 'whatsapp'; deed: 'name' | 'describe'; text: string }
  | { side: 'time'; deed: 'told' | 'tick' };

const side = fc.constantFrom('muster' as const, 'whatsapp' as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ side, deed: fc.constantFrom('come', 'go', 'lead', 'follow'), who }),
  },
  { weight: 1, arbitrary: fc.record({ side, deed: fc.constantFrom('name', 'describe'), text }) },
  {
    weight: 2,
    arbitrary: fc.record({
      side: fc.constant('time' as const),
      deed: fc.constantFrom('told', 'tick'),
    }),
  },
) as fc.Arbitrary<Step>;

test('both sides come to agree, and nothing is called again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.option(who), async (steps, refused) => {
      tenants += 1;
      const tenant = await world.tenant(`Friends ${tenants}`);
      const { organizationId } = tenant;
      const alex = await tenant.person('Alex', { role: 'ADMIN' });
      const people: Character[] = [];
      for (const name of names) people.push(await tenant.person(name));
      const groupId = await tenant.group('Soccer', [alex, ...people.slice(0, 2)]);
      const network = await networkOf(world, tenant);
      await tenant.insist(alex, 'elsewhere', '/create chat for @Soccer');
      await network.settle();
      const { chatId, chat } = await madeChat(world, tenant, network);
      if (refused !== null) chat.refusals.set(idOf(people[refused]!), 'needsLink');

      const inMuster = (work: (change: Change) => Promise<unknown>) =>
        inTransaction(world.db, (tx) =>
          work(createChange({ tx, organizationId, at: world.clock.now() })),
        ).catch((error: unknown) => {
          if (!(error instanceof UserError)) throw error;
        });
      const onWhatsapp = (deed: string, id: string) => {
        const person = chat.people.get(id);
        const plain = { alias: null, name: null, isAdmin: false };
        if (deed === 'come') chat.people.set(id, person ?? plain);
        if (deed === 'go') chat.people.delete(id);
        if (deed === 'lead' && person) chat.people.set(id, { ...person, isAdmin: true });
        if (deed === 'follow' && person) chat.people.set(id, { ...person, isAdmin: false });
      };
      for (const one of steps) {
        if (one.side === 'time') {
          world.clock.advance(10_000);
          if (one.deed === 'told') await network.simulator.groupChanged(chatId);
          else await world.service.mirroring.tick();
        } else if ('text' in one) {
          const field = one.deed === 'name' ? 'name' : 'description';
          const edit = { [field]: one.text };
          if (one.side === 'whatsapp') Object.assign(chat, edit);
          else await inMuster((change) => editGroup(change, groupId, edit));
        } else if (one.side === 'whatsapp') {
          onWhatsapp(one.deed, idOf(people[one.who]!));
        } else {
          const { contactId } = people[one.who]!;
          await inMuster((change) => {
            if (one.deed === 'come') return addMembers(change, groupId, [{ contactId }]);
            if (one.deed === 'go') return removeMembers(change, groupId, [contactId]);
            return setRole(change, groupId, [contactId], one.deed === 'lead' ? 'ADMIN' : 'MEMBER');
          });
        }
      }
      await network.simulator.groupChanged(chatId);
      const calls = await network.settle();

      const isRefused = (id: string) => refused !== null && id.startsWith(idOf(people[refused]!));
      const there = peopleOf(chat);
      const members = await membersOf(world, tenant, groupId);
      const away = members.filter((id) => isRefused(id) && !there.includes(id));
      expect(members.filter((id) => !away.includes(id))).toEqual(there);
      const group = await world.db.group.findFirstOrThrow({ where: { id: groupId } });
      expect([chat.name, chat.description]).toEqual([group.name, group.description]);
      expect(calls).toBeLessThan(14);
      expect(await findBroken(world.db, organizationId)).toEqual([]);

      await network.simulator.groupChanged(chatId);
      expect(await network.settle()).toBe(0);
    }),
    { numRuns: 25 },
  );
}, 120_000);
