import { expect, test, vi } from 'vitest';
import type { GroupInfo, GroupParticipant } from '../../../src/chat/transport.ts';
import {
  addPeople,
  type GroupPeople,
  movePeople,
} from '../../../src/chat/whatsapp/group-people.ts';

const member = (id: string, given: Partial<GroupParticipant> = {}): GroupParticipant => ({
  ...{ id, alias: null, name: null, isAdmin: false, isSelf: false },
  ...given,
});

const groupOf = (...participants: GroupParticipant[]): GroupInfo => ({
  name: 'Chess',
  description: null,
  isAdmin: true,
  participants,
});

/** A group of the library that adds everybody, unless told, and notes what it is asked. */
function createGroup(
  add: GroupPeople['addParticipants'] = async (ids) =>
    Object.fromEntries(ids.map((id) => [id, { code: 200 }])),
) {
  return {
    addParticipants: vi.fn(add),
    removeParticipants: vi.fn(async () => ({ status: 200 })),
    promoteParticipants: vi.fn(async () => ({ status: 200 })),
    demoteParticipants: vi.fn(async () => ({ status: 200 })),
  };
}

test.each([
  [200, 'added'],
  [400, 'unknown'],
  [403, 'needsLink'],
  [404, 'notOnWhatsapp'],
  [408, 'needsLink'],
  [409, 'already'],
  [417, 'needsLink'],
  [419, 'full'],
  [500, 'failed'],
  [undefined, 'unknown'],
])('WhatsApp’s %s is %s', async (code, result) => {
  const group = createGroup(async () => ({ '1@c.us': { code } }));
  expect(await addPeople(group, groupOf(), ['1@c.us'])).toEqual(new Map([['1@c.us', result]]));
});

test('nobody is asked about who is in it already, by either id, and who is known by a LID alone', async () => {
  const group = createGroup();
  const before = groupOf(member('1@c.us', { alias: '11@lid' }));
  const people = ['1@c.us', '11@lid', '22@lid', '3@c.us'];
  expect([...(await addPeople(group, before, people)).values()]).toEqual([
    'already',
    'already',
    'needsLink',
    'added',
  ]);
  // Strangers get no private invitation.
  expect(group.addParticipants.mock.calls).toEqual([[['3@c.us'], { autoSendInviteV4: false }]]);
});

const many = Array.from({ length: 25 }, (_, n) => `${n}@c.us`);

test('many are added in calls of ten', async () => {
  const group = createGroup();
  const results = await addPeople(group, groupOf(), many);
  expect(group.addParticipants.mock.calls.map(([ids]) => ids.length)).toEqual([10, 10, 5]);
  expect([...results]).toEqual(many.map((id) => [id, 'added']));
});

test('a call that fails leaves those in it unknown, and ends it', async () => {
  const group = createGroup(async (ids) => {
    if (ids.includes('10@c.us')) throw new Error('ProtocolError: timed out');
    return Object.fromEntries(ids.map((id) => [id, { code: 200 }]));
  });
  const results = [...(await addPeople(group, groupOf(), many)).values()];
  expect(results.slice(0, 10)).toEqual(Array(10).fill('added'));
  expect(results.slice(10, 20)).toEqual(Array(10).fill('unknown'));
  expect(results.slice(20)).toEqual(Array(5).fill('failed'));
});

test('where the first call fails, nothing is known', async () => {
  const group = createGroup(async () => Promise.reject(new Error('gone')));
  await expect(addPeople(group, groupOf(), many)).rejects.toThrow('gone');
});

test('an account that is no admin any more adds nobody', async () => {
  const group = createGroup(async () => 'AddParticipantsError: no admin');
  const results = await addPeople(group, groupOf(), ['1@c.us']);
  expect([...results.values()]).toEqual(['failed']);
});

test('what the library says is done counts only where it is to be seen', async () => {
  const group = createGroup();
  const before = groupOf(member('1@c.us'), member('2@c.us'));
  const after = groupOf(member('2@c.us'));
  const people = ['1@c.us', '2@c.us', '3@c.us'];
  const results = await movePeople(group, before, { change: 'remove', people }, async () => after);
  expect([...results.values()]).toEqual(['added', 'failed', 'already']);
  expect(group.removeParticipants).toHaveBeenCalledWith(['1@c.us', '2@c.us']);
});

test('what is so already is not asked for', async () => {
  const group = createGroup();
  const before = groupOf(member('1@c.us', { isAdmin: true }));
  const look = vi.fn(async () => before);
  const wanted = { change: 'promote', people: ['1@c.us', '3@c.us'] } as const;
  expect([...(await movePeople(group, before, wanted, look)).values()]).toEqual([
    'already',
    'failed',
  ]);
  expect(group.promoteParticipants).not.toHaveBeenCalled();
  expect(look).not.toHaveBeenCalled();
});
