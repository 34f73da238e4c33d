import type { SimulatedGroup } from '../../src/chat/simulator/simulated-groups.ts';
import { simulatedSelf } from '../../src/chat/simulator/simulated-groups.ts';
import type { Simulator } from '../../src/chat/simulator/simulator.ts';
import type { GroupChange } from '../../src/chat/transport.ts';
import { whatsappIdOfPhone } from '../../src/forms/phone.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';

/** The id on WhatsApp of somebody in a story. */
export const idOf = ({ phone }: Pick<Character, 'phone'>) => whatsappIdOfPhone(phone);

/** The WhatsApp of a tenant: what Muster did there, and the means to let time pass. */
export interface Network {
  simulator: Simulator;
  /** Every change that Muster asked for, in order: "add 3", "name". */
  calls: string[];
  /** Lets time pass until nothing more is to be done; answers how many changes that took. */
  settle(): Promise<number>;
}

/** The tenant's WhatsApp, which tells of Muster's own changes as of anybody's. */
export async function networkOf(world: World, { organizationId }: Tenant): Promise<Network> {
  const simulator = await world.service.simulated.simulatorOf(organizationId);
  const calls: string[] = [];
  const change = simulator.changeGroup;
  simulator.changeGroup = async (chatId, asked, options) => {
    calls.push(nameOf(asked));
    const result = await change(chatId, asked, options);
    // Told before Muster has noted what it did, and again afterwards.
    simulator.groupChanged(chatId).catch(() => {});
    return result;
  };
  return {
    simulator,
    calls,
    async settle() {
      const before = calls.length;
      for (let round = 0; round < 400; round += 1) {
        const made = calls.length;
        world.clock.advance(10_000);
        await world.service.mirroring.tick();
        if (calls.length === made && round > 1) return calls.length - before;
      }
      throw new Error(`still not in step: ${calls.slice(-10).join(', ')}`);
    },
  };
}

function nameOf(change: GroupChange): string {
  return 'people' in change ? `${change.change} ${change.people.length}` : change.change;
}

/** Who is in a chat, but for the account: by id, with a star for admins, in order. */
export function peopleOf(chat: SimulatedGroup): string[] {
  return [...chat.people]
    .filter(([id]) => id !== simulatedSelf)
    .map(([id, { isAdmin }]) => `${id}${isAdmin ? '*' : ''}`)
    .sort();
}

/** Who is in a group, in the same form. */
export async function membersOf(
  world: World,
  { organizationId }: Tenant,
  groupId: string,
): Promise<string[]> {
  const members = await world.db.member.findMany({
    where: { organizationId, groupId, leftAt: null },
    include: { contact: { include: { whatsappIds: true } } },
  });
  return members
    .map(({ role, contact: { phone, whatsappIds } }) => {
      const id = phone === null ? whatsappIds[0]?.externalId : whatsappIdOfPhone(phone);
      return `${id}${role === 'ADMIN' ? '*' : ''}`;
    })
    .sort();
}

/** The only chat that Muster has made on a tenant's WhatsApp. */
export async function madeChat(
  world: World,
  { organizationId }: Tenant,
  { simulator }: Network,
): Promise<{ chatId: string; chat: SimulatedGroup }> {
  const { externalId } = await world.db.chat.findFirstOrThrow({
    where: { organizationId, mirror: { isNot: null } },
  });
  return { chatId: externalId, chat: simulator.groups.get(externalId)! };
}
