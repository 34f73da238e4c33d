import type { Models } from './models.ts';
import type { GroupAnswer, GroupOrder, World, WorldGroup } from './world.ts';

/**
 * The modules of WhatsApp Web by which whatsapp-web.js asks about groups and changes them. Runs in the
 * page, so it names nothing outside of itself. In a group people go by their LIDs, where they have one.
 */
export function createPageGroups(
  { Model, Collection, keyOf, widOf }: Models,
  world: World,
  ask: (order: GroupOrder) => Promise<GroupAnswer>,
  me: { phone: string; lid: string },
  chatOf: (id: string) => InstanceType<Models['Model']>,
) {
  type PageModel = InstanceType<typeof Model>;
  type Person = { id: unknown; isAdmin: boolean };

  const lids: Record<string, string> = { ...world.lids, [me.phone]: me.lid };
  const phones = new Map(Object.entries(lids).map(([phone, lid]) => [lid, phone]));
  const phoneOf = (id: unknown) => phones.get(keyOf(id)) ?? keyOf(id);

  /** Chat id → its picture, as a data URL. */
  const shown = new Map<string, string | undefined>();
  /** Those of which the page has asked for it. */
  const known = new Set<string>();
  const pictures = {
    get: (id: string) =>
      known.has(id)
        ? { canSet: () => true, canDelete: () => shown.get(id) !== undefined }
        : undefined,
    async find(id: string) {
      known.add(id);
      return pictures.get(id);
    },
  };

  class People extends Collection {
    serialize(): Person[] {
      return this.getModelsArray().map(({ id, isAdmin }) => ({
        id: JSON.parse(JSON.stringify(id)),
        isAdmin: Boolean(isAdmin),
      }));
    }
  }

  /** Makes a chat show a group as it is now. */
  const show = (chat: PageModel, { name, description, people, picture }: WorldGroup): void => {
    shown.set(keyOf(chat.id), picture);
    const participants = new People();
    for (const [id, isAdmin] of Object.entries(people)) {
      participants.add(new Model({ id: widOf(lids[id] ?? id), isAdmin }));
    }
    const isMe = ({ id }: PageModel) => phoneOf(id) === me.phone;
    Object.assign(chat, {
      formattedTitle: name,
      groupMetadata: {
        announce: false,
        desc: description,
        participants,
        serialize: () => ({
          subject: name,
          desc: description,
          participants: participants.serialize(),
        }),
      },
    });
    Object.defineProperty(chat, 'iAmAdmin', {
      configurable: true,
      value: () => participants.getModelsArray().some((person) => isMe(person) && person.isAdmin),
    });
  };

  const order = async (given: GroupOrder): Promise<GroupAnswer> => {
    const answer = await ask(given);
    if (answer.isRefused) {
      throw Object.assign(new Error('refused'), { name: 'ServerStatusCodeError' });
    }
    show(chatOf(answer.chatId), answer.group);
    return answer;
  };

  const move = (action: 'remove' | 'promote' | 'demote') => (chat: PageModel, who: PageModel[]) =>
    order({ action, chatId: keyOf(chat.id), people: who.map(({ id }) => phoneOf(id)) });

  const modules = {
    WAWebGroupQueryJob: {
      queryAndUpdateGroupMetadataById: ({ id }: { id: string }) =>
        order({ action: 'look', chatId: id }),
    },
    WAWebGroupCreateJob: {
      async createGroup({ title }: { title: string }, who: { phoneNumber: unknown }[]) {
        const people = who.map(({ phoneNumber }) => keyOf(phoneNumber));
        const { chatId, codes, isOdd } = await order({ action: 'create', name: title, people });
        return {
          wid: widOf(chatId),
          subject: title,
          participants: [
            { wid: widOf(me.lid), type: 'superadmin' },
            ...(isOdd ? [{ wid: widOf('999@lid') }] : []),
            ...people.map((id) => ({
              wid: widOf(lids[id] ?? id),
              ...(codes[id] === 200 ? {} : { error: codes[id] }),
            })),
          ],
        };
      },
    },
    WAWebWidToJid: { widToGroupJid: keyOf, widToUserJid: keyOf },
    WASmaxGroupsAddParticipantsRPC: {
      async sendAddParticipantsRPC(given: {
        participantArgs: { participantJid: string }[];
        iqTo: string;
      }) {
        const id = given.participantArgs[0]!.participantJid;
        const { codes } = await order({ action: 'add', chatId: given.iqTo, people: [id] });
        const error = codes[id] === 200 ? {} : { error: String(codes[id]) };
        return {
          name: 'AddParticipantsResponseSuccess',
          value: {
            addParticipant: [
              {
                addParticipantsParticipantAddedOrNonRegisteredWaUserParticipantErrorLidResponseMixinGroup:
                  { value: { addParticipantsParticipantMixins: { value: error } } },
              },
            ],
          },
        };
      },
    },
    WAWebModifyParticipantsGroupAction: {
      removeParticipants: move('remove'),
      promoteParticipants: move('promote'),
      demoteParticipants: move('demote'),
    },
    WAWebGroupModifyInfoJob: {
      setGroupSubject: (wid: unknown, text: string) =>
        order({ action: 'name', chatId: keyOf(wid), text }),
      setGroupDescription: (wid: unknown, text: string) =>
        order({ action: 'description', chatId: keyOf(wid), text }),
    },
    WAWebContactProfilePicThumbBridge: {
      async sendSetPicture(wid: unknown, _thumbnail: string, picture: string) {
        await order({ action: 'picture', chatId: keyOf(wid), text: picture });
        return { status: 200 };
      },
      async requestDeletePicture(wid: unknown) {
        await order({ action: 'picture', chatId: keyOf(wid), text: '' });
        return { status: 200 };
      },
    },
    WAWebMexFetchGroupInviteCodeJob: {
      async fetchMexGroupInviteCode(chatId: string) {
        await order({ action: 'invite', chatId });
        return `INVITE${chatId.slice(0, 4)}`;
      },
    },
    WAWebContactGetters: {
      getPushname: ({ pushname }: PageModel) => pushname,
      getVerifiedName: () => undefined,
    },
  };

  return { modules, pictures, show };
}
