import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { createChange } from '../src/change/create-change.ts';
import { createDatabase, type Database, type Tx } from '../src/db/client.ts';
import { createTask } from '../src/tasks/create-task.ts';
import { findOperationsOf } from '../src/undo/operation.ts';
import { undoOperations } from '../src/undo/undo-operations.ts';
import { createBenchDatabase, withClient } from './databases.ts';
import { race, timed } from './measure.ts';
import { createBenchOrganization, friday } from './organization.ts';
import { type Bench, createRow } from './row.ts';

const members = 10_000;

/** Taking a task for 10,000 people back costs at most this much more than the SQL that it comes down to. */
const limit = 1.3;

/** `/undo` of a fan-out, found in the log and audited, against the SQL that withdraws the same rows. */
export const undo: Bench = async (server) => {
  const url = await createBenchDatabase(server, 'bench_undo');
  const db = createDatabase(url, { applicationName: 'bench' });
  try {
    const { organizationId, people, group } = await createBenchOrganization(db, members);
    const groupId = await group('Everybody', members);
    const contactId = people[0]!.id;
    const actor = { kind: 'CHAT', contactId, userId: null, role: null } as const;
    return await withClient(url, async (raw) => {
      const messageId = await storeMessage(db, organizationId);
      const change = (tx: Tx) => createChange({ tx, organizationId, actor, at: friday, messageId });
      /** Both sides take back a task that was made just before, in tables that hold nothing else. */
      const afterFanOut = async (takeBack: (taskId: string) => Promise<unknown>) => {
        await raw.query('TRUNCATE tasks, exemptions CASCADE');
        await raw.query('ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_immutable');
        await raw.query('TRUNCATE audit_entries');
        await raw.query('ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_immutable');
        const target = { groupIds: [groupId] };
        const { id } = await db.$transaction((tx) =>
          createTask(change(tx), { title: 'Read Chapter 5', target }),
        );
        await raw.query('VACUUM ANALYZE tasks, audit_entries');
        const time = await timed(() => takeBack(id));
        const open = await db.task.count({ where: { status: 'OPEN' } });
        if (open > 0) throw new Error(`${open} rows were not taken back`);
        return time;
      };
      const found = await race(
        { rounds: 9, warmUp: 3 },
        () =>
          afterFanOut(() =>
            db.$transaction(async (tx) => {
              const operations = await findOperationsOf(change(tx), messageId);
              return undoOperations(change(tx), operations, { erase: false });
            }),
          ),
        () => afterFanOut((taskId) => withdraw(raw, organizationId, taskId)),
      );
      return [
        createRow({
          bench: 'undo',
          what: 'a task for 10,000 people taken back',
          against: 'the same rows by raw SQL',
          unit: 'ms',
          ...found,
          limit,
        }),
      ];
    });
  } finally {
    await db.$disconnect();
  }
};

/** A message that the change answers, as the log wants one. */
async function storeMessage(db: Database, organizationId: string): Promise<string> {
  const account = await db.account.create({
    data: { organizationId, transport: 'simulator', externalId: 'bench', createdAt: friday },
  });
  const chat = await db.chat.create({
    data: {
      organizationId,
      accountId: account.id,
      externalId: 'bench',
      kind: 'GROUP',
      createdAt: friday,
    },
  });
  const message = await db.message.create({
    data: {
      organizationId,
      chatId: chat.id,
      direction: 'IN',
      externalId: 'bench',
      body: '/create task "Read Chapter 5"',
      sentAt: friday,
      storedAt: friday,
    },
  });
  return message.id;
}

/** What the undo does, as somebody would write it who has only pg. */
async function withdraw(client: Client, organizationId: string, taskId: string): Promise<void> {
  const at = friday;
  await client.query('BEGIN');
  await client.query({
    name: 'lock',
    text: 'SELECT number, title, status FROM tasks WHERE organization_id = $1 AND id = $2 FOR UPDATE',
    values: [organizationId, taskId],
  });
  await client.query({
    name: 'done',
    text: `SELECT 1 FROM tasks WHERE organization_id = $1 AND (id = $2 OR parent_id = $2) AND status = 'DONE' LIMIT 1`,
    values: [organizationId, taskId],
  });
  await client.query({
    name: 'withdraw',
    text: `UPDATE tasks SET status = CASE WHEN number IS NULL THEN 'WITHDRAWN' ELSE 'CANCELLED' END::task_status,
        closed_at = $3, updated_at = $3
      WHERE organization_id = $1 AND (id = $2 OR parent_id = $2) AND status = 'OPEN'`,
    values: [organizationId, taskId, at],
  });
  await client.query({
    name: 'audit',
    text: `INSERT INTO audit_entries
        (organization_id, at, actor_kind, operation_id, action, subject_type, subject_id, after)
      VALUES ($1, $2, 'CHAT', $3, 'task.cancel', 'task', $4, '{"status": "CANCELLED"}'),
        ($1, $2, 'CHAT', $3, 'operation.undo', 'operation', $3, NULL)`,
    values: [organizationId, at, randomUUID(), taskId],
  });
  await client.query('COMMIT');
}
