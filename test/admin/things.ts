import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Tenant, TestAdmin } from './admin-app.ts';

/** What an id may be of. */
export type Kind =
  | ('group' | 'task' | 'event' | 'reminder' | 'campaign' | 'chat' | 'media')
  | ('contact' | 'user' | 'key' | 'session' | 'account' | 'message' | 'any');
export type Things = Record<Kind, string>;

/** Their numbers, beyond those of what is drawn. */
let campaigns = 8000;

/** A group with a task, an event, a chat and a file in it, as the ADMIN of an organization makes them. */
export async function createThings(
  admin: TestAdmin,
  of: Tenant,
  name: string,
  members: string[],
  group: object = {},
): Promise<Things> {
  const groupId = await of.group({
    name,
    members: members.map((contactId) => ({ contactId })),
    ...group,
  });
  const made = async (url: string, body: object) => {
    const answer = await of.post(url, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body.id as string;
  };
  const { db, at } = admin;
  const organizationId = of.id;
  const account = await db.account.create({
    data: {
      organizationId,
      transport: 'simulator',
      externalId: `${organizationId} ${randomUUID()}`,
      createdAt: at,
    },
  });
  const chat = await db.chat.create({
    data: {
      organizationId,
      accountId: account.id,
      externalId: `${name}@g.us`,
      kind: 'GROUP',
      name,
      createdAt: at,
    },
  });
  await db.link.create({ data: { organizationId, chatId: chat.id, groupId, createdAt: at } });
  const media = await db.media.create({
    data: {
      organizationId,
      mimeType: 'text/plain',
      fileName: 'a.txt',
      data: new Uint8Array([65]),
      createdAt: at,
    },
  });
  await db.message.create({
    data: {
      organizationId,
      chatId: chat.id,
      groupId,
      direction: 'IN',
      externalId: randomUUID(),
      body: `${name} meets`,
      mediaId: media.id,
      media: { kind: 'document', mimeType: 'text/plain', fileName: `${name}.txt`, size: 1 },
      sentAt: at,
      storedAt: at,
    },
  });
  // One that is over: whoever watches it is not kept waiting.
  campaigns += 1;
  const campaign = await db.campaign.create({
    data: {
      ...{ organizationId, groupId, number: campaigns },
      ...{ status: 'CANCELLED', reason: 'MESSAGE', timing: 'IMMEDIATE', message: `${name} calls` },
      ...{ usefulUntil: at, createdAt: at, updatedAt: at, finishedAt: at },
    },
  });
  await db.call.create({
    data: {
      ...{ organizationId, campaignId: campaign.id, contactId: members[0]!, status: 'ENDED' },
      ...{ outcome: 'ANSWERED', summary: `${name} was told`, createdAt: at, endedAt: at },
    },
  });
  const user = await of.post('/api/users', { name, role: 'USER' });
  const key = await of.post('/api/keys', { userId: user.body.id, label: name });
  const session = await db.session.create({
    data: {
      ...{ organizationId, userId: user.body.id, device: name, hash: randomBytes(32) },
      ...{ createdAt: at, lastUsedAt: at },
    },
  });
  return {
    group: groupId,
    task: await made('/api/tasks', { title: `${name} task`, groupId }),
    event: await made('/api/events', { title: `${name} event`, groupId }),
    reminder: await made('/api/reminders', {
      text: `${name} reminder`,
      groupId,
      startsAt: '2026-11-22T18:00:00Z',
    }),
    campaign: campaign.id,
    chat: chat.id,
    media: media.id,
    contact: members[0]!,
    user: user.body.id,
    key: key.body.id,
    session: session.id,
    account: account.id,
    message: randomUUID(),
    any: groupId,
  };
}
