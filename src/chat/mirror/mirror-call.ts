import type { DueMirror } from '../../mirror/due-mirrors.ts';
import { findNextCall } from '../../mirror/next-call.ts';
import { noteProblem } from '../../mirror/problem.ts';
import { settleCall } from '../../mirror/settle-call.ts';
import { tellRefused } from '../../mirror/tell-refused.ts';
import type { Source } from '../switchboard.ts';
import type { AddResult, GroupChangeResult } from '../transport.ts';
import { callTimeoutMs, type MirrorDeps } from './mirror-deps.ts';

/**
 * Makes the next change to a chat that its group wants, where the account's pace allows one. What it may
 * or may not have done is seen when the chat is next looked at, and tried again after a while.
 */
export async function callNext(
  { db, clock, pace, commit }: MirrorDeps,
  source: Source,
  { id, accountId, chatExternalId, problem, toTell }: DueMirror & { chatExternalId: string },
): Promise<void> {
  const { organizationId, transport } = source;
  const now = clock.now();
  const scope = { tx: db, organizationId };
  const call = await findNextCall(scope, id, now, pace.resting(id, now));
  // In one message, when all have been asked.
  if (toTell && call?.change.change !== 'add')
    await commit(source, (change) => tellRefused(change, id));
  if (!call || !pace.take(accountId, now)) return;
  const kind = call.change.change;
  const key = `${id} ${now.getTime()} ${kind}`;
  const result = await transport
    .changeGroup(chatExternalId, call.change, { key, timeoutMs: callTimeoutMs })
    .catch((error: unknown): GroupChangeResult => ({ status: 'unknown', reason: String(error) }));
  if (result.status === 'notAdmin') {
    await commit(source, (change) => noteProblem(change, id, 'notAdmin'));
    return;
  }
  const isRefused = result.status === 'failed' && !result.retryable;
  const people = result.status === 'done' ? result.people : new Map();
  if (result.status === 'done' || (isRefused && kind === 'add')) {
    await commit(source, async (change) => {
      await settleCall(change, id, call, people);
      const answers = new Set<AddResult>(people.values());
      const wasFull = problem === 'full';
      const hasRoom = kind === 'remove' && answers.has('added');
      const isFull = kind === 'add' ? answers.has('full') : wasFull && !hasRoom;
      if (isFull !== wasFull) await noteProblem(change, id, isFull ? 'full' : null);
    });
  }
  const results = [...call.contacts.keys()].map((externalId) => people.get(externalId) ?? 'failed');
  const isDone = ['added', 'already'];
  const isSettled =
    kind === 'add' ? !results.includes('unknown') : results.every((one) => isDone.includes(one));
  if (result.status === 'done' && isSettled) pace.succeed(id, kind);
  else pace.rest(id, kind, clock.now());
}
