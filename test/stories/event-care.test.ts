import { describe, expect, test } from 'vitest';
import { type Team, useTeam } from '../helpers/scenes.ts';
import type { Character } from '../helpers/world.ts';

let { world, tenant, lead, ann, ben, cat, name, round } = {} as Team;
let number: number;

useTeam(async (team) => {
  ({ world, tenant, lead, ann, ben, cat, name, round } = team);
  number = await plan('"Game" sunday 11am for 2h');
});

async function plan(what: string): Promise<number> {
  const [reply] = await tenant.say(lead, name, `/create event ${what}`);
  return Number(/#(\d+)/.exec(reply!)![1]);
}

const inDirect = (who: Character, body: string) =>
  tenant.tell(who, `direct ${who.name}`, body, { chatKind: 'direct' });

const eventOf = (of = number) =>
  world.db.event.findFirstOrThrow({
    where: { number: of, organizationId: tenant.organizationId },
  });

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

const audits = async (action: string, of = number) =>
  world.db.auditEntry.findMany({ where: { action, subjectId: (await eventOf(of)).id } });

const mention = ({ phone }: Character) => `@${phone.slice(1)}`;

/** Somebody outside the group who has a direct chat with Muster, or none. */
async function outsider(called: string, { chats }: { chats: boolean }): Promise<Character> {
  const person = await tenant.person(`${called} ${round}`);
  if (chats) await inDirect(person, 'hello');
  return person;
}

/** Somebody who is in, and no member of the group. */
async function answerFromOutside({ contactId }: Character): Promise<void> {
  await world.db.participant.create({
    data: {
      organizationId: tenant.organizationId,
      eventId: (await eventOf()).id,
      contactId,
      status: 'GOING',
      invitedAt: world.clock.now(),
      answeredAt: world.clock.now(),
    },
  });
}

describe('/cancel event', () => {
  test('asks, says who is in, and tells those who answered in the reply to it', async () => {
    await tenant.say(ann, name, `/in ${number} +1`);
    await tenant.say(ben, name, `/out ${number}`);
    const [question] = await tenant.say(lead, name, `/cancel event ${number}`);
    expect(question).toContain('Cancel Game, Sun 22 Nov 11:00?');
    expect(question).toContain('1 in: everyone who answered will be told.');
    expect((await eventOf()).status).toBe('SCHEDULED');
    const { replies } = await tenant.tell(lead, name, 'yes');
    expect(replies).toHaveLength(1);
    expect(replies[0]!.body).toContain(`🚫 Game, Sun 22 Nov 11:00, is cancelled. #${number}`);
    // Whoever declined need not act, and is not named.
    expect(replies[0]!.mentions).toEqual([ann.phone]);
    expect((await eventOf()).status).toBe('CANCELLED');
    expect(await standing()).toMatchObject({ Ann: 'GOING +1', Ben: 'DECLINED' });
    expect(await audits('event.cancel')).toMatchObject([
      {
        before: { status: 'SCHEDULED' },
        after: { status: 'CANCELLED' },
        actorContactId: lead.contactId,
      },
    ]);
    expect((await tenant.say(ann, name, `/in ${number}`))[0]).toContain('was cancelled');
  });

  test('from elsewhere tells the linked chat once, and says whom it could not tell', async () => {
    const zoe = await outsider('Zoe', { chats: true });
    const yan = await outsider('Yan', { chats: false });
    await tenant.say(ann, name, `/in ${number}`);
    for (const who of [zoe, yan]) await answerFromOutside(who);
    await inDirect(lead, `/cancel event ${number}`);
    const { replies } = await inDirect(lead, 'yes');
    const told = replies.filter(({ chat }) => chat !== 'direct Lead');
    expect(told.map(({ chat }) => chat).sort()).toEqual([`direct ${zoe.name}`, name].sort());
    expect(told.find(({ chat }) => chat === name)!.mentions).toContain(ann.phone);
    expect(told.find(({ chat }) => chat !== name)!.body).not.toContain('@');
    const reply = replies.find(({ chat }) => chat === 'direct Lead')!;
    expect(reply.body).toContain(`I can't write to ${yan.name}: please tell them.`);
    expect(reply.mentions).toEqual([]);
  });

  test('is asked again where somebody answered meanwhile', async () => {
    await tenant.say(lead, name, `/cancel event ${number}`);
    await tenant.say(ann, name, `/in ${number}`);
    expect((await tenant.say(lead, name, 'yes'))[0]).toContain('1 in');
    expect((await eventOf()).status).toBe('SCHEDULED');
    await tenant.say(lead, name, 'yes');
    expect((await eventOf()).status).toBe('CANCELLED');
  });

  test('is refused to who neither planned it nor leads the group, in another organization, and twice', async () => {
    expect((await tenant.say(ann, name, `/cancel event ${number}`))[0]).toMatch(/cannot/);
    const zoe = await outsider('Zoe', { chats: true });
    await answerFromOutside(zoe);
    const [refused] = (await inDirect(zoe, `/cancel event ${number}`)).replies;
    expect(refused!.body).toMatch(/cannot/);
    const other = await world.tenant(`Others ${round}`);
    const boss = await other.person('Boss', { role: 'ADMIN' });
    expect((await other.say(boss, 'x', `/cancel event ${number}`))[0]).toContain('no event');
    await tenant.say(lead, name, `/cancel event ${number}`);
    await tenant.say(lead, name, 'yes');
    expect((await tenant.say(lead, name, `/cancel event ${number}`))[0]).toContain('was cancelled');
    expect(await tenant.say(lead, name, 'yes')).toEqual([]);
    expect(await audits('event.cancel')).toHaveLength(1);
  });

  test('is refused for what is over; of a task it cancels that', async () => {
    await world.db.event.updateMany({
      where: { number },
      data: { startsAt: new Date('2026-11-19T10:00:00Z'), endsAt: null },
    });
    expect((await tenant.say(lead, name, `/cancel event ${number}`))[0]).toContain('is over');
    const [task] = await tenant.say(lead, name, '/create task "Net" for everyone');
    const of = /#(\d+)/.exec(task!)![1];
    expect((await tenant.say(lead, name, `/cancel event ${of}`))[0]).toContain('Cancel Net?');
    await tenant.say(lead, name, 'no');
  });

  test('without a number in a reply means the event that it is about', async () => {
    const { replies } = await tenant.tell(ann, name, `/in ${number}`);
    const [question] = await tenant.say(lead, name, '/cancel event', { quotedId: replies[0]!.id });
    expect(question).toContain(`#${number}`);
  });
});

describe('/move event', () => {
  test('tells everyone who answered once, answers stand, and it keeps its length', async () => {
    await tenant.say(ann, name, `/in ${number}`);
    const { replies } = await inDirect(lead, `/move event ${number} to sunday 12:00`);
    expect(replies.map(({ chat }) => chat).sort()).toEqual([name, 'direct Lead'].sort());
    const notice = replies.find(({ chat }) => chat === name)!;
    expect(notice.body).toContain('moves to Sun 22 Nov 12:00 (it was Sun 22 Nov 11:00)');
    expect(notice.mentions).toEqual([ann.phone]);
    expect(replies.find(({ chat }) => chat !== name)!.body).toContain('I told 1 person.');
    expect(await eventOf()).toMatchObject({
      startsAt: new Date('2026-11-22T11:00:00Z'),
      endsAt: new Date('2026-11-22T13:00:00Z'),
    });
    expect((await standing()).Ann).toBe('GOING');
    // The notice is about the event too.
    await tenant.say(ann, name, "can't make it", { quotedId: notice.id });
    expect((await standing()).Ann).toBe('DECLINED');
  });

  test('names them in the reply where it is given in their chat', async () => {
    await tenant.say(ann, name, `/maybe ${number}`);
    const { replies } = await tenant.tell(lead, name, `/move event ${number} to sunday 12:00`);
    expect(replies).toHaveLength(1);
    expect(replies[0]!.body).toContain(`${mention(ann)}: your answers stand`);
    expect(replies[0]!.mentions).toEqual([ann.phone]);
  });

  test('takes its end from the date where that says one', async () => {
    await tenant.say(lead, name, `/move event ${number} to sunday 10:00-15:00`);
    expect(await eventOf()).toMatchObject({
      startsAt: new Date('2026-11-22T09:00:00Z'),
      endsAt: new Date('2026-11-22T14:00:00Z'),
    });
    expect(await audits('event.move')).toMatchObject([
      {
        before: { endsAt: '2026-11-22T12:00:00.000Z' },
        after: { endsAt: '2026-11-22T14:00:00.000Z' },
      },
    ]);
  });

  test('to where it is already tells nobody, and is no change', async () => {
    await tenant.say(ann, name, `/in ${number}`);
    const { replies } = await inDirect(lead, `/move event ${number} to sunday 11am`);
    expect(replies).toHaveLength(1);
    expect(replies[0]!.body).toContain('already');
    expect(await audits('event.move')).toEqual([]);
  });

  test('offers the other reading of its date, which moves it there', async () => {
    const { replies } = await tenant.tell(lead, name, `/move event ${number} to next sunday 5pm`);
    expect(replies[0]!.body).toContain('Reply 2');
    await tenant.say(lead, name, '2');
    expect((await eventOf()).startsAt).toEqual(new Date('2026-11-29T16:00:00Z'));
  });

  test('is refused when it was cancelled', async () => {
    await world.db.event.updateMany({ where: { number }, data: { status: 'CANCELLED' } });
    expect((await tenant.say(lead, name, `/move event ${number} to sunday 11am`))[0]).toContain(
      'was cancelled',
    );
  });

  test('is refused when it is over', async () => {
    await tenant.say(ann, name, `/in ${number}`);
    const yesterday = new Date('2026-11-19T10:00:00Z');
    await world.db.event.updateMany({
      where: { number },
      data: { startsAt: yesterday, endsAt: null },
    });
    const [reply] = await tenant.say(lead, name, `/move event ${number} to sunday 11am`);
    expect(reply).toContain('is over');
  });

  describe('of what comes again', () => {
    const repeating = () => plan('"Training" every tuesday 19:00 until june for 2h');

    test('moves what follows to the new weekday and time, and says so to all', async () => {
      const training = await repeating();
      await tenant.say(ann, name, `/in ${training}`);
      await inDirect(lead, `/move event ${training} to 25 nov 20:00`);
      const { replies } = await inDirect(lead, '2');
      expect(replies).toHaveLength(2);
      for (const { body } of replies) {
        expect(body).toMatch(
          /\n🔁 every Wednesday 20:00–22:00 until Wed 30 Jun 2027: Wed 25 Nov, Wed 2 Dec/,
        );
      }
      expect((await eventOf(training)).recurrence).toMatch(/^FREQ=WEEKLY;BYDAY=WE;UNTIL=20270630/);
      expect(await audits('event.move', training)).toMatchObject([
        {
          before: { recurrence: expect.stringContaining('BYDAY=TU') },
          after: { recurrence: expect.stringContaining('BYDAY=WE') },
        },
      ]);
    });

    test('where nothing follows, says so, and is taken back with its rule', async () => {
      const both = await plan('"Training" every monday and thursday 19:00');
      const { recurrence } = await eventOf(both);
      await tenant.say(lead, name, `/move event ${both} to friday 20:00`);
      const [reply] = await tenant.say(lead, name, '2');
      expect(reply).toContain('🔁 It no longer repeats.');
      expect((await eventOf(both)).recurrence).toBeNull();
      await tenant.say(lead, name, '/undo');
      expect((await eventOf(both)).recurrence).toBe(recurrence);
    });

    test('is seen in /who and /events', async () => {
      const training = await repeating();
      expect((await tenant.say(ann, name, `/who is coming to ${training}`))[0]).toContain(
        '\n🔁 every Tuesday 19:00–21:00 until Wed 30 Jun 2027: Tue 24 Nov, Tue 1 Dec\n',
      );
      const [list] = await tenant.say(ann, name, '/events');
      expect(list).toContain(
        `#${training} Training · Tue 24 Nov 19:00 · 🔁 every Tuesday 19:00–21:00 until Wed 30 Jun 2027 ·`,
      );
      expect(list).toMatch(/Game · Sun 22 Nov 11:00 ·/);
    });
  });
});

describe('/invite', () => {
  test('invites a group and people, counts those who were, and lets them know', async () => {
    const family = `Family ${round}`;
    await tenant.group(family, [lead, ann, cat]);
    await tenant.say(lead, family, `/link chat to group "${family}"`);
    const zoe = await outsider('Zoe', { chats: true });
    await tenant.group(`Neighbours ${round}`, [lead, zoe]);
    const { replies } = await tenant.tell(
      lead,
      name,
      `/invite @"${family}" and @"${zoe.name}" to ${number}`,
    );
    expect(await standing()).toEqual({
      Ann: 'INVITED',
      Ben: 'INVITED',
      Cat: 'INVITED',
      Lead: 'INVITED',
      [zoe.name]: 'INVITED',
    });
    const chats = replies.map(({ chat }) => chat);
    expect(chats.sort()).toEqual([name, family, `direct ${zoe.name}`].sort());
    expect(replies.find(({ chat }) => chat === name)!.body).toContain(
      `💌 Cat and ${zoe.name} are invited to Game`,
    );
    expect(replies.find(({ chat }) => chat === name)!.body).toContain(
      '2 people were invited already.',
    );
    const notice = replies.find(({ chat }) => chat === family)!;
    expect(notice.body).toContain(`You are invited to Game, Sun 22 Nov 11:00. #${number}`);
    expect(notice.mentions).toEqual([cat.phone]);
    expect(await audits('event.invite')).toMatchObject([
      { after: { contactIds: [cat.contactId, zoe.contactId] } },
    ]);
    // In its own chat the notice is answered without the number, and later news come there.
    await tenant.say(cat, family, 'in', { quotedId: notice.id });
    expect((await standing()).Cat).toBe('GOING');
    const moved = await tenant.tell(lead, name, `/move event ${number} to sunday 12:00`);
    expect(moved.replies.map(({ chat }) => chat).sort()).toEqual([family, name].sort());
  });

  test('again changes nothing, and tells nobody', async () => {
    const family = `Family ${round}`;
    await tenant.group(family, [lead, cat]);
    await tenant.say(lead, name, `/invite @"${family}" to ${number}`);
    const { replies } = await tenant.tell(lead, name, `/invite @"${family}" to ${number}`);
    expect(replies).toHaveLength(1);
    expect(replies[0]!.body).toContain('2 people were invited already');
    expect(await audits('event.invite')).toHaveLength(1);
  });

  test('leaves out whom it should', async () => {
    const family = `Family ${round}`;
    const dan = await tenant.person(`Dan ${round}`);
    await tenant.group(family, [lead, cat, dan]);
    await tenant.say(lead, name, `/invite @"${family}" except @"${dan.name}" to ${number}`);
    expect(Object.keys(await standing())).toEqual(['Ann', 'Ben', 'Cat', 'Lead']);
  });

  test('of more than the organization lets pass is confirmed', async () => {
    const family = `Family ${round}`;
    const many = await Promise.all(
      Array.from({ length: 26 }, (_, n) => tenant.person(`Guest ${round} ${n}`)),
    );
    await tenant.group(family, [lead, ...many]);
    const [question] = await tenant.say(lead, name, `/invite @"${family}" to ${number}`);
    expect(question).toContain('Invite 26 people to Game');
    expect(Object.keys(await standing())).toHaveLength(3);
    await tenant.say(lead, name, 'yes');
    expect(Object.keys(await standing())).toHaveLength(29);
  });

  test('is refused to a member who did not plan it, with a group out of reach, and when it is over or off', async () => {
    const family = `Family ${round}`;
    const before = await standing();
    await tenant.group(family, [cat], { visibility: 'ADMINS_ONLY' });
    expect((await tenant.say(ann, name, `/invite @Ben to ${number}`))[0]).toMatch(/cannot/);
    expect((await tenant.say(lead, name, `/invite @"${family}" to ${number}`))[0]).toMatch(
      /no group/,
    );
    await tenant.group(`Board ${round}`, [cat, lead], { restricted: true });
    expect((await tenant.say(lead, name, `/invite @"Board ${round}" to ${number}`))[0]).toMatch(
      /cannot/,
    );
    await world.db.event.updateMany({ where: { number }, data: { status: 'CANCELLED' } });
    expect((await tenant.say(lead, name, `/invite @Cat to ${number}`))[0]).toContain('cancelled');
    await world.db.event.updateMany({
      where: { number },
      data: { status: 'SCHEDULED', startsAt: new Date('2026-11-19T10:00:00Z'), endsAt: null },
    });
    expect((await tenant.say(lead, name, `/invite @Cat to ${number}`))[0]).toContain('is over');
    expect(await standing()).toEqual(before);
  });

  test('of a member who may plan, by whoever planned it', async () => {
    const own = Number(
      /#(\d+)/.exec((await tenant.say(ann, name, '/create event "Picnic" sunday 3pm'))[0]!)![1],
    );
    await tenant.group(`Choir ${round}`, [cat, ann]);
    await tenant.say(ann, name, `/invite @Cat to ${own}`);
    expect(Object.keys(await standing(own))).toContain('Cat');
  });

  test('stands when the invited leave the group by which they were', async () => {
    const family = `Family ${round}`;
    await tenant.group(family, [lead, cat]);
    await tenant.say(lead, name, `/invite @"${family}" to ${number}`);
    await tenant.say(cat, family, `/in ${number}`);
    await tenant.say(lead, family, `/remove @Cat from @"${family}"`);
    await tenant.say(lead, family, 'yes');
    expect((await standing()).Cat).toBe('GOING');
  });
});

describe('/rsvp', () => {
  test('alone says how one stands, and how to answer', async () => {
    const [silent] = await tenant.say(ann, name, '/rsvp');
    expect(silent).toBe(
      `Game, Sun 22 Nov 11:00: you haven't answered. #${number}\n/in ${number} · /out ${number} · /maybe ${number}`,
    );
    await tenant.say(ann, name, `/in ${number} +1 late`);
    expect((await tenant.say(ann, name, `/rsvp ${number}`))[0]).toContain(
      "you're in with 1 guest (late)",
    );
    expect(await audits('event.answer')).toHaveLength(1);
  });

  test('answers, with guests and a reason', async () => {
    await tenant.say(ann, name, `/rsvp ${number} yes +2`);
    await tenant.say(ben, name, `/rsvp ${number} no my knee hurts`);
    expect(await standing()).toMatchObject({ Ann: 'GOING +2', Ben: 'DECLINED' });
    await tenant.say(ben, name, '/rsvp maybe');
    expect((await standing()).Ben).toBe('MAYBE');
  });

  test('answers for somebody, and the record says who did', async () => {
    const [reply] = await tenant.say(lead, name, `/rsvp ${number} yes for @Ann`);
    expect(reply).toContain('✅ Ann is in: Game');
    expect((await standing()).Ann).toBe('GOING');
    expect(await audits('event.answer')).toMatchObject([
      {
        actorContactId: lead.contactId,
        after: { contactId: ann.contactId, status: 'GOING', source: 'COMMAND' },
      },
    ]);
  });

  test('for somebody is refused to a member; for oneself it is not', async () => {
    expect((await tenant.say(ben, name, `/rsvp ${number} yes for @Ann`))[0]).toMatch(/cannot/);
    expect((await standing()).Ann).toBe('INVITED');
    await tenant.say(ben, name, `/rsvp ${number} yes for me`);
    expect((await standing()).Ben).toBe('GOING');
  });

  test('for somebody without an answer is asked about', async () => {
    expect((await tenant.say(lead, name, `/rsvp ${number} for @Ann`))[0]).toContain('answer');
    expect(await standing()).toEqual({ Ann: 'INVITED', Ben: 'INVITED', Lead: 'INVITED' });
  });

  test.each([
    ['/out {} for Ann', 'no for @Ann'],
    ['/in {} +1 for Ann', 'yes +1 for @Ann'],
    ['/maybe {} for Ann', 'maybe for @Ann'],
  ])('%s is asked about, and is nobody’s answer', async (said, hint) => {
    const [reply] = await tenant.say(lead, name, said.replace('{}', `${number}`));
    expect(reply).toContain('Is that the answer of Ann? Nothing is changed yet.');
    expect(reply).toContain(`Reply yes for: /rsvp ${number} ${hint}`);
    expect(await standing()).toEqual({ Ann: 'INVITED', Ben: 'INVITED', Lead: 'INVITED' });
  });

  test('with the hint that is given, the answer is theirs', async () => {
    const dan = await tenant.person('Olaf');
    await tenant.group(`Both ${round}`, [lead, dan]);
    await tenant.say(lead, name, `/invite @"${dan.name}" to ${number}`);
    const [asked] = await tenant.say(lead, name, `/in ${number} +1 for ${dan.name}`);
    await tenant.say(lead, name, /\/rsvp .*/.exec(asked!)![0]);
    expect(await standing()).toMatchObject({ [dan.name]: 'GOING +1', Lead: 'INVITED' });
  });

  test('a reason may begin with "for", and name oneself', async () => {
    await tenant.say(ben, name, `/out ${number} for work`);
    expect((await standing()).Ben).toBe('DECLINED');
    await tenant.say(ann, name, `/in ${number} for Ann`);
    expect((await standing()).Ann).toBe('GOING');
  });

  test('with a mention for somebody else by a member is refused, and says who may', async () => {
    const body = `/out ${number} for ${mention(ann)}`;
    const { replies } = await tenant.tell(ben, name, body, { mentions: [ann.phone] });
    expect(replies[0]!.body).toContain('whoever planned it and its admins can');
    expect(await standing()).toMatchObject({ Ann: 'INVITED', Ben: 'INVITED' });
  });

  test('in another organization, or of what is off, is refused', async () => {
    const other = await world.tenant(`Strangers ${round}`);
    const boss = await other.person('Boss', { role: 'ADMIN' });
    expect((await other.say(boss, 'x', `/rsvp ${number} yes`))[0]).toContain('no event');
    await world.db.event.updateMany({ where: { number }, data: { status: 'CANCELLED' } });
    expect((await tenant.say(ann, name, `/rsvp ${number} yes`))[0]).toContain('was cancelled');
  });
});

describe('/undo', () => {
  test('brings back what was cancelled', async () => {
    await tenant.say(ann, name, `/in ${number}`);
    await tenant.say(lead, name, `/cancel event ${number}`);
    await tenant.say(lead, name, 'yes');
    await tenant.say(lead, name, '/undo');
    expect((await eventOf()).status).toBe('SCHEDULED');
    expect((await standing()).Ann).toBe('GOING');
  });

  test('of a cancellation invites those who have joined the group meanwhile', async () => {
    await tenant.say(lead, name, `/cancel event ${number}`);
    await tenant.say(lead, name, 'yes');
    await tenant.say(ann, name, 'Who is new?');
    await inDirect(lead, `/add @Cat to @"${name}"`);
    expect((await standing()).Cat).toBeUndefined();
    await tenant.say(lead, name, '/undo');
    expect(await standing()).toEqual({
      Ann: 'INVITED',
      Ben: 'INVITED',
      Cat: 'INVITED',
      Lead: 'INVITED',
    });
  });

  test('of an invitation tells the invited once, where they were invited', async () => {
    const family = `Family ${round}`;
    const dan = await outsider('Dan', { chats: true });
    await tenant.group(family, [lead, cat]);
    await tenant.say(lead, family, `/link chat to group "${family}"`);
    await tenant.group(`Others ${round}`, [lead, dan]);
    await tenant.say(lead, name, `/invite @"${family}" and @"${dan.name}" to ${number}`);
    const { replies } = await tenant.tell(lead, name, '/undo');
    const said = Object.fromEntries(replies.map(({ chat, body }) => [chat, body]));
    expect(said[name]).toBe(`↩️ 2 invitations to Game taken back. #${number}\nI told 2 people.`);
    const notice = `↩️ The invitation to Game, Sun 22 Nov 11:00, is taken back. #${number}`;
    expect(said[family]).toBe(`${notice}\n${mention(cat)}: you need not come.`);
    expect(said[`direct ${dan.name}`]).toBe(notice);
    expect(replies).toHaveLength(3);
  });

  test('of a group’s invitation leaves the group out of what is told later', async () => {
    const family = `Family ${round}`;
    const dan = await outsider('Dan', { chats: true });
    await tenant.group(family, [lead, dan, cat]);
    await tenant.say(lead, family, `/link chat to group "${family}"`);
    await tenant.say(lead, name, `/invite @"${dan.name}" to ${number}`);
    await tenant.say(lead, name, `/invite @"${family}" to ${number}`);
    await tenant.say(lead, name, '/undo');
    await inDirect(dan, `/in ${number}`);
    const { replies } = await tenant.tell(lead, name, `/move event ${number} to sunday 12:00`);
    expect(replies.map(({ chat }) => chat).sort()).toEqual([name, `direct ${dan.name}`].sort());
  });

  test('takes invitations back, and answers that were given by a list', async () => {
    const family = `Family ${round}`;
    await tenant.group(family, [lead, cat]);
    await tenant.say(lead, name, `/invite @"${family}" to ${number}`);
    await tenant.say(lead, name, '/undo');
    expect(await standing()).toEqual({ Ann: 'INVITED', Ben: 'INVITED', Lead: 'INVITED' });
    await tenant.say(lead, name, '1. Ann +1\n2. Ben');
    await tenant.say(lead, name, 'yes');
    expect(await standing()).toMatchObject({ Ann: 'GOING +1', Ben: 'GOING' });
    await tenant.say(lead, name, '/undo');
    expect(await standing()).toEqual({ Ann: 'INVITED', Ben: 'INVITED', Lead: 'INVITED' });
  });
});
