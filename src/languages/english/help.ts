import type { When } from '../reply.ts';
import { clip, lines, moreNames } from '../wording.ts';
import { format, replyYes, when } from './wording.ts';

interface CommandFacts {
  name: string;
  brief: string;
  summary: string;
  who: string;
  aliases?: readonly string[];
  examples: readonly string[];
}

/** A command in the list of all; what is seldom said stands there by its name alone. */
interface Listed extends CommandFacts {
  seldom: boolean;
}

const topics = {
  tasks: 'Tasks',
  events: 'Events',
  groups: 'Groups',
  chat: 'This chat',
} as const;

export type Topic = keyof typeof topics;

export const help = (now: Date) => ({
  /** What is of most use where it is asked, and how to see the rest. */
  helpHere(commands: readonly CommandFacts[]): string {
    return lines(
      ...commands.map(({ name, brief }) => `/${name} · ${brief}`),
      `More: /help more · Examples: /help ${commands[0]?.name}`,
    );
  },

  overview(byTopic: Record<Topic, Listed[]>): string {
    const blocks = (Object.keys(topics) as Topic[]).map((topic) =>
      lines(
        `*${topics[topic]}*`,
        ...byTopic[topic].flatMap(({ name, brief, seldom }) =>
          seldom ? [] : `/${name} · ${brief}`,
        ),
        moreNames('More', byTopic[topic]),
      ),
    );
    return lines(blocks.join('\n\n'), '\nHow to say one: /help create task');
  },

  command({ name, summary, who, examples, aliases = [] }: CommandFacts): string {
    return lines(
      `*/${name}* · ${summary}`,
      ...examples,
      `_${who}_`,
      aliases.length > 0 && `Also: ${aliases.map((alias) => `/${alias}`).join(', ')}`,
    );
  },

  /** Near misses are suggested, never run. */
  nearMiss({ suggestions }: { suggestions: readonly string[] }): string {
    if (suggestions.length === 1)
      return `Did you mean /${suggestions[0]}? See /help ${suggestions[0]}`;
    return `Did you mean one of these? ${suggestions.map((name) => `/${name}`).join(', ')}`;
  },

  unknown({ name }: { name: string }): string {
    return name === ''
      ? 'What shall I do? What you can say: /help'
      : `There is no command /${clip(name)}. See /help`;
  },

  /** A command with more characters than one may have. */
  commandTooLong({ most }: { most: number }): string {
    return `That is too long for me to read at once: a command has ${format(most)} characters at most. Say it in fewer words, or in several messages.`;
  },

  /** In a direct chat, to a command without its slash that would change something. */
  isItACommand(): string {
    return 'Shall I do that? Commands begin with a slash.';
  },

  greeting({ name }: { name: string }): string {
    return `Hi ${name}! 👋 What awaits you: /me · What you can say: /help`;
  },

  /** In a direct chat, to what means nothing to Muster. */
  notUnderstood(): string {
    return "Sorry, I don't understand that. What you can say: /help · What awaits you: /me";
  },

  /** A problem with what was typed, and an example of the same command done right. */
  wrong({ problem, example }: { problem: string; example: string }): string {
    return lines(problem, `Like this: ${example}`);
  },

  /** What a keystroke answers is no longer so; the question comes again. */
  /** What is to be made was made just now. */
  madeJustNow({ number, title, code }: { number: number; title: string; code: string }): string {
    return lines(
      `${title} is there already: #${number}, from a moment ago. Another one?`,
      replyYes(code),
    );
  },

  askedAgain(question: string): string {
    return lines('Something changed meanwhile.', question);
  },

  /** Another reading of a date, one keystroke away. */
  otherReading(moment: When): string {
    return `Reply 2 for ${when(moment, now)}`;
  },

  /** After what was wrong: the command that was probably meant. */
  orYes(command: string): string {
    return `Reply yes for: ${clip(command, 200)}`;
  },

  nothingDone(): string {
    return 'All right, nothing was done.';
  },

  nothingWaits(): string {
    return 'No question of yours waits here for that. Each has a code of its own, and holds for five minutes: say the command again.';
  },

  failed(): string {
    return 'Something went wrong on my side. Nothing was changed; please try again.';
  },
});
