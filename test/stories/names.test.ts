import { describe, expect, test } from 'vitest';
import { type Friends, useFriends } from '../helpers/scenes.ts';
import type { Character } from '../helpers/world.ts';

// People by their numbers and mentions, groups by what they were called before.

let { world, tenant, ann, ben, pau } = {} as Friends<'ann' | 'ben' | 'pau'>;
useFriends({ ann: 'Ann', ben: 'Ben', pau: 'Pau García' }, async (friends) => {
  ({ world, tenant, ann, ben, pau } = friends);
  await tenant.group('Book Club', [ben, ann, pau]);
  await tenant.say(ann, 'chat', '/link chat to @BookClub');
});

const say = async (who: Character, said: string, mentions: string[] = []) => {
  world.clock.advance(1000);
  return (await tenant.say(who, 'chat', said, { mentions })).join('\n');
};

const contact = (phone: string) =>
  world.db.contact.findFirst({
    where: { organizationId: tenant.organizationId, phone, deletedAt: null },
  });

describe('a new person by number and name', () => {
  test.each([
    '/add +34 611 222 335 Toni Jr',
    '/add +34611222335 Toni Jr',
    '/add 0034 611 222 335 Toni Jr',
    '/add Toni Jr +34 611 222 335',
    '/add Toni Jr, +34 611 222 335',
    '/add 611222335 Toni Jr',
    '/add 611 22 23 35 Toni Jr to @BookClub',
  ])('%s', async (said) => {
    const reply = await say(ben, said);
    if (said.includes('Jr,')) {
      // A list of two: nobody is called so.
      expect(reply).toContain('I know nobody called');
      return;
    }
    expect(reply).toContain('✅ Toni Jr is in Book Club');
    expect(await contact('+34611222335')).toMatchObject({ name: 'Toni Jr' });
  });

  test('several at once, with what they are', async () => {
    expect(await say(ben, '/add +34 611 222 335 Toni Jr, 611222336 Eva as coach')).toContain(
      '✅ Toni Jr and Eva are in Book Club as coach',
    );
  });

  test('who is known keeps their name; a number that stands for one gives way', async () => {
    await say(ben, `/add ${pau.phone} Paul`);
    expect(await contact(pau.phone)).toMatchObject({ name: 'Pau García' });
    await say(ben, '/add +34611222335');
    expect(await contact('+34611222335')).toMatchObject({ name: '+34 611 22 23 35' });
    expect(await say(ben, '/add +34611222335 Toni Jr')).toContain(
      'Toni Jr was in Book Club already',
    );
    expect(await contact('+34611222335')).toMatchObject({ name: 'Toni Jr' });
  });

  test('not by who may add nobody', async () => {
    expect(await say(pau, '/add +34611222335 Toni Jr')).toContain('cannot');
    expect(await contact('+34611222335')).toBeNull();
  });
});

describe('a phone without its country code', () => {
  test.each([
    ['Europe/Madrid', 'en-GB', '611222335', '+34611222335'],
    ['Europe/Madrid', 'es', '34611222335', '+34611222335'],
    ['America/Mexico_City', 'es', '5512345678', '+525512345678'],
    ['Europe/London', 'en', '07400123456', '+447400123456'],
    ['America/New_York', 'en', '(212) 555-2368', '+12125552368'],
    ['Europe/Berlin', 'de-DE', '0151 12345678', '+4915112345678'],
    ['Etc/UTC', 'es-ES', '611222335', '+34611222335'],
  ])('is one of the country: %s, %s: %s', async (timeZone, locale, typed, phone) => {
    await world.db.organization.update({
      where: { id: tenant.organizationId },
      data: { timeZone, locale },
    });
    await say(ben, `/add ${typed}`);
    expect(await contact(phone)).not.toBeNull();
  });

  test('is asked about where it is none, with the likely reading as one key', async () => {
    expect(await say(ben, '/add 4915112345678 Uwe as coach')).toContain(
      'Is “4915112345678” the number +49 1511 2345678?',
    );
    expect(await contact('+4915112345678')).toBeNull();
    expect(await say(ben, 'yes')).toContain('✅ Uwe is in Book Club as coach');
    expect(await contact('+4915112345678')).toMatchObject({ name: 'Uwe' });
  });

  test('is asked about where no country is known', async () => {
    await world.db.organization.update({
      where: { id: tenant.organizationId },
      data: { timeZone: 'Etc/UTC', locale: 'en' },
    });
    expect(await say(ben, '/add 611222335')).toContain('country code');
    expect(await contact('+61611222335')).toBeNull();
    expect(await world.db.contact.count({ where: { organizationId: tenant.organizationId } })).toBe(
      3,
    );
  });
});

describe('who is mentioned in a text is named', () => {
  const mention = (person: Character) => `@${person.phone.slice(1)}`;

  test.each([
    ['/task Ask @PAU about the keys', 'Ask Pau García about the keys'],
    ['/task "Thank @PAU"', 'Thank Pau García'],
    ['/create event Party with @PAU and friends saturday', 'Party with Pau García and friends'],
  ])('in a title: %s', async (said, title) => {
    const reply = await say(ben, said.replace('@PAU', mention(pau)), [pau.phone]);
    expect(reply).toContain(title);
    expect(reply).not.toContain(pau.phone.slice(1));
  });

  test('in notes, places and reasons', async () => {
    await say(ben, `/task Clean up\nthe keys are with ${mention(pau)}`, [pau.phone]);
    const task = await world.db.task.findFirstOrThrow({
      where: { organizationId: tenant.organizationId, number: 1 },
    });
    expect(task.notes).toBe('the keys are with Pau García');
    await say(ben, '/create event Dinner saturday 9pm');
    await say(ben, `/out 2 since ${mention(pau)} is ill`, [pau.phone]);
    const answer = await world.db.participant.findFirstOrThrow({
      where: { organizationId: tenant.organizationId, contactId: ben.contactId },
    });
    expect(answer.reason ?? '').not.toContain(pau.phone.slice(1));
  });

  test('by another id of theirs, and by a number that nobody here has', async () => {
    await world.db.whatsappId.create({
      data: {
        organizationId: tenant.organizationId,
        externalId: '34699999999@c.us',
        contactId: pau.contactId,
        createdAt: world.clock.now(),
      },
    });
    expect(await say(ben, '/task Ask @34699999999 again', ['+34699999999'])).toContain(
      'Ask Pau García again',
    );
    expect(await say(ben, '/task Ask @34611222335 again', ['+34611222335'])).toContain(
      'Ask +34 611 22 23 35 again',
    );
  });

  test('whom a task is for is still whom it is for', async () => {
    expect(await say(ben, `/task Bring balls for ${mention(pau)}`, [pau.phone])).toContain(
      '✅ Bring balls → Pau García',
    );
  });
});

describe('a group is called as before too', () => {
  test('after it was renamed, also with an emoji', async () => {
    await say(ben, '/rename @BookClub to 📚 Readers');
    for (const handle of ['@BookClub', '@book-club', '@Readers', '@"📚 Readers"', '"Book Club"'])
      expect(await say(ben, `/group ${handle}`), handle).toContain('*📚 Readers*');
    await say(ben, '/rename @Readers to Bookworms');
    for (const handle of ['@BookClub', '@Readers', '@Bookworms'])
      expect(await say(ben, `/task "Read ${handle.slice(1)}" for ${handle}`), handle).toContain(
        '→ Bookworms',
      );
  });

  test('until another group takes the name', async () => {
    await say(ben, '/rename @BookClub to Readers');
    await say(ann, '/create group "Book Club"');
    expect(await say(ann, '/group @BookClub')).toContain('*Book Club*');
    expect(await say(ann, '/group @Readers')).toContain('*Readers*');
  });

  test('and by nobody who may not see it', async () => {
    const dan = await tenant.person('Dan');
    await say(ben, '/rename @BookClub to Readers');
    expect(await say(dan, '/group @BookClub')).toContain('There is no group');
  });

  test.each([
    ['/rename The Smiths', 'The Smiths'],
    ['/rename "The Smiths"', 'The Smiths'],
    ['/rename group The Smiths', 'The Smiths'],
    ['/rename to The Smiths', 'The Smiths'],
    ['/rename Book Club to The Smiths', 'The Smiths'],
    ['/rename @BookClub The Smiths', 'Book Club'],
  ])('in its chat it is renamed by its new name alone: %s', async (said, name) => {
    await say(ben, said);
    const group = await world.db.group.findFirstOrThrow({
      where: { organizationId: tenant.organizationId },
    });
    expect(group.name).toBe(name);
  });

  test('elsewhere it is asked which', async () => {
    const [reply] = await tenant.say(ben, 'with Ben', '/rename The Smiths', { chatKind: 'direct' });
    expect(reply).toContain('Which group?');
  });
});
