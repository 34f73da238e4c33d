// npm run chat
//
// A chat in the terminal with the running Muster, or one that is started for it: USAGE in
// chat/arguments.ts says how. To stdout goes what Muster says alone, also by phone; to stderr whatever else
// there is to say.
import { createInterface } from 'node:readline';
import { type Config, ConfigError, loadConfig } from '../src/config.ts';
import { parseChatArguments, USAGE } from './chat/arguments.ts';
import { createPhone, LOOK_MS } from './chat/calls.ts';
import { ChatError } from './chat/client.ts';
import { type Muster, openMuster } from './chat/muster.ts';
import { createSession, type Session } from './chat/session.ts';
import { runTerminal } from './chat/terminal.ts';

const given = parseChatArguments(process.argv.slice(2));
if ('problem' in given) {
  console.error(`${given.problem}\nnpm run chat -- --help says what there is.`);
  process.exit(2);
}
if (given.help) {
  console.log(USAGE);
  process.exit(0);
}
const { as, chat, key, url, messages } = given;
const { stdin, stdout } = process;
const colour = stdout.isTTY === true && !process.env.NO_COLOR;

const interrupted = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    interrupted.abort();
    process.exitCode = name === 'SIGINT' ? 130 : 143;
  });
}
// Whoever reads the replies may have enough of them: npm run chat -- … | head -1
stdout.on('error', () => interrupted.abort());

let muster: Muster | undefined;
let failed = false;
try {
  await run(loadConfig());
} catch (error) {
  failed = !interrupted.signal.aborted;
  if (failed)
    console.error(
      error instanceof ChatError || error instanceof ConfigError ? error.message : error,
    );
}
await muster?.stop();
process.exit(failed ? 1 : undefined);

async function run(config: Config): Promise<void> {
  const open = async () => {
    await muster?.stop();
    muster = await openMuster(config, {
      url,
      key,
      onStart: () => console.error('Muster is not running: starting it for this chat …'),
      signal: interrupted.signal,
    });
    return muster;
  };
  let { client } = await open();
  const session = await createSession({ client: () => client, as, chat, colour });

  if (messages.length > 0) {
    for (const message of messages) await sayAndPrint(session, message);
  } else if (stdin.isTTY && stdout.isTTY) {
    const organization = await client.organization();
    const reopen = async () => {
      ({ client } = await open());
    };
    await runTerminal({
      session,
      organization,
      reopen,
      input: stdin,
      output: stdout,
      colour,
      signal: interrupted.signal,
    });
  } else {
    await sayLines(session);
  }
}

/** Says each line that is piped in. Where it rings meanwhile, the next line is for the phone. */
async function sayLines(session: Session): Promise<void> {
  const phone = createPhone({
    find: session.call,
    play: session.playCall,
    show: (text) => void stdout.write(`${text}\n`),
  });
  // Lines may be long in coming: somebody waits for the phone to ring.
  const looking = setInterval(() => void phone.look(), LOOK_MS);
  try {
    for await (const line of createInterface({ input: stdin, signal: interrupted.signal })) {
      if (line.trim() === '') continue;
      await phone.look();
      if (!(await phone.take(line))) await sayAndPrint(session, line);
    }
  } finally {
    clearInterval(looking);
  }
}

async function sayAndPrint(session: Session, message: string): Promise<void> {
  if (interrupted.signal.aborted) return;
  const replies = await session.say(message);
  for (const { text, elsewhere } of replies) {
    stdout.write(`${elsewhere === undefined ? '' : `→ ${elsewhere}\n`}${text}\n`);
  }
  if (replies.length === 0) console.error('(no answer)');
}
