import { z } from 'zod';
import { appointmentStatuses } from '../../people/contact-fields.ts';
import { id, instant } from '../schemas.ts';

const text = (most: number, example: string, description?: string) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .meta({ ...(description === undefined ? {} : { description }), examples: [example] });

const consentSource = z
  .enum(['CHAT', 'CALL', 'API', 'IMPORT'])
  .nullable()
  .meta({ description: 'How that is known.', examples: ['CHAT'] });

const fields = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .meta({ examples: ['Pau'] }),
  phone: z
    .string()
    .nullable()
    .meta({
      description:
        'With its country code; kept as E.164. A contact without one can do everything but be called.',
      examples: ['+34600111222'],
    }),
  email: z
    .string()
    .nullable()
    .meta({ examples: ['pau@example.org'] }),
  notes: z
    .string()
    .trim()
    .max(2000)
    .nullable()
    .meta({ examples: ['Prefers evenings'] }),
  locale: z
    .string()
    .max(100)
    .nullable()
    .meta({
      description:
        'BCP 47: in which they are answered, and told things in their direct chat. Null for that of the organization.',
      examples: ['es-ES'],
    }),
  timeZone: z
    .string()
    .max(100)
    .nullable()
    .meta({
      description:
        'IANA: by whose clock they are called. Null where only their phone tells. A city will do.',
      examples: ['Europe/Madrid'],
    }),
  appointmentTime: instant.nullable().describe('When their next appointment is.'),
  appointmentType: text(120, 'Check-up'),
  appointmentDuration: z
    .int()
    .min(1)
    .max(1440)
    .nullable()
    .meta({ description: 'In minutes.', examples: [30] }),
  appointmentStatus: z
    .enum(appointmentStatuses)
    .nullable()
    .meta({ examples: ['CONFIRMED'] }),
  appointmentProvider: text(120, 'Dr Vidal', 'Whom it is with.'),
  bookingSource: text(120, 'Website', 'How it was booked.'),
  specialInstructions: text(1000, 'Come fasting'),
  callHoursBefore: z
    .int()
    .min(1)
    .max(336)
    .nullable()
    .meta({
      description: 'So many hours before their appointment they are called.',
      examples: [24],
    }),
  callConsent: z
    .boolean()
    .nullable()
    .meta({
      description:
        'Whether they have said that they may be called; null where they have said neither.',
      examples: [true],
    }),
  doNotCall: z.boolean().meta({ description: 'They are never called.', examples: [false] }),
};

export const contact = z.object({
  id,
  ...fields,
  optedOutAt: instant.nullable().describe('When they said “stop” in their direct chat.'),
  callConsentSource: consentSource,
  callConsentAt: instant.nullable().describe('Since when that is known.'),
  doNotCallSource: consentSource,
  doNotCallAt: instant.nullable().describe('Since when they are not called.'),
  createdAt: instant,
  updatedAt: instant,
});

const { name } = fields;
const optional = {
  phone: fields.phone.exactOptional(),
  email: fields.email.exactOptional(),
  notes: fields.notes.exactOptional(),
  locale: fields.locale.exactOptional(),
  timeZone: fields.timeZone.exactOptional(),
  appointmentTime: fields.appointmentTime.exactOptional(),
  appointmentType: fields.appointmentType.exactOptional(),
  appointmentDuration: fields.appointmentDuration.exactOptional(),
  appointmentStatus: fields.appointmentStatus.exactOptional(),
  appointmentProvider: fields.appointmentProvider.exactOptional(),
  bookingSource: fields.bookingSource.exactOptional(),
  specialInstructions: fields.specialInstructions.exactOptional(),
  callHoursBefore: fields.callHoursBefore.exactOptional(),
  callConsent: fields.callConsent.exactOptional(),
  doNotCall: fields.doNotCall.exactOptional(),
};
export const newContact = z.strictObject({ name, ...optional });
export const contactEdit = z.strictObject({ name: name.exactOptional(), ...optional });
