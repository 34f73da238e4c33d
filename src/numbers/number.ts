import type { Change } from '../change/change.ts';

/** What PostgreSQL's integer holds: no short number is larger. */
export const largestNumber = 2_147_483_647;

/**
 * Draws the organization's next short number (#41). Tasks and events share the sequence, so that a
 * number names one thing. The counter's row stays locked until the transaction ends: numbers are
 * without gaps, and creation within one organization takes turns. What takes the place of something
 * that the change erased keeps its number.
 */
export async function drawNumber({ tx, organizationId, freedNumbers }: Change): Promise<number> {
  const freed = freedNumbers.shift();
  if (freed !== undefined) return freed;
  const [row] = await tx.$queryRaw<{ number: number }[]>`
    INSERT INTO counters (organization_id, last_number) VALUES (${organizationId}::uuid, 1)
    ON CONFLICT (organization_id) DO UPDATE SET last_number = counters.last_number + 1
    RETURNING last_number AS number`;
  return row!.number;
}

/** Draws several of them at once, in a row; answers the first. None of what was erased is among them. */
export async function drawNumbers({ tx, organizationId }: Change, count: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ first: number }[]>`
    INSERT INTO counters (organization_id, last_number) VALUES (${organizationId}::uuid, ${count})
    ON CONFLICT (organization_id) DO UPDATE SET last_number = counters.last_number + ${count}
    RETURNING last_number - ${count} + 1 AS first`;
  return row!.first;
}
