import { createHash } from 'node:crypto';
import type { Change } from '../change/change.ts';
import type { Prisma } from '../db/generated/client.ts';
import { UserError } from '../errors.ts';

/** By what a request is known again. */
export interface Named {
  /** The key or session that it came with: nobody meets what another calls by the same name. */
  credentialId: string;
  /** What its sender calls it, 200 characters at most. */
  name: string;
  /** All that it asks for. */
  asked: unknown;
}

/**
 * Does what a request asks for and keeps what is answered; the same request again is answered the same, and does
 * nothing. Of two that come at once the second waits for the first at the row that both would insert, and finds its
 * answer, or does it where the first could not. The answer is JSON, with instants as texts. Throws conflict where the
 * name stands for another request, and as `run` does: what is refused is not kept, and may be tried again.
 */
export async function answerOnce<Answer extends object>(
  change: Change,
  { credentialId, name, asked }: Named,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const { tx, organizationId, at } = change;
  const digest = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
  const { count } = await tx.request.createMany({
    data: [{ organizationId, credentialId, key: name, digest, createdAt: at }],
    skipDuplicates: true,
  });
  const where = { organizationId, credentialId, key: name };
  if (count === 0) {
    const known = await tx.request.findFirst({ where, select: { digest: true, answer: true } });
    if (known?.digest === digest) return known.answer as unknown as Answer;
    const why = 'the same key came with another request before';
    throw new UserError('conflict', { what: 'Idempotency-Key', why });
  }
  const answer = await run();
  await tx.request.updateMany({
    where,
    data: { answer: answer as Prisma.InputJsonObject },
  });
  return answer;
}
