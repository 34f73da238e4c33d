import type { AddResult, GroupInfo, GroupParticipant } from '../transport.ts';
import { isLid } from './ids.ts';

/** What the library answers of each who was to be added; a text where nobody was, for want of rights. */
type Added = Record<string, { code?: number | undefined }> | string;

/** The part of a group of the library that is about its people. */
export interface GroupPeople {
  addParticipants(ids: string[], options: { autoSendInviteV4: boolean }): Promise<Added>;
  removeParticipants(ids: string[]): Promise<unknown>;
  promoteParticipants(ids: string[]): Promise<unknown>;
  demoteParticipants(ids: string[]): Promise<unknown>;
}

/**
 * The private invitations that the library can send would go to strangers unasked, for which accounts
 * are restricted: who cannot be added needs the link.
 */
export const uninvited = { autoSendInviteV4: false };

/**
 * People who are added by one call into the page, which adds one after another with up to half a second
 * between: of a call that takes too long it would not be known of anybody what became of them.
 */
const addedAtOnce = 10;

/** What WhatsApp answers, by the library's own table (GroupChat.addParticipants). */
const addResults: Readonly<Record<number, AddResult>> = {
  200: 'added',
  // The library's own, for an answer that did not come or that it could not read.
  400: 'unknown',
  // They let nobody add them.
  403: 'needsLink',
  404: 'notOnWhatsapp',
  // They left it a short while ago.
  408: 'needsLink',
  409: 'already',
  // It belongs to a community that they are not in.
  417: 'needsLink',
  419: 'full',
};

/** Without a code nothing was said of them. */
export function addResultOf(code: number | undefined): AddResult {
  return code === undefined ? 'unknown' : (addResults[code] ?? 'failed');
}

/**
 * Adds people, and answers what became of each. Rejects where that is not known of anybody. By their
 * LIDs alone the library cannot add people.
 */
export async function addPeople(
  group: GroupPeople,
  before: GroupInfo,
  ids: readonly string[],
): Promise<Map<string, AddResult>> {
  const results = new Map<string, AddResult>();
  for (const id of ids) {
    if (memberOf(before, id)) results.set(id, 'already');
    else results.set(id, isLid(id) ? 'needsLink' : 'failed');
  }
  const wanted = ids.filter((id) => results.get(id) === 'failed');
  for (let at = 0; at < wanted.length; at += addedAtOnce) {
    const some = wanted.slice(at, at + addedAtOnce);
    const adding = group.addParticipants(some, uninvited);
    const added = await (at === 0 ? adding : adding.catch(() => undefined));
    if (typeof added === 'string') break;
    for (const id of some) results.set(id, addResultOf(added?.[id]?.code));
    // The others are not tried.
    if (added === undefined) break;
  }
  return results;
}

/**
 * Removes, promotes or demotes people, and answers what became of each by looking: the library says of
 * everybody that it is done, of strangers too.
 */
export async function movePeople(
  group: GroupPeople,
  before: GroupInfo,
  { change, people }: { change: 'remove' | 'promote' | 'demote'; people: readonly string[] },
  look: () => Promise<GroupInfo | null>,
): Promise<Map<string, AddResult>> {
  const isSo = (info: GroupInfo | null, id: string): boolean => {
    const member = info ? memberOf(info, id) : undefined;
    if (change === 'remove') return member === undefined;
    return member !== undefined && member.isAdmin === (change === 'promote');
  };
  const wanted = people.filter((id) => !isSo(before, id) && memberOf(before, id));
  if (wanted.length > 0) await group[`${change}Participants`](wanted);
  const after = wanted.length > 0 ? await look() : before;
  return new Map(
    people.map((id) => {
      if (isSo(before, id)) return [id, 'already'];
      return [id, isSo(after, id) ? 'added' : 'failed'];
    }),
  );
}

function memberOf({ participants }: GroupInfo, person: string): GroupParticipant | undefined {
  return participants.find(({ id, alias }) => id === person || alias === person);
}
