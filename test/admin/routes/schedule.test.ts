import { expect, test } from 'vitest';
import { useAdmin, walk } from '../admin-app.ts';

const admin = useAdmin();

test('what is to happen is listed, soonest first, with what it is about; of one organization alone', async () => {
  const [tenant, other] = [await admin.tenant(), await admin.tenant()];
  const { id: contactId } = (await tenant.post('/api/contacts', { name: 'Ana' })).body;
  const groupId = await tenant.group({ name: 'Team', members: [{ contactId }] });
  const startsAt = new Date(admin.at.getTime() + 5 * 24 * 60 * 60_000).toISOString();
  const event = await tenant.post('/api/events', { title: 'Game', groupId, startsAt });
  expect(event.status).toBe(201);
  const listed = await walk(tenant, '/api/schedule?limit=1');
  expect(listed).toMatchObject([
    { kind: 'EVENT_UNANSWERED', about: { type: 'event', id: event.body.id, title: 'Game' } },
    { kind: 'EVENT_COMING', about: { type: 'event', id: event.body.id, title: 'Game' } },
    { kind: 'ATTENDANCE', about: { type: 'event', id: event.body.id, title: 'Game' } },
  ]);
  const [, coming] = listed as unknown as [unknown, { ringsAt: string; about: unknown }];
  expect(coming.about).toMatchObject({ group: { id: groupId, name: 'Team' } });
  expect(await walk(tenant, `/api/schedule?from=${coming.ringsAt}&to=${startsAt}`)).toEqual([
    coming,
  ]);
  expect(await walk(other, '/api/schedule?limit=1')).toEqual([]);
});
