import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// In which language people are spoken to: the organization's, and their own where they choose one.

let world: World;
let tenant: Tenant;
let boss: Character;
let ann: Character;
let ben: Character;
let round = 0;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.end());

beforeEach(async () => {
  round += 1;
  tenant = await world.tenant(`Friends ${round}`);
  boss = await tenant.person('Boss', { role: 'ADMIN' });
  ann = await tenant.person('Ann');
  ben = await tenant.person('Ben');
  await tenant.group('Choir', [boss, ann, ben]);
  await tenant.say(boss, 'choir', '/link chat to @Choir');
});

const direct = { chatKind: 'direct' } as const;

const alone = async (who: Character, said: string) =>
  (await tenant.say(who, who.phone, said, direct)).at(-1)!;

const localeOf = async () =>
  (await world.db.organization.findUniqueOrThrow({ where: { id: tenant.organizationId } })).locale;

const own = async ({ contactId }: Character) =>
  (await world.db.contact.findFirstOrThrow({ where: { id: contactId } })).locale;

const entries = (action: string) =>
  world.db.auditEntry.findMany({
    where: { organizationId: tenant.organizationId, action },
    select: { actorContactId: true, before: true, after: true },
    orderBy: { id: 'asc' },
  });

describe('the organization’s, by an ADMIN', () => {
  test.each([
    ['/settings language español', 'es'],
    ['/settings language: Spanish', 'es'],
    ['/settings language es-MX', 'es-MX'],
    ['/config language "castellano"', 'es'],
  ])('%s', async (said, locale) => {
    const reply = await alone(boss, said);
    expect(reply).toMatch(/como queda ahora:/);
    expect(await localeOf()).toBe(locale);
    expect(await own(boss)).toBeNull();
    // Everybody is answered in it, and types either.
    expect(await alone(ann, '/tareas')).toBe('No tienes nada pendiente. 🎉');
    expect(await alone(ann, '/tasks')).toBe('No tienes nada pendiente. 🎉');
  });

  test.each(['/ajustes idioma inglés', '/settings language english', '/ajustes idioma: en'])(
    'and back again: %s',
    async (said) => {
      await alone(boss, '/settings language español');
      expect(await alone(boss, said)).toMatch(/as it is set now:/);
      expect(await localeOf()).toBe('en');
    },
  );

  test('in a group’s chat it is the same', async () => {
    expect((await tenant.say(boss, 'choir', '/settings language español'))[0]).toMatch(
      /^✅ Choir, como queda ahora:[\s\S]*💬 Idioma: español/,
    );
    expect(await localeOf()).toBe('es');
  });

  test('is kept in the log, and undone', async () => {
    await alone(boss, '/settings language español');
    expect(await entries('organization.update')).toMatchObject([
      {
        actorContactId: boss.contactId,
        before: { locale: 'en-GB' },
        after: { locale: 'es' },
      },
    ]);
    expect(await alone(boss, '/deshacer')).toContain('está como antes');
    expect(await localeOf()).toBe('en-GB');
  });

  test('the language that is spoken already changes nothing, region and all', async () => {
    await alone(boss, '/settings language english');
    expect(await localeOf()).toBe('en-GB');
    expect(await entries('organization.update')).toEqual([]);
  });
});

describe('one’s own', () => {
  test.each([
    ['ann', '/settings language español'],
    ['ann', '/settings my language spanish'],
    ['boss', '/settings my language español'],
  ])('%s: %s', async (name, said) => {
    const who = name === 'ann' ? ann : boss;
    expect(await alone(who, said)).toBe('💬 Ahora te hablo en español.\nComo antes: /deshacer');
    expect(await own(who)).toBe('es');
    expect(await localeOf()).toBe('en-GB');
    expect(await alone(who, '/tareas')).toBe('No tienes nada pendiente. 🎉');
    // Nobody else is spoken to otherwise.
    expect(await alone(ben, '/tasks')).toBe('You have nothing to do. 🎉');
  });

  test('what they do in a group’s chat is answered in it, what others do is not', async () => {
    await tenant.say(ann, 'choir', '/settings language español');
    await alone(ben, '/tasks');
    const [given] = await tenant.say(ann, 'choir', '/crear tarea "Traer la red" para @Ben');
    expect(given).toMatch(/^✅ Traer la red → Ben/);
    expect((await tenant.say(ben, 'choir', '/done 1'))[0]).toContain('is done');
    expect((await tenant.say(ann, 'choir', '/hecho 1 para @Nadie'))[0]).toContain(
      'No conozco a nadie',
    );
    expect((await tenant.say(ann, 'choir', '/renombrar a Coro'))[0]).toContain('Pregunta a Boss');
  });

  test('what is told to them alone is told in it, what all read is not', async () => {
    await alone(ann, '/settings language español');
    await alone(ben, '/tasks');
    await alone(boss, '/tasks');
    await tenant.group('Band', [boss, ann, ben]);
    await alone(boss, '/create task "Tune up" for @Band');
    const nudged = await tenant.tell(boss, boss.phone, '/nudge 1', direct);
    const to = ({ phone }: Character) =>
      nudged.replies.find(({ chat }) => chat === phone || chat.includes(phone.slice(1)))?.body;
    expect(to(ann)).toContain('sigue pendiente');
    expect(to(ben)).toContain('is still to do');
    await alone(boss, '/create task "Learn it" for @Choir');
    const here = await tenant.tell(boss, boss.phone, '/nudge 2', direct);
    expect(here.replies.find(({ chat }) => chat === 'choir')?.body).toContain('is still to do');
  });

  test('what is said to a group that has no chat', async () => {
    await alone(ann, '/settings language español');
    await alone(ben, '/tasks');
    await tenant.group('Band', [boss, ann, ben]);
    const said = await tenant.tell(boss, boss.phone, '/send @Band "We meet at 7"', direct);
    const bodies = said.replies.map(({ body }) => body);
    expect(bodies.filter((body) => body.includes('We meet at 7'))).toHaveLength(2);
    expect(bodies.filter((body) => /Boss (?:a|to) /.test(body)).length).toBeGreaterThan(0);
    expect(new Set(bodies.filter((body) => body.includes('We meet at 7'))).size).toBe(2);
  });

  test('is kept in the log, and undone', async () => {
    await alone(ann, '/settings language español');
    expect(await entries('contact.language')).toEqual([
      { actorContactId: ann.contactId, before: { locale: null }, after: { locale: 'es' } },
    ]);
    expect(await alone(ann, '/deshacer')).toBe('↩️ Te hablo como antes.');
    expect(await own(ann)).toBeNull();
    expect(await alone(ann, '/tasks')).toBe('You have nothing to do. 🎉');
    expect(await alone(ann, '/undo')).toContain('You changed nothing here');
  });

  test('goes along with what else is set', async () => {
    await tenant.group('Duo', [ann, ben]);
    expect(await alone(ann, '/settings @Duo zone Lisbon language español')).toMatch(
      /^✅ Duo, como queda ahora:\n🕒 Zona horaria: Europe\/Lisbon/,
    );
    expect(await own(ann)).toBe('es');
  });
});

test.each(['français', 'klingon', 'de-DE'])('%s is not spoken: what is, is said', async (typed) => {
  for (const who of [boss, ann]) {
    expect(await alone(who, `/settings language ${typed}`)).toBe(
      'The language must be English or español, like this: español',
    );
  }
  expect(await localeOf()).toBe('en-GB');
  expect(await own(ann)).toBeNull();
});
