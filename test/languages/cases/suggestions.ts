import type { suggestions } from '../../../src/languages/english/suggestions.ts';
import type { SuggestionFacts } from '../../../src/languages/reply.ts';
import type { Say } from '../../../src/languages/say.ts';
import { type Cases, code, type Functions } from './facts.ts';

export function suggestionsCases(say: Say): Functions<ReturnType<typeof suggestions>> {
  const { name, rule } = say.groupTemplates['color-clients'];
  const group = { name, icon: '🎨' };
  return {
    criteria: {
      'a type': say.criteria({ by: 'appointmentType', is: 'Hair Color' }),
      'a provider': say.criteria({ by: 'appointmentProvider', is: 'Dr. Smith' }),
      'a way of booking': say.criteria({ by: 'bookingSource', is: 'Cal.com' }),
      new: say.criteria({ by: 'newlyAdded', days: 30 }),
      'not reached': say.criteria({ by: 'unreached', days: 30 }),
      'in a chat': say.criteria({ by: 'chat', chatId: '' }),
      together: say.criteria({ by: 'together', times: 4, days: 180 }),
    },
    confirmTemplate: { many: say.confirmTemplate({ group, rule, people: 212, code }) },
    groupFromTemplate: {
      'by hand': say.groupFromTemplate({ group, rule, others: null }),
      'with nobody': say.groupFromTemplate({ group, rule, others: 0 }),
      'with many': say.groupFromTemplate({ group, rule, others: 212 }),
    },
    noTemplate: {
      'nearly so': say.noTemplate({ typed: 'vip patient', near: ['VIP Patients'], templates: [] }),
      'none is near': say.noTemplate({
        typed: 'pirates',
        near: [],
        templates: [{ ...group, rule }],
      }),
      'not said which': say.noTemplate({ typed: '', near: [], templates: [{ ...group, rule }] }),
    },
  };
}

const facts: readonly SuggestionFacts[] = [
  { kind: 'type', said: 'Hair Color', businessType: 'SALON' },
  { kind: 'provider', said: 'Dr. Smith', businessType: 'MEDICAL' },
  { kind: 'source', said: 'Cal.com', businessType: 'GENERAL' },
  { kind: 'followUp', said: '', businessType: 'GENERAL' },
  { kind: 'new', said: '', businessType: 'RESTAURANT' },
  { kind: 'chat', said: 'Sunday Soccer', businessType: 'CLUB' },
  { kind: 'together', said: 'Sunday game', businessType: 'CLUB' },
];

/** Groups that are made of nothing but these words. */
export const offeredCases = (say: Say): Record<'suggestion' | 'groupTemplates', Cases> => ({
  suggestion: Object.fromEntries(
    facts.map((of) => {
      const { name, description, goodFor } = say.suggestion(of);
      return [of.kind, `${name}\n${description}\n${goodFor}`];
    }),
  ),
  groupTemplates: Object.fromEntries(
    Object.entries(say.groupTemplates).map(([id, { name, description, rule }]) => [
      id,
      `${name}\n${description}\n${rule}`,
    ]),
  ),
});
