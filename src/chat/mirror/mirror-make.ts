import type { DueMirror } from '../../mirror/due-mirrors.ts';
import { haltMirror } from '../../mirror/end-mirror.ts';
import {
  claimCreation,
  judgeSearch,
  releaseCreation,
  settleCreation,
} from '../../mirror/make-chat.ts';
import { longestChatName } from '../../mirror/mirror.ts';
import type { Source } from '../switchboard.ts';
import type { CreateGroupResult } from '../transport.ts';
import { callTimeoutMs, type MirrorDeps } from './mirror-deps.ts';

/**
 * Makes the chat of a group. A chat that was asked for and whose making nobody saw the end of is looked
 * for by its name: a second one is only made where WhatsApp has none a minute later.
 */
export async function makeChat(
  { db, clock, pace, commit, ask }: MirrorDeps,
  source: Source,
  mirror: DueMirror,
): Promise<void> {
  const { organizationId, transport } = source;
  const { id, accountId, groupName: name } = mirror;
  const now = clock.now();
  if (pace.resting(id, now).includes('create') || !pace.take(accountId, now)) return;
  if ([...name].length > longestChatName) {
    return commit(source, (change) => haltMirror(change, mirror, 'nameTooLong'));
  }
  const sameName = await ask(transport.findGroups(name));
  if (!sameName) return;
  if (mirror.comparedAt !== null) {
    const verdict = await commit(source, (change) => judgeSearch(change, mirror, sameName));
    if (verdict === 'several')
      await commit(source, (change) => haltMirror(change, mirror, 'severalChats'));
    else if (verdict === 'none') await releaseCreation({ tx: db, organizationId }, id);
    else if (verdict !== 'wait')
      await commit(source, (change) =>
        settleCreation(change, mirror, verdict.found, undefined, new Map()),
      );
    return;
  }
  const chat = await commit(source, (change) => claimCreation(change, id, sameName));
  if (!chat) return;
  const result = await transport
    .createGroup(
      { name: chat.name, description: chat.description, people: [...chat.contacts.keys()] },
      { key: id, timeoutMs: callTimeoutMs },
    )
    .catch((error: unknown): CreateGroupResult => ({ status: 'unknown', reason: String(error) }));
  if (result.status === 'created') {
    const { chatId, people } = result;
    await commit(source, (change) => settleCreation(change, mirror, chatId, chat, people));
  } else if (result.status === 'failed' && result.retryable) {
    await releaseCreation({ tx: db, organizationId }, id);
    pace.rest(id, 'create', clock.now());
  } else if (result.status === 'failed') {
    await commit(source, (change) => haltMirror(change, mirror, 'refused'));
  }
}
