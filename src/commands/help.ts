import type { Topic } from '../languages/english/help.ts';
import { optionalText } from './arguments/text.ts';
import { wordsFor } from './arguments/words.ts';
import { type Command, defineCommand } from './command.ts';
import { situationOf, sixFor } from './help-here.ts';
import { inLanguage } from './in-language.ts';
import { createRecognizer } from './recognize.ts';
import { fold } from './tokenize.ts';

/** Seldom said: by their names alone, so that the list of all is no longer than two screens of a phone. */
const seldom: ReadonlySet<string> = new Set([
  'reopen',
  'due',
  'nudge',
  'reminders',
  'move reminder',
  'cancel reminder',
  'deliver',
  'assign',
  'change task',
  'cancel task',
  'invite',
  'change event',
  'cancel event',
  'away',
  'back',
  'attended',
  'rsvp',
  'reconcile',
  'skip',
  'promote',
  'leave',
  'demote',
  'rename',
  'archive',
  'unarchive',
  'campaign',
  'campaigns',
  'stop',
  'pause',
  'resume',
  'create chat',
  'calendar',
  'console',
  'top',
  'remove',
  'unlink chat',
  'context',
  'why',
  'confirm',
]);

/** "more", "all", in the language of a locale too. */
function asksForAll(text: string, locale: string): boolean {
  const { choicesFor } = wordsFor(locale);
  const words = ['more', 'all'];
  return [...words, ...words.flatMap(choicesFor)].includes(fold(text));
}

/** Help over a list of commands, drawn from the definitions that also parse. */
export function createHelp(others: readonly Command[]): Command {
  const help: Command = defineCommand({
    name: 'help',
    aliases: ['commands', 'start', 'menu'],
    topic: 'chat',
    brief: 'this list, or one with examples',
    summary: 'What you can say here; all of it; or one command with examples',
    who: 'For everyone.',
    examples: ['/help', '/help more', '/help create task'],
    slots: { command: optionalText('command') },
    run({ args, context, say }) {
      const { locale } = context;
      if (!args.command) {
        const six = sixFor[situationOf(context)];
        return say.helpHere(
          six.map((name) => inLanguage(commands.find((command) => command.name === name)!, locale)),
        );
      }
      if (asksForAll(args.command, locale)) {
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
      const asked = recognize(`/${args.command.replace(/^\//, '')}`, locale);
      if (asked?.kind === 'command') return say.command(inLanguage(asked.command, locale));
      if (asked?.kind === 'nearMiss') return say.nearMiss(asked);
      return say.unknown({ name: args.command });
    },
  });
  const commands = [...others, help];
  const recognize = createRecognizer(commands);
  return help;
}
