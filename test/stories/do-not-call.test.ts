import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// Whoever says "don't call me" in their direct chat is never called, until they say "call me".

let world: World;
let club: Tenant;
let ben: Character;
let round = 0;

beforeAll(async () => {
  world = await createWorld();
  club = await world.tenant('Club');
});

afterAll(() => world.end());

beforeEach(async () => {
  round += 1;
  ben = await club.person(`Ben ${round}`);
  await inPrivate(ben, '/me');
});

const inPrivate = (who: Character | string, said: string, tenant = club) =>
  tenant.say(who, `with ${typeof who === 'string' ? who : who.name}`, said, { chatKind: 'direct' });

const calls = async ({ contactId }: Character) => {
  const {
    callConsent,
    callConsentSource,
    callConsentAt,
    doNotCallAt,
    doNotCallSource,
    optedOutAt,
  } = await world.db.contact.findFirstOrThrow({ where: { id: contactId } });
  return {
    callConsent,
    callConsentSource,
    callConsentAt,
    doNotCallAt,
    doNotCallSource,
    optedOutAt,
  };
};

const entries = ({ contactId }: Character) =>
  world.db.auditEntry.findMany({
    where: { subjectId: contactId, action: { in: ['contact.callConsent', 'contact.doNotCall'] } },
    orderBy: { id: 'asc' },
    select: { action: true, actorContactId: true, before: true, after: true },
  });

const nothing = {
  callConsent: null,
  callConsentSource: null,
  callConsentAt: null,
  doNotCallAt: null,
  doNotCallSource: null,
  optedOutAt: null,
};

describe("don't call me", () => {
  test.each([
    "don't call me",
    'Don’t call me again!',
    'do not call me any more',
    'Stop calling me.',
    '/stop calling me',
    'please stop calling me',
  ])('“%s” is kept at once, and answered', async (said) => {
    const at = world.clock.now();
    expect(await inPrivate(ben, said)).toEqual([
      '📵 From now on I never call you; messages go on as they do. Say “call me” to allow it again.',
    ]);
    expect(await calls(ben)).toEqual({ ...nothing, doNotCallAt: at, doNotCallSource: 'CHAT' });
    expect(await entries(ben)).toEqual([
      {
        action: 'contact.doNotCall',
        actorContactId: ben.contactId,
        before: { doNotCall: false, source: null, at: null },
        after: { doNotCall: true, source: 'CHAT', at: at.toISOString() },
      },
    ]);
    expect(await inPrivate(ben, said)).toEqual([expect.stringContaining('as you said before')]);
    expect(await entries(ben)).toHaveLength(1);
  });

  test.each(['no me llames', 'No me llaméis más', '¡No me llaméis!', 'deja de llamarme'])(
    '“%s” is heard in Spanish, and “podéis llamarme” ends it',
    async (said) => {
      const liga = await world.tenant(`Liga ${round}`, { locale: 'es-ES' });
      const ana = await liga.person('Ana');
      expect(await inPrivate(ana, said, liga)).toEqual([
        '📵 Desde ahora no te llamo nunca; los mensajes siguen igual. Di «llámame» para permitirlo otra vez.',
      ]);
      expect((await calls(ana)).doNotCallSource).toBe('CHAT');
      expect(await inPrivate(ana, 'Podéis llamarme', liga)).toEqual([
        expect.stringContaining('puedo llamarte'),
      ]);
      expect(await calls(ana)).toMatchObject({ callConsent: true, doNotCallAt: null });
    },
  );

  test('is heard in every language that Muster speaks, whatever is spoken there', async () => {
    expect(await inPrivate(ben, 'no me llaméis más')).toEqual([
      expect.stringContaining('From now on I never call you'),
    ]);
    const liga = await world.tenant(`Liga ${round}`, { locale: 'es-ES' });
    expect(await inPrivate(await liga.person('Ana'), "don't call me", liga)).toEqual([
      expect.stringContaining('Desde ahora no te llamo nunca'),
    ]);
  });

  test.each([
    'please stop',
    "don't call me?",
    "don't call me before nine",
    'you can stop by and call me later',
  ])('“%s” is nothing of the kind', async (said) => {
    await inPrivate(ben, said);
    expect(await entries(ben)).toEqual([]);
  });

  test('is chatter in a group, and from a stranger', async () => {
    for (const said of ["don't call me", 'call me', 'no me llames'])
      expect(await club.say(ben, 'anywhere', said)).toEqual([]);
    await inPrivate('+34699999998', "don't call me");
    expect(await calls(ben)).toEqual(nothing);
  });

  test('is taken back by /undo and by deleting it', async () => {
    await inPrivate(ben, "don't call me");
    expect(await inPrivate(ben, '/undo')).toEqual(['↩️ You may be called again.']);
    const chat = `with ${ben.name}`;
    const { messageId } = await club.tell(ben, chat, 'no me llames', { chatKind: 'direct' });
    await club.revise(ben, chat, messageId, null);
    expect((await calls(ben)).doNotCallAt).toBeNull();
  });

  test('leaves the wish for no messages as it is', async () => {
    await inPrivate(ben, 'stop');
    await inPrivate(ben, "don't call me");
    await inPrivate(ben, 'start');
    expect(await calls(ben)).toMatchObject({ optedOutAt: null, doNotCallSource: 'CHAT' });
  });
});

describe('call me', () => {
  test('allows calls, with its source and its instant, and is taken back whole', async () => {
    await inPrivate(ben, "don't call me");
    const before = await calls(ben);
    world.clock.advance(60_000);
    const at = world.clock.now();
    expect(await inPrivate(ben, 'You can call me')).toEqual([
      '📞 Thank you: I may call you. Say “don’t call me” to end that.',
    ]);
    const given = { ...nothing, callConsent: true, callConsentSource: 'CHAT', callConsentAt: at };
    expect(await calls(ben)).toEqual(given);
    expect(await inPrivate(ben, 'call me')).toEqual([expect.stringContaining('as before')]);
    expect(await entries(ben)).toHaveLength(3);
    await inPrivate(ben, '/undo');
    // With when and how it was known before, and not as of the undoing.
    expect(await calls(ben)).toEqual(before);
  });

  test('of whoever said stop says that this stands', async () => {
    await inPrivate(ben, 'stop');
    expect(await inPrivate(ben, 'call me')).toEqual([
      expect.stringContaining('once you say start too'),
    ]);
  });

  test('is not taken back once it was said otherwise', async () => {
    const headers = { authorization: `Bearer ${await club.key('ADMIN')}` };
    await inPrivate(ben, 'call me');
    await world.service.admin.inject({
      method: 'PATCH',
      url: `/api/contacts/${ben.contactId}`,
      headers,
      payload: { callConsent: false },
    });
    expect(await inPrivate(ben, '/undo')).toEqual([expect.stringContaining('changed again since')]);
    expect(await calls(ben)).toMatchObject({ callConsent: false, callConsentSource: 'API' });
  });
});
