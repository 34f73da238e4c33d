import { parseArgs } from 'node:util';

export interface ChatArguments {
  /** Who writes: a phone or a name. */
  as: string;
  /** The chat to write in; undefined for the direct chat with Muster. */
  chat: string | undefined;
  key: string | undefined;
  url: string | undefined;
  messages: string[];
  help: boolean;
}

export const USAGE = `npm run chat                      opens a chat in the terminal
npm run chat -- "/tasks" "/done 1"  says these, prints what is answered, and ends
… | npm run chat                  says each line

  --as <phone or name>   who writes; Abraham unless said otherwise
  --in <chat>            where; soccer unless said otherwise; made on first use
  --direct               in the direct chat with Muster
  --key <mst_…>          the key of another organization (an ADMIN's); the demo's otherwise
  --url <http://…>       another Muster than the one of this folder
  -h, --help             this`;

/** Reads the command line of the chat; answers a problem, in one line, where it cannot. */
export function parseChatArguments(argv: readonly string[]): ChatArguments | { problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        as: { type: 'string', default: 'Abraham' },
        in: { type: 'string' },
        direct: { type: 'boolean', default: false },
        key: { type: 'string' },
        url: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { as, in: chat, direct, key, url, help } = values;
    for (const [name, value] of Object.entries({ as, in: chat, key, url })) {
      if (value?.trim() === '') return { problem: `--${name} is empty.` };
    }
    if (direct && chat !== undefined) return { problem: '--in and --direct do not go together.' };
    if (url !== undefined && !/^https?:\/\/[^/]/.test(url)) {
      return { problem: `--url ${url}: expected an address, like http://127.0.0.1:3000` };
    }
    if (key !== undefined && !/^[\x21-\x7e]+$/.test(key)) {
      return { problem: '--key: expected a key, like mst_…' };
    }
    if (positionals.some((message) => message.trim() === '')) {
      return { problem: 'A message is empty.' };
    }
    return {
      as,
      chat: direct ? undefined : (chat ?? 'soccer'),
      key,
      url: url?.replace(/\/+$/, ''),
      messages: positionals,
      help,
    };
  } catch (error) {
    // Its first sentence says which option and why.
    return { problem: String((error as Error).message).split(/\. |\n/)[0] ?? '' };
  }
}
