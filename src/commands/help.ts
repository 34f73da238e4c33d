import type { Topic } from '../languages/english/help.ts';
import { optionalText } from './arguments/text.ts';
import { type Command, defineCommand } from './command.ts';
import { createRecognizer } from './recognize.ts';

/** Help over a list of commands, drawn from the definitions that also parse. */
export function createHelp(others: readonly Command[]): Command {
  const help: Command = defineCommand({
    name: 'help',
    aliases: ['commands', 'start', 'menu'],
    topic: 'chat',
    brief: 'this list, or one with examples',
    summary: 'What you can say, or one command with examples',
    who: 'For everyone.',
    examples: ['/help', '/help create task'],
    slots: { command: optionalText('command') },
    run({ args, say }) {
      const commands = [...others, help];
      if (!args.command) {
        const of = (topic: Topic) => commands.filter((command) => command.topic === topic);
        return say.overview({
          tasks: of('tasks'),
          events: of('events'),
          groups: of('groups'),
          chat: of('chat'),
        });
      }
      const asked = createRecognizer(commands)(`/${args.command.replace(/^\//, '')}`);
      if (asked?.kind === 'command') return say.command(asked.command);
      if (asked?.kind === 'nearMiss') return say.nearMiss(asked);
      return say.unknown({ name: args.command });
    },
  });
  return help;
}
