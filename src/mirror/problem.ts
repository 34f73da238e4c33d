import type { Change } from '../change/change.ts';
import type { ChatProblem, GroupName, MirrorProblem } from '../languages/reply.ts';
import { createSay } from '../languages/say.ts';
import { queueMessages } from '../outbox/outbox.ts';
import { longestChatName, type Mirror } from './mirror.ts';
import type { Sides } from './read-sides.ts';

/** What keeps a chat from being in step, that was there before or is now; the gravest where there are several. */
export function problemOf(
  before: MirrorProblem | null,
  isAdmin: boolean,
  groupName: string,
): ChatProblem | null {
  if (!isAdmin) return 'notAdmin';
  if (before === 'full') return before;
  return [...groupName].length > longestChatName ? 'nameTooLong' : null;
}

/** What the chat is told with. */
type Told = { group: GroupName } & Pick<Sides, 'locale' | 'zone'>;

/** Notes what keeps a chat from being in step, and says so there, once, where it is new. */
export async function setProblem(
  change: Change,
  { id, chatId }: Pick<Mirror, 'id' | 'chatId'>,
  { group, locale, zone }: Told,
  problem: ChatProblem | null,
): Promise<void> {
  const { tx, organizationId, at } = change;
  const rows = await tx.$executeRaw`
    UPDATE mirrors SET problem = ${problem}
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid AND problem IS DISTINCT FROM ${problem}`;
  if (rows === 0 || problem === null || chatId === null) return;
  const body = createSay(locale, at, zone).mirrorProblem({ group, problem });
  await queueMessages(change, [{ chatId, body, mentions: [], quotedExternalId: null }]);
}

/** As setProblem, of an active mirror that nothing else is known of here. */
export async function noteProblem(
  change: Change,
  mirrorId: string,
  problem: ChatProblem | null,
): Promise<void> {
  const { tx, organizationId } = change;
  const [known] = await tx.$queryRaw<(Pick<Mirror, 'id' | 'chatId'> & Told)[]>`
    SELECT mr.id, mr.chat_id AS "chatId", jsonb_build_object('name', g.name, 'icon', g.icon) AS "group", o.locale,
      o.time_zone AS zone
    FROM mirrors mr
    JOIN organizations o ON o.id = mr.organization_id
    JOIN groups g ON g.organization_id = mr.organization_id AND g.id = mr.group_id
    WHERE mr.organization_id = ${organizationId}::uuid AND mr.id = ${mirrorId}::uuid AND mr.status = 'ACTIVE'`;
  if (known) await setProblem(change, known, known, problem);
}
