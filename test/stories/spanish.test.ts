import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// A club in Spain, from an empty chat to a match: everything is said in Spanish, and one of them
// keeps to English words.

let world: World;
let tenant: Tenant;
let ana: Character;
let pau: Character;
let sam: Character;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Club', { locale: 'es-ES' });
  ana = await tenant.person('Ana', { role: 'ADMIN' });
  pau = await tenant.person('Pau');
  sam = await tenant.person('Sam');
});

afterAll(() => world.end());

const say = (who: Character, body: string) => tenant.say(who, 'fútbol', body);

/** Replies to what somebody was answered in the chat, with the quote that a phone sends along. */
async function reply(who: Character, to: { id: string }, body: string): Promise<string[]> {
  return tenant.say(who, 'fútbol', body, { quotedId: to.id });
}

const tasks = (status: 'OPEN' | 'DONE') =>
  world.db.task.count({ where: { status, assigneeId: { not: null } } });
const answerOf = async ({ contactId }: Character) =>
  world.db.participant.findFirst({ where: { contactId }, select: { status: true, guests: true } });

test('a group is made, and the chat is about it', async () => {
  const [created] = await say(ana, '/crear grupo "Fútbol" ⚽ con @Pau');
  const [linked] = await say(ana, '/vincular chat al grupo Fútbol');
  const [added] = await say(ana, '/añadir a @Sam al grupo como portera');
  const group = await world.db.group.findFirstOrThrow({ where: { name: 'Fútbol' } });
  const members = await world.db.member.findMany({ where: { groupId: group.id } });
  expect(members).toHaveLength(3);
  expect(members.map(({ title }) => title)).toContain('portera');
  expect(await world.db.link.count({ where: { groupId: group.id } })).toBe(1);
  expect(created).toContain('Fútbol ya existe, con 2 personas: tú y Pau');
  expect(linked).toContain('vinculado a ⚽ Fútbol');
  expect(added).toContain('Sam ya está en ⚽ Fútbol como portera');
});

test('a task for everybody is due, done by a reply, and asked about', async () => {
  const outcome = await tenant.tell(
    ana,
    'fútbol',
    '/crear tarea "Pagar la cuota" para todos vence el viernes',
  );
  expect(await tasks('OPEN')).toBe(3);
  const { dueAt } = await world.db.task.findFirstOrThrow();
  expect(dueAt).toEqual(new Date('2026-11-27T22:59:00Z'));

  const [done] = await reply(pau, outcome.replies[0]!, '/hecho');
  expect(await tasks('DONE')).toBe(1);
  const [progress] = await reply(ana, outcome.replies[0]!, '/progreso');
  const [owing] = await say(ana, '/quién no ha hecho la 1');
  expect(done).toContain('Hecho: Pagar la cuota');
  expect(progress).toContain('1 de 3 hechas');
  expect(owing).toContain(`Ana y @${sam.phone.slice(1)}`);
  expect(await reply(ana, outcome.replies[0]!, '/quién no la ha hecho')).toEqual([owing]);
});

test('an explicit number wins over the message that is replied to', async () => {
  const first = await tenant.tell(ana, 'fútbol', '/tarea Inflar balones para mí');
  await say(ana, '/tarea Lavar petos para mí');
  await reply(ana, first.replies[0]!, '/hecho 3');
  const status = async (title: string) =>
    (await world.db.task.findFirstOrThrow({ where: { title } })).status;
  expect(await status('Inflar balones')).toBe('OPEN');
  expect(await status('Lavar petos')).toBe('DONE');
});

test('an event is planned, answered in both languages, moved and asked about', async () => {
  const planned = await tenant.tell(
    ana,
    'fútbol',
    '/crear evento "Partido" domingo a las 11 en el Retiro durante 2h máx 14',
  );
  const event = await world.db.event.findFirstOrThrow({ where: { title: 'Partido' } });
  expect(event).toMatchObject({
    startsAt: new Date('2026-11-22T10:00:00Z'),
    endsAt: new Date('2026-11-22T12:00:00Z'),
    place: 'el Retiro',
    capacity: 14,
  });

  const [going] = await say(ana, '/voy con 2 amigos');
  expect(await answerOf(ana)).toEqual({ status: 'GOING', guests: 2 });
  const [out] = await reply(pau, planned.replies[0]!, '/no voy me duele la rodilla');
  expect(await answerOf(pau)).toEqual({ status: 'DECLINED', guests: 0 });
  await say(sam, '/maybe 4');
  expect(await answerOf(sam)).toEqual({ status: 'MAYBE', guests: 0 });

  const [moved] = await reply(ana, planned.replies[0]!, '/mover evento al sábado a las 10:00');
  expect((await world.db.event.findFirstOrThrow({ where: { title: 'Partido' } })).startsAt).toEqual(
    new Date('2026-11-21T09:00:00Z'),
  );
  const [who] = await say(sam, '/¿quién viene mañana?');
  const [answers] = await reply(sam, planned.replies[0]!, '/quién');
  expect(answers).toContain('Partido');
  expect(going).toContain('con 2 acompañantes');
  expect(out).toContain('me duele la rodilla');
  expect(moved).toContain('mañana 10:00');
  expect(who).toContain('Ana +2');
});

test('an answer for somebody else is told who may give it, and one that may be is asked about', async () => {
  const [planned] = await say(ana, '/crear evento "Cena" el sábado a las 21:00');
  const number = Number(/#(\d+)/.exec(planned!)![1]);
  expect(await say(sam, `/no voy ${number} para @Pau`)).toEqual([
    'En Fútbol no puedes responder por otra persona: solo pueden quien lo organizó y sus admins. Pregunta a Ana: lleva Fútbol.',
  ]);
  const [asked] = await say(sam, `/no voy ${number} por Pau`);
  expect(asked).toContain(`Si es tu motivo: /no voy ${number} "por Pau"`);
  const [answered] = await say(sam, `/no voy ${number} "por Pau"`);
  expect(answered).toContain('No vas (por Pau)');
});

test('what is not understood is explained in Spanish, with a Spanish example', async () => {
  const before = await world.db.auditEntry.count();
  expect(await say(ana, '/creat tarea Traer balones')).toEqual([
    '¿Querías decir /crear tarea? Mira /ayuda crear tarea\nResponde sí para: /crear tarea Traer balones',
  ]);
  expect((await say(ana, '/mover evento 4'))[0]).toContain(
    'Por ejemplo: /mover evento 12 al domingo a las 11:00',
  );
  expect((await say(ana, '/quién no ha hecho'))[0]).toContain('/quién no ha hecho la 1');
  expect((await say(ana, '/tarea Comprar tarta para Sam'))[0]).toContain('para @Sam');
  expect((await say(ana, '/ayuda'))[0]).toContain('/crear tarea · ');
  expect((await say(ana, '/help in'))[0]).toContain('*/voy*');
  expect(await world.db.auditEntry.count()).toBe(before);
});

test('in an English organization Spanish words are no command, and tell once what is', async () => {
  const friends = await world.tenant('Friends');
  const jo = await friends.person('Jo', { role: 'ADMIN' });
  await friends.group('Club', [jo]);
  await friends.say(jo, 'club', '/link chat to group Club');
  const before = await world.db.auditEntry.count();
  expect(await friends.say(jo, 'club', '/voy')).toEqual([
    'There is no command /voy. See /help\nReply yes for: /in',
  ]);
  for (const body of ['/voy', '/crear tarea Leer', '/tareas', '/ayuda', '/deshacer'])
    expect(await friends.say(jo, 'club', body), body).toEqual([]);
  expect(await friends.say(jo, 'jo', '/ayuda', { chatKind: 'direct' })).toEqual([
    'There is no command /ayuda. See /help\nReply yes for: /help',
  ]);
  expect(await world.db.auditEntry.count()).toBe(before);
});
