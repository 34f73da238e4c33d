import { hash } from 'node:crypto';
import { requireConfirmedAbove } from '../../context/confirm.ts';
import type { OrganizationAction } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import type { CommandWords } from '../../languages/command-words.ts';
import type { TemplateId } from '../../languages/english/group-templates.ts';
import type { Topic } from '../../languages/english/help.ts';
import type { Say } from '../../languages/say.ts';
import { clauseWordsFor } from '../../languages/words.ts';
import { readBusiness } from '../../suggestions/asking.ts';
import { createFromTemplate } from '../../suggestions/create-from-template.ts';
import { findTemplate, listTemplates } from '../../suggestions/list-templates.ts';
import { templates } from '../../suggestions/templates.ts';
import { clause, optionalText } from '../arguments/text.ts';
import { wordsFor } from '../arguments/words.ts';
import { type Command, defineCommand } from '../command.ts';
import { inLanguage } from '../in-language.ts';
import { Misread } from '../misread.ts';
import { fold } from '../tokenize.ts';

/** What introduces a template; a name that begins so stands in quotes. */
const introductions = ['from', 'from template', 'from the template', 'by template'] as const;

/** What stands after the word that introduces a template; undefined where none does. */
export function afterFrom(rest: string, locale: string): string | undefined {
  const said = rest.trim().split(/\s+/);
  const phrase = wordsFor(locale)
    .phrasesFor(introductions)
    .find((words) => words.every((word, at) => word === fold(said[at] ?? '')));
  return phrase && said.slice(phrase.length).join(' ');
}

/** Makes a group by a template, as a form of another command, in whose words it is. */
export const fromTemplate = (
  words: CommandWords & { topic: Topic; may: OrganizationAction },
): Command => {
  const command: Command = defineCommand({
    ...words,
    slots: { template: optionalText('template'), name: clause('name', ['called', 'named']) },
    async run({ args, context, say }) {
      const { change, sender } = context;
      const templateId = await requireTemplate(args.template ?? '', command, context, say);
      const { rule } = say.groupTemplates[templateId];
      const wanted = {
        ...{ templateId, fill: true, contactIds: [sender.contactId] },
        ...(args.name === null ? {} : { name: args.name }),
      };
      const group = await createFromTemplate(change, wanted, (named, people) =>
        requireConfirmedAbove(
          context,
          people.length,
          `create group from ${templateId}: ${hash('md5', people.join())}`,
          (code) => say.confirmTemplate({ group: named, rule, people: people.length, code }),
        ),
      );
      const others = templates[templateId].criteria ? group.memberCount - 1 : null;
      return say.groupFromTemplate({ group, rule, others });
    },
  });
  return command;
};

/** Throws Misread where none is called so, with those that are, and the one that was probably meant. */
async function requireTemplate(
  typed: string,
  command: Command,
  { locale, change }: Context,
  say: Say,
): Promise<TemplateId> {
  const { businessType } = await readBusiness(change);
  const views = listTemplates(say, businessType);
  const found = findTemplate(typed, views);
  if ('id' in found) return found.id;
  const { near } = found;
  const own = near.length > 0 ? [] : views.filter((one) => one.businessType === businessType);
  const { name } = inLanguage(command, locale);
  const [introduction = introductions[0]] =
    clauseWordsFor(locale)[0]?.keywords['from template'] ?? [];
  throw new Misread(
    say.noTemplate({ typed, near, templates: own }),
    near.length === 1 ? `/${name} ${introduction} ${near[0]}` : undefined,
  );
}
