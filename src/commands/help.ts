import type { Topic } from '../languages/english/help.ts';
import { optionalText } from './arguments/text.ts';
import { type Command, defineCommand } from './command.ts';
import { inLanguage } from './in-language.ts';
import { createRecognizer } from './recognize.ts';

/** Seldom said: by their names alone, so that the list of all is no longer than two screens of a phone. */
const seldom: ReadonlySet<string> = new Set([
  'reopen',
  'assign',
  'cancel task',
  'invite',
  'rsvp',
  'reconcile',
  'promote',
  'leave',
  'demote',
  'rename',
  'unarchive',
  'unlink chat',
  'context',
  'why',
  'confirm',
]);

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
    run({ args, context: { locale }, say }) {
      const commands = [...others, help];
      if (!args.command) {
        const of = (topic: Topic) =>
          commands
            .filter((command) => command.topic === topic)
            .map((command) => ({
              ...inLanguage(command, locale),
              seldom: seldom.has(command.name),
            }));
        return say.overview({
          tasks: of('tasks'),
          events: of('events'),
          groups: of('groups'),
          chat: of('chat'),
        });
      }
      const asked = createRecognizer(commands)(`/${args.command.replace(/^\//, '')}`, locale);
      if (asked?.kind === 'command') return say.command(inLanguage(asked.command, locale));
      if (asked?.kind === 'nearMiss') return say.nearMiss(asked);
      return say.unknown({ name: args.command });
    },
  });
  return help;
}
