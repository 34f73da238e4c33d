import type { BusinessType } from '../db/generated/enums.ts';
import type { GroupName, SuggestedCriteria } from '../languages/reply.ts';
import type { Belonging } from './people-of.ts';

/** What groups are suggested by, in the order in which a business is shown them. */
export const suggestionKinds = [
  /** Of the same type of appointment, and with the same provider. */
  'type',
  'provider',
  /** Whom calls did not reach. */
  'followUp',
  'new',
  /** Who booked in the same way. */
  'source',
  /** Who speaks in a chat that is about no group. */
  'chat',
  /** Who goes where the others go. */
  'together',
] as const;

export type SuggestionKind = (typeof suggestionKinds)[number];

/** Clubs and families have chats and events before appointments. */
export function kindsOf(businessType: BusinessType): readonly SuggestionKind[] {
  const isClub =
    businessType === 'CLUB' || businessType === 'FAMILY' || businessType === 'BOOK_CLUB';
  return isClub
    ? ['together', 'chat', 'new', 'followUp', 'type', 'provider', 'source']
    : suggestionKinds;
}

/** No group is suggested of fewer (seed 001, suggest_groups_for_tenant; of chats and circles our own). */
export const fewest: Record<SuggestionKind, number> = {
  type: 5,
  provider: 10,
  followUp: 3,
  new: 5,
  source: 10,
  chat: 2,
  together: 5,
};

/** Nor of more: as many people as an import or an export takes are put into a group at once. */
export const mostFilled = 10_000;

/** Of a kind so many are suggested, those of the most people. */
export const mostOfKind = 20;

/** A group that might be, before it is compared with those that are. */
export interface Candidate extends Belonging {
  /** What it is called by for good: its kind, and what tells it from others of that kind. */
  key: string;
  kind: SuggestionKind;
  /** What people have the same, as it is written most often; or the name of a chat, the title of an event. */
  said: string;
  criteria: SuggestedCriteria;
  count: number;
}

/** A group that is suggested. */
export interface Suggestion extends Omit<Candidate, 'said'> {
  name: string;
  description: string;
  goodFor: string;
  /** The criteria in words. */
  rule: string;
  color: string;
  icon: string;
  /** Three of them, those who have been known longest. */
  examples: { id: string; name: string }[];
  /** Of the groups in sight the most alike one. */
  near: Near | null;
}

export interface Near extends GroupName {
  id: string;
  /** How many of them are in it. */
  both: number;
  /** 0 to 1, as leastAlike. */
  alike: number;
}

/** How a suggested group looks: the colours of seed 001. */
export const looks: Record<SuggestionKind, { color: string; icon: string }> = {
  type: { color: '#8B5CF6', icon: '🗂️' },
  provider: { color: '#10B981', icon: '👤' },
  followUp: { color: '#F59E0B', icon: '📞' },
  new: { color: '#14B8A6', icon: '🌱' },
  source: { color: '#3B82F6', icon: '🔗' },
  chat: { color: '#3B82F6', icon: '💬' },
  together: { color: '#EC4899', icon: '🤝' },
};
