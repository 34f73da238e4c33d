/** Functions that run in the page and read its groups; see page.ts. */

interface GroupsPage {
  require(module: 'WAWebWidFactory'): { createWid(id: string): unknown };
  require(module: 'WAWebCollections'): {
    Chat: { get(wid: unknown): PageChat | undefined; getModelsArray(): PageChat[] };
    Contact: { get(wid: unknown): object | undefined };
    ProfilePicThumb: { find(id: string): Promise<unknown> };
  };
  require(module: 'WAWebGroupQueryJob'): {
    queryAndUpdateGroupMetadataById(group: { id: string }): Promise<unknown>;
  };
  require(module: 'WAWebUserPrefsMeUser'): { getMaybeMeLidUser(): Id; getMaybeMePnUser(): Id };
  require(module: 'WAWebApiContact'): { getPhoneNumber(lid: Id): Id };
  require(module: 'WAWebContactGetters'): {
    getPushname(contact: object): string | undefined;
    getVerifiedName(contact: object): string | undefined;
  };
}

/** Its text has changed its name before: it is built from its parts. */
type Id = { user: string; server: string } | undefined;

interface PageChat {
  id: NonNullable<Id>;
  formattedTitle?: string;
  groupMetadata?: {
    desc?: string;
    participants: {
      getModelsArray(): { id: NonNullable<Id>; isAdmin?: boolean; isSuperAdmin?: boolean }[];
    };
  };
}

/** A group as the page knows it. */
export interface PageGroup {
  name: string;
  description: string | null;
  people: { id: string; name: string | null; isAdmin: boolean; isSelf: boolean }[];
}

/** A group, asked about anew. Null where the account is not in it. */
export async function readGroup(chatId: string): Promise<PageGroup | null> {
  const page = globalThis as unknown as GroupsPage;
  const { Chat, Contact } = page.require('WAWebCollections');
  const { getMaybeMeLidUser, getMaybeMePnUser } = page.require('WAWebUserPrefsMeUser');
  const { getPhoneNumber } = page.require('WAWebApiContact');
  const { getPushname, getVerifiedName } = page.require('WAWebContactGetters');
  const textOf = (id: Id) => id && `${id.user}@${id.server}`;
  const me = [getMaybeMeLidUser(), getMaybeMePnUser()].map(textOf);

  const chat = Chat.get(page.require('WAWebWidFactory').createWid(chatId));
  if (!chat?.groupMetadata) return null;
  const people = () => chat.groupMetadata?.participants.getModelsArray() ?? [];
  const isIn = () => people().some(({ id }) => me.includes(textOf(id)));
  try {
    await page.require('WAWebGroupQueryJob').queryAndUpdateGroupMetadataById({ id: chatId });
  } catch (error) {
    // Who was put out of a group may not ask about it.
    if (isIn()) throw error;
  }
  if (!isIn()) return null;

  const nameOf = (id: NonNullable<Id>) => {
    const contact = Contact.get(id) ?? Contact.get(id.server === 'lid' ? getPhoneNumber(id) : id);
    return (contact && (getPushname(contact) || getVerifiedName(contact))) || null;
  };
  return {
    name: chat.formattedTitle ?? '',
    description: chat.groupMetadata.desc || null,
    people: people().map(({ id, isAdmin, isSuperAdmin }) => ({
      id: textOf(id)!,
      name: nameOf(id),
      isAdmin: Boolean(isAdmin || isSuperAdmin),
      isSelf: me.includes(textOf(id)),
    })),
  };
}

/** The groups of exactly this name; the account may have left them. */
export function findGroupsByName(name: string): string[] {
  const page = globalThis as unknown as GroupsPage;
  return page
    .require('WAWebCollections')
    .Chat.getModelsArray()
    .filter((chat) => chat.id.server === 'g.us' && chat.formattedTitle === name)
    .map(({ id }) => `${id.user}@${id.server}`);
}

/** Has the page know the picture of a chat: of one that it has not asked for, the library can take none away. */
export async function loadPicture(chatId: string): Promise<void> {
  const page = globalThis as unknown as GroupsPage;
  await page.require('WAWebCollections').ProfilePicThumb.find(chatId);
}
