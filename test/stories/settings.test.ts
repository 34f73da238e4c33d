import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, FRIDAY, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let boss: Character;
let lead: Character;
let ann: Character;
let round = 0;
/** The name of the group of a test, which is that of its linked chat. */
let team: string;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  boss = await tenant.person('Boss', { role: 'ADMIN' });
  lead = await tenant.person('Lead');
  ann = await tenant.person('Ann');
});

afterAll(() => world.end());

beforeEach(async () => {
  world.clock.set(FRIDAY);
  round += 1;
  team = `Team ${round}`;
  await tenant.group(team, [lead, ann]);
  await tenant.say(lead, team, `/link chat to group "${team}"`);
});

const say = async (who: Character, what: string, where = team): Promise<string> =>
  (await tenant.say(who, where, what)).at(-1)!;

const group = () => world.db.group.findFirstOrThrow({ where: { name: team } });

const confirmAbove = async () =>
  (await world.db.organization.findUniqueOrThrow({ where: { id: tenant.organizationId } }))
    .confirmAbove;

const entries = (action: string, subjectId: string) =>
  world.db.auditEntry.findMany({
    where: { action, subjectId },
    orderBy: { id: 'asc' },
    select: { actorContactId: true, before: true, after: true },
  });

describe('/settings of a group', () => {
  test.each([
    ['/settings zone', '/settings zone Europe/Madrid'],
    ['/settings restricted', '/settings restricted off'],
    ['/settings create everybody', '/settings @BookClub create admins'],
    ['/settings confirm lots', '/settings confirm 50'],
    ['/settings nonsense', '/settings zone Europe/Madrid'],
  ])('that are not understood get the example that fits: %s', async (said, example) => {
    expect(await say(boss, said)).toMatch(new RegExp(`${example}$`));
  });

  test('shows what holds, and how to change it', async () => {
    expect(await say(lead, '/settings')).toBe(
      [
        `⚙️ ${team}:`,
        '🕒 Time zone: Europe/Madrid (that of Friends)',
        '✍️ Tasks and events are created by all its members',
        '🔔 Events: I remind, 2 days before, whoever has not answered; 3 h before, whoever is in',
        '🎟 Places that come free on the last day: whoever waits moves up at once',
        '🔁 What comes again: the next event is there when the last one is over, or 6 days ahead',
        '🗓 Digest: none',
        '🏅 Who came most: told to whoever asks (/top)',
        '💬 Language: British English',
        '❓ I ask before I reach more than 25 people',
        '📊 New events are announced without a poll',
        '🗂 Messages are kept for ever',
        '⏰ After an absence I run commands of the last 10 min',
        '🌙 Quiet hours: 22:00–08:00',
        `Change one: /settings @"${team}" zone Madrid · /settings @"${team}" create admins · /settings @"${team}" reminders 24h, 2h · /settings @"${team}" digest monday 8:00 · /settings my language español`,
      ].join('\n'),
    );
  });

  test.each([
    ['zone America/New_York', 'America/New_York'],
    ['zone new york', 'America/New_York'],
    ['time zone: Lisbon', 'Europe/Lisbon'],
    ['zone kyiv', 'Europe/Kyiv'],
  ])('%s', async (typed, zone) => {
    const reply = await say(lead, `/settings ${typed}`);
    expect(reply).toContain(`✅ ${team}, as it is set now:\n🕒 Time zone: ${zone}\n`);
    const { id, timeZone } = await group();
    expect(timeZone).toBe(zone);
    expect(await entries('group.update', id)).toEqual([
      { actorContactId: lead.contactId, before: { timeZone: null }, after: { timeZone: zone } },
    ]);
  });

  test('sets the zone in which the next dates are read', async () => {
    await say(lead, '/settings zone tokyo');
    await say(lead, '/create task "Call" due tomorrow 9am');
    const { dueAt } = await world.db.task.findFirstOrThrow({
      where: { title: 'Call', number: { not: null } },
    });
    expect(dueAt).toEqual(new Date('2026-11-21T00:00:00Z'));
  });

  test.each([
    ['reminders 24h, 2h', 1440, 120],
    ['reminders: 1 day and 90 min', 1440, 90],
    ['reminders off, 1h', null, 60],
    ['reminders 2 days, off', 2880, null],
    ['reminders off', null, null],
  ])('%s', async (typed, remindUnanswered, remindComing) => {
    expect(await say(lead, `/settings ${typed}`)).toContain(`✅ ${team}, as it is set now:`);
    expect(await group()).toMatchObject({ remindUnanswered, remindComing });
    await say(lead, '/undo');
    expect(await group()).toMatchObject({ remindUnanswered: 2880, remindComing: 180 });
  });

  test.each(['reminders 24h', 'reminders soon', 'reminders 5 weeks, 2h', 'reminders 2h, 3'])(
    'what is none is refused, with an example: %s',
    async (typed) => {
      expect(await say(lead, `/settings ${typed}`)).toContain('48h, 3h');
      expect(await group()).toMatchObject({ remindUnanswered: 2880, remindComing: 180 });
    },
  );

  test('reminders count for the events that are planned already', async () => {
    await say(lead, '/create event Game thursday 8pm');
    await say(lead, '/settings reminders 24h, off');
    const alarms = await world.db.alarm.findMany({
      where: {
        organizationId: tenant.organizationId,
        kind: { in: ['EVENT_UNANSWERED', 'EVENT_COMING'] },
      },
    });
    expect(alarms.map(({ plannedAt }) => plannedAt)).toEqual([new Date('2026-11-25T19:00:00Z')]);
  });

  test('a zone that is none is refused, with the nearest', async () => {
    expect(await say(lead, '/settings zone Madrit')).toBe(
      'I know no time zone “Madrit”. Did you mean Europe/Madrid? Name a large city, like Madrid, or the zone: Europe/Madrid',
    );
    expect(await say(lead, '/settings zone +02:00')).toContain('I know no time zone');
    expect(await say(lead, '/settings zone')).toMatch(/don't understand|missing/);
    expect(await group()).toMatchObject({ timeZone: null });
  });

  test('a zone that may be several is asked about, with the likeliest as one key', async () => {
    const { name } = await group();
    expect(await say(lead, '/settings zone EST')).toBe(
      `“EST” may be America/New_York, America/Toronto, Australia/Sydney or America/Jamaica. Say which: /settings zone America/New_York\nReply yes for: /settings zone America/New_York`,
    );
    expect(await group()).toMatchObject({ timeZone: null });
    expect(await say(lead, 'yes')).toContain(`✅ ${name}, as it is set now:`);
    expect(await group()).toMatchObject({ timeZone: 'America/New_York' });
    expect(await say(lead, '/settings zone Spain')).toContain(
      'Reply yes for: /settings zone Europe/Madrid',
    );
    expect(await say(lead, '/settings zone CET')).toContain('Europe/Madrid');
    expect(await group()).toMatchObject({ timeZone: 'Europe/Madrid' });
  });

  test.each([
    ['restricted on', true],
    ['create admins', true],
    ['restricted off', false],
    ['create members', false],
  ])('%s', async (typed, restricted) => {
    const { id } = await group();
    await world.db.group.updateMany({ where: { id }, data: { restricted: !restricted } });
    const reply = await say(lead, `/settings ${typed}`);
    expect(reply).toContain(restricted ? 'by its admins only' : 'by all its members');
    expect(await group()).toMatchObject({ restricted });
    expect(await entries('group.update', id)).toMatchObject([
      { before: { restricted: !restricted }, after: { restricted } },
    ]);
    const made = await say(ann, '/create task "Mine"');
    expect(made.includes('you cannot')).toBe(restricted);
  });

  test('several at once, and twice with nothing changed', async () => {
    const both = '/settings restricted on zone Lisbon';
    for (const _ of ['once', 'twice']) expect(await say(lead, both)).toContain('Europe/Lisbon');
    const { id } = await group();
    expect(await entries('group.update', id)).toHaveLength(1);
  });

  test('of a named group, from anywhere', async () => {
    const reply = await say(lead, `/settings zone new york @"${team}"`, 'elsewhere');
    expect(reply).toContain(team);
    expect(await group()).toMatchObject({ timeZone: 'America/New_York' });
    expect(await say(lead, '/settings zone new york', 'elsewhere')).toContain('Which group?');
  });

  test('are for those who lead it', async () => {
    for (const typed of ['', ' restricted on', ' zone Lisbon', ` @"${team}"`]) {
      expect(await say(ann, `/settings${typed}`)).toMatch(/you cannot/);
    }
    expect(await group()).toMatchObject({ timeZone: null, restricted: false });
    expect(await say(boss, '/settings restricted on')).toContain('by its admins only');
  });

  test('are never another organization’s', async () => {
    const others = await world.tenant(`Others ${round}`);
    const twin = await others.person('Twin', { role: 'ADMIN' });
    const [reply] = await others.say(twin, 'there', `/settings @"${team}" restricted on`);
    expect(reply).toContain('There is no group');
    expect(await group()).toMatchObject({ restricted: false });
  });
});

describe('/settings confirm', () => {
  test('is for admins of the organization, and holds from then on', async () => {
    expect(await say(lead, '/settings confirm 1')).toMatch(/cannot .*admins of the organization/);
    expect(await confirmAbove()).toBe(25);
    expect(await say(boss, '/settings confirm 1', 'office')).toBe(
      [
        '✅ Friends, as it is set now:',
        '🕒 Time zone: Europe/Madrid',
        '💬 Language: British English',
        '❓ I ask before I reach more than 1 person',
        '📊 New events are announced without a poll',
        '🗂 Messages are kept for ever',
        '⏰ After an absence I run commands of the last 10 min',
        '🌙 Quiet hours: 22:00–08:00',
        '📞 Calls: Mon–Fri 09:00–20:00, Sat 10:00–18:00 · again after 30 min, 2 h · no holidays',
        '☎️ I call whoever has not said no, 5 in 30 s and 25 in 15 min at most · I turn to a person by myself 3 times a day at most',
      ].join('\n'),
    );
    expect(await confirmAbove()).toBe(1);
    expect(await entries('organization.update', tenant.organizationId)).toMatchObject([
      { before: { confirmAbove: 25 }, after: { confirmAbove: 1 } },
    ]);
    expect(await say(boss, '/settings confirm 0', 'office')).toContain(
      'The number that I ask above must be 1 to 1,000,000 people',
    );
    expect(await confirmAbove()).toBe(1);
    await say(boss, '/settings confirm 25', 'office');
  });

  test('changes nothing else where it is refused', async () => {
    expect(await say(lead, '/settings restricted on confirm 50')).toMatch(/cannot/);
    expect(await group()).toMatchObject({ restricted: false });
  });
});

describe('/settings keep', () => {
  const kept = async () =>
    (await world.db.organization.findFirstOrThrow({ where: { id: tenant.organizationId } }))
      .keepMessagesDays;

  test('asks before messages are kept for less time, for they go for good', async () => {
    expect(await say(boss, '/settings keep 90 days', 'office')).toMatch(
      /^Keep messages for 90 days only\? Older ones are deleted for good, once a day\.\nReply yes/,
    );
    expect(await kept()).toBeNull();
    expect(await say(boss, 'yes', 'office')).toContain('🗂 Messages are kept for 90 days');
    expect(await kept()).toBe(90);
    expect(await entries('organization.update', tenant.organizationId)).toContainEqual(
      expect.objectContaining({
        before: expect.objectContaining({ keepMessagesDays: null }),
        after: expect.objectContaining({ keepMessagesDays: 90 }),
      }),
    );
    expect(await say(boss, '/settings keep 120', 'office')).toContain('kept for 120 days');
    expect(await say(boss, '/settings keep forever', 'office')).toContain('kept for ever');
    expect(await kept()).toBeNull();
  });

  test.each(['keep for ever', 'keep messages for ever'])('%s', async (said) => {
    await say(boss, '/settings keep for 90 days', 'office');
    expect(await say(boss, 'yes', 'office')).toContain('kept for 90 days');
    expect(await say(boss, `/settings ${said}`, 'office')).toContain('kept for ever');
    expect(await kept()).toBeNull();
  });

  test('is for admins of the organization, and for no fewer days than are caught up with', async () => {
    expect(await say(lead, '/settings keep 90')).toMatch(/cannot .*admins of the organization/);
    expect(await say(boss, '/settings keep 7', 'office')).toContain(
      'The time that messages are kept must be 8 to 3650 days',
    );
    expect(await kept()).toBeNull();
  });

  test('is taken back by /undo', async () => {
    await say(boss, '/settings keep 30', 'office');
    await say(boss, 'yes', 'office');
    expect(await kept()).toBe(30);
    expect(await say(boss, '/undo', 'office')).toContain('is as it was');
    expect(await kept()).toBeNull();
  });
});

describe('/settings catchup', () => {
  const minutes = async () =>
    (await world.db.organization.findFirstOrThrow({ where: { id: tenant.organizationId } }))
      .catchUpMinutes;

  test.each([
    ['30', 30],
    ['45 min', 45],
    ['2 hours', 120],
    ['1440', 1440],
    ['0', 0],
    ['0 min', 0],
  ])('%s', async (said, kept) => {
    await say(boss, `/settings catchup ${said}`, 'office');
    expect(await minutes()).toBe(kept);
  });

  test('is told, bounded, for admins of the organization, and taken back', async () => {
    expect(await say(boss, '/settings catchup 0', 'office')).toContain('only if you say yes');
    expect(await say(boss, '/settings catchup 1441', 'office')).toContain(
      'The time that I catch up with must be 0 to 1440 minutes',
    );
    expect(await say(lead, '/settings catchup 20')).toMatch(/cannot .*admins of the organization/);
    expect(await say(boss, '/settings catch-up 20 min', 'office')).toContain('of the last 20 min');
    expect(await say(boss, '/settings catch up 25 min', 'office')).toContain('of the last 25 min');
    expect(await say(boss, '/undo', 'office')).toContain('is as it was');
    expect(await minutes()).toBe(20);
    await say(boss, '/settings catchup 10', 'office');
  });
});

describe('quiet hours', () => {
  const quiet = async () => {
    const { quietFrom, quietUntil } = await world.db.organization.findUniqueOrThrow({
      where: { id: tenant.organizationId },
    });
    return [quietFrom, quietUntil];
  };

  test.each([
    ['quiet 23:00-07:30', [1380, 450]],
    ['quiet hours: 10pm to 8am', [1320, 480]],
    ['quiet 13-15', [780, 900]],
    ['quiet off', [null, null]],
  ])('%s', async (typed, expected) => {
    await say(boss, `/settings ${typed}`);
    expect(await quiet()).toEqual(expected);
    await say(boss, '/undo');
    expect(await quiet()).toEqual([1320, 480]);
  });

  test.each(['quiet at night', 'quiet 25-8', 'quiet 8-8', 'quiet 13pm-8am'])(
    'what is none is refused, with an example: %s',
    async (typed) => {
      expect(await say(boss, `/settings ${typed}`)).toContain('22:00-08:00');
      expect(await quiet()).toEqual([1320, 480]);
    },
  );

  test('are for admins of the organization to set', async () => {
    await say(lead, '/settings quiet off');
    expect(await quiet()).toEqual([1320, 480]);
  });
});

describe('calls', () => {
  const calls = async () => {
    const { callHours, holidays, ...others } = await world.db.organization.findUniqueOrThrow({
      where: { id: tenant.organizationId },
      select: {
        callHours: true,
        holidays: true,
        dialsPerHalfMinute: true,
        dialsPerQuarterHour: true,
        callConsentRequired: true,
        callRetryMinutes: true,
        turnsPerDay: true,
      },
    });
    return { ...others, callHours, holidays: holidays.map((day) => day.toJSON().slice(0, 10)) };
  };
  const workday = { from: 540, until: 1200 };
  const saturday = { from: 600, until: 1080 };
  const usual = {
    callHours: [workday, workday, workday, workday, workday, saturday, null],
    holidays: [],
    dialsPerHalfMinute: 5,
    dialsPerQuarterHour: 25,
    callConsentRequired: false,
    callRetryMinutes: [30, 120],
    turnsPerDay: 3,
  };
  const all = (from: number, until: number) => Array.from({ length: 7 }, () => ({ from, until }));
  const evening = { from: 1020, until: 1260 };

  test.each([
    ['call hours every day 9-20', { callHours: all(540, 1200) }],
    ['call hours 10am to 8pm', { callHours: all(600, 1200) }],
    ['call hours daily 0:00-24:00', { callHours: all(0, 1440) }],
    [
      'call hours mon-fri 9:00-20:00, sat 10:00-18:00, sun 10-14',
      { callHours: [...usual.callHours.slice(0, 6), { from: 600, until: 840 }] },
    ],
    [
      'call hours: monday to friday from 17:00 to 21:00 and saturday 10-18',
      { callHours: [evening, evening, evening, evening, evening, saturday, null] },
    ],
    [
      'call hours mon, wed and fri 17:00-21:00',
      { callHours: [evening, null, evening, null, evening, null, null] },
    ],
    [
      'call hours weekdays 9-20; weekends 10-18',
      { callHours: [workday, workday, workday, workday, workday, saturday, saturday] },
    ],
    ['holidays 25 dec, 6 jan', { holidays: ['2026-12-25', '2027-01-06'] }],
    ['holidays 2026-12-25', { holidays: ['2026-12-25'] }],
    ['holidays 6 jan and 25 dec and 6 jan', { holidays: ['2026-12-25', '2027-01-06'] }],
    ['dials 3, 40', { dialsPerHalfMinute: 3, dialsPerQuarterHour: 40 }],
    ['consent required', { callConsentRequired: true }],
    ['retries 30 min, 2h, 1 day', { callRetryMinutes: [30, 120, 1440] }],
    ['retries off', { callRetryMinutes: [] }],
    ['turns 5', { turnsPerDay: 5 }],
    ['turns 5 consent required', { turnsPerDay: 5, callConsentRequired: true }],
  ])('%s', async (typed, set) => {
    const shown = await say(boss, `/settings ${typed}`);
    expect(shown).toContain('📞 Calls: ');
    expect(await calls()).toEqual({ ...usual, ...set });
    await say(boss, '/undo');
    expect(await calls()).toEqual(usual);
  });

  test('holidays off takes them away', async () => {
    await say(boss, '/settings holidays 25 dec');
    await say(boss, '/settings holidays off');
    expect(await calls()).toEqual(usual);
  });

  test.each([
    ['call hours off', 'hours of at least one day'],
    ['call hours whenever', 'mon-fri 9:00-20:00'],
    ['call hours mon-fri 20:00-9:00', 'mon-fri 9:00-20:00'],
    ['call hours mon-fri 9-25', 'mon-fri 9:00-20:00'],
    ['call hours mon-fri 9-20 perhaps', 'mon-fri 9:00-20:00'],
    ['call hours fri-mon 9-20', 'mon-fri 9:00-20:00'],
    ['call hours mon-fri 9-20, 21-22', 'mon-fri 9:00-20:00'],
    ['holidays someday', '25 dec, 6 jan'],
    ['holidays 25 dec 18:00', '25 dec, 6 jan'],
    ['dials 5', '5, 25'],
    ['dials 0, 25', '5, 25'],
    ['dials 5, 3001', '5, 25'],
    ['retries soon', '30 min, 2h'],
    ['retries 8 days', '30 min, 2h'],
    ['retries 1h, 1h, 1h, 1h, 1h, 1h', '30 min, 2h'],
    ['turns 0', '1 to 100 a day'],
    ['turns 101', '1 to 100 a day'],
  ])('what is none is refused, with an example: %s', async (typed, example) => {
    expect(await say(boss, `/settings ${typed}`)).toContain(example);
    expect(await calls()).toEqual(usual);
  });

  test('are for admins of the organization to set, and to see', async () => {
    expect(await say(lead, '/settings turns 9')).not.toContain('📞');
    expect(await say(lead, '/settings')).not.toContain('📞');
    expect(await calls()).toEqual(usual);
  });

  test.each([
    [
      'horas de llamada de lunes a viernes 17:00-21:00, sábado 10:00-18:00',
      { callHours: [evening, evening, evening, evening, evening, saturday, null] },
    ],
    ['horario de llamadas todos los días de 10 a 18', { callHours: all(600, 1080) }],
    [
      'horas de llamada lunes y martes 17-21',
      { callHours: [evening, evening, null, null, null, null, null] },
    ],
    ['festivos 25 dic, 6 ene', { holidays: ['2026-12-25', '2027-01-06'] }],
    ['marcaciones 3, 40', { dialsPerHalfMinute: 3, dialsPerQuarterHour: 40 }],
    ['consentimiento obligatorio', { callConsentRequired: true }],
    ['reintentos 45 min', { callRetryMinutes: [45] }],
    ['reintentos nunca', { callRetryMinutes: [] }],
    ['turnos 5', { turnsPerDay: 5 }],
  ])('in Spanish: %s', async (typed, set) => {
    await say(boss, '/settings my language español');
    const shown = await say(boss, `/ajustes ${typed}`);
    expect(shown).toContain('📞 Llamadas: ');
    expect(await calls()).toEqual({ ...usual, ...set });
    await say(boss, '/deshacer');
    await say(boss, '/ajustes mi idioma inglés');
    expect(await calls()).toEqual(usual);
  });
});
