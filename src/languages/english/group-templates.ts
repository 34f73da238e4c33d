import type { TemplateText } from '../reply.ts';

/** The templates of groups by their ids: what they are called, and for whom they are (seed 001, group templates). */
export const groupTemplates = {
  'vip-patients': {
    name: 'VIP Patients',
    description: 'High-priority patients requiring special attention',
    rule: 'Patients with complex needs or of high value, chosen by hand',
  },
  'new-patients': {
    name: 'New Patients',
    description: 'First-time patients requiring onboarding',
    rule: 'Patients who were added in the last 30 days',
  },
  'follow-up-required': {
    name: 'Follow-up Required',
    description: 'Patients needing follow-up appointments',
    rule: 'Patients whose appointment is a follow-up or a check',
  },
  'surgical-patients': {
    name: 'Surgical Patients',
    description: 'Patients with surgical procedures',
    rule: 'Patients whose appointment is surgery or a procedure',
  },
  'vip-clients': {
    name: 'VIP Clients',
    description: 'Premium clients with special service requirements',
    rule: 'Clients of high value or who come often, chosen by hand',
  },
  'color-clients': {
    name: 'Color Clients',
    description: 'Clients who regularly get hair color services',
    rule: 'Clients whose appointment is color, highlights or balayage',
  },
  'monthly-regulars': {
    name: 'Monthly Regulars',
    description: 'Clients who book monthly appointments',
    rule: 'Clients who come every month, chosen by hand',
  },
  'bridal-clients': {
    name: 'Bridal Clients',
    description: 'Bridal and special event clients',
    rule: 'Clients whose appointment is for a bride, a wedding or an event',
  },
  'regular-guests': {
    name: 'Regular Guests',
    description: 'Frequently dining guests',
    rule: 'Guests with several reservations, chosen by hand',
  },
  'special-occasions': {
    name: 'Special Occasions',
    description: 'Guests celebrating special occasions',
    rule: 'Guests whose reservation is for a birthday or an anniversary',
  },
  'corporate-clients': {
    name: 'Corporate Clients',
    description: 'Business dining and corporate events',
    rule: 'Guests whose instructions mention a company or business',
  },
  'wine-club-members': {
    name: 'Wine Club Members',
    description: 'Guests interested in wine experiences',
    rule: 'Guests whose instructions mention wine or pairing',
  },
  prospects: {
    name: 'Prospects',
    description: 'People who are getting to know what you do',
    rule: 'Clients whose appointment is a first talk',
  },
  'active-clients': {
    name: 'Active Clients',
    description: 'Clients you are working with',
    rule: 'Clients whose appointment is a session, a review or advice',
  },
  'retainer-clients': {
    name: 'Retainer Clients',
    description: 'Clients with a standing agreement',
    rule: 'Clients with a retainer, chosen by hand',
  },
  'past-clients': {
    name: 'Past Clients',
    description: 'Clients to hear from now and then',
    rule: 'Clients whose work is done, chosen by hand',
  },
  'vip-contacts': {
    name: 'VIP Contacts',
    description: 'People who come first',
    rule: 'Contacts who matter most, chosen by hand',
  },
  'new-contacts': {
    name: 'New Contacts',
    description: 'People to welcome',
    rule: 'Contacts who were added in the last 30 days',
  },
  'needs-follow-up': {
    name: 'Needs Follow-up',
    description: 'People who could not be reached',
    rule: 'Contacts whose last call of the last 30 days did not reach them',
  },
  regulars: {
    name: 'Regulars',
    description: 'People who come again and again',
    rule: 'Contacts who went to 4 events of the last 180 days',
  },
  players: {
    name: 'Players',
    description: 'Who plays, with training and games',
    rule: 'Members who play, chosen by hand',
  },
  'club-regulars': {
    name: 'Club Regulars',
    description: 'The core of the club',
    rule: 'Members who went to 4 events of the last 180 days',
  },
  'new-members': {
    name: 'New Members',
    description: 'Members to welcome and show around',
    rule: 'Members who were added in the last 30 days',
  },
  committee: {
    name: 'Committee',
    description: 'Who runs the club',
    rule: 'Members who run the club, chosen by hand',
  },
  household: {
    name: 'Household',
    description: 'Who lives under one roof: shopping, chores, plans',
    rule: 'People who live together, chosen by hand',
  },
  'extended-family': {
    name: 'Extended Family',
    description: 'Grandparents, aunts, uncles and cousins',
    rule: 'Relatives near and far, chosen by hand',
  },
  'family-gatherings': {
    name: 'Family Gatherings',
    description: 'Birthdays, feasts and Sundays together',
    rule: 'People who went to 2 events of the last 365 days',
  },
  trips: {
    name: 'Trips',
    description: 'Who travels together: dates, packing, tickets',
    rule: 'People who travel together, chosen by hand',
  },
  readers: {
    name: 'Readers',
    description: 'Who reads the book of the month',
    rule: 'Members who read along, chosen by hand',
  },
  'regular-readers': {
    name: 'Regular Readers',
    description: 'Readers who come again and again',
    rule: 'Members who went to 4 events of the last 180 days',
  },
  'new-readers': {
    name: 'New Readers',
    description: 'Readers to welcome, with a copy of the book',
    rule: 'Members who were added in the last 30 days',
  },
  hosts: {
    name: 'Hosts',
    description: 'Who opens their home for an evening',
    rule: 'Members who host, chosen by hand',
  },
} satisfies Record<string, TemplateText>;

export type TemplateId = keyof typeof groupTemplates;
