import type { BusinessType } from '../db/generated/enums.ts';
import { nearest, squash } from '../forms/nearest.ts';
import type { TemplateId } from '../languages/english/group-templates.ts';
import type { TemplateText } from '../languages/reply.ts';
import { createSay, languageCodes, type Say } from '../languages/say.ts';
import { type Template, templates } from './templates.ts';

export type TemplateView = Template & TemplateText & { id: TemplateId };

export const templateIds = Object.keys(templates) as TemplateId[];

/** All templates in a language, those of a business first. */
export function listTemplates(say: Say, businessType: BusinessType): TemplateView[] {
  const views = templateIds.map((id) => ({ id, ...templates[id], ...say.groupTemplates[id] }));
  const isOwn = (one: TemplateView) => one.businessType === businessType;
  return [...views.filter(isOwn), ...views.filter((one) => !isOwn(one))];
}

/** The template that is called so, in whatever language, or by its id; without one, what comes nearest. */
export function findTemplate(
  typed: string,
  views: readonly TemplateView[],
): { id: TemplateId } | { near: string[] } {
  const wanted = squash(typed);
  const called = (id: TemplateId) => [
    id,
    ...everyLanguage.map((say) => say.groupTemplates[id].name),
  ];
  const id = templateIds.find((one) => called(one).some((name) => squash(name) === wanted));
  if (id) return { id };
  return {
    near: nearest(
      typed,
      views.map(({ name }) => name),
    ),
  };
}

const everyLanguage = languageCodes.map((code) => createSay(code, new Date(0), 'UTC'));
