import { lines } from './wording.ts';

interface CommandFacts {
  name: string;
  summary: string;
  who: string;
  examples: readonly string[];
}

const topics = { tasks: 'Tasks', events: 'Events', groups: 'Groups', chat: 'This chat' } as const;

export type Topic = keyof typeof topics;

export const help = () => ({
  overview(byTopic: Record<Topic, CommandFacts[]>): string {
    const blocks = (Object.keys(topics) as Topic[]).map((topic) =>
      lines(`*${topics[topic]}*`, ...byTopic[topic].map(({ examples }) => examples[0])),
    );
    return lines(blocks.join('\n\n'), '\nMore about one: /help create task');
  },

  command({ name, summary, who, examples }: CommandFacts): string {
    return lines(`*/${name}* · ${summary}`, ...examples, who);
  },

  /** Near misses are suggested, never run. */
  nearMiss({ suggestions }: { suggestions: readonly string[] }): string {
    if (suggestions.length === 1) return `Did you mean /${suggestions[0]}? See /help ${suggestions[0]}`;
    return `Did you mean one of these? ${suggestions.map((name) => `/${name}`).join(', ')}`;
  },

  unknown({ name }: { name: string }): string {
    return `I know no command /${name}. See /help`;
  },

  /** A problem with what was typed, and an example of the same command done right. */
  wrong({ problem, example }: { problem: string; example: string }): string {
    return lines(problem, `Like this: ${example}`);
  },

  failed(): string {
    return 'Something went wrong on my side. Nothing was changed; please try again.';
  },
});
