import { createInterface } from 'node:readline';
import { styleText } from 'node:util';
import { createPhone, LOOK_MS } from './calls.ts';
import { ChatError } from './client.ts';
import { harmless } from './render-whatsapp.ts';
import type { Place, Session, ShownReply } from './session.ts';
import { createTypedLines } from './typed-lines.ts';

export interface TerminalOptions {
  session: Session;
  organization: { name: string; timeZone: string; locale: string };
  /** Finds or starts the service again, after it was gone. */
  reopen(): Promise<void>;
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  colour: boolean;
  /** Aborted when the chat has to end. */
  signal: AbortSignal;
}

const HELP = `:as <name or phone>  write as somebody else
:in <chat>           go to another chat; a new name makes a new one
:direct              go to the direct chat with Muster
:people              who there is
:reply <text>        say it in reply to Muster's last message
:react <emoji>       react to it; without one, take that back
:vote <option>       vote in Muster's last poll; without one, take that back
:edit <text>         edit what you said last
:delete              delete what you said last
:quit                leave, as Ctrl-D and Ctrl-C do
When your phone rings, y picks up, n declines, and anything else is what you say on it.
A line that ends in \\ goes on in the next. Everything else is said in the chat: /help is Muster's.`;

/** Messages of the chat that are shown on entering it. */
const SHOWN_HISTORY = 6;

/** Lets somebody chat in the terminal until they leave. */
export async function runTerminal(options: TerminalOptions): Promise<void> {
  const { session, organization, reopen, input, output, colour, signal } = options;
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(format, text, { validateStream: false }) : text;
  const print = (text: string) => output.write(`${text}\n`);
  const time = new Intl.DateTimeFormat(organization.locale, {
    timeZone: organization.timeZone,
    ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    hourCycle: 'h23',
  });

  function entry(who: string | undefined, text: string, note = ''): void {
    const label =
      who === undefined ? style(['bold', 'green'], 'Muster') : style('bold', harmless(who));
    print(`${label}${note && ` ${style('dim', harmless(note))}`}\n${text.replace(/^/gm, '  ')}`);
  }

  function header(): void {
    const { name, phone } = session.me();
    const who = name === phone ? phone : `${name} (${phone})`;
    const line = `── ${who} in ${describePlace(session.place())} · ${organization.name}`;
    print(style('dim', harmless(line)));
  }

  async function enter(): Promise<void> {
    header();
    const past = await session.history(SHOWN_HISTORY);
    for (const message of past) entry(message.who, message.text, time.format(message.sentAt));
    if (past.length === 0) print(style('dim', 'Nothing has been said here yet.'));
  }

  function answer(replies: readonly ShownReply[]): void {
    for (const { text, elsewhere } of replies)
      entry(undefined, text, elsewhere && `→ ${elsewhere}`);
    if (replies.length === 0) print(style('dim', '  (no answer)'));
  }

  const actions: Record<string, (rest: string) => Promise<void> | void> = {
    async as(rest) {
      if (!rest) throw new ChatError('Who? Like this: :as Pau');
      await session.become(rest);
      if (session.place().kind === 'direct') await enter();
      else header();
    },
    async in(rest) {
      if (!rest) throw new ChatError('Where? Like this: :in books');
      await session.goTo(rest);
      await enter();
    },
    async direct() {
      await session.goTo(undefined);
      await enter();
    },
    async people() {
      const people = await session.people();
      for (const { name, phone } of people)
        print(`  ${harmless(name).padEnd(20)} ${phone ?? 'no phone'}`);
      if (people.length === 0) print('There are no contacts yet.');
    },
    async reply(rest) {
      if (!rest) throw new ChatError('What? Like this: :reply /done');
      answer(await session.reply(rest));
    },
    react: (rest) => session.react(rest || null),
    vote: (rest) => session.vote(rest || null),
    async edit(rest) {
      if (!rest) throw new ChatError('What should it say? Like this: :edit /tasks');
      answer(await session.revise(rest));
    },
    async delete() {
      answer(await session.revise(null));
    },
    help: () => void print(HELP),
    quit: () => leave(),
  };

  const phone = createPhone({
    find: session.call,
    play: session.playCall,
    // The line that is being typed makes room, and is there again below.
    show(text) {
      output.write('\r\u001b[J');
      print(style('bold', text));
      if (!left) lines.prompt(true);
    },
  });

  async function deal(message: string): Promise<void> {
    const [, name, rest = ''] = /^:([a-z]{2,})(?:\s+(.*))?$/s.exec(message) ?? [];
    try {
      if (name !== undefined) {
        const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
        if (!action) throw new ChatError(`There is no :${name}. :help says what there is.`);
        await action(rest.trim());
        return;
      }
      if (await phone.take(message)) return;
      answer(await session.say(message));
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
      print(style('red', error.message));
      if (error.status === undefined && name === undefined) {
        await reopen();
        print(style('dim', 'Muster is here again: say it once more.'));
      }
    }
  }

  const typed = createTypedLines();
  let pasting = false;
  let left = signal.aborted;
  let turn: Promise<void> = Promise.resolve();
  let looking: NodeJS.Timeout | undefined;
  const lines = createInterface({ input, output, terminal: true, historySize: 500 });
  const leave = () => {
    left = true;
    lines.close();
  };
  const prompt = () => {
    if (left) return;
    const { name } = session.me();
    lines.setPrompt(
      typed.isOpen() ? style('dim', '… ') : `${style(['bold', 'blue'], harmless(name))} › `,
    );
    lines.prompt();
  };
  // Terminals that know bracketed paste say where what is pasted begins and ends.
  input.on('keypress', (_text, key?: { name?: string }) => {
    if (key?.name === 'paste-start') pasting = true;
    if (key?.name === 'paste-end') pasting = false;
  });

  print(
    `${style('bold', 'Muster')}, a chat for trying it · :help says what you can do here, Ctrl-D leaves`,
  );
  await enter();
  output.write('\u001b[?2004h');
  try {
    await new Promise<void>((done, fail) => {
      let isLooking = false;
      // After whatever is being dealt with: what rings is shown between two answers.
      looking = setInterval(() => {
        if (isLooking) return;
        isLooking = true;
        turn = turn
          .then(() => (left ? undefined : phone.look()))
          .finally(() => {
            isLooking = false;
          });
        turn.catch(fail);
      }, LOOK_MS);
      signal.addEventListener('abort', leave);
      lines.on('SIGINT', leave);
      lines.on('close', () => {
        left = true;
        done();
      });
      lines.on('line', (line) => {
        const message = typed.add(line, { pasting });
        if (message === undefined || message.trim() === '') return prompt();
        turn = turn.then(() => (left ? undefined : deal(message))).then(prompt);
        turn.catch(fail);
      });
      prompt();
    });
  } finally {
    clearInterval(looking);
    lines.close();
    output.write('\u001b[?2004l\n');
  }
}

function describePlace({ id, kind, name, groupName, isNew }: Place): string {
  if (kind === 'direct') return 'the direct chat with Muster';
  const called = name === id ? id : `${id} (${name})`;
  if (isNew) return `${called}, a new chat`;
  if (groupName === undefined) return `${called}, linked to no group`;
  return groupName === name ? called : `${called}, linked to ${groupName}`;
}
