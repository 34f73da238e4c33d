import wweb from 'whatsapp-web.js';
import type { AddResult, CreateGroupResult, GroupChangeResult, GroupInfo } from '../transport.ts';
import type { Calls, Given } from './calls.ts';
import { addPeople, addResultOf, type GroupPeople, movePeople, uninvited } from './group-people.ts';
import { isLid, wid } from './ids.ts';
import { failed, isRefusal, unknown } from './outcome.ts';
import type { InPage } from './page.ts';
import { findGroupsByName, loadPicture, readGroup } from './page-groups.ts';
import type { People } from './people.ts';

/** The part of a group of the library that is used. */
interface Group extends GroupPeople {
  /** False where WhatsApp refuses it; so are descriptions. */
  setSubject(name: string): Promise<boolean>;
  setDescription(description: string): Promise<boolean>;
  setPicture(picture: wweb.MessageMedia): Promise<boolean>;
  /** Undefined where there is none, to an admin. */
  deletePicture(): Promise<boolean | undefined>;
  /** Undefined where WhatsApp refuses it. */
  getInviteCode(): Promise<string | undefined>;
}

/** The part of the library's client that makes and finds groups. */
export interface GroupMaker {
  /** Answers a text where it failed. */
  createGroup(
    title: string,
    people: string[],
    options: { autoSendInviteV4: boolean },
  ): Promise<string | { gid: unknown; participants: Record<string, { statusCode: number }> }>;
  getChatById(chatId: string): Promise<unknown>;
}

export interface GroupWork {
  people: People;
  inPage: InPage;
  /** Something went wrong after the group was made. */
  onTrouble: (error: unknown) => void;
}

/** Asks about groups, makes and changes them. */
export function createGroupWork(
  client: GroupMaker,
  { people, inPage, onTrouble }: GroupWork,
): Pick<Calls, 'groupInfo' | 'findGroups' | 'createGroup' | 'changeGroup' | 'inviteLink'> {
  const groupOf = async (chatId: string) => (await client.getChatById(chatId)) as Group;

  async function look(chatId: string): Promise<GroupInfo | null> {
    const group = await inPage(readGroup, chatId);
    if (group === null) return null;
    const known = await people.whoInTheEnd(group.people.map(({ id }) => id));
    return {
      name: group.name,
      description: group.description,
      isAdmin: group.people.some(({ isSelf, isAdmin }) => isSelf && isAdmin),
      participants: group.people.map((shown, n) => ({ ...shown, ...known[n]! })),
    };
  }

  async function create(given: Given<'createGroup'>): Promise<CreateGroupResult> {
    // By their LIDs alone the library cannot add people.
    const phones = given.people.filter((id) => !isLid(id));
    const results = new Map<string, AddResult>(given.people.map((id) => [id, 'needsLink']));
    let chatId: string;
    try {
      const made = await client.createGroup(given.name, phones, uninvited);
      if (typeof made === 'string') return failed(made);
      chatId = wid.parse(made.gid);
      for (const id of phones) results.set(id, addResultOf(made.participants[id]?.statusCode));
    } catch (error) {
      // The library may fail over the people after the group was made.
      return isRefusal(error) ? failed(String(error)) : unknown(String(error));
    }
    if (given.description !== null) {
      const describe = async (text: string) => (await groupOf(chatId)).setDescription(text);
      await describe(given.description).catch(onTrouble);
    }
    return { status: 'created', chatId, people: results };
  }

  /** Answers false where WhatsApp refuses it. */
  async function setPicture(
    group: Group,
    chatId: string,
    image: Uint8Array | null,
  ): Promise<boolean> {
    if (image !== null) {
      const base64 = Buffer.from(image).toString('base64');
      return group.setPicture(new wweb.MessageMedia('image/jpeg', base64));
    }
    await inPage(loadPicture, chatId);
    return (await group.deletePicture()) ?? true;
  }

  /** Changes a group that the account may change. Rejects where it is not known whether it did. */
  async function make(
    group: Group,
    before: GroupInfo,
    { chatId, change }: Given<'changeGroup'>,
  ): Promise<GroupChangeResult> {
    switch (change.change) {
      case 'name':
        return settled(await group.setSubject(change.name));
      case 'description':
        return settled(await group.setDescription(change.description ?? ''));
      case 'avatar':
        return settled(await setPicture(group, chatId, change.image));
      case 'add':
        return { status: 'done', people: await addPeople(group, before, change.people) };
      default: {
        const { change: how, people: whom } = change;
        const moved = await movePeople(group, before, { change: how, people: whom }, () =>
          look(chatId),
        );
        return { status: 'done', people: moved };
      }
    }
  }

  return {
    groupInfo: ({ chatId }) => look(chatId),
    async findGroups({ name }) {
      const found = await inPage(findGroupsByName, name);
      const groups = await Promise.all(found.map(look));
      return found.filter((_, n) => groups[n] !== null);
    },
    createGroup: create,
    async changeGroup(given) {
      let before: GroupInfo | null;
      let group: Group;
      try {
        before = await look(given.chatId);
        if (before === null) return failed('the account is not in the group');
        // The library says of much that it is done without looking.
        if (!before.isAdmin) return { status: 'notAdmin' };
        group = await groupOf(given.chatId);
      } catch (error) {
        return failed(String(error), !isRefusal(error));
      }
      try {
        return await make(group, before, given);
      } catch (error) {
        return isRefusal(error) ? failed(String(error)) : unknown(String(error));
      }
    },
    async inviteLink({ chatId }) {
      if (!(await look(chatId))?.isAdmin) return null;
      const code = await (await groupOf(chatId)).getInviteCode();
      return code === undefined ? null : `https://chat.whatsapp.com/${code}`;
    },
  };
}

function settled(isDone: boolean): GroupChangeResult {
  return isDone ? { status: 'done', people: new Map() } : failed('WhatsApp refused the change');
}
