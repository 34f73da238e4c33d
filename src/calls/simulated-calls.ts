import type { Database, Tx } from '../db/client.ts';
import type { Prisma, SimulatedCall as Row } from '../db/generated/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import type { CallReport, Dial } from './provider.ts';

// The simulated carrier's own book: what it knows of its calls outlives its process, as a carrier's does.
// Nothing of Muster but the carrier reads it.

/** How a call ended, and what was said, as the carrier reports it. */
export type SimulatedEnd = Pick<
  CallReport,
  'ending' | 'detail' | 'durationSeconds' | 'costCents' | 'heard'
>;

/** A call in the carrier's book. */
export interface SimulatedCall {
  organizationId: string;
  id: string;
  attemptId: string;
  phone: string;
  variables: Readonly<Record<string, string>>;
  rangAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  end: SimulatedEnd | null;
}

/** Which calls are asked for. */
export interface SimulatedCallFilter {
  phone?: string | undefined;
  status: 'ringing' | 'open' | 'all';
}

/** Has a number ring. As with a real carrier, who asks twice has it ring twice. */
export async function addSimulatedCall(db: Database, dial: Dial, at: Date): Promise<string> {
  const { organizationId, attemptId, phone, variables } = dial;
  const { id } = await db.simulatedCall.create({
    data: { organizationId, attemptId, phone, variables: { ...variables }, rangAt: at },
    select: { id: true },
  });
  return id;
}

/** The call of an id, or the first of an attempt. */
export async function findSimulatedCall(
  tx: Tx,
  which: { organizationId: string } & ({ id: string } | { attemptId: string }),
): Promise<SimulatedCall | undefined> {
  const row = await tx.simulatedCall.findFirst({ where: which, orderBy: { id: 'asc' } });
  return row ? callOf(row) : undefined;
}

/** Picks up, unless somebody has, or it is over; answers whether it was picked up by that. */
export async function answerSimulatedCall(
  tx: Tx,
  { organizationId, id }: { organizationId: string; id: string },
  at: Date,
): Promise<boolean> {
  const { count } = await tx.simulatedCall.updateMany({
    where: { organizationId, id, answeredAt: null, endedAt: null },
    data: { answeredAt: at },
  });
  return count > 0;
}

/** Ends a call that is not over yet, by one who asks of several; answers whether it was by that. */
export async function endSimulatedCall(
  tx: Tx,
  { organizationId, id, answeredAt }: Pick<SimulatedCall, 'organizationId' | 'id' | 'answeredAt'>,
  at: Date,
  end: SimulatedEnd,
): Promise<boolean> {
  const { count } = await tx.simulatedCall.updateMany({
    where: { organizationId, id, endedAt: null },
    data: { answeredAt, endedAt: at, report: end as unknown as Prisma.InputJsonObject },
  });
  return count > 0;
}

/** Calls that ring or are talked on, in any organization, those that rang first before all. */
export async function listOpenSimulatedCalls(tx: Tx, most: number): Promise<SimulatedCall[]> {
  const rows = await tx.simulatedCall.findMany({
    where: { endedAt: null },
    orderBy: { rangAt: 'asc' },
    take: most,
  });
  return rows.map(callOf);
}

/** The calls of an organization, newest first. */
export async function pageSimulatedCalls(
  tx: Tx,
  organizationId: string,
  { phone, status }: SimulatedCallFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<SimulatedCall>> {
  const [before] = parseCursor(cursor, 'id') ?? [];
  const rows = await tx.simulatedCall.findMany({
    where: {
      organizationId,
      ...(phone === undefined ? {} : { phone }),
      ...(status === 'all' ? {} : { endedAt: null }),
      ...(status === 'ringing' ? { answeredAt: null } : {}),
      ...(before === undefined ? {} : { id: { lt: before } }),
    },
    // Ids are in order of time.
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  return createPage(rows.map(callOf), limit, ({ id }) => [id]);
}

/** What the carrier forgets, in milliseconds after a call has ended: by then nothing asks for it any more. */
const keptMs = 30 * 24 * 60 * 60_000;

/** Forgets calls that ended long ago; answers how many. */
export async function pruneSimulatedCalls(tx: Tx, at: Date): Promise<number> {
  const before = new Date(at.getTime() - keptMs);
  const { count } = await tx.simulatedCall.deleteMany({ where: { endedAt: { lt: before } } });
  return count;
}

function callOf({ variables, report, ...row }: Row): SimulatedCall {
  return {
    ...row,
    variables: variables as Record<string, string>,
    end: report as unknown as SimulatedEnd | null,
  };
}
