import { createChange } from '../../change/create-change.ts';
import { inTransaction } from '../../db/transaction.ts';
import { UserError } from '../../errors.ts';
import { compare, keepInviteLink } from '../../mirror/compare.ts';
import { type DueMirror, findDueMirrors } from '../../mirror/due-mirrors.ts';
import { haltMirror } from '../../mirror/end-mirror.ts';
import { findMirrorOfChat, type Mirror } from '../../mirror/mirror.ts';
import { markOfBase } from '../../mirror/read-sides.ts';
import { createInTurn } from '../in-turn.ts';
import type { Listeners, Source, SwitchboardDeps } from '../switchboard.ts';
import { callNext } from './mirror-call.ts';
import type { Ask, Commit } from './mirror-deps.ts';
import { makeChat } from './mirror-make.ts';
import { createMirrorPace } from './mirror-pace.ts';

/** Keeps groups and their chats in step: what WhatsApp tells goes into the group, the rest by the clock. */
export interface Mirroring extends Pick<Listeners, 'ready' | 'groupChanged'> {
  /** Looks at the chats that are due, and lets each account make the next change that its groups want. */
  tick(): Promise<void>;
}

/** Chats of an account that are looked at in one tick; all are due when it has been away. */
const mostLooks = 20;

/**
 * For so long WhatsApp must say that the account is not in a chat: a chat that was just made, and all of
 * them when the account was just paired anew, are not shown at once.
 */
const unseenMs = 10 * 60 * 1000;

export function createMirroring({
  db,
  clock,
  logger,
}: Pick<SwitchboardDeps, 'db' | 'clock' | 'logger'>): Mirroring {
  const sources = new Map<string, { source: Source; since: Date }>();
  const pace = createMirrorPace();
  // One thing after another for each mirror: an answer is dealt with before the next question.
  const inTurn = createInTurn();
  const waiting = new Set<string>();
  const workedAt = new Map<string, number>();
  const unseenSince = new Map<string, number>();

  const commit: Commit = async ({ organizationId, deliver }, work) => {
    const { result, queued } = await inTransaction(
      db,
      async (tx) => {
        const change = createChange({ tx, organizationId, at: clock.now() });
        return { result: await work(change), queued: change.queued };
      },
      organizationId,
    );
    await deliver(queued);
    return result;
  };

  /** What WhatsApp answers; undefined where it does not, and may be asked another time. */
  const ask: Ask = (question) =>
    question.catch((error: unknown) => {
      logger.warn({ err: error }, 'WhatsApp did not answer about a group chat');
      return undefined;
    });
  const deps = { db, clock, pace, commit, ask };

  /** Asks WhatsApp how a chat is, and makes its group follow. False where it is not shown. */
  async function look(source: Source, mirror: Mirror, chatExternalId: string): Promise<boolean> {
    const { organizationId, transport } = source;
    const scope = { tx: db, organizationId };
    const mark = await markOfBase(scope, mirror.chatId!);
    const info = await ask(transport.groupInfo(chatExternalId));
    if (info === undefined) return true;
    if (info === null) {
      await doubt(source, mirror);
      return false;
    }
    unseenSince.delete(mirror.id);
    await commit(source, (change) => compare(change, mirror, info, mark));
    if (mirror.inviteLink !== null || !info.isAdmin) return true;
    const link = await ask(transport.inviteLink(chatExternalId));
    if (link) await keepInviteLink(scope, mirror.id, link);
    return true;
  }

  /** Stops a mirror whose chat WhatsApp has not shown for long; until then each tick looks again. */
  async function doubt(source: Source, mirror: Mirror): Promise<void> {
    const now = clock.now().getTime();
    const since = unseenSince.get(mirror.id) ?? now;
    unseenSince.set(mirror.id, since);
    if (now - since < unseenMs) return;
    unseenSince.delete(mirror.id);
    await commit(source, (change) => haltMirror(change, mirror, 'notInChat'));
  }

  async function work(source: Source, mirror: DueMirror): Promise<void> {
    const { chatExternalId, toCompare } = mirror;
    if (chatExternalId === null) return makeChat(deps, source, mirror);
    if (toCompare && !(await look(source, mirror, chatExternalId))) return;
    await callNext(deps, source, { ...mirror, chatExternalId });
  }

  /** What fails is done another time: the difference is still there. */
  async function attempt(mirrorId: string, task: () => Promise<void>): Promise<void> {
    try {
      await inTurn(mirrorId, task);
    } catch (error) {
      if (error instanceof UserError)
        logger.warn({ err: error, mirrorId }, 'a group cannot follow its chat');
      else logger.error({ err: error, mirrorId }, 'a group and its chat could not be compared');
    }
  }

  /** An account makes one change at a time: each of its chats has its turn. */
  async function workThrough(accountId: string, mirrors: DueMirror[]): Promise<void> {
    const last = ({ id }: Mirror) => workedAt.get(id) ?? 0;
    let looks = 0;
    for (const mirror of mirrors.toSorted((a, b) => last(a) - last(b))) {
      if (mirror.toCompare && looks >= mostLooks) continue;
      looks += mirror.toCompare ? 1 : 0;
      await attempt(mirror.id, async () => {
        workedAt.set(mirror.id, clock.now().getTime());
        await work(sources.get(accountId)!.source, mirror);
      });
    }
  }

  return {
    async ready(source) {
      // What happened while it was away may have been missed: the next tick looks at all its chats.
      if (source.transport.capabilities.groups)
        sources.set(source.accountId, { source, since: clock.now() });
    },
    async groupChanged(source, chatId) {
      const { organizationId, accountId } = source;
      const mirror = await findMirrorOfChat({ tx: db, organizationId }, accountId, chatId);
      // One that waits for its turn will see this change too.
      if (mirror?.status !== 'ACTIVE' || waiting.has(mirror.id)) return;
      waiting.add(mirror.id);
      await attempt(mirror.id, async () => {
        waiting.delete(mirror.id);
        await look(source, mirror, chatId);
      });
    },
    async tick() {
      const ready = [...sources].filter(([, { source }]) => source.transport.isReady());
      if (ready.length === 0) return;
      const accounts = ready.map(([accountId, { source, since }]) => ({
        organizationId: source.organizationId,
        accountId,
        since,
      }));
      const due = await findDueMirrors(db, accounts, [...unseenSince.keys()], clock.now());
      const byAccount = Map.groupBy(due, ({ accountId }) => accountId);
      await Promise.all([...byAccount].map(([accountId, own]) => workThrough(accountId, own)));
    },
  };
}
