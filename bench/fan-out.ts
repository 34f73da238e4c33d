import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { createChange } from '../src/change/create-change.ts';
import { createDatabase, type Database } from '../src/db/client.ts';
import { createTask } from '../src/tasks/create-task.ts';
import { createBenchDatabase, withClient } from './databases.ts';
import { race, timed } from './measure.ts';
import { type BenchOrganization, createBenchOrganization, friday } from './organization.ts';
import { type Bench, createRow, type Row } from './row.ts';

/** Members, and rounds: fewer where one takes long. */
const sizes = [
  [10, 101],
  [100, 51],
  [1_000, 21],
  [10_000, 9],
] as const;

/** At 10,000 members a task costs at most this much more than the SQL that it comes down to. */
const limit = 1.3;

/** A task for a whole group, audit included, against the SQL for the same rows sent by hand. */
export const fanOut: Bench = async (server) => {
  const url = await createBenchDatabase(server, 'bench_fan_out');
  const db = createDatabase(url, { applicationName: 'bench' });
  try {
    const organization = await createBenchOrganization(db, 10_000);
    const groups: [id: string, members: number, rounds: number][] = [];
    for (const [members, rounds] of sizes) {
      groups.push([await organization.group(`Group of ${members}`, members), members, rounds]);
    }
    return await withClient(url, async (raw) => {
      await raw.query('VACUUM ANALYZE');
      const rows: Row[] = [];
      for (const [groupId, members, rounds] of groups) {
        // Both sides write into the same tables, emptied before: neither meets what the other left.
        const emptied = async (work: () => Promise<number>) => {
          await raw.query('TRUNCATE tasks, exemptions CASCADE');
          const time = await timed(async () => {
            const people = await work();
            if (people !== members)
              throw new Error(`${people} of ${members} people were given the task`);
          });
          return time;
        };
        const found = await race(
          { rounds, warmUp: 5 },
          () => emptied(() => ours(db, organization, groupId)),
          () => emptied(() => theirs(raw, organization, groupId)),
        );
        rows.push(
          createRow({
            bench: 'fan-out',
            what: `a task for ${members.toLocaleString('en')} people`,
            against: 'the same rows by raw SQL',
            unit: 'ms',
            ...found,
            ...(members === 10_000 ? { limit } : {}),
          }),
        );
      }
      return rows;
    });
  } finally {
    await db.$disconnect();
  }
};

function ours(
  db: Database,
  { organizationId }: BenchOrganization,
  groupId: string,
): Promise<number> {
  return db.$transaction(async (tx) => {
    const change = createChange({ tx, organizationId, at: friday });
    const target = { groupIds: [groupId] };
    return (await createTask(change, { title: 'Read Chapter 5', dueAt, target })).people;
  });
}

const dueAt = new Date('2026-11-22T22:59:00Z');

/** What createTask does, as somebody would write it who has only pg. */
async function theirs(
  client: Client,
  { organizationId }: BenchOrganization,
  groupId: string,
): Promise<number> {
  const at = friday;
  await client.query('BEGIN');
  await client.query({
    name: 'lock',
    text: 'SELECT status, member_count FROM groups WHERE organization_id = $1 AND id = $2 FOR SHARE',
    values: [organizationId, groupId],
  });
  const counted = await client.query<{ last_number: number }>({
    name: 'number',
    text: `INSERT INTO counters (organization_id, last_number) VALUES ($1, 1)
      ON CONFLICT (organization_id) DO UPDATE SET last_number = counters.last_number + 1
      RETURNING last_number`,
    values: [organizationId],
  });
  const number = counted.rows[0]!.last_number;
  const inserted = await client.query<{ id: string }>({
    name: 'parent',
    text: `INSERT INTO tasks (organization_id, number, title, due_at, group_id, created_at, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $6) RETURNING id`,
    values: [organizationId, number, 'Read Chapter 5', dueAt, groupId, at],
  });
  const id = inserted.rows[0]!.id;
  const children = await client.query({
    name: 'children',
    text: `INSERT INTO tasks (organization_id, parent_id, assignee_id, title, due_at, created_at, updated_at)
      SELECT $1::uuid, $2::uuid, contact_id, $3, $4::timestamptz, $5, $5 FROM members
      WHERE organization_id = $1 AND group_id = $6 AND left_at IS NULL`,
    values: [organizationId, id, 'Read Chapter 5', dueAt, at, groupId],
  });
  const people = children.rowCount ?? 0;
  await client.query({
    name: 'audit',
    text: `INSERT INTO audit_entries
        (organization_id, at, actor_kind, operation_id, action, subject_type, subject_id, group_id, after)
      VALUES ($1, $2, 'SYSTEM', $3, 'task.create', 'task', $4, $5, $6)`,
    values: [
      organizationId,
      at,
      randomUUID(),
      id,
      groupId,
      JSON.stringify({ number, title: 'Read Chapter 5', dueAt, people }),
    ],
  });
  await client.query('COMMIT');
  return people;
}
