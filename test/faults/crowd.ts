import { setTimeout as pause } from 'node:timers/promises';
import type { StubNetwork } from '../chat/whatsapp/stub/network.ts';
import { me, type Said, type WorldGroup } from '../chat/whatsapp/stub/world.ts';

/** Ten people, by their phones. */
export const people = Array.from({ length: 10 }, (_, n) => ({
  name: ['Ann', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn', 'Gia', 'Hugo', 'Iris', 'Jon'][n]!,
  phone: `+3460011100${n}`,
  id: `3460011100${n}@c.us`,
}));

/** Three group chats in which all of them are. */
export const groups: Record<string, WorldGroup> = Object.fromEntries(
  ['Matches', 'Kit', 'Rides'].map((name, n) => [
    `12036300000000002${n}@g.us`,
    {
      name,
      people: Object.fromEntries(
        [me.phone, ...people.map(({ id }) => id)].map((id) => [id, false]),
      ),
    },
  ]),
);

/** Where they talk: in the groups, and four of them with Muster alone. */
export const chats = [...Object.keys(groups), ...people.slice(0, 4).map(({ id }) => id)];

/** Something that was said, and the title of the task that it is to make, where it is a command. */
export interface Utterance {
  id: string;
  chatId: string;
  title: string | null;
}

/** People who talk in their chats whatever becomes of Muster. */
export interface Crowd {
  /** All that they have said, in order. */
  said: Utterance[];
  say(who: { id: string; name: string }, chatId: string, body: string, title?: string): void;
  /** Gives so many commands, in all chats, with chatter between them; resolves when all is said. */
  talk(commands: number): Promise<void>;
}

/** Between two things that are said, in milliseconds. */
const breathMs = 15;

/** `speak` lets the network have what is said. */
export function createCrowd(speak: (said: Said) => void): Crowd {
  const said: Utterance[] = [];
  let commands = 0;

  const crowd: Crowd = {
    said,
    say({ id: from, name }, chatId, body, title) {
      const id = `SAID-${said.length}`;
      said.push({ id, chatId, title: title ?? null });
      speak({ id, chatId, from, name, body, t: Math.floor(Date.now() / 1000) });
    },
    async talk(count) {
      for (const last = commands + count; commands < last; ) {
        commands += 1;
        const title = `n-${String(commands).padStart(4, '0')}`;
        const chatId = chats[commands % chats.length]!;
        const who =
          people.find(({ id }) => id === chatId) ?? people[(commands * 7) % people.length]!;
        crowd.say(who, chatId, `/create task "${title}" for me`, title);
        await pause(breathMs);
        if (commands % 3 > 0) continue;
        crowd.say(who, chatId, `see you at ${title}`);
        await pause(breathMs);
      }
    },
  };
  return crowd;
}

/** On the stubbed network: WhatsApp's servers have it, whoever listens, and the page, where one is open. */
export function speakOn(network: StubNetwork, isHeard = () => true): (said: Said) => void {
  return (said) => {
    network.world.stored.push(said);
    network.make(isHeard() ? 'say' : 'miss', said).catch(() => {});
  };
}
