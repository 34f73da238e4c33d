import type { BusinessType } from '../db/generated/enums.ts';
import type { TemplateId } from '../languages/english/group-templates.ts';
import type { Criteria } from '../languages/reply.ts';

/** A group to begin with; what it is called stands in languages/, and its colour is that of seed 001. */
export interface Template {
  businessType: BusinessType;
  color: string;
  icon: string;
  /** Whom it is filled with; null where only people know. */
  criteria: Criteria | null;
}

const type = (...words: string[]): Criteria => ({ by: 'words', field: 'appointmentType', words });
const instructions = (...words: string[]): Criteria => ({
  by: 'words',
  field: 'specialInstructions',
  words,
});
const newlyAdded: Criteria = { by: 'newlyAdded', days: 30 };
const unreached: Criteria = { by: 'unreached', days: 30 };
const comesAgain: Criteria = { by: 'going', times: 4, days: 180 };

const of = (
  businessType: BusinessType,
  color: string,
  icon: string,
  criteria: Criteria | null = null,
): Template => ({ businessType, color, icon, criteria });

/** By their ids. Words are of either language, up to where an accent may stand. */
export const templates: Record<TemplateId, Template> = {
  'vip-patients': of('MEDICAL', '#EC4899', '⭐'),
  'new-patients': of('MEDICAL', '#14B8A6', '🌱', newlyAdded),
  'follow-up-required': of(
    'MEDICAL',
    '#F59E0B',
    '🔁',
    type('follow', 'check', 'control', 'revisi', 'seguimiento'),
  ),
  'surgical-patients': of(
    'MEDICAL',
    '#EF4444',
    '🏥',
    type('surg', 'procedure', 'operation', 'cirug', 'quir', 'operaci', 'intervenci'),
  ),

  'vip-clients': of('SALON', '#EC4899', '💎'),
  'color-clients': of(
    'SALON',
    '#8B5CF6',
    '🎨',
    type('color', 'colour', 'highlight', 'balayage', 'mechas', 'tinte'),
  ),
  'monthly-regulars': of('SALON', '#10B981', '📅'),
  'bridal-clients': of(
    'SALON',
    '#F59E0B',
    '👰',
    type('bridal', 'bride', 'wedding', 'event', 'novia', 'boda'),
  ),

  'regular-guests': of('RESTAURANT', '#10B981', '🍽️'),
  'special-occasions': of(
    'RESTAURANT',
    '#EC4899',
    '🎂',
    type('birthday', 'anniversary', 'cumplea', 'aniversario'),
  ),
  'corporate-clients': of(
    'RESTAURANT',
    '#6B7280',
    '💼',
    instructions('company', 'corporate', 'business', 'empresa', 'negocio'),
  ),
  'wine-club-members': of(
    'RESTAURANT',
    '#7C2D12',
    '🍷',
    instructions('wine', 'pairing', 'vino', 'maridaje'),
  ),

  prospects: of('CONSULTANT', '#14B8A6', '🧭', type('discovery', 'intro', 'first', 'primera')),
  'active-clients': of(
    'CONSULTANT',
    '#3B82F6',
    '🤝',
    type('session', 'review', 'advi', 'sesi', 'revisi', 'asesor'),
  ),
  'retainer-clients': of('CONSULTANT', '#8B5CF6', '🔑'),
  'past-clients': of('CONSULTANT', '#6B7280', '🗄️'),

  players: of('CLUB', '#3B82F6', '⚽'),
  'club-regulars': of('CLUB', '#10B981', '🔥', comesAgain),
  'new-members': of('CLUB', '#14B8A6', '👋', newlyAdded),
  committee: of('CLUB', '#8B5CF6', '📋'),

  household: of('FAMILY', '#3B82F6', '🏠'),
  'extended-family': of('FAMILY', '#8B5CF6', '👪'),
  'family-gatherings': of('FAMILY', '#EC4899', '🎉', { by: 'going', times: 2, days: 365 }),
  trips: of('FAMILY', '#14B8A6', '🧳'),

  readers: of('BOOK_CLUB', '#3B82F6', '📚'),
  'regular-readers': of('BOOK_CLUB', '#10B981', '🔖', comesAgain),
  'new-readers': of('BOOK_CLUB', '#14B8A6', '👋', newlyAdded),
  hosts: of('BOOK_CLUB', '#F59E0B', '☕'),

  'vip-contacts': of('GENERAL', '#EC4899', '⭐'),
  'new-contacts': of('GENERAL', '#14B8A6', '🌱', newlyAdded),
  'needs-follow-up': of('GENERAL', '#F59E0B', '📞', unreached),
  regulars: of('GENERAL', '#10B981', '🔁', comesAgain),
};
