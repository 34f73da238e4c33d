import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// Something is said to a group from another chat: in its own chat, or to each member in theirs.

let world: World;
let tenant: Tenant;
let ann: Character;
let ben: Character;
let cat: Character;
let books: string;
let tenants = 0;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.end());

beforeEach(async () => {
  tenants += 1;
  tenant = await world.tenant(`Friends ${tenants}`);
  ann = await tenant.person('Ann');
  ben = await tenant.person('Ben');
  cat = await tenant.person('Cat');
  books = await tenant.group('Book Club', [ann, ben, cat], { icon: '📚' });
});

const alone = { chatKind: 'direct' } as const;

/** What is said in a chat, newest first. */
const heard = async (chat: string) => {
  const { items } = await world.service.simulated.read(tenant.organizationId, chat, { limit: 50 });
  return items.filter(({ direction }) => direction === 'OUT').map(({ body }) => body);
};

/** What the sender is answered, which stands behind what it made Muster say to others. */
const answer = async (who: Character, body: string) =>
  (await tenant.say(who, `${who.name}'s`, body, alone)).at(-1);

/** Somebody has a chat with Muster from when they first write to it. */
const meet = (...people: Character[]) =>
  Promise.all(people.map((person) => tenant.say(person, `${person.name}'s`, 'thanks', alone)));

const sends = () =>
  world.db.auditEntry.findMany({
    where: { organizationId: tenant.organizationId, action: 'message.send' },
  });

test('to the chat of the group, in the name of whoever says it', async () => {
  await tenant.say(ann, 'books', '/link chat to @BookClub');
  const { replies } = await tenant.tell(
    ben,
    'bens',
    '/send @BookClub We meet at 7, please be there. Thanks!\n\nBring wine:\n- red\n- white',
    alone,
  );
  expect(replies).toMatchObject([
    {
      chat: 'books',
      body: 'Ben: We meet at 7, please be there. Thanks!\n\nBring wine:\n- red\n- white',
      quotedId: null,
    },
    { chat: 'bens', body: '📣 On its way to the chat of 📚 Book Club (3 people).' },
  ]);
  expect(await sends()).toMatchObject([
    {
      subjectId: books,
      groupId: books,
      actorContactId: ben.contactId,
      after: { groupChats: 1, chats: 1, people: 3, unreached: 0, mediaId: null },
    },
  ]);
});

test.each([
  ['/send @BookClub "We meet at 7"', 'Ann: We meet at 7'],
  ['/send "We meet at 7" to @BookClub', 'Ann: We meet at 7'],
  ['/send “We meet at 7” to Book Club', 'Ann: We meet at 7'],
  ['/send We meet at 7 to @"Book Club"', 'Ann: We meet at 7'],
  ['/send We meet at 7 @book-club', 'Ann: We meet at 7'],
  ['/send to Book Club: we meet at 7', 'Ann: we meet at 7'],
  ['/tell @BookClub, we meet at 7', 'Ann: we meet at 7'],
  ['/send @BookClub\nWe meet at 7', 'Ann: We meet at 7'],
  ['/send @BookClub "Two lines,\nand quotes"', 'Ann: Two lines,\nand quotes'],
  ['/send @BookClub 6" pipes and “quotes” stay', 'Ann: 6" pipes and “quotes” stay'],
  ['/announce@BookClub we meet', 'Ann: we meet'],
  ['/broadcast to @BookClub for friday 10am', 'Ann: for friday 10am'],
])('%j', async (typed, said) => {
  await tenant.say(ann, 'books', '/link chat to @BookClub');
  await tenant.say(ann, 'anns', typed, alone);
  expect((await heard('books'))[0]).toBe(said);
});

test('mentions arrive as mentions', async () => {
  await tenant.say(ann, 'books', '/link chat to @BookClub');
  const mention = `@${ben.phone.slice(1)}`;
  const { replies } = await tenant.tell(ann, 'anns', `/send @BookClub Ask ${mention}`, {
    ...alone,
    mentions: [ben.phone],
  });
  expect(replies[0]).toMatchObject({ body: `Ann: Ask ${mention}`, mentions: [ben.phone] });
});

test('without a chat of its own, to each member whom Muster knows and who wants it', async () => {
  const dan = await tenant.person('Dan', { phone: null });
  const eva = await tenant.person('Eva');
  await tenant.group('Choir', [ann, ben, cat, dan, eva]);
  await meet(ann, ben, cat, eva);
  await world.db.contact.updateMany({
    where: { id: eva.contactId },
    data: { optedOutAt: world.clock.now() },
  });
  const reply = await answer(ann, '/send @Choir No practice today');
  expect(reply).toBe(
    [
      '📣 On its way to 2 people in Choir, each in their own chat.',
      'I have no chat with Dan: please tell them.',
      'Eva wants no messages from me: please tell them.',
    ].join('\n'),
  );
  for (const chat of ["Ben's", "Cat's"])
    expect(await heard(chat)).toEqual(['Ann to Choir: No practice today']);
  expect(await heard("Eva's")).toEqual([]);
  expect((await heard("Ann's"))[0]).toBe(reply);
});

test('a direct chat that is linked to it is one person’s and no chat of the group', async () => {
  await meet(ben, cat);
  await tenant.say(ann, "Ann's", '/link chat to @BookClub', alone);
  const reply = await answer(ann, '/send We meet at 7');
  expect(reply).toContain('On its way to 2 people in 📚 Book Club, each in their own chat');
});

test('to more than a handful one by one it is asked about, and holds for them', async () => {
  const members = await Promise.all(
    Array.from({ length: 6 }, (_, n) => tenant.person(`Member ${n + 1}`)),
  );
  await tenant.group('Walkers', [ann, ...members]);
  await meet(...members);
  const said = '/send @Walkers Boots on';
  const [asked] = await tenant.say(ann, "Ann's", said, alone);
  expect(asked).toMatch(/^Send it to 6 people in Walkers, each in their own chat\?\nReply yes/);
  expect(await sends()).toEqual([]);

  // Somebody else can be reached meanwhile: the yes was to something else.
  const late = await tenant.person('Late');
  await tenant.say(ann, "Ann's", '/add @Late to @Walkers', alone);
  await meet(late);
  expect(await answer(ann, 'yes')).toMatch(/^Something changed meanwhile.\nSend it to 7 people/);
  expect(await answer(ann, 'yes')).toBe(
    '📣 On its way to 7 people in Walkers, each in their own chat.',
  );
  expect(await sends()).toHaveLength(1);
});

test('above what the organization lets pass unasked it asks, in the group’s chat too', async () => {
  await tenant.say(ann, 'books', '/link chat to @BookClub');
  await world.db.organization.updateMany({
    where: { id: tenant.organizationId },
    data: { confirmAbove: 2 },
  });
  expect(await tenant.say(ann, 'anns', '/send @BookClub We meet', alone)).toEqual([
    expect.stringMatching(/^Send it to the chat of 📚 Book Club \(3 people\)\?/u),
  ]);
  await tenant.say(ann, 'anns', 'yes', alone);
  await tenant.say(ann, 'anns', 'yes', alone);
  expect((await heard('books')).filter((body) => body === 'Ann: We meet')).toHaveLength(1);
});

test('in the very chat of the group it is pointless; in one of two it goes to the other', async () => {
  await tenant.say(ann, 'books', '/link chat to @BookClub');
  for (const said of ['/send hello', '/send @BookClub hello']) {
    expect(await tenant.say(ann, 'books', said)).toEqual([
      expect.stringContaining('This is the chat of Book Club: whoever is here has read it.'),
    ]);
  }
  await tenant.say(ann, 'more books', '/link chat to @BookClub');
  const { replies } = await tenant.tell(ann, 'books', '/send hello');
  expect(replies.map(({ chat, body }) => [chat, body])).toEqual([
    ['more books', 'Ann: hello'],
    ['books', '📣 On its way to the chat of 📚 Book Club (3 people).'],
  ]);
});

test('nobody to reach, no text, no such group, no group at all', async () => {
  const say = (body: string) => answer(ann, body);
  expect(await say('/send @BookClub hello')).toBe(
    [
      'Nobody in Book Club would read it: no group chat is linked to it, and',
      '· 2 people have no chat with me',
      'In its chat: /link chat to @"Book Club"',
    ].join('\n'),
  );
  expect(await say('/send @BookClub')).toMatch(/^Something is missing: the text\./);
  expect(await say('/send')).toMatch(/^Something is missing: the text\./);
  expect(await say('/send @BokClub hello')).toContain('Did you mean Book Club?');
  expect(await say('/send hello')).toContain('Which group?');
  expect(await say(`/send @BookClub ${'x'.repeat(4097)}`)).toContain('4096 characters at most');
  expect(await sends()).toEqual([]);
});

test('by members; in a restricted group by its admins; in an archived one by nobody', async () => {
  const zoe = await tenant.person('Zoe', { role: 'USER' });
  const max = await tenant.person('Max', { role: 'MANAGER' });
  await tenant.say(ann, 'books', '/link chat to @BookClub');
  const send = (who: Character) => answer(who, '/send @BookClub hello');
  expect(await send(zoe)).toContain('you cannot send messages: only its members can');
  expect(await send(max)).toContain('you cannot send messages');
  await tenant.say(ann, 'books', '/settings restricted on');
  expect(await send(ben)).toContain('where it is restricted its admins');
  expect(await send(ann)).toContain('On its way');
  await tenant.insist(ann, 'books', '/archive @BookClub');
  expect(await send(ann)).toContain('Book Club is archived');
  expect(await sends()).toHaveLength(1);
});

test('a group of another organization is no group', async () => {
  const other = await world.tenant(`Strangers ${tenants}`);
  const eve = await other.person('Eve', { role: 'ADMIN' });
  const [reply] = await other.say(eve, 'eves', '/send @BookClub hello', alone);
  expect(reply).toContain('There is no group');
});

test('what has left cannot be called back, and an edit of it changes nothing', async () => {
  await tenant.say(ann, 'books', '/link chat to @BookClub');
  const { messageId } = await tenant.tell(ann, 'anns', '/send @BookClub We meet at 7', alone);
  expect(await tenant.say(ann, 'anns', '/undo', alone)).toEqual([
    'That stands: what was sent cannot be called back.',
  ]);
  const [edited] = await tenant.revise(ann, 'anns', messageId, '/send @BookClub We meet at 8');
  expect(edited).toContain('Your edit changes nothing');
  expect(await heard('books')).toEqual(['Ann: We meet at 7', expect.stringContaining('Book Club')]);
});

test('what still waits is kept back by /undo, which says how many have it already', async () => {
  await meet(ben, cat);
  const { messageId } = await tenant.tell(ann, "Ann's", '/send @BookClub We meet at 7', alone);
  // As if the queue had come as far as Ben.
  const waiting = {
    causeMessage: { externalId: messageId },
    chat: { externalId: "Cat's" },
  };
  await world.db.outbox.updateMany({
    where: waiting,
    data: { status: 'PENDING', settledAt: null, sentAt: null, externalId: null },
  });
  expect(await tenant.say(ann, "Ann's", '/undo', alone)).toEqual([
    '↩️ Your message to 📚 Book Club stops here: 1 chat has it already, 1 chat will not get it.',
  ]);
  expect(await world.db.outbox.findMany({ where: waiting })).toMatchObject([
    { status: 'EXPIRED', failure: 'it was taken back' },
  ]);
});

test('an edit takes its place only where nobody has it yet', async () => {
  await meet(ben, cat);
  const { messageId } = await tenant.tell(ann, "Ann's", '/send @BookClub We meet at 7', alone);
  const waiting = { causeMessage: { externalId: messageId }, chat: { externalId: "Cat's" } };
  await world.db.outbox.updateMany({
    where: waiting,
    data: { status: 'PENDING', settledAt: null, sentAt: null, externalId: null },
  });
  const edited = await tenant.revise(ann, "Ann's", messageId, '/send @BookClub We meet at 8');
  expect(edited.at(-1)).toContain('Your edit changes nothing');
  expect(await world.db.outbox.findMany({ where: waiting })).toMatchObject([
    { status: 'PENDING', body: expect.stringMatching(/at 7$/) },
  ]);
});

test('an edit before it has left says the new text, and that alone', async () => {
  await tenant.say(ann, 'books', '/link chat to @BookClub');
  const { messageId } = await tenant.tell(ann, 'anns', '/send @BookClub We meet at 7', alone);
  const sent = { causeMessage: { externalId: messageId }, chat: { externalId: 'books' } };
  await world.db.outbox.updateMany({
    where: sent,
    data: { status: 'PENDING', settledAt: null, sentAt: null, externalId: null },
  });
  await tenant.revise(ann, 'anns', messageId, '/send @BookClub We meet at 8');
  const rows = await world.db.outbox.findMany({ where: sent, orderBy: { sequence: 'asc' } });
  expect(rows.map(({ status, body }) => [status, body])).toEqual([
    ['EXPIRED', 'Ann: We meet at 7'],
    ['SENT', 'Ann: We meet at 8'],
  ]);
});

test('in Spanish', async () => {
  const amigos = await world.tenant(`Amigos ${tenants}`, { locale: 'es-ES' });
  const ana = await amigos.person('Ana');
  const pau = await amigos.person('Pau');
  await amigos.group('Lectores', [ana, pau], { icon: '📚' });
  await amigos.say(ana, 'lectores', '/vincular chat a @Lectores');
  for (const said of [
    '/enviar @Lectores "Hoy no hay reunión"',
    '/avisa a @Lectores: Hoy no hay reunión',
    '/enviar a Lectores: Hoy no hay reunión',
    '/enviar "Hoy no hay reunión" a @Lectores',
  ]) {
    const { replies } = await amigos.tell(pau, 'pau', said, alone);
    expect(replies.map(({ body }) => body)).toEqual([
      'Pau: Hoy no hay reunión',
      '📣 Va en camino al chat de 📚 Lectores (2 personas).',
    ]);
  }
});
