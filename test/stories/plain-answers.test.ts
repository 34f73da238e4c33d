import { describe, expect, test } from 'vitest';
import { type Team, useTeam } from '../helpers/scenes.ts';
import type { Character } from '../helpers/world.ts';

let { world, tenant, lead, ann, ben, cat, name, round } = {} as Team;
/** The event, and the id of what Muster said when it was planned. */
let number: number;
let quotedId: string;

useTeam(async (team) => {
  ({ world, tenant, lead, ann, ben, cat, name, round } = team);
  const { replies } = await tenant.tell(lead, name, '/create event "Game" sunday 11am');
  number = Number(/#(\d+)/.exec(replies[0]!.body)![1]);
  quotedId = replies[0]!.id;
});

const reply = (who: Character | string, body: string, quoted = quotedId) =>
  tenant.say(who, name, body, { quotedId: quoted });

async function standing(of = number): Promise<Record<string, string>> {
  const rows = await world.db.participant.findMany({
    where: { event: { number: of, organizationId: tenant.organizationId } },
    include: { contact: true },
    orderBy: { contact: { name: 'asc' } },
  });
  return Object.fromEntries(
    rows.map(({ contact, status, guests }) => [
      contact.name,
      guests > 0 ? `${status} +${guests}` : status,
    ]),
  );
}

describe('a reply to what Muster said about an event', () => {
  test.each([
    ["I'm in +1", 'GOING +1', "You're in with 1 guest"],
    ['yes', 'GOING', "You're in"],
    ['👍', 'GOING', "You're in"],
    ["can't make it, sorry", 'DECLINED', "You're out"],
    ['🤔', 'MAYBE', 'maybe'],
  ])('%s is an answer', async (said, status, answer) => {
    expect((await reply(ann, said))[0]).toContain(answer);
    expect(await standing()).toEqual({ Ann: status, Ben: 'INVITED', Lead: 'INVITED' });
    const stored = await world.db.participant.findFirstOrThrow({
      where: { event: { number }, contactId: ann.contactId },
    });
    expect(stored).toMatchObject({ source: 'REPLY', answeredAt: world.clock.now() });
  });

  test.each(["I'm in a meeting", 'in?', 'ok', 'count me in the morning', 'out for lunch'])(
    '%s is chatter',
    async (said) => {
      expect(await reply(ann, said)).toEqual([]);
      expect(await standing()).toEqual({ Ann: 'INVITED', Ben: 'INVITED', Lead: 'INVITED' });
    },
  );

  test('counts for any of them: the answer to an answer, the list of who comes', async () => {
    const first = await tenant.tell(ann, name, 'in', { quotedId });
    await reply(ben, 'maybe', first.replies[0]!.id);
    expect(await standing()).toMatchObject({ Ann: 'GOING', Ben: 'MAYBE' });
  });

  test('answers a question first, where one is open', async () => {
    await tenant.say(lead, name, `/cancel event ${number}`);
    expect((await reply(lead, 'yes'))[0]).toContain('is cancelled');
    expect((await standing()).Lead).toBe('INVITED');
  });

  test('is silence where it quotes a person, a task, or nothing', async () => {
    const chatter = await tenant.tell(ben, name, 'Who is coming on sunday?');
    expect(await reply(ann, 'in', chatter.messageId)).toEqual([]);
    const { replies } = await tenant.tell(lead, name, '/create task "Bring the net" for everyone');
    expect(await reply(ann, 'yes', replies[0]!.id)).toEqual([]);
    expect(await tenant.say(ann, name, 'in')).toEqual([]);
    expect(await standing()).toEqual({ Ann: 'INVITED', Ben: 'INVITED', Lead: 'INVITED' });
  });

  test('is silence from a stranger, and from somebody who does not see the event', async () => {
    expect(await reply('+34699999999', 'in')).toEqual([]);
    expect(await reply(cat, 'in')).toEqual([]);
    expect(await standing()).toEqual({ Ann: 'INVITED', Ben: 'INVITED', Lead: 'INVITED' });
  });

  test('means nothing in another organization', async () => {
    const other = await world.tenant(`Others ${round}`);
    const zed = await other.person('Zed');
    expect(await other.say(zed, name, 'in', { quotedId })).toEqual([]);
    expect(await standing()).toEqual({ Ann: 'INVITED', Ben: 'INVITED', Lead: 'INVITED' });
  });

  test('waits in line, and gives its place on, as /in and /out do', async () => {
    const planned = await tenant.tell(lead, name, '/create event "Final" sunday 5pm max 1');
    const final = Number(/#(\d+)/.exec(planned.replies[0]!.body)![1]);
    const quoted = planned.replies[0]!.id;
    await reply(ann, 'in', quoted);
    expect((await reply(ben, 'in', quoted))[0]).toContain('number 1 in line');
    const { replies } = await tenant.tell(ann, name, "can't make it", { quotedId: quoted });
    expect(replies).toHaveLength(1);
    expect(replies[0]!.mentions).toEqual([ben.phone]);
    expect(await standing(final)).toMatchObject({ Ann: 'DECLINED', Ben: 'GOING' });
  });

  test('twice is one answer', async () => {
    await reply(ann, 'in');
    expect((await reply(ann, "I'm in"))[0]).toContain('already in');
    const event = await world.db.event.findFirstOrThrow({ where: { number } });
    expect(
      await world.db.auditEntry.count({ where: { subjectId: event.id, action: 'event.answer' } }),
    ).toBe(1);
  });

  test('is refused in words when the event is cancelled or over', async () => {
    await world.db.event.updateMany({ where: { number }, data: { status: 'CANCELLED' } });
    expect((await reply(ann, 'in'))[0]).toContain('was cancelled');
    await world.db.event.updateMany({
      where: { number },
      data: { status: 'SCHEDULED', startsAt: new Date('2026-11-19T10:00:00Z') },
    });
    expect((await reply(ann, 'in'))[0]).toContain('is over');
    expect((await standing()).Ann).toBe('INVITED');
  });

  test('may be a command without its number', async () => {
    const later = await tenant.tell(lead, name, '/create event "Later" 5 dec 10:00');
    await reply(ann, '/out', later.replies[0]!.id);
    expect((await standing()).Ann).toBe('INVITED');
    const other = Number(/#(\d+)/.exec(later.replies[0]!.body)![1]);
    expect((await standing(other)).Ann).toBe('DECLINED');
  });
});

describe('in Spanish', () => {
  test('no puedo, me apunto con 2 amigos', async () => {
    const peña = await world.tenant(`Peña ${round}`, { locale: 'es-ES' });
    const eva = await peña.person('Eva');
    const luis = await peña.person('Luis');
    await peña.group('Peña', [eva, luis]);
    await peña.say(eva, 'peña', '/link chat to group Peña');
    const { replies } = await peña.tell(eva, 'peña', '/create event "Partido" domingo 11:00');
    const quoted = { quotedId: replies[0]!.id };
    expect((await peña.say(luis, 'peña', 'no puedo, lo siento', quoted))[0]).toContain('No vas');
    expect((await peña.say(eva, 'peña', 'Sí, me apunto con 2 amigos', quoted))[0]).toContain(
      'Vas con 2 acompañantes',
    );
  });
});

describe('a pasted list', () => {
  const list = '⚽ Sunday!\n1. Ann\n2. Ben +1\n3. Zed\n4.';

  test('is shown against the roster, and taken over after a yes', async () => {
    await reply(lead, 'in');
    const [question] = await tenant.say(lead, name, list);
    expect(question).toContain('3 names');
    expect(question).toContain('New in: Ann and Ben +1.');
    expect(question).toContain('In or waiting, and not on your list: Lead.');
    expect(question).toContain('I don’t know: Zed.');
    expect(await standing()).toEqual({ Ann: 'INVITED', Ben: 'INVITED', Lead: 'GOING' });
    const [done] = await tenant.say(lead, name, 'yes');
    expect(done).toContain('2 answers by your list');
    expect(await standing()).toEqual({ Ann: 'GOING', Ben: 'GOING +1', Lead: 'GOING' });
    const answers = await world.db.auditEntry.findMany({
      where: { action: 'event.answer', groupId: { not: null }, actorContactId: lead.contactId },
      orderBy: { id: 'desc' },
      take: 2,
    });
    expect(answers.map(({ after }) => after)).toMatchObject([
      { contactId: ben.contactId, status: 'GOING', guests: 1 },
      { contactId: ann.contactId, status: 'GOING' },
    ]);
  });

  test('is asked again where somebody answered meanwhile', async () => {
    await tenant.say(lead, name, list);
    await reply(ann, 'in');
    const [again] = await tenant.say(lead, name, 'yes');
    expect(again).toContain('New in: Ben +1.');
    expect((await standing()).Ben).toBe('INVITED');
    await tenant.say(lead, name, 'yes');
    expect((await standing()).Ben).toBe('GOING +1');
  });

  test('is chatter from somebody who may not answer for others', async () => {
    expect(await tenant.say(ann, name, list)).toEqual([]);
    expect(await tenant.say('+34699999998', name, list)).toEqual([]);
  });

  test('is chatter where fewer than half of the names are known, and where nothing is planned', async () => {
    expect(await tenant.say(lead, name, '1. Milk\n2. Eggs\n3. Ann')).toEqual([]);
    await world.db.event.updateMany({ where: { number }, data: { status: 'CANCELLED' } });
    expect(await tenant.say(lead, name, list)).toEqual([]);
  });

  test('in a reply is about the event of what it quotes', async () => {
    await tenant.say(lead, name, '/create event "Sooner" tomorrow 10am');
    const [question] = await reply(lead, '1. Ann\n2. Ben');
    expect(question).toContain(`#${number}: 2 names`);
  });

  test('with two of one name asks about them, and changes neither', async () => {
    const sams = [await tenant.person('Sam One'), await tenant.person('Sam Two')];
    await tenant.say(lead, name, `/add ${sams.map(({ phone }) => phone).join(', ')} to @"${name}"`);
    const [question] = await tenant.say(lead, name, '1. Sam\n2. Ann\n3. Ben');
    expect(question).toContain('More than one fits: Sam.');
    await tenant.say(lead, name, 'yes');
    expect(await standing()).toMatchObject({ Ann: 'GOING', 'Sam One': 'INVITED' });
  });

  test('fills the places in its order, and says who finds none', async () => {
    await world.db.event.updateMany({ where: { number }, data: { capacity: 2 } });
    await tenant.say(lead, name, '1. Ben +1\n2. Ann');
    const [done] = await tenant.say(lead, name, 'yes');
    expect(done).toContain('No place yet for Ann.');
    expect(await standing()).toMatchObject({ Ann: 'WAITLISTED', Ben: 'GOING +1' });
  });

  test('that says nothing new changes nothing, and asks nothing', async () => {
    await reply(ann, 'in');
    await reply(ben, 'out');
    expect((await tenant.say(lead, name, '1. Ann\n2. Ben ❌'))[0]).toContain('changes nothing');
    expect(await tenant.say(lead, name, 'yes')).toEqual([]);
  });

  test('by its command is refused to a member, and told what it should look like', async () => {
    expect((await tenant.say(ann, name, `/reconcile ${number} 1. Ann 2. Ben`))[0]).toMatch(
      /cannot/,
    );
    expect((await tenant.say(lead, name, `/reconcile ${number} hello`))[0]).toContain(
      '/reconcile 12',
    );
    const [question] = await tenant.say(lead, name, `/reconcile ${number} 1. Ann 2. Ben +1`);
    expect(question).toContain('New in: Ann and Ben +1.');
  });
});
