import type { Database } from '../../src/db/client.ts';
import type { CallOutcome, ParticipantStatus } from '../../src/db/generated/enums.ts';
import { fc } from '../helpers/properties.ts';

// What may be known of some twenty people, told by places in lists and days, so that fast-check can make it smaller.

export interface Town {
  people: {
    type: string | null;
    provider: string | null;
    source: string | null;
    /** Days since they became contacts. */
    known: number;
    gone: boolean;
  }[];
  groups: {
    name: string;
    /** What it was called before. */
    former: string | null;
    hides: boolean;
    sensitive: boolean;
    members: number[];
  }[];
  calls: { person: number; ago: number; rang: boolean; outcome: CallOutcome }[];
  events: {
    /** A place in groups; of none where there is no group there. */
    group: number;
    title: string;
    ago: number;
    cancelled: boolean;
    invited: { person: number; status: ParticipantStatus }[];
  }[];
  chats: { name: string; linked: boolean; direct: boolean; said: number[] }[];
  dismissed: string[];
}

const most = 22;
const person = fc.nat(most - 1);
const crowd = fc.uniqueArray(person, { maxLength: most });
const ago = fc.integer({ min: 0, max: 60 });

export const towns: fc.Arbitrary<Town> = fc.record({
  people: fc.array(
    fc.record({
      type: fc.constantFrom('Hair Color', 'hair color', 'HÁIR-COLOR', 'Cut', null),
      provider: fc.constantFrom('Dr. Smith', 'dr smith', null),
      source: fc.constantFrom('Cal.com', 'Cal.com', 'Walk-in', null),
      known: ago,
      gone: fc.constantFrom(false, false, false, false, true),
    }),
    { minLength: 12, maxLength: most },
  ),
  groups: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(
        ...['Hair Color Clients', 'hair-color clients', 'New Clients', 'Needs Follow-up'],
        ...['Team', 'Choir', 'Readers', 'Sunday Soccer', 'Game Regulars'],
      ),
      former: fc.constantFrom(null, null, null, 'Dr. Smith Clients', 'Cal.com Bookings', 'Hikers'),
      hides: fc.constantFrom(false, false, true),
      sensitive: fc.constantFrom(false, false, false, true),
      members: crowd,
    }),
    {
      selector: ({ name }) => keyOf(name),
      maxLength: 4,
    },
  ),
  calls: fc.array(
    fc.record({
      person,
      ago,
      rang: fc.constantFrom(true, true, false),
      outcome: fc.constantFrom('NO_ANSWER', 'ANSWERED', 'BUSY', 'VOICEMAIL', 'FAILED', 'DECLINED'),
    }),
    { minLength: 6, maxLength: 20 },
  ),
  events: fc.array(
    fc.record({
      group: fc.constantFrom(0, 0, 0, 1, 2),
      title: fc.constantFrom('Game', 'Game', 'Training'),
      ago: fc.integer({ min: -5, max: 190 }),
      cancelled: fc.constantFrom(false, false, false, true),
      // Who comes again and again, and who happens to.
      invited: fc
        .tuple(
          fc.constantFrom<number[]>([0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5], []),
          fc.uniqueArray(person, { maxLength: most }),
          fc.constantFrom('GOING', 'GOING', 'MAYBE'),
        )
        .map(([core, others, status]): { person: number; status: ParticipantStatus }[] => [
          ...core.map((who) => ({ person: who, status: 'GOING' as const })),
          ...others.flatMap((who) => (core.includes(who) ? [] : { person: who, status })),
        ]),
    }),
    { minLength: 5, maxLength: 10 },
  ),
  chats: fc.array(
    fc.record({
      name: fc.constantFrom('Sunday Soccer', 'Hikers', 'sunday soccer!', 'Neighbours', ''),
      linked: fc.boolean(),
      direct: fc.constantFrom(false, false, true),
      said: fc.array(person, { maxLength: 8 }),
    }),
    { maxLength: 3 },
  ),
  dismissed: fc.subarray(['type haircolor', 'provider drsmith', 'new', 'followUp']),
});

/** A name as names are compared, as far as these go. */
export const keyOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** The same with ids, of what was written. */
export interface Written {
  people: (Town['people'][number] & { id: string })[];
  groups: (Omit<Town['groups'][number], 'members'> & { id: string; members: Set<string> })[];
  calls: (Town['calls'][number] & { contactId: string | undefined })[];
  events: (Omit<Town['events'][number], 'invited'> & { going: string[] })[];
  chats: (Omit<Town['chats'][number], 'said'> & { id: string; said: Set<string> })[];
  dismissed: string[];
}

const daysBefore = (at: Date, days: number) => new Date(at.getTime() - days * 86_400_000);

/** Writes it into a new organization. Who is named by a place that nobody has is nobody. */
export async function writeTown(
  db: Database,
  organizationId: string,
  town: Town,
  at: Date,
): Promise<Written> {
  const own = { organizationId };
  const stamps = { createdAt: at, updatedAt: at };
  const people: Written['people'] = [];
  for (const [place, one] of town.people.entries()) {
    const createdAt = daysBefore(at, one.known);
    const { id } = await db.contact.create({
      data: {
        ...{ ...own, name: `Person ${place}`, createdAt, updatedAt: createdAt },
        ...{ appointmentType: one.type, appointmentProvider: one.provider },
        ...{ bookingSource: one.source, deletedAt: one.gone ? at : null },
      },
    });
    people.push({ ...one, id });
  }
  const there = (places: readonly number[]) =>
    places.flatMap((place) => (people[place] && !people[place].gone ? people[place].id : []));

  const groups: Written['groups'] = [];
  for (const { members, ...group } of town.groups) {
    const { id } = await db.group.create({
      data: {
        ...{ ...own, ...stamps, name: group.name, sensitive: group.sensitive },
        visibility: group.hides ? 'ADMINS_ONLY' : 'ALL_STAFF',
      },
    });
    if (group.former)
      await db.$executeRaw`
        INSERT INTO further_names (organization_id, name_key, group_id)
        VALUES (${organizationId}::uuid, name_key(${group.former}), ${id}::uuid) ON CONFLICT DO NOTHING`;
    const contactIds = there(members);
    await db.member.createMany({
      data: contactIds.map((contactId) => ({ ...own, groupId: id, contactId, joinedAt: at })),
    });
    groups.push({ ...group, id, members: new Set(contactIds) });
  }

  const calls: Written['calls'] = [];
  for (const [place, call] of town.calls.entries()) {
    const contactId = people[call.person]?.id;
    calls.push({ ...call, contactId });
    if (!contactId) continue;
    const { id: campaignId } = await db.campaign.create({
      data: {
        ...{ ...own, number: 100 + place, status: 'COMPLETED', reason: 'MESSAGE' },
        ...{ timing: 'IMMEDIATE', message: 'We moved', usefulUntil: at, finishedAt: at, ...stamps },
      },
    });
    await db.call.create({
      data: {
        ...{ ...own, campaignId, contactId, status: 'ENDED', outcome: call.outcome },
        ...{ attempts: call.rang ? 1 : 0, createdAt: daysBefore(at, 90) },
        // So that of two on one day the later one is known.
        endedAt: new Date(daysBefore(at, call.ago).getTime() + place),
      },
    });
  }

  const events: Written['events'] = [];
  for (const [place, { invited, ...event }] of town.events.entries()) {
    const group = groups[event.group];
    events.push({
      ...event,
      going: there(invited.flatMap((one) => (one.status === 'GOING' ? one.person : []))),
    });
    if (!group) continue;
    const { id: eventId } = await db.event.create({
      data: {
        ...{ ...own, ...stamps, number: place + 1, title: event.title, groupId: group.id },
        startsAt: new Date(daysBefore(at, event.ago).getTime() - 1),
        status: event.cancelled ? 'CANCELLED' : 'SCHEDULED',
      },
    });
    await db.participant.createMany({
      data: invited.flatMap(({ person: who, status }) =>
        people[who]
          ? { ...own, eventId, contactId: people[who].id, status, invitedAt: at, answeredAt: at }
          : [],
      ),
    });
  }

  const account = await db.account.create({
    data: { ...own, transport: 'simulator', externalId: organizationId, createdAt: at },
  });
  const chats: Written['chats'] = [];
  for (const [place, { said, ...chat }] of town.chats.entries()) {
    const { id } = await db.chat.create({
      data: {
        ...{ ...own, accountId: account.id, externalId: `chat ${place}`, createdAt: at },
        ...{ name: chat.name || null, kind: chat.direct ? 'DIRECT' : 'GROUP' },
      },
    });
    if (chat.linked && groups[0])
      await db.link.create({ data: { ...own, chatId: id, groupId: groups[0].id, createdAt: at } });
    await db.message.createMany({
      data: said.map((who, nth) => ({
        ...{ ...own, chatId: id, direction: 'IN', externalId: `${place} ${nth}`, body: 'Hello' },
        ...{ contactId: people[who]?.id ?? null, sentAt: at, storedAt: at },
      })),
    });
    chats.push({
      ...chat,
      linked: chat.linked && groups.length > 0,
      id,
      said: new Set(there(said)),
    });
  }
  await db.dismissal.createMany({
    data: town.dismissed.map((suggestion) => ({ ...own, suggestion, createdAt: at })),
  });
  return { people, groups, calls, events, chats, dismissed: town.dismissed };
}
