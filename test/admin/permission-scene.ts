import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Client, Tenant, TestAdmin } from './admin-app.ts';
import { CALLERS, type CallerName, type Named, type Place } from './permission-table.ts';
import { createCallable } from './telephones.ts';
import { createThings } from './things.ts';

/** Whoever asks. */
export interface Caller {
  userId: string;
  contactId: string;
  keyId: string;
}

/** What a request may name but for whose it is. */
export type PlaceThings = Omit<Named, 'self'>;

export interface Scene {
  tenant: Tenant;
  other: Tenant;
  callers: Record<CallerName, Caller>;
  places: Record<Place, PlaceThings>;
  /** Secrets that open nothing, by why. */
  spent: Record<string, string>;
}

/** The phones by which WhatsApp knows those who lead groups. */
const phones: Partial<Record<CallerName, string>> = {
  'MANAGER who leads': '+34611000001',
  'MANAGER who made it': '+34611000002',
  'USER who leads': '+34611000003',
};

/** A chat as WhatsApp shows it, which is led by all who lead groups. */
export const chatOfLeaders = {
  ...{ name: 'Chat', description: null, isAdmin: true },
  participants: Object.values(phones).map((phone) => ({
    ...{ id: `${phone.slice(1)}@c.us`, alias: null, name: null, isAdmin: true, isSelf: false },
  })),
};

const hour = 3_600_000;
const away = { startsAt: '2026-11-23T08:00:00Z', endsAt: '2026-11-24T08:00:00Z' };

/** An organization with all callers and places, and another. */
export async function createScene(admin: TestAdmin): Promise<Scene> {
  const [tenant, other] = [await admin.tenant(), await admin.tenant()];
  const callers = {} as Scene['callers'];
  const clients = new Map<CallerName, Client>();
  for (const name of CALLERS) {
    const role = name.split(' ')[0] as 'ADMIN' | 'MANAGER' | 'USER';
    const { userId, contactId, ...client } = await tenant.user(role);
    if (phones[name])
      await made(tenant.patch(`/api/contacts/${contactId}`, { phone: phones[name] }));
    const { id } = await made(tenant.post('/api/keys', { userId, label: name }));
    callers[name] = { userId, contactId, keyId: id };
    clients.set(name, client);
  }

  const places = {} as Scene['places'];
  const shared = await createShared(admin, tenant, clients.get('ADMIN')!);
  const outside = [callers['MANAGER outside'].userId, callers['USER outside'].userId];
  const theirs: [Place, object][] = [
    ['own', { visibility: 'CUSTOM', viewerIds: outside }],
    ['own, restricted', { restricted: true }],
    ['own, hidden', { visibility: 'ADMINS_ONLY' }],
  ];
  const others: [Place, object][] = [
    ['foreign', { visibility: 'ALL_STAFF' }],
    ['ADMINS_ONLY', { visibility: 'ADMINS_ONLY' }],
    ['CUSTOM', { visibility: 'CUSTOM' }],
  ];
  for (const [place, group] of theirs)
    places[place] = { ...shared, ...(await createPlace(admin, tenant, place, group, callers)) };
  for (const [place, group] of others)
    places[place] = { ...shared, ...(await createPlace(admin, tenant, place, group)) };
  places['another organization'] = {
    ...(await createShared(admin, other, other)),
    ...(await createPlace(admin, other, 'Other')),
  };
  places.nowhere = Object.fromEntries(
    Object.keys(places.own).map((name) => [name, randomUUID()]),
  ) as PlaceThings;
  return { tenant, other, callers, places, spent: await createSpent(admin, tenant) };
}

/** What an organization has besides its groups; whoever has `client` has done something to many. */
async function createShared({ db, at }: TestAdmin, of: Tenant, client: Client) {
  const [someone, other, kept, merged, added, deleted] = (await of.contacts(
    ...['Someone', 'Other', 'Kept', 'Merged', 'Added', 'Deleted'],
  )) as [string, string, string, string, string, string];
  await made(of.post(`/api/contacts/${kept}/merge`, { contactId: merged }));
  const longAbsence = await made(of.post(`/api/contacts/${someone}/absences`, away));
  const whatsapp = await db.account.create({
    data: {
      ...{ organizationId: of.id, transport: 'whatsapp', externalId: `${of.id} whatsapp` },
      createdAt: at,
    },
  });
  const doTo = async (contactId: string, operation: object): Promise<string> => {
    const body = { ...operation, contactIds: [contactId] };
    return (await made(client.post('/api/contacts/bulk-operations', body))).operationId;
  };
  return {
    ...{ someone, other, merged, longAbsence: longAbsence.id, whatsapp: whatsapp.id },
    bulkDone: await doTo(added, { operation: 'status', appointmentStatus: 'CONFIRMED' }),
    bulkDeleted: await doTo(deleted, { operation: 'delete', confirm: 'DELETE' }),
  };
}

/** A group and what is in it; where there are callers, they stand to it as they are called. */
async function createPlace(
  admin: TestAdmin,
  of: Tenant,
  name: string,
  group: object = {},
  callers?: Scene['callers'],
) {
  const { db, at } = admin;
  const organizationId = of.id;
  const inIt = CALLERS.filter((caller) => callers && /leads|in it/.test(caller)).map((caller) => ({
    ...callers![caller],
    leads: caller.endsWith('leads'),
  }));
  const people = await createCallable(of, `Ana of ${name}`, `Pau of ${name}`);
  const contactIds = [...inIt.map(({ contactId }) => contactId), ...people];
  const things = await createThings(admin, of, name, contactIds, group);
  const members = contactIds.map((contactId) => ({ contactId }));
  const further = (what: string) => of.group({ name: `${name} ${what}`, members, ...group });
  const [mirrored, archived, over] = [
    await further('mirrored'),
    await further('archived'),
    await further('over'),
  ];
  const ids = [things.group, mirrored, archived, over];
  for (const id of ids)
    for (const { contactId, leads } of inIt)
      if (leads) await made(of.patch(`/api/groups/${id}/members/${contactId}`, { role: 'ADMIN' }));
  await db.group.updateMany({
    where: { organizationId, id: { in: ids } },
    data: { createdByContactId: callers?.['MANAGER who made it'].contactId ?? null },
  });
  for (const [id, status] of [
    [archived, 'ARCHIVED'],
    [over, 'INACTIVE'],
  ] as const)
    await db.group.updateMany({ where: { organizationId, id }, data: { status } });

  const accountId = things.account;
  await db.mirror.create({
    data: { organizationId, groupId: mirrored, accountId, status: 'CREATING', createdAt: at },
  });
  const loose = await db.chat.create({
    data: {
      ...{ organizationId, accountId, externalId: `${name} loose@g.us`, kind: 'GROUP' },
      createdAt: at,
    },
  });
  const message = await db.outbox.create({
    data: {
      ...{ organizationId, chatId: things.chat, body: 'Lost', status: 'FAILED', attempts: 10 },
      ...{ leasedUntil: at, createdAt: at, settledAt: at, failure: 'gone' },
    },
  });
  const groupId = things.group;
  await db.avatar.create({
    data: { organizationId, groupId, hash: name, data: new Uint8Array([255, 216]) },
  });
  const past = await made(of.post('/api/events', { title: `${name} past`, groupId }));
  await db.event.updateMany({
    where: { organizationId, id: past.id },
    data: { startsAt: new Date(at.getTime() - hour) },
  });
  const later = await made(
    of.post('/api/reminders', {
      ...{ kind: 'MESSAGE', text: `${name} later`, groupId, startsAt: '2026-11-22T18:00:00Z' },
    }),
  );
  const member = people[1]!;
  const absence = await made(of.post(`/api/contacts/${member}/absences`, { ...away, groupId }));
  return {
    ...{ ...things, mirrored, archived, over, member, loose: loose.id, message: message.id },
    ...{ past: past.id as string, later: later.id as string, absence: absence.id as string },
  };
}

async function createSpent({ db, at }: TestAdmin, of: Tenant): Promise<Scene['spent']> {
  const keyOf = async (label: string) => {
    const user = await made(of.post('/api/users', { name: label, role: 'ADMIN' }));
    const key = await made(of.post('/api/keys', { userId: user.id, label }));
    return { userId: user.id, id: key.id, secret: key.secret };
  };
  const [revoked, expired, disabled] = [
    await keyOf('revoked'),
    await keyOf('expired'),
    await keyOf('disabled'),
  ];
  await made(of.delete(`/api/keys/${revoked.id}`));
  await db.apiKey.updateMany({ where: { id: expired.id }, data: { expiresAt: at } });
  await made(of.patch(`/api/users/${disabled.userId}`, { disabled: true }));
  return {
    'an unknown key': `mst_${'x'.repeat(43)}`,
    'a revoked key': revoked.secret,
    'an expired key': expired.secret,
    'a key of a disabled user': disabled.secret,
  };
}

async function made(asked: ReturnType<Client['post']>) {
  const { status, body } = await asked;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
}
