import type { SimulatedOutcome } from '../../src/chat/simulator/simulated-network.ts';
import { FRIDAY, type World } from '../helpers/world.ts';
import type { Case } from './section.ts';
import { readTenant } from './tenant.ts';

/** A club before anything of the corpus is said to it, of which each message has a copy of its own. */
export interface Club {
  organizationId: string;
  /** Phones by name. Zoe is nobody in the club. */
  phones: Readonly<Record<string, string>>;
  /** The ids of what Muster said in the group's chat, by the number that it is about. */
  said: ReadonlyMap<number, string>;
}

/** What differs between the clubs. */
interface Names {
  locale: string;
  people: readonly [admin: string, ben: string, cat: string, staff: string];
  group: string;
  other: string;
  task: string;
  call: string;
  night: string;
  quiz: string;
  lunch: string;
}

const english: Names = {
  locale: 'en-GB',
  people: ['Ann', 'Ben', 'Cat', 'Dan'],
  group: 'Book Club',
  other: 'Family',
  task: 'Bring snacks',
  call: 'Call the library',
  night: 'Book night',
  quiz: 'Quiz',
  lunch: 'Family lunch',
};

const spanish: Names = {
  locale: 'es-ES',
  people: ['Ana', 'Beto', 'Carla', 'Dani'],
  group: 'Lectores',
  other: 'Familia',
  task: 'Traer algo de picar',
  call: 'Llamar a la biblioteca',
  night: 'Noche de libros',
  quiz: 'Concurso',
  lunch: 'Comida familiar',
};

/**
 * The situation in which messages of the corpus are read, on a Friday noon in Madrid. Ann is an admin
 * of the organization and of Book Club, whose chat this is, with Ben and Cat. Ben leads Family, which
 * has no chat, with two people called Pau. Dan is staff and in no group, Sam a contact in none, Zoe
 * nobody. The Spanish club is the same in Spanish: Ana, Beto, Carla, Dani, Lectores, Familia.
 *
 * - #1 a task for Book Club, due on Wednesday; Cat has done hers.
 * - #2 an event of Book Club on Thursday with 3 places: Ben is in with a guest, Cat is a maybe.
 * - #3 an event on Saturday week with 1 place: Ben has it, Cat waits.
 * - #4 a task for Ben alone, from Ann.
 * - #5 an event of Family, without answers.
 */
export async function foundClub(
  world: World,
  language: 'english' | 'spanish' = 'english',
): Promise<Club> {
  const { locale, people, group, other, task, call, night, quiz, lunch } =
    language === 'spanish' ? spanish : english;
  // The day before yesterday: nothing of it can be taken back any more.
  world.clock.set('2026-11-18T10:00:00Z');
  const tenant = await world.tenant(`Club in ${language}`, { locale });
  const [ann, ben, cat] = [
    await tenant.person(people[0], { phone: '+34600000001', role: 'ADMIN' }),
    await tenant.person(people[1], { phone: '+34600000002' }),
    await tenant.person(people[2], { phone: '+34600000003' }),
  ];
  const dan = await tenant.person(people[3], { phone: '+34600000004', role: 'USER' });
  const garcía = await tenant.person('Pau García', { phone: '+34600000005' });
  const soler = await tenant.person('Pau Soler', { phone: '+34600000006' });
  const sam = await tenant.person('Sam', { phone: '+34600000007' });
  await tenant.group(group, [ann, ben, cat]);
  await tenant.group(other, [ben, garcía, soler]);
  const everybody = [ann, ben, cat, dan, garcía, soler, sam];

  // Whoever is heard for the first time is recognized, and a chat is new once: not by the corpus.
  for (const person of everybody)
    await tenant.say(person, `with ${person.name}`, '/me', { chatKind: 'direct' });
  await tenant.say('+34600000009', 'with Zoe', 'Good morning', { chatKind: 'direct' });
  await tenant.say(ann, 'street', 'Good morning');
  await tenant.say(ann, 'chat', `/link chat to @"${group}"`);
  await tenant.say(ann, 'chat', `/create task "${task}" due 25 nov 18:00`);
  await tenant.say(cat, 'chat', '/done 1');
  await tenant.say(ann, 'chat', `/create event "${night}" 26 nov 19:00 at "Café Sol" max 3`);
  await tenant.say(ben, 'chat', '/in 2 +1');
  await tenant.say(cat, 'chat', '/maybe 2');
  await tenant.say(ann, 'chat', `/create event "${quiz}" 28 nov 20:00 max 1`);
  await tenant.say(ben, 'chat', '/in 3');
  await tenant.say(cat, 'chat', '/in 3');
  await tenant.say(ann, 'chat', `/create task "${call}" for @${ben.name}`);
  await tenant.say(ben, `with ${ben.name}`, `/create event "${lunch}" 6 dec 14:00 for @${other}`, {
    chatKind: 'direct',
  });
  for (const person of [ann, ben, cat])
    await tenant.say(person, 'chat', 'Who brings the cake?', { id: `what ${person.name} said` });
  world.clock.set(FRIDAY);

  const { messages } = await readTenant(world.db, tenant.organizationId);
  const about = messages
    .filter((message) => message.direction === 'OUT' && message.about_number !== null)
    .map(({ about_number, external_id }): [number, string] => [about_number!, external_id]);
  return {
    organizationId: tenant.organizationId,
    phones: {
      ...Object.fromEntries(everybody.map(({ name, phone }) => [name, phone])),
      Zoe: '+34600000009',
    },
    said: new Map(about.reverse()),
  };
}

/** Says a message of the corpus in a copy of the club. */
export function sayIn(
  world: World,
  club: Club,
  organizationId: string,
  { who, place, quotes, says }: Pick<Case, 'who' | 'place' | 'quotes' | 'says'>,
): Promise<SimulatedOutcome> {
  const from = club.phones[who];
  if (!from) throw new Error(`nobody is called ${who}`);
  const quotedId = typeof quotes === 'number' ? club.said.get(quotes) : `what ${quotes} said`;
  if (quotedId === undefined) throw new Error(`Muster said nothing about #${quotes}`);
  return world.service.simulated.say(organizationId, {
    chat: chatOf(place, who),
    chatKind: place === 'private' ? 'direct' : 'group',
    from,
    body: says,
    mentions: mentionsIn(says),
    quotedId: quotes === null ? undefined : quotedId,
  });
}

/** Where somebody writes. */
export function chatOf(place: Case['place'], who: string): string {
  return { chat: 'chat', private: `with ${who}`, elsewhere: 'street' }[place];
}

/** The phones that a text mentions as WhatsApp writes it: "@34600000002". */
export function mentionsIn(text: string): string[] {
  return [...text.matchAll(/@(34\d{9})\b/g)].map(([, digits]) => `+${digits}`);
}
