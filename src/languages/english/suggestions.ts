import type {
  BusinessWord,
  GroupName,
  SuggestedCriteria,
  SuggestionFacts,
  SuggestionText,
  TemplateText,
} from '../reply.ts';
import { groupName, handle, lines, quote } from '../wording.ts';
import { groupTemplates } from './group-templates.ts';
import { didYouMean, people, plural, replyYes } from './wording.ts';

/** What the people of a business are called. */
const peopleOf: Record<BusinessWord, string> = {
  MEDICAL: 'Patients',
  SALON: 'Clients',
  RESTAURANT: 'Guests',
  CONSULTANT: 'Clients',
  CLUB: 'Members',
  FAMILY: 'Relatives',
  BOOK_CLUB: 'Readers',
  GENERAL: 'Clients',
};

export const suggestions = () => ({
  groupTemplates,

  suggestion(facts: SuggestionFacts): SuggestionText {
    switch (facts.kind) {
      case 'type':
        return {
          name: `${facts.said} ${peopleOf[facts.businessType]}`,
          description: `Contacts with ${facts.said} appointments`,
          goodFor: `Calling and telling them about ${facts.said} alone`,
        };
      case 'provider':
        return {
          name: `${facts.said} ${peopleOf[facts.businessType]}`,
          description: `Contacts whose appointment is with ${facts.said}`,
          goodFor: `Calling and telling those of ${facts.said}, when they are away or late`,
        };
      case 'source':
        return {
          name: `${facts.said} Bookings`,
          description: `Contacts who booked through ${facts.said}`,
          goodFor: 'Comparing the ways in which people book',
        };
      case 'followUp':
        return {
          name: 'Needs Follow-up',
          description: 'Contacts whose last call did not reach them',
          goodFor: 'Calling them again, or writing to them',
        };
      case 'new':
        return {
          name: `New ${peopleOf[facts.businessType]}`,
          description: 'Contacts who were added of late',
          goodFor: 'Welcoming them',
        };
      case 'chat':
        return {
          name: facts.said,
          description: `Who speaks in the chat ${facts.said}`,
          goodFor: 'Tasks, events and answers in that chat, which is linked to the group',
        };
      case 'together':
        return {
          name: `${facts.said} Regulars`,
          description: `Who come together, often to ${facts.said}`,
          goodFor: 'Planning with those who come anyway',
        };
    }
  },

  criteria(criteria: SuggestedCriteria): string {
    switch (criteria.by) {
      case 'appointmentType':
        return `Their appointment is of the type “${criteria.is}”`;
      case 'appointmentProvider':
        return `Their appointment is with “${criteria.is}”`;
      case 'bookingSource':
        return `They booked through “${criteria.is}”`;
      case 'newlyAdded':
        return `They were added in the last ${plural(criteria.days, 'day')}`;
      case 'unreached':
        return `Their last call of the last ${plural(criteria.days, 'day')} did not reach them`;
      case 'chat':
        return 'They spoke in a chat that is about no group';
      case 'together':
        return `Each two of them went to ${criteria.times} of the same events of the last ${plural(criteria.days, 'day')}`;
    }
  },

  confirmTemplate(asked: { group: GroupName; rule: string; people: number; code: string }): string {
    const { group, rule, code } = asked;
    return lines(
      `Make ${groupName(group)} and put ${people(asked.people)} into it?`,
      `${rule}.`,
      replyYes(code),
    );
  },

  /** `others` are in it besides whoever made it; null where whom it is for is known to people alone. */
  groupFromTemplate(made: { group: GroupName; rule: string; others: number | null }): string {
    const { group, rule, others } = made;
    return lines(
      others === null || others === 0
        ? `✅ ${groupName(group)} is there, with only you in it.`
        : `✅ ${groupName(group)} is there, with you and ${people(others)}.`,
      `${rule}${others === 0 ? ': nobody yet' : ''}.`,
      others === null
        ? `Put them in: /add @Pau to ${handle(group)}`
        : `You are its admin. Who is in it: /who is in ${handle(group)}`,
    );
  },

  /** No template is called so; `near` are called nearly so, and `templates` are told where none is. */
  noTemplate(asked: {
    typed: string;
    near: readonly string[];
    templates: readonly (Pick<TemplateText, 'name' | 'rule'> & { icon: string })[];
  }): string {
    const { typed, near, templates } = asked;
    const [first] = templates;
    return lines(
      typed === ''
        ? 'From which template?'
        : `There is no template ${quote(typed)}.${didYouMean(near)}`,
      ...templates.map(({ icon, name, rule }) => `${icon} ${name} · ${rule}`),
      first && `For example: /create group from ${first.name}`,
      first && typed !== '' && 'A name that begins with “from” stands in quotes.',
    );
  },
});
