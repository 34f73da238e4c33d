import { type GroupAnswer, type GroupOrder, me, type World, type WorldGroup } from './world.ts';

/** What the server does about groups. */
export function createGroupServer(world: World): (order: GroupOrder) => GroupAnswer {
  let made = 0;
  const nobody: WorldGroup = { name: '', people: {} };

  const add = (group: WorldGroup, people: readonly string[]): Record<string, number> => {
    const codes = people.map((id): [string, number] => {
      if (id in group.people) return [id, 409];
      const code = world.refusals[id] ?? 200;
      if (code === 200) group.people[id] = false;
      return [id, code];
    });
    return Object.fromEntries(codes);
  };

  return (order) => {
    if (order.action === 'create') {
      made += 1;
      const chatId = `12036300000000${String(made).padStart(4, '0')}@g.us`;
      const group: WorldGroup = { name: order.name, people: { [me.phone]: true } };
      world.groups[chatId] = group;
      return { isRefused: false, chatId, group, codes: add(group, order.people) };
    }
    const { action, chatId } = order;
    const group = world.groups[chatId] ?? nobody;
    const isAllowed = action === 'look' ? me.phone in group.people : group.people[me.phone];
    const answer: GroupAnswer = { isRefused: !isAllowed, chatId, group, codes: {} };
    if (!isAllowed) return answer;
    switch (action) {
      case 'name':
        group.name = order.text;
        break;
      case 'description':
        group.description = order.text || undefined;
        break;
      case 'picture':
        group.picture = order.text || undefined;
        break;
      case 'add':
        answer.codes = add(group, order.people);
        break;
      case 'remove':
        for (const id of order.people) delete group.people[id];
        break;
      case 'promote':
      case 'demote':
        for (const id of order.people) group.people[id] = action === 'promote';
        break;
    }
    return answer;
  };
}
