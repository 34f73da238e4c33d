import type { Change } from '../change/change.ts';
import type { TemplateId } from '../languages/english/group-templates.ts';
import type { CreatedGroup } from '../membership/create-group.ts';
import { readBusiness } from './asking.ts';
import { makeFilled } from './make-filled.ts';
import { readPeople } from './read-people.ts';
import { templates } from './templates.ts';

export interface FromTemplate {
  templateId: TemplateId;
  /** In place of the template's, in the language of the organization. */
  name?: string | undefined;
  /** Whether it is filled, where the template has criteria. */
  fill: boolean;
  /** Who is in it besides. */
  contactIds?: readonly string[];
}

/**
 * Makes a group by a template. `confirm` is told whom it is filled with before anything changes, and throws to leave it
 * so. Throws groupNameTaken, invalid (a name), tooManyAtOnce.
 */
export async function createFromTemplate(
  change: Change,
  { templateId, name, fill, contactIds = [] }: FromTemplate,
  confirm?: (group: { name: string; icon: string }, people: readonly string[]) => void,
): Promise<CreatedGroup> {
  const { color, icon, criteria } = templates[templateId];
  const { say } = await readBusiness(change);
  const text = say.groupTemplates[templateId];
  const found = fill && criteria ? await readPeople(change, { criteria }) : [];
  const others = found.filter((id) => !contactIds.includes(id));
  const group = { name: name ?? text.name, icon };
  confirm?.(group, others);
  return makeFilled(
    { ...change, reason: `template ${templateId}` },
    { ...group, color, description: text.description },
    [...contactIds, ...others],
  );
}
