import { lines } from '../wording.ts';

interface CommandFacts {
  name: string;
  brief: string;
  summary: string;
  who: string;
  aliases?: readonly string[];
  examples: readonly string[];
}

const topics = { tasks: 'Tasks', events: 'Events', groups: 'Groups', chat: 'This chat' } as const;

export type Topic = keyof typeof topics;

export const help = () => ({
  overview(byTopic: Record<Topic, CommandFacts[]>): string {
    const blocks = (Object.keys(topics) as Topic[]).map((topic) =>
      lines(
        `*${topics[topic]}*`,
        ...byTopic[topic].map(({ name, brief }) => `/${name} · ${brief}`),
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
    return `There is no command /${name}. See /help`;
  },

  /** A problem with what was typed, and an example of the same command done right. */
  wrong({ problem, example }: { problem: string; example: string }): string {
    return lines(problem, `Like this: ${example}`);
  },

  /** What a keystroke answers is no longer so; the question comes again. */
  askedAgain(question: string): string {
    return lines('Something changed meanwhile.', question);
  },

  nothingDone(): string {
    return 'All right, nothing was done.';
  },

  nothingWaits(): string {
    return 'Nothing waits for your yes here: a question holds for five minutes. Say the command again.';
  },

  failed(): string {
    return 'Something went wrong on my side. Nothing was changed; please try again.';
  },
});
