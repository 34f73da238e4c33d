import { requireInOrganization, requireOnGroup } from '../context/policy.ts';
import { type Context, noGroupHere } from '../context/read-context.ts';
import type { Say } from '../languages/say.ts';
import { createSay } from '../languages/say.ts';
import { readArguments } from './arguments/read-arguments.ts';
import type { ArgumentProblem } from './arguments/slot.ts';
import type { Answer, Command, Resume } from './command.ts';
import { exampleOf, inLanguage } from './in-language.ts';
import { Misread } from './misread.ts';
import type { Recognized } from './recognize.ts';

/**
 * Runs what was recognized in its context and answers the reply. `resume` runs a command that waited
 * for a keystroke. Throws Misread, UserError and Unconfirmed; changes stand
 * in the context's transaction.
 */
export async function runRecognized(
  recognized: Recognized,
  context: Context,
  resume: Resume,
): Promise<Answer> {
  const say = createSay(context.locale, context.message.sentAt, context.zone);
  switch (recognized.kind) {
    case 'nearMiss':
      throw new Misread(say.nearMiss(recognized), recognized.likely);
    case 'unknown': {
      const { suggestions, likely } = recognized;
      const near = suggestions.length > 1 ? say.nearMiss({ suggestions }) : say.unknown(recognized);
      // Among people it may have been said to another bot.
      throw new Misread(near, likely, { isGuess: context.message.chat.kind === 'GROUP' });
    }
    case 'command':
      return runCommand(recognized.command, recognized.rest, context, resume);
  }
}

/** Characters behind the name of a command: the longest notes, and names besides (docs/rules.md, messages). */
const longestCommand = 8000;

async function runCommand(
  command: Command,
  rest: string,
  context: Context,
  resume: Resume,
): Promise<Answer> {
  const { actor } = context.change;
  if (command.inOrganization) requireInOrganization(actor, command.inOrganization);
  refuseTooLong(rest, context);
  const parsed = await readArguments(command.slots, rest, context);
  const say = createSay(context.locale, context.message.sentAt, context.zone);
  if (!parsed.ok) {
    const problem = describe(parsed.problem, say);
    if (parsed.likely !== undefined) {
      const { name } = inLanguage(command, context.locale);
      throw new Misread(problem, `/${name} ${parsed.likely}`);
    }
    const { code } = parsed.problem;
    const isLost = code === 'unexpected' || code === 'missing';
    const otherwise = isLost ? command.otherwise?.(rest, context, say) : undefined;
    if (otherwise) throw otherwise;
    const misread = parsed.problem.code === 'unexpected' ? parsed.problem.text : '';
    throw new Misread(say.wrong({ problem, example: exampleOf(command, context.locale, misread) }));
  }
  const args = parsed.value;
  if (!command.onGroup) return command.run({ args, context, group: null, say, resume });
  const group = await command.onGroup.groupOf(args, context);
  if (!group) throw noGroupHere(context);
  const { may } = command.onGroup;
  requireOnGroup(actor, typeof may === 'function' ? may(args) : may, group);
  return command.run({ args, context, group, say, resume });
}

/** Throws Misread for more than a command can say: before any of it is read. */
function refuseTooLong(rest: string, { locale, message, zone }: Context): void {
  if (rest.length <= longestCommand) return;
  const say = createSay(locale, message.sentAt, zone);
  throw new Misread(say.commandTooLong({ most: longestCommand }));
}

function describe(problem: ArgumentProblem, say: Say): string {
  switch (problem.code) {
    case 'unclosedQuote':
      return say.problems.unclosedQuote(problem);
    case 'missing':
      return say.problems.missing(problem);
    case 'unexpected':
      return say.problems.unexpected(problem);
    case 'doubtful':
      return say.problems.doubtful(problem);
    default:
      return say.problems[problem.code](problem);
  }
}
