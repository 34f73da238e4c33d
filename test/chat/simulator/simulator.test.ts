import { expect, test } from 'vitest';
import { createSimulator } from '../../../src/chat/simulator/simulator.ts';
import type { IncomingMessage } from '../../../src/chat/transport.ts';
import { outgoing, quietEvents } from '../../helpers/transport.ts';
import { type Arrived, messageOf } from '../contract/driver.ts';
import { describeTransportContract } from '../transport-contract.ts';

describeTransportContract('the simulator', async () => {
  const arrived: Arrived[] = [];
  const transport = createSimulator(({ isEdit, ...message }) => {
    const place = isEdit ? arrived.findIndex(({ id }) => id === message.id) : arrived.length;
    arrived[place] = message;
  });
  return {
    transport,
    chatId: 'soccer',
    directChatId: 'pau',
    write: (message) => transport.receive(message),
    revise: (revision) => transport.revise(revision),
    react: (reaction) => transport.react(reaction),
    vote: (vote) => transport.vote(vote),
    miss: (message) => transport.miss(message),
    missVote: (vote) => transport.missVote(vote),
    async found(name, people, isAdmin) {
      transport.groups.found(name, name, people, isAdmin);
      return name;
    },
    shun: (chatId, person) => transport.groups.get(chatId)!.refusals.set(person, 'needsLink'),
    hasPicture: (chatId) => transport.groups.get(chatId)!.avatar !== null,
    changeGroup: (chatId) => transport.groupChanged(chatId),
    setAway: (isAway) => transport.setAway(isAway),
    arrived: () => arrived,
    end: async () => {},
  };
});

test('the simulator says whether a message was new', async () => {
  const simulator = createSimulator();
  const seen = new Set<string>();
  const message = async ({ id }: IncomingMessage) => ({
    isNew: !seen.has(id) && Boolean(seen.add(id)),
  });
  await simulator.start(quietEvents({ message }));
  expect(await simulator.receive(messageOf('soccer'))).toEqual({ isNew: true });
  expect(await simulator.receive(messageOf('soccer'))).toEqual({ isNew: false });
});

test('the simulator refuses a message before it is started and after it is stopped', async () => {
  const simulator = createSimulator();
  await expect(simulator.receive(messageOf('soccer'))).rejects.toThrow('not started');
  await simulator.start(quietEvents());
  await simulator.stop();
  await expect(simulator.receive(messageOf('soccer'))).rejects.toThrow('not started');
});

test('the simulator’s ids depend on the key alone, so that one outlives a restart', async () => {
  const send = () => createSimulator().send('soccer', outgoing('x'), { key: 'k', timeoutMs: 1 });
  expect(await send()).toEqual(await send());
});
